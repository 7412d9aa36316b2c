//! The word table: from the hash of a word to its number.

use super::Concept;

/// The number of a word in the table; 0 is any word that is not in it.
pub type WordId = u16;

/// The hash of one word, letter by letter, after folding case and leaving hyphens out (FNV-1a, 64
/// bits). Two words of the tables with one hash would fail a test; an unknown word meets one of
/// them with a chance of about 2⁻⁵⁰.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordHash(u64);

impl WordHash {
    /// The hash of nothing.
    pub const START: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The hash with one more byte.
    #[inline]
    #[must_use]
    pub const fn with(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// The hash of a whole word, folded as the lexer folds it.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let letters = word.chars().filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}'));
        let mut bytes = [0; 4];
        letters.flat_map(char::to_lowercase).fold(Self::START, |hash, c| c.encode_utf8(&mut bytes).bytes().fold(hash, Self::with))
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

/// An open-addressed table, kept at most a quarter full: one cache line for most words that are not in it.
#[derive(Debug, Clone)]
pub struct WordTable {
    slots: Vec<(u64, Entry)>,
    used: usize,
    words: WordId,
}

const EMPTY: Entry = Entry { word: 0, concept: Concept::Word };

impl WordTable {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self { slots: vec![(0, EMPTY); 1 << 10], used: 0, words: 0 }
    }

    #[inline]
    fn slot(&self, hash: u64) -> usize {
        ((hash ^ (hash >> 29)) as usize) & (self.slots.len() - 1)
    }

    /// What is known of the word with that hash.
    #[inline]
    #[must_use]
    pub fn get(&self, hash: WordHash) -> Entry {
        let mut at = self.slot(hash.0);
        loop {
            let (found, entry) = self.slots[at];
            if found == hash.0 {
                return entry;
            }
            if found == 0 {
                return EMPTY;
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

    /// How many numbers have been given out.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.words as usize
    }

    fn put(&mut self, hash: WordHash, entry: Entry) {
        if self.used * 4 >= self.slots.len() {
            let larger = vec![(0, EMPTY); self.slots.len() * 2];
            let old = std::mem::replace(&mut self.slots, larger);
            for (found, entry) in old.into_iter().filter(|(found, _)| *found != 0) {
                let at = self.free(found);
                self.slots[at] = (found, entry);
            }
        }
        let at = self.free(hash.0);
        self.used += usize::from(self.slots[at].0 == 0);
        self.slots[at] = (hash.0, entry);
    }

    fn free(&self, hash: u64) -> usize {
        let mut at = self.slot(hash);
        while self.slots[at].0 != 0 && self.slots[at].0 != hash {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_number_whatever_their_case_and_hyphens() {
        let mut table = WordTable::new();
        let words: Vec<_> = (0..5000).map(|n| table.word(&format!("word{}", n * 7919))).collect();
        assert_eq!(table.len(), 5000);
        assert!(words.iter().enumerate().all(|(n, word)| table.get(WordHash::of(&format!("WORD{}", n * 7919))).word == *word));
        assert_eq!(table.word("co-operation"), table.word("Cooperation"));
        assert_eq!(table.get(WordHash::of("elsewhere")), EMPTY);
    }
}
