//! Forms of words: how a language finds a word of its tables in the form that stands in a text.
//!
//! Four strategies, chosen by the language's table: words stand as they are listed (English, French,
//! Spanish); they end in many ways (Russian, German); particles are written at their front and pronouns at
//! their end (Arabic); or nothing parts them (Chinese).

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use serde::Deserialize;

use super::words::{Entry, Lookup, SHORT, WordHash, first_sixteen};

/// What a language's table says of how its words are written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools, reason = "independent properties of a language, each a line of its table")]
pub struct Writing {
    /// English words and names count too, in the letters of another script: "United Nations, Treaty Series" in a
    /// Russian note.
    pub with_english: bool,
    /// Names of months begin with a capital.
    pub capital_months: bool,
    /// Small and capital letters differ.
    pub has_case: bool,
    /// Every noun of a title is written with a capital, so that capitals tell titles that no table has.
    pub title_case: bool,
    /// An ordinal is a number with a full stop: "12. August", "IV. Genfer Abkommen".
    pub ordinal_stop: bool,
    /// One and several are written alike.
    pub numberless: bool,
    /// Clauses begin with a capital.
    pub capital_clauses: bool,
    /// A body stands before its act: "Council resolution".
    pub body_first: bool,
    /// The number of an act stands before its word: 第63/180号决议.
    pub number_first: bool,
    /// A body that speaks has an article before its name: "The General Assembly,".
    pub articles: bool,
    /// A vowel gives way to an apostrophe before another: "l’Assemblée".
    pub elision: bool,
    /// Endings of verbs that open preambular clauses and may open one inside a sentence: "welcoming".
    pub participles: Vec<String>,
    /// Endings of verbs that open operative paragraphs: "welcomes".
    pub finites: Vec<String>,
    /// Endings of nouns and adjectives, and pronouns written behind them; the longest that leaves three letters
    /// is cut off.
    pub endings: Vec<String>,
    /// Particles written at the front of a word, by place: at most one of each list, in this order.
    pub prefixes: Vec<Vec<String>>,
    /// Nothing parts words: the longest entry of the tables is a word.
    pub unparted: bool,
}

/// The strategy, ready for use.
#[derive(Debug, Default)]
pub enum Forms {
    /// Words stand as they are listed.
    #[default]
    Listed,
    /// Particles in front, by place, and endings behind, the longest first.
    Inflected {
        /// Particles, each list with the longest first.
        prefixes: Vec<Vec<Affix>>,
        /// Endings by the last six bits of their last byte, each list with the longest first.
        endings: Box<[Vec<Affix>; 64]>,
        /// Whether the endings are of words in ASCII letters.
        is_ascii: bool,
    },
    /// Words are cut out of the text.
    Unparted(Box<Dictionary>),
}

/// The words of a language whose words nothing parts.
pub struct Dictionary {
    /// Finds the longest word at a place.
    pub finder: CharwiseDoubleArrayAhoCorasick<u32>,
    /// The words, in the order of the finder's values, until they are learnt.
    pub words: Vec<Box<str>>,
    /// What is known of each, once all words are collected.
    pub entries: Vec<Entry>,
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Dictionary").field("words", &self.words).finish_non_exhaustive()
    }
}

/// Letters that are left of a word at least, in bytes of scripts with two bytes a letter.
const LEAST: usize = 6;

/// Letters at the front or the end of a word, to be compared with its first or last sixteen bytes as a number.
#[derive(Debug, Clone, Copy)]
pub struct Affix {
    letters: u128,
    mask: u128,
    length: usize,
}

impl Affix {
    fn prefix(letters: &str) -> Self {
        let letters = super::token::folded_word(letters);
        assert!((1..=16).contains(&letters.len()), "particles and endings have one to sixteen bytes");
        Self { letters: first_sixteen(&letters), mask: u128::MAX >> (128 - 8 * letters.len()), length: letters.len() }
    }

    fn ending(letters: &str) -> Self {
        let Self { letters, mask, length } = Self::prefix(letters);
        let shift = 128 - 8 * length;
        Self { letters: letters << shift, mask: mask << shift, length }
    }

    const fn is_in(&self, bytes: u128) -> bool {
        bytes & self.mask == self.letters
    }
}

