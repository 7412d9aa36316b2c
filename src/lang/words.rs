//! The word table: from the hash of a word to its number.

use super::Concept;

/// The number of a word in the table; 0 is any word that is not in it.
pub type WordId = u16;

/// The hash of one word after folding case and leaving hyphens out: 64 bits, eight letters a step.
/// Two words of the tables with one hash would fail a test; an unknown word meets one of them with a
/// chance of about 2⁻⁴⁵.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordHash(u64);

impl WordHash {
    /// The hash of letters and digits as they stand in the text; capitals are folded by setting the
    /// bit that parts them from small letters in ASCII, which digits and the bytes of folded other
    /// letters bear already or keep.
    #[inline]
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let mut mixer = Mixer::new(bytes.len());
        for piece in bytes.chunks(16) {
            let mut padded = [0; 16];
            padded[..piece.len()].copy_from_slice(piece);
            mixer.mix_piece(&padded, piece.len());
        }
        mixer.finish()
    }

    /// The hash of a whole word, folded as the lexer folds it.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let letters = word.chars().filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}'));
        Self::of_bytes(letters.flat_map(|c| crate::instrument::fold(c).unwrap_or(c).to_lowercase()).collect::<String>().as_bytes())
    }
}

/// The bit that parts capitals from small letters in ASCII, in each of eight bytes.
const FOLD: u64 = 0x2020_2020_2020_2020;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// For each length up to 16, the bits of the bytes that belong to it, in two halves.
const MASKS: [(u64, u64); 17] = {
    let mut masks = [(0, 0); 17];
    let mut length = 1;
    while length <= 16 {
        masks[length] = if length <= 8 { (u64::MAX >> (64 - 8 * length), 0) } else { (u64::MAX, u64::MAX >> (128 - 8 * length)) };
        length += 1;
    }
    masks
};

/// Takes sixteen letters at a time, in the same steps for a word of one letter and of sixteen:
/// where words end cannot be foreseen.
struct Mixer(u64);

impl Mixer {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    const fn new(length: usize) -> Self {
        Self((length as u64).wrapping_mul(Self::STEP))
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    const fn mix(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(Self::STEP);
        self.0 ^= self.0 >> 32;
    }

    /// Takes the first `length` bytes of a piece, at most 16, and tells which bits show small
    /// letters.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    fn mix_piece(&mut self, piece: &[u8; 16], length: usize) -> u64 {
        let (head, tail) = piece.split_at(8);
        let first = u64::from_le_bytes(head.try_into().expect("eight bytes"));
        let second = u64::from_le_bytes(tail.try_into().expect("eight bytes"));
        let (mask, more) = MASKS[length.min(16)];
        self.mix((first | FOLD) & mask);
        self.mix((second | FOLD) & more);
        (first & mask | second & more) & FOLD
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    const fn finish(self) -> WordHash {
        WordHash(self.0 | 1)
    }
}

/// A bit for each byte that is an ASCII letter.
fn letters_of(window: &[u8; 64]) -> u64 {
    let mut mask = 0;
    for (n, chunk) in window.chunks_exact(8).enumerate() {
        let chunk = u64::from_le_bytes(chunk.try_into().expect("eight bytes"));
        let low = (chunk | FOLD) & !HIGH;
        // A byte is a letter if it is at least `a` and at most `z` and has no high bit.
        let at_least_a = low + 0x1f1f_1f1f_1f1f_1f1f;
        let above_z = low + 0x0505_0505_0505_0505;
        let letters = (at_least_a & !above_z & !chunk & HIGH) >> 7;
        // Gathers one bit of each byte in the highest byte.
        mask |= (letters.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * n);
    }
    mask
}

/// Which of the next 64 bytes are ASCII letters, so that the length of a word is a count of bits.
pub struct Letters<'t> {
    text: &'t [u8],
    /// Where the range that is read ends.
    end: usize,
    /// Offset of the first of the 64 bytes.
    base: usize,
    /// A bit for each.
    mask: u64,
}

impl<'t> Letters<'t> {
    /// For a text that is read up to `end`.
    pub const fn new(text: &'t [u8], end: usize) -> Self {
        Self { text, end, base: end, mask: 0 }
    }

