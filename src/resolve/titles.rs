//! Titles of the catalogue in the shape in which short forms are held against them.

use std::borrow::Cow;
use std::sync::OnceLock;

use fixedbitset::FixedBitSet;
use smallvec::SmallVec;

use crate::instrument::{Catalogue, Instrument, kebab};
use crate::lang::{Lexicon, Token, WordId};

/// A title in small letters, its words apart, with a space at both ends.
pub(super) fn pad(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    out.push(' ');
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// A padded title, and where its head ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Padded {
    title: String,
    head: usize,
    words: WordSet,
}

/// Which words a title may have: a bit for each, by its first bytes and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct WordSet(u64);

impl WordSet {
    /// Adds a word without the blanks around it.
    pub fn add(&mut self, word: &str) {
        let first = word.bytes().take(4).fold(word.len() as u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)));
        self.0 |= 1 << (first % 64);
    }

    fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl Padded {
    pub fn new(name: &str) -> Self {
        let opens_subject = |word| matches!(word, "on" | "for" | "to" | "under" | "against" | "relating" | "concerning" | "regarding");
        let title = pad(name);
        let mut words = WordSet::default();
        let mut head = title.len();
        let mut at = 1;
        for word in title[1..].split_terminator(' ') {
            words.add(word);
            if at > 1 && at < head && at + word.len() + 1 < title.len() && opens_subject(word) {
                head = at;
            }
            at += word.len() + 1;
        }
        Self { title, head, words }
    }

    /// Whether every word of another set may stand in the title: a quick look before the search.
    pub fn may_have(&self, words: WordSet) -> bool {
        self.words.holds(words)
    }

    /// The whole title.
    pub fn as_str(&self) -> &str {
        &self.title
    }

    /// What stands before its subject, the type word among it: "Paris Agreement under the …
    /// Convention …" is no convention.
    pub fn head(&self) -> &str {
        &self.title[..self.head]
    }
}

/// A title that says which instrument its own is annexed to, padded.
#[derive(Debug)]
pub(super) struct Annexed {
    /// Place in the catalogue.
    pub row: usize,
    /// What stands before "to the".
    pub head: String,
    /// What stands behind it.
    pub of: String,
}

/// The padded titles of each catalogue row, made when first asked for.
#[derive(Debug)]
pub struct Titles {
    rows: Vec<OnceLock<Vec<Padded>>>,
    annexed: OnceLock<Vec<Annexed>>,
    /// Every title in kebab case with its row, sorted.
    sorted: OnceLock<Vec<(Cow<'static, str>, usize)>>,
    slips: OnceLock<Slips>,
}

/// Titles by their words, and by their words but for one, whatever their order: hashes of the words,
/// added up, with the places of the row and of the name in it.
#[derive(Debug, Default)]
struct Slips {
    sorted: Vec<(u64, u32, u32)>,
    /// The low bits of every hash: nearly all that is looked up is told by them to be in no title.
    low: FixedBitSet,
    /// Where the hashes with the same high bits begin, and behind the last their number.
    high: Vec<u32>,
}

impl Slips {
    const LOW: usize = 1 << 19;
    const HIGH: usize = 1 << 12;

    fn new(mut sorted: Vec<(u64, u32, u32)>) -> Self {
        sorted.sort_unstable();
        sorted.dedup();
        let mut low = FixedBitSet::with_capacity(Self::LOW);
        low.extend(sorted.iter().map(|(sum, ..)| *sum as usize % Self::LOW));
        let mut at = 0;
        let begins = |high: usize| {
            at += sorted[at..].iter().take_while(|(sum, ..)| Self::high(*sum) < high).count();
            at as u32
        };
        let high = (0..=Self::HIGH).map(begins).collect();
        Self { sorted, low, high }
    }

    fn high(sum: u64) -> usize {
        (sum >> (u64::BITS - Self::HIGH.ilog2())) as usize
    }

    /// The titles with a sum. O(1), as far as hashes are spread.
    fn get(&self, sum: u64) -> impl Iterator<Item = (u32, u32)> {
        let may_be = self.low.contains(sum as usize % Self::LOW);
        let bounds = &self.high[Self::high(sum)..][..2];
        let alike = if may_be { bounds[0] as usize..bounds[1] as usize } else { 0..0 };
        self.sorted[alike].iter().filter(move |(other, ..)| *other == sum).map(|(_, row, name)| (*row, *name))
    }
}

/// What a word adds to the sum of a title (finalizer of MurmurHash3, A. Appleby, 2011).
fn share(word: WordId) -> u64 {
    let mixed = (u64::from(word) + 1).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53)
}

