//! The word table: from the hash of a word to its number.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use wide::{CmpLt as _, i8x16};

use super::Concept;
use super::forms::Forms;

/// The number of a word in the table; 0 is any word that is not in it.
pub type WordId = u16;

/// The hash of one word after folding case and leaving hyphens out: 64 bits, eight letters a step.
/// Two words of the tables with one hash would fail a test; an unknown word meets one of them with a
/// chance of about 2⁻⁴⁵.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WordHash(u64);

impl WordHash {
    /// The hash of letters and digits as they stand in the text; capitals are folded by setting the
    /// bit that parts them from small letters in ASCII, which digits and the bytes of folded other
    /// letters bear already or keep.
    #[inline]
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let mut mixer = Mixer(0);
        for piece in bytes.chunks(16) {
            mixer.mix_piece(&first_sixteen(piece).to_le_bytes(), piece.len());
        }
        mixer.finish()
    }

    /// The hash of the first `length` letters of ASCII, at most sixteen, and whether all are capitals.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    pub fn of_letters(letters: &[u8; 16], length: usize) -> (Self, bool) {
        let mut mixer = Mixer(0);
        let small = mixer.mix_piece(letters, length);
        (mixer.finish(), small == 0)
    }

    /// The hash of a stem, which is never that of the whole word that is written alike.
    #[inline]
    #[must_use]
    pub const fn of_stem(self) -> Self {
        Self(self.0 ^ Mixer::STEP << 1)
    }

    /// The hash of a whole word, folded as the lexer folds it.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::of_bytes(&super::token::folded_word(word))
    }
}

/// The first sixteen bytes as one number, the first byte the lowest, and zeros where there are fewer: without a
/// loop, as words are short.
#[inline]
pub fn first_sixteen(bytes: &[u8]) -> u128 {
    let eight = |bytes: [u8; 8]| u128::from(u64::from_le_bytes(bytes));
    let four = |bytes: [u8; 4]| u128::from(u32::from_le_bytes(bytes));
    if let Some(all) = bytes.first_chunk() {
        return u128::from_le_bytes(*all);
    }
    // Two pieces that overlap, in which the same bytes fall on the same places.
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return eight(*first) | eight(*last) << (8 * (bytes.len() - 8));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return four(*first) | four(*last) << (8 * (bytes.len() - 4));
    }
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u128::from(*byte))
}

/// The bit that parts capitals from small letters in ASCII, in each of eight bytes.
const FOLD: u64 = 0x2020_2020_2020_2020;

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

    /// Takes the first `length` bytes of a piece, at most 16, of which none is zero, and tells which bits show small
    /// letters.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    fn mix_piece(&mut self, piece: &[u8; 16], length: usize) -> u64 {
        let (head, tail) = piece.split_at(8);
        let first = u64::from_le_bytes(head.try_into().expect("eight bytes"));
        let second = u64::from_le_bytes(tail.try_into().expect("eight bytes"));
        let (mask, more) = MASKS[length.min(16)];
        self.0 = (self.0 ^ (first | FOLD) & mask).wrapping_mul(Self::STEP).rotate_left(32);
        self.0 = (self.0 ^ (second | FOLD) & more).wrapping_mul(Self::STEP);
        self.0 ^= self.0 >> 32;
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
    // Letters are the first 26 from `a` on; compared as signed numbers, zero is the least one.
    let last = i8x16::splat(i8::MIN + 26);
    let place = |byte: u8| ((byte | 0x20).wrapping_sub(b'a') ^ 0x80).cast_signed();
    let bits = |chunk: &[u8; 16]| i8x16::from(chunk.map(place)).cmp_lt(last).move_mask();
    let (chunks, _) = window.as_chunks::<16>();
    chunks.iter().rev().fold(0, |mask, chunk| mask << 16 | u64::from(bits(chunk).cast_unsigned() & 0xffff))
}

