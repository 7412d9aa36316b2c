//! One language's words, names and verbs, ready to be looked up.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use smallvec::SmallVec;

use super::phrase::{Builder, Phrases};
use super::words::{Active, Lookup as _, WordHash, WordTable, Words};
use super::{Concept, Token, WordId, lex};
use crate::instrument::{Bodies, BodyRef, Catalogue, Instrument, Text};

/// A row of a language's table of type words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeWord {
    /// The word, in small letters.
    pub word: String,
    /// The catalogue's type word that it stands for.
    pub kind: String,
    /// Whether it stands for several instruments.
    #[serde(default)]
    pub plural: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ordinals {
    units: Vec<String>,
    tens: Vec<String>,
    round: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    code: String,
    concepts: BTreeMap<Concept, Vec<String>>,
    months: BTreeMap<String, u16>,
    ordinals: Ordinals,
    spellings: BTreeMap<String, String>,
    #[serde(rename = "type")]
    types: Vec<TypeWord>,
    verbs: BTreeMap<String, Vec<String>>,
}

/// What a name in the text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A row of the catalogue, by a title.
    Instrument(u32),
    /// A row of the catalogue, by an acronym that must be written in the case given.
    Acronym(u32),
    /// A body by its full name.
    Body(BodyRef),
    /// A body by an acronym in capitals.
    BodyAcronym(BodyRef),
    /// A body by the bare word for it: `Council`.
    BodyShort(BodyRef),
}

/// What a name may stand for: nearly always one thing.
pub type Names = SmallVec<[Named; 8]>;

/// What a clause does with what it cites: a place in the lexicon's list of relations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation(u8);

/// The words of one language with the names of the catalogue and of the bodies.
#[derive(Debug)]
pub struct Lexicon {
    code: String,
    table: WordTable,
    names: Phrases<Named>,
    verbs: Phrases<Relation>,
    types: Vec<TypeWord>,
    /// For each first letter of type words, a bit for each length that one has, but for two letters.
    type_shapes: [u32; 26],
    /// Value of months, ordinals and type words, by word number.
    values: Vec<u16>,
    /// What `relating to`, `concerning` and their like count as inside a name.
    on: WordId,
    /// Exact spellings of acronyms, by catalogue row.
    acronyms: Vec<Vec<Text>>,
    /// The words for relations, shared with every reference.
    shared: Vec<Arc<str>>,
    /// Which catalogue rows are conferences.
    conferences: Vec<bool>,
    /// The word for each ordinal, by its number.
    ordinals: Vec<String>,
}

impl Lexicon {
    /// English, with the names of `catalogue`: O(size of the tables).
    #[must_use]
    pub fn english(catalogue: &Catalogue) -> Self {
        let table: Table = toml::from_str(include_str!("../data/lang/en.toml")).expect("a test reads the embedded table");
        Self::new(table, catalogue.rows())
    }

    fn new(source: Table, instruments: &[Instrument]) -> Self {
        let mut words = Words::default();
        let mut lexicon = Self {
            code: source.code,
            table: words.freeze(|_| Active::NEVER),
            names: Builder::default().build(),
            verbs: Builder::default().build(),
            type_shapes: type_shapes(&source.types),
            types: source.types,
            values: Vec::new(),
            on: 0,
            acronyms: instruments.iter().map(|row| row.acronyms.clone()).collect(),
            shared: Vec::new(),
            ordinals: Vec::new(),
            conferences: instruments.iter().map(|row| row.kind == "conference").collect(),
        };
        for (concept, spellings) in source.concepts {
            for spelling in spellings {
                let word = words.mean(&spelling, concept);
                if concept == Concept::On {
                    lexicon.on = word;
                }
            }
        }
        for (spelling, month) in source.months {
            lexicon.value(words.mean(&spelling, Concept::Month), month);
        }
        lexicon.ordinal_words(&source.ordinals, &mut words);
        for at in 0..lexicon.types.len() {
            lexicon.value(words.mean(&lexicon.types[at].word, Concept::Type), at as u16);
        }
        for (other, same) in source.spellings {
            words.alias(&other, &same);
        }
        lexicon.add_names(instruments, &mut words);
        lexicon.add_verbs(source.verbs, &mut words);
        lexicon.table = words.freeze(|entry| match entry.concept {
            concept if concept.opens_reference() => Active::ALWAYS,
            _ if lexicon.verbs.start(entry.word).is_some() => Active::ALWAYS,
            _ if lexicon.names.start(entry.word).is_some() => Active::CAPITAL,
            _ => Active::NEVER,
        });
        lexicon
    }

    fn value(&mut self, word: WordId, value: u16) {
        let word = usize::from(word);
        self.values.resize(self.values.len().max(word + 1), 0);
        self.values[word] = value;
    }