/// The stem of a word: what its forms share.
#[derive(Debug, Clone, Copy)]
pub struct Stem {
    /// Under which the tables have it.
    pub key: WordHash,
    /// Whether the word without its particles is one of the shortest, which are not known by their stem.
    pub is_short: bool,
}

impl Forms {
    /// The strategy of a language; `words` are all words of the tables of one whose words nothing parts.
    pub fn new<'w>(writing: &Writing, words: impl FnOnce() -> Vec<&'w str>) -> Self {
        if writing.unparted {
            let mut words = words();
            words.sort_unstable();
            words.dedup();
            let finder = CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest).build(&words);
            let finder = finder.expect("there are words, each once, and far fewer than the automaton has room for");
            let words = words.into_iter().map(Into::into).collect();
            return Self::Unparted(Box::new(Dictionary { finder, words, entries: Vec::new() }));
        }
        let longest_first = |list: &[String], affix: fn(&str) -> Affix| {
            let mut list: Vec<Affix> = list.iter().map(|letters| affix(letters)).collect();
            list.sort_by_key(|affix| std::cmp::Reverse(affix.length));
            list
        };
        let endings = longest_first(&writing.endings, Affix::ending);
        let prefixes: Vec<_> = writing.prefixes.iter().map(|list| longest_first(list, Affix::prefix)).collect();
        if endings.is_empty() && prefixes.is_empty() {
            return Self::Listed;
        }
        let is_ascii = writing.endings.first().is_some_and(|ending| ending.is_ascii());
        let mut by_last: Box<[Vec<Affix>; 64]> = Box::new(std::array::from_fn(|_| Vec::new()));
        for ending in endings {
            by_last[last_bits(ending.letters)].push(ending);
        }
        Self::Inflected { prefixes, endings: by_last, is_ascii }
    }

    /// Learns what is known of each word of the dictionary, so that it need not be looked up.
    pub fn learn(&mut self, table: &impl Lookup) {
        if let Self::Unparted(dictionary) = self {
            let words = std::mem::take(&mut dictionary.words);
            dictionary.entries = words.iter().map(|word| table.get(WordHash::of(word))).collect();
        }
    }

    /// Whether words in ASCII letters have forms.
    pub const fn inflects_ascii(&self) -> bool {
        matches!(self, Self::Inflected { is_ascii: true, .. })
    }

    /// The stem of a folded word. `None` where words stand as they are listed, and for words in ASCII letters in
    /// the text of another script.
    pub fn stem(&self, word: &[u8]) -> Option<Stem> {
        let Self::Inflected { prefixes, endings, is_ascii } = self else { return None };
        let is_number = word.first().is_some_and(u8::is_ascii_digit);
        let least = match word.is_ascii() {
            _ if is_number => return None,
            false => LEAST,
            true if *is_ascii => LEAST / 2,
            true => return None,
        };
        let bare = self.without_particles(word).last().unwrap_or(word);
        let last = &bare[bare.len().saturating_sub(16)..];
        let tail = first_sixteen(last) << (8 * (16 - last.len()));
        let ending = endings[last_bits(tail)].iter().find(|ending| ending.is_in(tail) && bare.len() >= ending.length + least);
        let stem = ending.map_or(bare, |ending| &bare[..bare.len() - ending.length]);
        Some(Stem { key: WordHash::of_bytes(stem).of_stem(), is_short: !prefixes.is_empty() && bare.len() <= SHORT })
    }

    /// The word without the particles in front, one list after the other.
    pub fn without_particles<'w>(&self, word: &'w [u8]) -> impl Iterator<Item = &'w [u8]> {
        let lists: &[Vec<Affix>] = if let Self::Inflected { prefixes, .. } = self { prefixes } else { &[] };
        let (mut bare, mut head) = (word, first_sixteen(word));
        lists.iter().map(move |list| {
            if let Some(prefix) = list.iter().find(|prefix| prefix.is_in(head) && bare.len() >= prefix.length + LEAST) {
                bare = &bare[prefix.length..];
                head >>= 8 * prefix.length;
            }
            bare
        })
    }
}

/// The last six bits of the last byte.
const fn last_bits(tail: u128) -> usize {
    (tail >> 120) as usize & 0x3f
}