/// The last bytes of a text, and zeros behind them.
#[cold]
pub fn filled_up<const LENGTH: usize>(bytes: &[u8]) -> [u8; LENGTH] {
    let mut out = [0; LENGTH];
    out[..bytes.len()].copy_from_slice(bytes);
    out
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
        let rest = &self.text[at..];
        let mut mask = if let Some(window) = rest.first_chunk() { letters_of(window) } else { letters_of(&filled_up(rest)) };
        if self.end - at < 64 {
            mask &= (1 << (self.end - at)) - 1;
        }
        (self.base, self.mask) = (at, mask);
        let count = (!mask).trailing_zeros() as usize;
        if count < 64 { count } else { 64 + self.text[at + 64..self.end].iter().take_while(|byte| byte.is_ascii_alphabetic()).count() }
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

/// Whether something that cites may begin with a word: never, with a small letter, with a capital one, always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Active(pub(super) u8);

impl Active {
    /// Never.
    pub const NEVER: Self = Self(0);
    /// With a small letter.
    pub const SMALL: Self = Self(1);
    /// With a capital letter.
    pub const CAPITAL: Self = Self(2);
    /// However it is written.
    pub const ALWAYS: Self = Self(3);

    /// Either way.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const EMPTY: Entry = Entry { word: 0, concept: Concept::Word, active: Active::NEVER };

impl Entry {
    /// A word that is in no table.
    pub const UNKNOWN: Self = EMPTY;
}

/// Where the lexer looks words up.
pub trait Lookup {
    /// What is known of the word with that hash.
    fn get(&self, hash: WordHash) -> Entry;
}

/// Three letters of a script with two bytes a letter.
pub const SHORT: usize = 6;

/// Words while they are collected.
#[derive(Debug, Default)]
pub struct Words {
    entries: FxHashMap<u64, Entry>,
    count: WordId,
    forms: Forms,
}

impl Lookup for Words {
    fn get(&self, hash: WordHash) -> Entry {
        self.entries.get(&hash.0).copied().unwrap_or(EMPTY)
    }
}

impl Words {
    /// None yet, of a language that writes its words so.
    #[must_use]
    pub fn new(forms: Forms) -> Self {
        Self { forms, ..Self::default() }
    }

    /// How the language writes its words.
    #[must_use]
    pub const fn forms(&self) -> &Forms {
        &self.forms
    }

    /// How the language writes its words, once they are collected.
    #[must_use]
    pub fn into_forms(self) -> Forms {
        self.forms
    }

    /// The number of a word, all forms of which share it; it is put in the table if it is not there yet.
    pub fn word(&mut self, spelling: &str) -> WordId {
        let word = super::token::folded_word(spelling);
        let key = self.forms.stem(&word).map_or_else(|| WordHash::of_bytes(&word), |stem| stem.key);
        self.entry(key).word
    }

    /// Says what a word means to the grammar in just this form; the last to say it is heard.
    pub fn mean(&mut self, spelling: &str, concept: Concept) -> WordId {
        let letters = super::token::folded_word(spelling);
        let key = WordHash::of_bytes(&letters);
        // The shortest words have no forms; what is left of a longer one may be written like them.
        let word = if letters.len() <= SHORT { self.entry(key).word } else { self.word(spelling) };
        let entry = self.entries.entry(key.0).or_insert(Entry { word, ..EMPTY });
        entry.concept = concept;
        entry.word
    }

    /// Makes `spelling` another way to write `same`; a word that is there already stays as it is.
    pub fn alias(&mut self, spelling: &str, same: &str) {
        let word = self.word(same);
        let entry = self.entries.get(&WordHash::of(same).0).copied().unwrap_or(Entry { word, ..EMPTY });
        self.entries.entry(WordHash::of(spelling).0).or_insert(entry);
    }

    /// A number for what is no word: several that are read as one.
    pub fn number(&mut self) -> WordId {
        self.count = self.count.checked_add(1).expect("fewer than 65,535 different words in all tables");
        self.count
    }

    fn entry(&mut self, key: WordHash) -> &mut Entry {
        if !self.entries.contains_key(&key.0) {
            let word = self.number();
            self.entries.insert(key.0, Entry { word, ..EMPTY });
        }
        self.entries.get_mut(&key.0).expect("put in above")
    }

    /// The table for looking words up, with what `active` says of each. O(n log n) for n words.
    #[must_use]
    pub fn freeze(&self, active: impl Fn(Entry) -> Active) -> WordTable {
        let mut entries: Vec<(u64, Entry)> =
            self.entries.iter().map(|(hash, entry)| (*hash, Entry { active: active(*entry), ..*entry })).collect();
        entries.sort_unstable_by_key(|(hash, _)| *hash);
        let mut groups: Vec<&[(u64, Entry)]> = entries.chunk_by(|a, b| WordTable::group(a.0) == WordTable::group(b.0)).collect();
        groups.sort_by_key(|group| Reverse(group.len()));
        let mut places = (entries.len() + entries.len() / 8).next_power_of_two();
        loop {
            if let Some(table) = WordTable::of(&groups, places) {
                return table;
            }
            places *= 2;
        }
    }
}

/// A place of the table: the lower half of the hash, and what is known. Eight bytes.
#[derive(Debug, Clone, Copy)]
struct Slot {
    tag: u32,
    entry: Entry,
}

const FREE: Slot = Slot { tag: 0, entry: EMPTY };

/// How many groups the words are parted into, as a power of two.
const GROUP_BITS: u32 = 11;

/// A table without collisions, after D. Belazzougui, F. C. Botelho and M. Dietzfelbinger, Hash,
/// displace, and compress, ESA 2009: the words fall into groups, and for each group a factor is
/// sought that puts all its words on free places, the largest group first. A look takes the same few
/// steps whether the word is known or not, and the table stays small enough for the nearest cache.
#[derive(Debug, Clone)]
pub struct WordTable {
    slots: Vec<Slot>,
    /// The factor of each group.
    factors: Box<[u16; 1 << GROUP_BITS]>,
    /// How far a product is shifted to be a place.
    shift: u32,
}

impl WordTable {
    /// The table with that many places, a power of two; `None` where a group does not fit.
    fn of(groups: &[&[(u64, Entry)]], places: usize) -> Option<Self> {
        let mut table =
            Self { slots: vec![FREE; places], factors: Box::new([1; 1 << GROUP_BITS]), shift: u32::BITS - places.max(2).ilog2() };
        for group in groups {
            let of = |hash: u64, factor: u16| Self::place(hash, factor, table.shift);
            let fits = |factor: &u16| {
                let is_free = |n: usize, at: usize| {
                    table.slots.get(at).is_some_and(|slot| slot.tag == 0) && group[..n].iter().all(|(other, _)| of(*other, *factor) != at)
                };
                group.iter().enumerate().all(|(n, (hash, _))| is_free(n, of(*hash, *factor)))
            };
            let factor = (1..=u16::MAX).step_by(2).find(fits)?;
            for (hash, entry) in *group {
                table.slots[Self::place(*hash, factor, table.shift)] = Slot { tag: *hash as u32, entry: *entry };
            }
            table.factors[Self::group(group[0].0)] = factor;
        }
        Some(table)
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    const fn group(hash: u64) -> usize {
        // The upper bits of a product depend on every letter.
        (hash >> (u64::BITS - GROUP_BITS)) as usize
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    const fn place(hash: u64, factor: u16, shift: u32) -> usize {
        // The middle of the hash: neither the bits of the group nor, all of them, those of the tag.
        (((hash >> 21) as u32).wrapping_mul(factor as u32) >> shift) as usize
    }
}

impl Lookup for WordTable {
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every word")]
    fn get(&self, hash: WordHash) -> Entry {
        let factor = self.factors[Self::group(hash.0)];
        let slot = self.slots.get(Self::place(hash.0, factor, self.shift)).unwrap_or(&FREE);
        std::hint::select_unpredictable(slot.tag == hash.0 as u32, slot.entry, EMPTY)
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
                let word = &bytes[at..at + count];
                if let Some(sixteen) = bytes[at..].first_chunk().filter(|_| (1..=16).contains(&count)) {
                    let expected = (WordHash::of_bytes(word), !word.iter().any(u8::is_ascii_lowercase));
                    assert_eq!(WordHash::of_letters(sixteen, count), expected, "{whole}");
                }
            }
        }
        let long = "x".repeat(200);
        assert_eq!(Letters::new(long.as_bytes(), 150).count(20), 130);
    }

    #[test]
    fn words_keep_their_number_whatever_their_case_and_hyphens() {
        let mut words = Words::default();
        let numbers: Vec<_> = (0..5000).map(|n| words.word(&format!("word{}", n * 7919))).collect();
        assert_eq!(words.word("co-operation"), words.word("Cooperation"));
        let table = words.freeze(|_| Active::NEVER);
        assert!(numbers.iter().enumerate().all(|(n, word)| table.get(WordHash::of(&format!("WORD{}", n * 7919))).word == *word));
        assert_eq!(table.get(WordHash::of("elsewhere")), EMPTY);
        assert!(table.slots.len() <= 8192, "{}", table.slots.len());
    }

    #[test]
    fn a_table_without_words_knows_none() {
        assert_eq!(Words::default().freeze(|_| Active::NEVER).get(WordHash::of("any")), EMPTY);
    }
}
