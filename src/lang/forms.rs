//! Forms of words: how a language finds a word of its tables in the form that stands in a text.
//!
//! Four strategies, chosen by the language's table: words stand as they are listed (English, French,
//! Spanish); they end in many ways (Russian, German); particles are written at their front and pronouns at
//! their end (Arabic); or nothing parts them (Chinese).

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use super::words::{Entry, Lookup, WordHash};

/// What a language's table says of how its words are written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools, reason = "independent properties of a language, each a line of its table")]
pub struct Writing {
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
        prefixes: Vec<Vec<Box<[u8]>>>,
        /// Endings by the last six bits of their last byte, each list with the longest first.
        endings: Box<[Vec<Box<[u8]>>; 64]>,
        /// Whether the endings are of words in ASCII letters.
        is_ascii: bool,
    },
    /// Words are cut out of the text.
    Unparted(Box<Dictionary>),
}

/// The words of a language whose words nothing parts.
#[derive(Debug)]
pub struct Dictionary {
    /// Finds the longest word at a place.
    pub finder: AhoCorasick,
    /// The words, in the order of the finder's patterns.
    pub words: Vec<Box<str>>,
    /// What is known of each, once all words are collected.
    pub entries: Vec<Entry>,
}

/// Letters that are left of a word at least, in bytes of scripts with two bytes a letter.
const LEAST: usize = 6;

/// Set before a stem, so that it never meets a whole word that is written alike.
const STEM: u8 = 1;

impl Forms {
    /// The strategy of a language; `words` are all words of the tables of one whose words nothing parts.
    pub fn new<'w>(writing: &Writing, words: impl FnOnce() -> Vec<&'w str>) -> Self {
        if writing.unparted {
            let mut words = words();
            words.sort_unstable();
            words.dedup();
            let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words);
            let finder = finder.expect("far fewer words than the automaton has room for");
            let words = words.into_iter().map(Into::into).collect();
            return Self::Unparted(Box::new(Dictionary { finder, words, entries: Vec::new() }));
        }
        let longest_first = |list: &[String]| {
            let mut list: Vec<Box<[u8]>> = list.iter().map(|part| super::token::folded_word(part).into_boxed_slice()).collect();
            list.sort_by_key(|part| std::cmp::Reverse(part.len()));
            list
        };
        let endings = longest_first(&writing.endings);
        let prefixes: Vec<_> = writing.prefixes.iter().map(|list| longest_first(list)).collect();
        if endings.is_empty() && prefixes.is_empty() {
            return Self::Listed;
        }
        let is_ascii = endings.first().is_some_and(|ending| ending.is_ascii());
        let mut by_last: Box<[Vec<Box<[u8]>>; 64]> = Box::new(std::array::from_fn(|_| Vec::new()));
        for ending in endings {
            by_last[last_bits(&ending)].push(ending);
        }
        Self::Inflected { prefixes, endings: by_last, is_ascii }
    }

    /// Learns what is known of each word of the dictionary, so that it need not be looked up.
    pub fn learn(&mut self, table: &impl Lookup) {
        if let Self::Unparted(dictionary) = self {
            dictionary.entries = dictionary.words.iter().map(|word| table.get(WordHash::of(word))).collect();
        }
    }

    /// Whether words in ASCII letters have forms.
    pub const fn inflects_ascii(&self) -> bool {
        matches!(self, Self::Inflected { is_ascii: true, .. })
    }

    /// The stem of a folded word: what its forms share. `None` where words stand as they are listed, and for
    /// words in ASCII letters in the text of another script.
    pub fn stem(&self, word: &[u8]) -> Option<WordHash> {
        let Self::Inflected { prefixes, endings, .. } = self else { return None };
        let is_number = word.first().is_some_and(u8::is_ascii_digit);
        if (self.inflects_ascii() || !word.is_ascii()) && !is_number {
            let least = if word.is_ascii() { LEAST / 2 } else { LEAST };
            let bare = prefixes.iter().fold(word, |word, list| without_prefix(word, list));
            let of_last = &endings[last_bits(bare)];
            let stem = of_last.iter().find_map(|ending| bare.strip_suffix(&**ending).filter(|rest| rest.len() >= least)).unwrap_or(bare);
            let mut key = smallvec::SmallVec::<[u8; 64]>::new();
            key.push(STEM);
            key.extend_from_slice(stem);
            return Some(WordHash::of_bytes(&key));
        }
        None
    }

    /// The word without the particles in front, one list after the other.
    pub fn without_particles<'w>(&self, word: &'w [u8]) -> impl Iterator<Item = &'w [u8]> {
        let lists: &[Vec<Box<[u8]>>] = if let Self::Inflected { prefixes, .. } = self { prefixes } else { &[] };
        lists.iter().scan(word, |word, list| {
            *word = without_prefix(word, list);
            Some(*word)
        })
    }
}

/// The last six bits of the last byte.
fn last_bits(word: &[u8]) -> usize {
    usize::from(word.last().copied().unwrap_or_default() & 0x3f)
}

fn without_prefix<'w>(word: &'w [u8], list: &[Box<[u8]>]) -> &'w [u8] {
    list.iter().find_map(|prefix| word.strip_prefix(&**prefix).filter(|rest| rest.len() >= LEAST)).unwrap_or(word)
}