    /// How many ASCII letters stand at `at`, which lies before the end.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    pub fn count(&mut self, at: usize) -> usize {
        let offset = at.wrapping_sub(self.base);
        if offset < 64 {
            let count = (!(self.mask >> offset)).trailing_zeros() as usize;
            if offset + count < 64 {
                return count;
            }
        }
        self.look(at)
    }

    fn look(&mut self, at: usize) -> usize {
        let mut window = [0; 64];
        let here = &self.text[at..self.text.len().min(at + 64)];
        window[..here.len()].copy_from_slice(here);
        let mut mask = letters_of(&window);
        if self.end - at < 64 {
            mask &= (1 << (self.end - at)) - 1;
        }
        (self.base, self.mask) = (at, mask);
        let count = (!mask).trailing_zeros() as usize;
        if count < 64 { count } else { 64 + self.text[at + 64..self.end].iter().take_while(|byte| byte.is_ascii_alphabetic()).count() }
    }

    /// The hash of the `length` letters at `at`, and whether all are capitals.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    pub fn hash(&self, at: usize, length: usize) -> (WordHash, bool) {
        match self.text.get(at..at + 16).and_then(|piece| piece.try_into().ok()) {
            Some(piece) if length <= 16 => {
                let mut mixer = Mixer::new(length);
                let small = mixer.mix_piece(piece, length);
                (mixer.finish(), small == 0)
            }
            _ => {
                let letters = &self.text[at..at + length];
                (WordHash::of_bytes(letters), letters.iter().all(u8::is_ascii_uppercase))
            }
        }
    }
}

/// What the table knows of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its number; spellings of one word share it.
    pub word: WordId,
    /// What it means to the grammar.
    pub concept: Concept,
    /// Whether something that cites may begin with it.
    pub active: Active,
}

/// Whether something that cites may begin with a word: never, with a capital letter, always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Active(pub(super) u8);

impl Active {
    /// Never.
    pub const NEVER: Self = Self(0);
    /// With a capital letter.
    pub const CAPITAL: Self = Self(2);
    /// However it is written.
    pub const ALWAYS: Self = Self(3);
}

const EMPTY: Entry = Entry { word: 0, concept: Concept::Word, active: Active::NEVER };

/// A place of the table: the lower half of the hash, and what is known. Eight bytes.
#[derive(Debug, Clone, Copy)]
struct Slot {
    tag: u32,
    entry: Entry,
}

const FREE: Slot = Slot { tag: 0, entry: EMPTY };

/// How many groups the words are parted into.
const GROUPS: usize = 1 << 10;

/// A table without collisions, after R. E. Tarjan and A. C. Yao, Storing a Sparse Table, CACM 22
/// (1979): the words fall into groups, and each group is moved until all its words stand on free
/// places. A look takes the same few steps whether the word is known or not.
#[derive(Debug, Clone)]
pub struct WordTable {
    slots: Vec<Slot>,
    /// How far each group is moved.
    moves: Box<[u32; GROUPS]>,
    groups: Vec<Vec<u64>>,
    words: WordId,
}