    fn ordinal_words(&mut self, ordinals: &Ordinals, words: &mut Words) {
        self.ordinals = std::iter::once(String::new()).chain(ordinals.units.iter().cloned()).collect();
        let mut ordinal = |spelling: &str, value: usize| self.value(words.mean(spelling, Concept::Ordinal), value as u16);
        for (n, unit) in ordinals.units.iter().enumerate() {
            ordinal(unit, n + 1);
        }
        for (n, round) in ordinals.round.iter().enumerate() {
            ordinal(round, (n + 2) * 10);
        }
        for (tens, ten) in ordinals.tens.iter().enumerate() {
            for (units, unit) in ordinals.units.iter().enumerate().take(9) {
                ordinal(&format!("{ten}{unit}"), (tens + 2) * 10 + units + 1);
            }
        }
    }

    fn add_names(&mut self, instruments: &[Instrument], words: &mut Words) {
        let mut names = Builder::default();
        for (at, row) in instruments.iter().enumerate() {
            for name in row.all_names() {
                self.add_name(name, Named::Instrument(at as u32), &mut names, words);
            }
            for acronym in &row.acronyms {
                self.add_name(acronym, Named::Acronym(at as u32), &mut names, words);
            }
        }
        for (at, body) in Bodies::embedded().iter() {
            for name in body.all_names() {
                let is_acronym = !name.contains(' ') && name.bytes().all(|b| !b.is_ascii_lowercase());
                self.add_name(name, if is_acronym { Named::BodyAcronym(at) } else { Named::Body(at) }, &mut names, words);
            }
            if let Some(short) = body.short {
                self.add_name(short, Named::BodyShort(at), &mut names, words);
            }
        }
        self.names = names.build();
    }

    fn add_name(&mut self, name: &str, value: Named, names: &mut Builder<Named>, table: &mut Words) {
        let tokens = tokens_of(name, table);
        let (mut words, mut reached) = (SmallVec::<[WordId; 24]>::new(), 0);
        for (at, word) in self.steps(&tokens) {
            words.push(word);
            reached = at + 1;
        }
        // A name that the steps cannot cross to its end would be found by its beginning alone.
        let is_whole = tokens[reached..].iter().all(|token| !matches!(token.concept, Concept::Word | Concept::Number) && token.word == 0);
        if is_whole {
            names.add(words, value);
        }
    }

    fn add_verbs(&mut self, verbs: BTreeMap<String, Vec<String>>, words: &mut Words) {
        let mut tree = Builder::default();
        for (relation, phrases) in verbs {
            let value = Relation(self.shared.len() as u8);
            self.shared.push(relation.into());
            for phrase in phrases {
                let tokens = tokens_of(&phrase, words);
                tree.add(tokens.iter().filter(|token| token.concept != Concept::Also).map(|token| token.word), value);
            }
        }
        self.verbs = tree.build();
    }

