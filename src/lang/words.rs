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
        let mut mixer = Mixer::default();
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            mixer.mix(u64::from_le_bytes(chunk.try_into().expect("eight bytes")) | FOLD);
        }
        let rest = chunks.remainder();
        mixer.finish(rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(byte | 0x20)), rest.len())
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

/// Takes eight letters at a time.
#[derive(Default)]
struct Mixer(u64);

impl Mixer {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

    #[inline]
    fn mix(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(Self::STEP);
        self.0 ^= self.0 >> 32;
    }

    /// Takes the last letters, fewer than eight.
    #[inline]
    fn finish(mut self, rest: u64, length: usize) -> WordHash {
        self.mix(rest ^ (length as u64) << 56);
        WordHash(self.0 | 1)
    }
}

/// How many ASCII letters stand at the beginning of `bytes`, their hash, and whether all are
/// capitals. Eight bytes are looked at in one step, without a branch for each letter.
#[inline(always)]
#[allow(clippy::inline_always, reason = "called once, for every word")]
pub fn letters(bytes: &[u8]) -> (usize, WordHash, bool) {
    let mut mixer = Mixer::default();
    let mut length = 0;
    let mut small = 0;
    loop {
        let chunk = match bytes.get(length..length + 8) {
            Some(chunk) => u64::from_le_bytes(chunk.try_into().expect("eight bytes")),
            None => bytes[length..].iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
        };
        let folded = chunk | FOLD;
        let low = folded & !HIGH;
        // A byte is a letter if it is at least `a` and at most `z` and has no high bit.
        let at_least_a = low + 0x1f1f_1f1f_1f1f_1f1f;
        let above_z = low + 0x0505_0505_0505_0505;
        let other = !(at_least_a & !above_z & !chunk) & HIGH;
        let count = (other.trailing_zeros() / 8) as usize;
        if count == 8 {
            small |= chunk & FOLD;
            mixer.mix(folded);
            length += 8;
            continue;
        }
        let mask = (1u64 << (count * 8)) - 1;
        small |= chunk & FOLD & mask;
        return (length + count, mixer.finish(folded & mask, count), small == 0);
    }
}

/// What the table knows of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its number; spellings of one word share it.
    pub word: WordId,
    /// What it means to the grammar.
    pub concept: Concept,
}

const EMPTY: Entry = Entry { word: 0, concept: Concept::Word };

/// A place of the table: the lower half of the hash, and what is known. Eight bytes.
#[derive(Debug, Clone, Copy)]
struct Slot {
    tag: u32,
    entry: Entry,
}

/// An open-addressed table, kept at most half full, with a filter of one bit a hash in front that
/// answers for most words that are not in the table from the first-level cache.
#[derive(Debug, Clone)]
pub struct WordTable {
    slots: Vec<Slot>,
    filter: Vec<u64>,
    used: usize,
    words: WordId,
    /// Full hashes of what is in the table, for growing.
    hashes: Vec<(u64, Entry)>,
}

/// Bits of the filter: 16 KiB.
const FILTER: usize = 1 << 17;

impl WordTable {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self { slots: vec![Slot { tag: 0, entry: EMPTY }; 1 << 14], filter: vec![0; FILTER / 64], used: 0, words: 0, hashes: Vec::new() }
    }

    #[inline]
    fn slot(&self, hash: u64) -> usize {
        // The upper bits of a product depend on every letter.
        (hash >> 44) as usize & (self.slots.len() - 1)
    }

    /// What is known of the word with that hash.
    #[inline]
    #[must_use]
    pub fn get(&self, hash: WordHash) -> Entry {
        let bit = (hash.0 >> 18) as usize & (FILTER - 1);
        if self.filter[bit / 64] >> (bit % 64) & 1 == 0 {
            return EMPTY;
        }
        let tag = hash.0 as u32;
        let mut at = self.slot(hash.0);
        loop {
            let slot = self.slots[at];
            if slot.entry.word == 0 || slot.tag == tag {
                return slot.entry;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The number of a word, which is put in the table if it is not there yet.
    pub fn word(&mut self, spelling: &str) -> WordId {
        let hash = WordHash::of(spelling);
        let found = self.get(hash);
        if found.word > 0 {
            return found.word;
        }
        self.words = self.words.checked_add(1).expect("fewer than 65,535 different words in all tables");
        self.put(hash, Entry { word: self.words, concept: Concept::Word });
        self.words
    }

    /// Says what a word means to the grammar.
    pub fn mean(&mut self, spelling: &str, concept: Concept) -> WordId {
        let word = self.word(spelling);
        self.put(WordHash::of(spelling), Entry { word, concept });
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

    fn put(&mut self, hash: WordHash, entry: Entry) {
        if self.used * 2 >= self.slots.len() {
            self.slots = vec![Slot { tag: 0, entry: EMPTY }; self.slots.len() * 2];
            for (hash, entry) in self.hashes.clone() {
                self.set(hash, entry);
            }
        }
        if self.set(hash.0, entry) {
            self.used += 1;
        }
        self.hashes.push((hash.0, entry));
        let bit = (hash.0 >> 18) as usize & (FILTER - 1);
        self.filter[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether the place was free.
    fn set(&mut self, hash: u64, entry: Entry) -> bool {
        let tag = hash as u32;
        let mut at = self.slot(hash);
        while self.slots[at].entry.word != 0 && self.slots[at].tag != tag {
            at = (at + 1) & (self.slots.len() - 1);
        }
        let was_free = self.slots[at].entry.word == 0;
        self.slots[at] = Slot { tag, entry };
        was_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_letters_at_a_time_are_the_same_word() {
        for text in
            ["a", "Assembly", "assemblies", "internationalization", "abcdefgh1", "zebra ", "AZ[", "`x", "{y", "caf\u{e9}", "ABCDEFGHIJ-k"]
        {
            let bytes = text.as_bytes();
            let count = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
            let (length, hash, capitals) = letters(bytes);
            assert_eq!(length, count, "{text}");
            assert_eq!(hash, WordHash::of_bytes(&bytes[..count]), "{text}");
            assert_eq!(capitals, !bytes[..count].iter().any(u8::is_ascii_lowercase), "{text}");
        }
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