impl WordTable {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self { slots: vec![FREE; 1 << 14], moves: Box::new([0; GROUPS]), groups: vec![Vec::new(); GROUPS], words: 0 }
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    fn group(hash: u64) -> usize {
        // The upper bits of a product depend on every letter.
        (hash >> 54) as usize
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    fn place(&self, hash: u64, moved: u32) -> usize {
        ((hash >> 32) as u32 ^ moved) as usize & (self.slots.len() - 1)
    }

    /// What is known of the word with that hash.
    #[inline(always)]
    #[must_use]
    #[allow(clippy::inline_always, reason = "called for every word")]
    pub fn get(&self, hash: WordHash) -> Entry {
        let slot = &self.slots[self.place(hash.0, self.moves[Self::group(hash.0)])];
        std::hint::select_unpredictable(slot.tag == hash.0 as u32, slot.entry, EMPTY)
    }

    /// The number of a word, which is put in the table if it is not there yet.
    pub fn word(&mut self, spelling: &str) -> WordId {
        let hash = WordHash::of(spelling);
        let found = self.get(hash);
        if found.word > 0 {
            return found.word;
        }
        self.words = self.words.checked_add(1).expect("fewer than 65,535 different words in all tables");
        self.put(hash, Entry { word: self.words, ..EMPTY });
        self.words
    }

    /// Says what a word means to the grammar.
    pub fn mean(&mut self, spelling: &str, concept: Concept) -> WordId {
        let word = self.word(spelling);
        self.put(WordHash::of(spelling), Entry { word, concept, ..EMPTY });
        word
    }

    /// Makes `spelling` another way to write `same`; a word that is there already stays as it is.
    pub fn alias(&mut self, spelling: &str, same: &str) {
        if self.get(WordHash::of(spelling)).word == 0 {
            self.word(same);
            let entry = self.get(WordHash::of(same));
            self.put(WordHash::of(spelling), entry);
        }
    }

    /// Says of each word whether something that cites may begin with it.
    pub fn activate(&mut self, active: impl Fn(Entry) -> Active) {
        for slot in self.slots.iter_mut().filter(|slot| slot.tag > 0) {
            slot.entry.active = active(slot.entry);
        }
    }

    fn put(&mut self, hash: WordHash, entry: Entry) {
        let group = Self::group(hash.0);
        let at = self.place(hash.0, self.moves[group]);
        if self.slots[at].tag == hash.0 as u32 {
            self.slots[at].entry = entry;
            return;
        }
        let mut members = self.take(group);
        members.push((hash.0, entry));
        self.settle(group, &members);
    }

    /// Takes the words of a group off their places.
    fn take(&mut self, group: usize) -> Vec<(u64, Entry)> {
        let hashes = std::mem::take(&mut self.groups[group]);
        hashes
            .into_iter()
            .map(|hash| {
                let at = self.place(hash, self.moves[group]);
                (hash, std::mem::replace(&mut self.slots[at], FREE).entry)
            })
            .collect()
    }

    /// Moves a group to where all its words have free places; where there is none, or the table is
    /// more than half full, it is made twice as large.
    fn settle(&mut self, group: usize, members: &[(u64, Entry)]) {
        let fits = |moved: u32| {
            let mut places = members.iter().map(|(hash, _)| self.place(*hash, moved));
            (0..members.len()).all(|_| places.next().is_some_and(|at| self.slots[at].tag == 0 && places.clone().all(|other| other != at)))
        };
        let is_roomy = usize::from(self.words) * 2 < self.slots.len();
        let Some(moved) = (0..self.slots.len() as u32).filter(|_| is_roomy).find(|moved| fits(*moved)) else {
            let all: Vec<Vec<(u64, Entry)>> = (0..GROUPS).map(|group| self.take(group)).collect();
            self.slots = vec![FREE; self.slots.len() * 2];
            for (at, group) in all.iter().enumerate().filter(|(_, group)| !group.is_empty()) {
                self.settle(at, group);
            }
            return self.settle(group, members);
        };
        self.moves[group] = moved;
        for (hash, entry) in members {
            let at = self.place(*hash, moved);
            self.slots[at] = Slot { tag: *hash as u32, entry: *entry };
        }
        self.groups[group] = members.iter().map(|(hash, _)| *hash).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_and_hashed_as_one_word() {
        for text in ["a", "Assembly", "assemblies", "internationalization", "abcdefgh1", "zebra ", "AZ[", "`x", "caf\u{e9}", "ABCDEFGHIJ-k"]
        {
            for (before, behind) in [("", ""), ("12 ", " and more of the same text behind it, to fill a window of bytes")] {
                let whole = format!("{before}{text}{behind}");
                let bytes = whole.as_bytes();
                let at = before.len();
                let count = text.bytes().take_while(u8::is_ascii_alphabetic).count();
                let mut letters = Letters::new(bytes, at + text.len());
                assert_eq!(letters.count(at), count, "{whole}");
                if count == 0 {
                    continue;
                }
                let word = &bytes[at..at + count];
                assert_eq!(letters.hash(at, count), (WordHash::of_bytes(word), !word.iter().any(u8::is_ascii_lowercase)), "{whole}");
            }
        }
        let long = "x".repeat(200);
        assert_eq!(Letters::new(long.as_bytes(), 150).count(20), 130);
    }

    #[test]
    fn words_keep_their_number_whatever_their_case_and_hyphens() {
        let mut table = WordTable::new();
        let words: Vec<_> = (0..5000).map(|n| table.word(&format!("word{}", n * 7919))).collect();
        assert!(words.iter().enumerate().all(|(n, word)| table.get(WordHash::of(&format!("WORD{}", n * 7919))).word == *word));
        assert_eq!(table.word("co-operation"), table.word("Cooperation"));
        assert_eq!(table.get(WordHash::of("elsewhere")), EMPTY);
    }
}