    /// Steps over the tokens of a name as the tree counts them: articles, commas, quotation marks
    /// and parentheses left out, `relating to` and its like as `on`. Ends where a name must end.
    fn steps<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = (usize, WordId)> + 't {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let here = at;
                let token = tokens.get(at)?;
                at += 1;
                match token.concept {
                    Concept::Relating => {
                        at += usize::from(tokens.get(at).is_some_and(|next| next.concept == Concept::To));
                        return Some((here, self.on));
                    }
                    Concept::The | Concept::An => {}
                    Concept::Comma
                    | Concept::Hyphen
                    | Concept::Quote
                    | Concept::Possessive
                    | Concept::Colon
                    | Concept::Open
                    | Concept::Close
                    | Concept::Slash => {}
                    Concept::Mark if here > 0 && !token.is_spaced() => {}
                    Concept::Period if here > 0 && tokens[here - 1].concept == Concept::No => {}
                    _ if token.word > 0 => return Some((here, token.word)),
                    _ => return None,
                }
            }
        })
    }

    /// The number of the word that digits are, where a name has them.
    #[must_use]
    pub fn number(&self, digits: &str) -> WordId {
        self.table.get(WordHash::of_bytes(digits.as_bytes())).word
    }

    /// The word for an ordinal: `third`; hyphens as in titles.
    #[must_use]
    pub fn ordinal(&self, value: u16) -> Option<&str> {
        self.ordinals.get(usize::from(value)).map(String::as_str).filter(|word| !word.is_empty())
    }

    /// Whether a row of the catalogue is a conference.
    #[must_use]
    pub fn is_conference(&self, row: usize) -> bool {
        self.conferences[row]
    }

    /// The language's code: `en`.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Appends the tokens of `text[range]`.
    pub fn lex(&self, text: &str, range: std::ops::Range<usize>, out: &mut Vec<Token>) {
        lex(text, range, &self.table, out);
    }

    /// Whether a name may begin with this token.
    #[inline]
    #[must_use]
    pub fn begins_name(&self, token: &Token) -> bool {
        token.word > 0 && self.names.start(token.word).is_some()
    }

    /// The longest name that begins with the first of `tokens`: how many tokens it takes, and what
    /// it may stand for. O(length of the name).
    #[must_use]
    pub fn name_at(&self, text: &str, tokens: &[Token]) -> Option<(usize, Names)> {
        // A capital article in a title's quotation marks stands for the capital of its first word.
        let first = tokens.first()?;
        let has_article = matches!(first.concept, Concept::The | Concept::An) && first.is_upper();
        let first_word = if has_article { tokens.get(1)? } else { first };
        let mut node = self.names.start(first_word.word)?;
        let mut best = None;
        let mut steps = self.steps(tokens);
        steps.next()?;
        let mut taken = 1 + usize::from(has_article);
        loop {
            let values = self.names.values(node);
            if !values.is_empty() {
                best = Some((taken, node));
            }
            let Some((at, word)) = steps.next() else { break };
            let Some(next) = self.names.step(node, word) else { break };
            if tokens[at].flags.has(super::Flags::PARAGRAPH) {
                break;
            }
            (node, taken) = (next, at + 1);
        }
        let (taken, node) = best?;
        let exact = &text[first.start as usize..tokens[taken - 1].end as usize];
        let fits = |named: &Named| match *named {
            Named::Instrument(_) => first.is_upper() || first.concept == Concept::Number,
            Named::Acronym(row) => self.acronyms[row as usize].iter().any(|acronym| acronym == exact),
            Named::Body(_) | Named::BodyShort(_) => first.is_upper(),
            Named::BodyAcronym(_) => first.flags.has(super::Flags::CAPITALS),
        };
        let values: Names = self.names.values(node).iter().copied().filter(fits).collect();
        (!values.is_empty()).then_some((taken, values))
    }

    /// The longest verb of the table that begins with the first of `tokens`: how many tokens it
    /// takes, and the relation it stands for.
    #[must_use]
    pub fn verb_at(&self, tokens: &[Token]) -> Option<(usize, Relation)> {
        let mut node = self.verbs.start(tokens.first()?.word)?;
        let mut best = None;
        let mut at = 1;
        loop {
            if let Some(relation) = self.verbs.values(node).first() {
                best = Some((at, *relation));
            }
            while tokens.get(at).is_some_and(|token| matches!(token.concept, Concept::Also | Concept::Star)) {
                at += 1;
            }
            let Some(next) = tokens.get(at).and_then(|token| self.verbs.step(node, token.word)) else { break };
            node = next;
            at += 1;
        }
        best
    }

    /// The word for a relation: `recalls`, `reaffirms`.
    #[must_use]
    pub fn relation(&self, relation: Relation) -> &Arc<str> {
        &self.shared[usize::from(relation.0)]
    }

    /// Whether a verb of the table may begin with this token.
    #[inline]
    #[must_use]
    pub fn begins_verb(&self, token: &Token) -> bool {
        token.word > 0 && self.verbs.start(token.word).is_some()
    }

    /// The value of a month (1 to 12) or an ordinal.
    #[must_use]
    pub fn value_of(&self, token: &Token) -> u16 {
        self.values.get(usize::from(token.word)).copied().unwrap_or(0)
    }

    /// The row of a type word.
    #[must_use]
    pub fn type_of(&self, token: &Token) -> &TypeWord {
        &self.types[usize::from(self.value_of(token))]
    }

    /// Whether a word that the table lacks may be a type word with a slip in it: the first letter is the
    /// same, and it is at most two letters longer or shorter.
    #[must_use]
    pub fn may_be_type(&self, word: &str) -> bool {
        let letter = word.as_bytes().first().map_or(u8::MAX, |first| first.to_ascii_lowercase().wrapping_sub(b'a'));
        self.type_shapes.get(usize::from(letter)).is_some_and(|lengths| word.len() < 32 && lengths >> word.len() & 1 == 1)
    }

    /// The type word with that spelling, as it stands in titles of the catalogue.
    #[must_use]
    pub fn type_word(&self, spelling: &str) -> Option<&TypeWord> {
        self.types.iter().find(|row| row.word.eq_ignore_ascii_case(spelling))
    }
}

fn type_shapes(types: &[TypeWord]) -> [u32; 26] {
    let mut shapes = [0; 26];
    for word in types.iter().map(|row| &row.word) {
        let shape = word.as_bytes().first().and_then(|first| shapes.get_mut(usize::from(first.wrapping_sub(b'a'))));
        if let Some(shape) = shape.filter(|_| (2..30).contains(&word.len())) {
            *shape |= 0b1_1111 << (word.len() - 2);
        }
    }
    shapes
}

/// Lexes a phrase of a table, with each of its words put in the word table first, in the
/// spelling with `-ise` too.
fn tokens_of(phrase: &str, words: &mut Words) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(phrase.len() / 4);
    lex(phrase, 0..phrase.len(), &*words, &mut tokens);
    for token in tokens.iter_mut().filter(|token| token.word == 0 && matches!(token.concept, Concept::Word | Concept::Number)) {
        let word = token.text(phrase).to_lowercase();
        token.word = words.word(&word);
        if word.contains("iz") || word.contains("yz") {
            words.alias(&word.replace("iz", "is").replace("yz", "ys"), &word);
        }
    }
    tokens
}