impl Titles {
    /// For a catalogue: O(number of rows).
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        Self {
            rows: catalogue.rows().iter().map(|_| OnceLock::new()).collect(),
            annexed: OnceLock::new(),
            sorted: OnceLock::new(),
            slips: OnceLock::new(),
        }
    }

    /// The padded titles of a row.
    pub(super) fn of(&self, row: usize, catalogue: &Catalogue) -> &[Padded] {
        self.rows[row].get_or_init(|| catalogue.rows()[row].all_names().map(Padded::new).collect())
    }

    fn sorted(&self, catalogue: &Catalogue) -> &[(Cow<'static, str>, usize)] {
        self.sorted.get_or_init(|| {
            let mut all: Vec<(Cow<'static, str>, usize)> =
                Catalogue::embedded_titles().map(|(title, row)| (Cow::Borrowed(title), row)).collect();
            let own = catalogue.rows().iter().enumerate().filter(|(_, row)| matches!(row.title, Cow::Owned(_)));
            let own: Vec<_> =
                own.flat_map(|(row, instrument)| instrument.all_names().map(move |name| (Cow::Owned(kebab(name)), row))).collect();
            if !own.is_empty() {
                all.extend(own);
                all.sort();
            }
            all
        })
    }

    /// The row that bears a title, given in kebab case. O(log n).
    pub(crate) fn by_title(&self, slug: &str, catalogue: &Catalogue) -> Option<usize> {
        let sorted = self.sorted(catalogue);
        let at = sorted.partition_point(|(title, _)| title.as_ref() < slug);
        sorted.get(at).filter(|(title, _)| title.as_ref() == slug).map(|(_, row)| *row)
    }

    fn slips(&self, catalogue: &Catalogue, lexicon: &Lexicon) -> &Slips {
        const LEAST: usize = 4;
        self.slips.get_or_init(|| {
            let mut sums = Vec::with_capacity(24 * catalogue.rows().len());
            let mut tokens: Vec<Token> = Vec::new();
            for (row, instrument) in catalogue.rows().iter().enumerate() {
                for (name, title) in instrument.all_names().enumerate() {
                    tokens.clear();
                    lexicon.lex(title, 0..title.len(), &mut tokens);
                    let words = || tokens.iter().map(|token| token.word).filter(|word| *word > 0).map(share);
                    if words().count() < LEAST {
                        continue;
                    }
                    let sum = words().fold(0, u64::wrapping_add);
                    sums.extend(std::iter::once(0).chain(words()).map(|word| (sum.wrapping_sub(word), row as u32, name as u32)));
                }
            }
            Slips::new(sums)
        })
    }

    /// The titles, with their rows, whose words may be those given but for one that is missing, added
    /// or another; a word that is in no title is 0. O(number of words).
    pub(crate) fn slips_of<'c>(&self, words: &[WordId], catalogue: &'c Catalogue, lexicon: &Lexicon) -> Vec<(usize, &'c str)> {
        let slips = self.slips(catalogue, lexicon);
        let strange = words.iter().filter(|word| **word == 0).count();
        let sum = words.iter().filter(|word| **word > 0).map(|word| share(*word)).fold(0, u64::wrapping_add);
        let mut found: SmallVec<[(u32, u32); 4]> = SmallVec::new();
        found.extend(slips.get(sum));
        // Where a word is strange, that is the one that differs.
        if strange == 0 {
            found.extend(words.iter().flat_map(|word| slips.get(sum.wrapping_sub(share(*word)))));
        }
        found.sort_unstable();
        found.dedup();
        let name = |(row, name): (u32, u32)| Some((row as usize, catalogue.rows()[row as usize].all_names().nth(name as usize)?));
        found.into_iter().filter_map(name).collect()
    }

    /// The only row with a title that begins with those words. O(log n).
    pub(super) fn with_beginning(&self, slug: &str, catalogue: &Catalogue) -> Option<usize> {
        let sorted = self.sorted(catalogue);
        let at = sorted.partition_point(|(title, _)| title.as_ref() < slug);
        let mut fitting = sorted[at..].iter().take_while(|(title, _)| title.starts_with(slug));
        let (title, row) = fitting.next()?;
        let ends_word = title.len() == slug.len() || title.as_bytes()[slug.len()] == b'-';
        (ends_word && fitting.all(|(_, other)| other == row)).then_some(*row)
    }

    /// Titles of protocols and amendments "to the" other instruments.
    pub(super) fn annexed(&self, catalogue: &Catalogue) -> &[Annexed] {
        self.annexed.get_or_init(|| {
            let is_annexed = |row: &Instrument| matches!(&*row.kind, "protocol" | "amendment" | "agreement");
            let titles = |row: usize| {
                let split = |name: &str| pad(name).split_once(" to the ").map(|(head, of)| (format!("{head} "), [" ", of].concat()));
                catalogue.rows()[row].all_names().filter_map(split).map(|(head, of)| Annexed { row, head, of }).collect::<Vec<_>>()
            };
            (0..catalogue.rows().len()).filter(|row| is_annexed(&catalogue.rows()[*row])).flat_map(titles).collect()
        })
    }
}
