//! One language's words, names and verbs, ready to be looked up.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use smallvec::SmallVec;

use super::forms::{Forms, Writing};
use super::phrase::{Builder, Phrases};
use super::token::Spelling;
use super::words::{Active, Lookup as _, WordHash, WordTable, Words};
use super::{Concept, Flags, Language, Token, WordId, lex};
use crate::instrument::{Bodies, BodyRef, Catalogue, Instrument, InstrumentId, Session, Text};

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
    /// An English word that it holds beside the type: `optional` for 任择议定书.
    pub qualifier: Option<String>,
}

/// Ordinals: put together of tens and units in one word, as in English, or listed.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Ordinals {
    units: Vec<String>,
    tens: Vec<String>,
    round: Vec<String>,
    words: BTreeMap<String, u16>,
    phrases: BTreeMap<String, u16>,
}

/// A session's sort as the numbers of resolutions tell it, where it is not told by a Roman numeral: `(د-3)`.
#[derive(Debug, Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct SessionMarks {
    regular: Vec<String>,
    special: Vec<String>,
    emergency: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    code: String,
    #[serde(default)]
    writing: Writing,
    concepts: BTreeMap<Concept, Vec<String>>,
    #[serde(default)]
    phrases: BTreeMap<Concept, Vec<String>>,
    months: BTreeMap<String, u16>,
    #[serde(default)]
    ordinals: Ordinals,
    #[serde(default)]
    letters: BTreeMap<String, char>,
    #[serde(default)]
    sessions: SessionMarks,
    /// Series of decisions that are written in the language's letters: `م أ` for `CP` and `COP`.
    #[serde(default)]
    series: BTreeMap<String, Vec<String>>,
    /// Forms of "resolution" and "decision" that say "its" with a letter at their end.
    #[serde(default)]
    own: Vec<String>,
    /// Regions of two parts, from the word before "and" on: `asia and the pacific`.
    #[serde(default)]
    regions: Vec<String>,
    #[serde(default)]
    spellings: BTreeMap<String, String>,
    #[serde(rename = "type", default)]
    types: Vec<TypeWord>,
    verbs: BTreeMap<String, Vec<String>>,
}

impl Table {
    fn of(language: Language) -> Self {
        toml::from_str(language.tables().words).unwrap_or_else(|fault| panic!("the table of {}: {fault}", language.name()))
    }

    /// Every word, for a language whose words nothing parts.
    fn all_words(&self) -> impl Iterator<Item = &str> {
        let listed = self.concepts.values().chain(self.phrases.values()).chain(self.verbs.values()).flatten();
        let keys = self.months.keys().chain(self.ordinals.words.keys()).chain(self.ordinals.phrases.keys()).chain(self.spellings.keys());
        listed.chain(keys).chain(self.types.iter().map(|row| &row.word)).map(String::as_str)
    }
}

/// A name with what it stands for.
type Name<'n> = (&'n str, Named);

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
pub type Names<'l> = Cow<'l, [Named]>;

/// What a clause does with what it cites: its place in a list that all languages share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation(u8);

impl Relation {
    /// The word for it: `recalls`, `reaffirms`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        RELATIONS[usize::from(self.0)]
    }
}

/// The relations that verbs stand for, in every language, sorted.
const RELATIONS: [&str; 15] = [
    "acts under",
    "amends",
    "considers",
    "decides",
    "endorses",
    "extends",
    "guides",
    "implements",
    "notes",
    "reaffirms",
    "recalls",
    "regrets",
    "requests",
    "supersedes",
    "welcomes",
];

/// Words of a name that may begin with a small letter where capitals do not tell titles, at least.
const LONG: usize = 4;

/// Bytes of a word for a part letter, with particles in front, at most.
const LONGEST_LETTER: usize = 16;

/// The words of one language with the names of the catalogue and of the bodies.
#[derive(Debug)]
pub struct Lexicon {
    language: Language,
    table: WordTable,
    forms: Forms,
    writing: Writing,
    names: Phrases<Named>,
    verbs: Phrases<Relation>,
    /// First words of long names that may begin with a small letter.
    begins_long: FxHashSet<WordId>,
    /// Expressions of several words that are read as one, with the number of that word.
    joined: Phrases<(Concept, WordId)>,
    types: Vec<TypeWord>,
    /// Their rows by the form that is listed, where words have forms.
    type_forms: FxHashMap<WordHash, u16>,
    /// For each first letter of type words, a bit for each length that one has, but for two letters.
    type_shapes: [u32; 26],
    /// Value of months, ordinals and type words, by word number.
    values: Vec<u16>,
    /// What `relating to`, `concerning` and their like count as inside a name.
    on: WordId,
    /// Words for part letters.
    letters: Vec<(Vec<u8>, char)>,
    sessions: SessionMarks,
    /// Series of decisions in the language's letters, without white space, the longest first.
    series: Vec<(String, Vec<String>)>,
    /// Words that say "its" with a letter at their end.
    own: Vec<Vec<u8>>,
    /// The words of regions of two parts.
    regions: Vec<Vec<WordId>>,
    /// Exact spellings of acronyms, by catalogue row.
    acronyms: Vec<Vec<Text>>,
    /// Which catalogue rows are conferences.
    conferences: Vec<bool>,
    /// The word for each ordinal, by its number.
    ordinals: Vec<String>,
}

impl Lexicon {
    /// A language, with the names of `catalogue`: O(size of the tables). A row without a title in the language
    /// is known by its English ones.
    #[must_use]
    pub fn new(language: Language, catalogue: &Catalogue) -> Self {
        let mut tables = vec![Table::of(language)];
        if tables[0].writing.with_english {
            tables.push(Table::of(Language::English));
        }
        let names = names(language, tables.len() > 1 || language == Language::English, catalogue);
        Self::of_tables(language, tables, &names, catalogue.rows())
    }

    fn of_tables(language: Language, tables: Vec<Table>, names: &[Name], instruments: &[Instrument]) -> Self {
        let forms = Forms::new(&tables[0].writing, || {
            let pieces = names.iter().map(|(name, _)| *name).chain(tables[0].all_words()).flat_map(super::token::ideographs);
            pieces.collect()
        });
        let mut words = Words::new(forms);
        let mut lexicon = Self {
            language,
            table: words.freeze(|_| Active::NEVER),
            forms: Forms::Listed,
            writing: tables[0].writing.clone(),
            names: Builder::default().build(),
            verbs: Builder::default().build(),
            begins_long: FxHashSet::default(),
            joined: Builder::default().build(),
            types: Vec::new(),
            type_forms: FxHashMap::default(),
            type_shapes: [0; 26],
            values: Vec::new(),
            on: 0,
            letters: {
                let key = |word: &str| if tables[0].writing.has_case { word.into() } else { super::token::folded_word(word).into_vec() };
                tables[0].letters.iter().map(|(word, letter)| (key(word), *letter)).collect()
            },
            sessions: SessionMarks::default(),
            series: series(&tables[0].series),
            own: tables[0].own.iter().map(|word| super::token::folded_word(word).into_vec()).collect(),
            regions: Vec::new(),
            acronyms: acronyms(names, instruments.len()),
            ordinals: Vec::new(),
            conferences: instruments.iter().map(|row| row.kind == "conference").collect(),
        };
        let (mut joined, mut verbs) = (Builder::default(), Vec::new());
        for table in tables {
            lexicon.add_words(table, &mut words, &mut joined, &mut verbs);
        }
        lexicon.type_shapes = type_shapes(&lexicon.types);
        lexicon.joined = joined.build();
        let inside = lexicon.add_verbs(&verbs, &mut words);
        lexicon.add_names(names, &mut words);
        lexicon.table = words.freeze(|entry| match entry.concept {
            concept if concept.opens_reference() => Active::ALWAYS,
            _ => {
                let names = match entry.word {
                    word if lexicon.names.start(word).is_none() => Active::NEVER,
                    word if lexicon.begins_long.contains(&word) => Active::ALWAYS,
                    _ => Active::CAPITAL,
                };
                names.and(if inside.contains(&entry.word) { Active::SMALL } else { Active::NEVER })
            }
        });
        lexicon.forms = words.into_forms();
        lexicon.forms.learn(&lexicon.table);
        lexicon
    }

    fn add_words(&mut self, table: Table, words: &mut Words, joined: &mut Builder<(Concept, WordId)>, verbs: &mut Vec<(String, Relation)>) {
        for (concept, spellings) in table.concepts {
            for spelling in spellings {
                let word = words.mean(&spelling, concept);
                if concept == Concept::On && self.on == 0 {
                    self.on = word;
                }
            }
        }
        let mut phrases: Vec<(String, Concept, Option<u16>)> = Vec::new();
        for (concept, spellings) in table.phrases {
            phrases.extend(spellings.into_iter().map(|spelling| (spelling, concept, None)));
        }
        for (spelling, month) in table.months {
            if spelling.contains([' ', '/']) {
                phrases.push((spelling, Concept::Month, Some(month)));
            } else {
                self.value(words.mean(&spelling, Concept::Month), month);
            }
        }
        self.ordinal_words(&table.ordinals, words);
        phrases.extend(table.ordinals.phrases.into_iter().map(|(phrase, value)| (phrase, Concept::Ordinal, Some(value))));
        for row in table.types {
            let at = self.types.len() as u16;
            self.value(words.mean(&row.word, Concept::Type), at);
            self.type_forms.entry(WordHash::of(&row.word)).or_insert(at);
            self.types.push(row);
        }
        for (other, same) in table.spellings {
            words.alias(&other, &same);
        }
        for (phrase, concept, value) in phrases {
            let word = words.number();
            if let Some(value) = value {
                self.value(word, value);
            }
            let tokens = self.tokens_of(&phrase, words);
            joined.add(tokens.iter().map(|token| token.word).filter(|word| *word > 0), (concept, word));
        }
        for region in &table.regions {
            let tokens = self.tokens_of(region, words);
            self.regions.push(tokens.iter().map(|token| token.word).collect());
        }
        for (relation, phrases) in table.verbs {
            let at = RELATIONS.binary_search(&&*relation).unwrap_or_else(|_| panic!("{}: no such relation: {relation}", table.code));
            verbs.extend(phrases.into_iter().map(|phrase| (phrase, Relation(at as u8))));
        }
        for mark in [&table.sessions.regular, &table.sessions.special, &table.sessions.emergency].into_iter().flatten() {
            words.mean(mark, Concept::SessionMark);
        }
        if self.sessions.special.is_empty() {
            self.sessions = table.sessions;
        }
    }

    /// Whether tokens begin with the first word of a region of two parts: "Asia and the Pacific".
    #[must_use]
    pub fn begins_region(&self, tokens: &[Token]) -> bool {
        let begins = |words: &Vec<WordId>| words.len() <= tokens.len() && words.iter().zip(tokens).all(|(word, token)| *word == token.word);
        self.regions.iter().any(begins)
    }

    fn value(&mut self, word: WordId, value: u16) {
        let word = usize::from(word);
        self.values.resize(self.values.len().max(word + 1), 0);
        self.values[word] = value;
    }

    fn ordinal_words(&mut self, ordinals: &Ordinals, words: &mut Words) {
        if self.ordinals.is_empty() {
            self.ordinals = std::iter::once(String::new()).chain(ordinals.units.iter().cloned()).collect();
        }
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
        for (word, value) in &ordinals.words {
            ordinal(word, usize::from(*value));
        }
    }

    fn add_names(&mut self, names: &[Name], words: &mut Words) {
        let mut tree = Builder::default();
        for (name, value) in names {
            self.add_name(name, *value, &mut tree, words);
        }
        self.names = tree.build();
    }

    fn add_name(&mut self, name: &str, value: Named, names: &mut Builder<Named>, table: &mut Words) {
        let tokens = self.tokens_of(name, table);
        let (mut words, mut reached) = (SmallVec::<[WordId; 24]>::new(), 0);
        for (at, word) in self.steps(&tokens) {
            words.push(word);
            reached = at + 1;
        }
        // A name that the steps cannot cross to its end would be found by its beginning alone.
        let is_whole = tokens[reached..].iter().all(|token| !matches!(token.concept, Concept::Word | Concept::Number) && token.word == 0);
        if is_whole {
            // Where capitals do not tell titles, a long one may begin with a small letter.
            if words.len() >= LONG && !self.writing.title_case {
                self.begins_long.insert(words[0]);
            }
            names.add(words, value);
        }
    }

    /// Adds the verbs; the first words of those that may open a clause inside a sentence.
    fn add_verbs(&mut self, verbs: &[(String, Relation)], words: &mut Words) -> FxHashSet<WordId> {
        let mut tree = Builder::default();
        let mut inside = FxHashSet::default();
        for (phrase, relation) in verbs {
            let tokens = self.tokens_of(phrase, words);
            let verb = || tokens.iter().filter(|token| token.concept != Concept::Also);
            tree.add(verb().map(|token| token.word), *relation);
            inside.extend(verb().next().filter(|first| self.may_open_inside(first.text(phrase))).map(|first| first.word));
        }
        self.verbs = tree.build();
        inside
    }

    /// Whether a verb may open a clause inside a sentence, as far as its form tells.
    fn may_open_inside(&self, verb: &str) -> bool {
        let Writing { participles, finites, has_case, .. } = &self.writing;
        !has_case || participles.iter().chain(finites).any(|ending| verb.ends_with(ending.as_str()))
    }

    /// Lexes a phrase of a table, with each of its words put in the word table first, in the spelling with
    /// `-ise` too.
    fn tokens_of(&self, phrase: &str, words: &mut Words) -> Vec<Token> {
        let (mut tokens, mut numbers) = (Vec::with_capacity(phrase.len() / 4), Vec::new());
        let spelling = Spelling { table: &*words, forms: words.forms(), elision: self.writing.elision };
        lex(phrase, 0..phrase.len(), &spelling, &mut tokens, &mut numbers);
        for token in tokens.iter_mut().filter(|token| token.word == 0 && matches!(token.concept, Concept::Word | Concept::Number)) {
            let word = token.text(phrase);
            token.word = words.word(word);
            if word.contains(['z', 'Z']) {
                let word = word.to_lowercase();
                let other = word.replace("iz", "is").replace("yz", "ys");
                if other != word {
                    words.alias(&other, &word);
                }
            }
        }
        self.join(&mut tokens, &mut numbers, 0);
        tokens
    }

    /// Puts the expressions of several words that are read as one together, from a token on, and the places of numbers
    /// right. O(tokens).
    fn join(&self, tokens: &mut Vec<Token>, numbers: &mut Vec<usize>, from: usize) {
        if self.joined.is_empty() {
            return;
        }
        let (mut read, mut written) = (from, from);
        while read < tokens.len() {
            let Some((taken, (concept, word))) = self.joined_at(&tokens[read..]) else {
                tokens[written] = tokens[read];
                (read, written) = (read + 1, written + 1);
                continue;
            };
            let active = concept.opens_reference() || self.names.start(word).is_some();
            let flags = tokens[read].flags;
            let flags = if active { flags.and(Flags::ACTIVE) } else { flags.without(Flags::ACTIVE) };
            let flags = if active && !self.writing.has_case { flags.and(Flags::UPPER) } else { flags };
            tokens[written] = Token { end: tokens[read + taken - 1].end, word, concept, flags, ..tokens[read] };
            (read, written) = (read + taken, written + 1);
        }
        tokens.truncate(written);
        numbers.truncate(numbers.partition_point(|at| *at < from));
        numbers.extend((from..written).filter(|at| tokens[*at].concept == Concept::Number));
    }

    /// The longest expression that begins with the first of `tokens`: how many it takes.
    fn joined_at(&self, tokens: &[Token]) -> Option<(usize, (Concept, WordId))> {
        let mut node = self.joined.start(tokens[0].word).filter(|_| tokens[0].word > 0)?;
        let (mut best, mut at) = (None, 1);
        loop {
            if let Some(value) = self.joined.values(node).first() {
                best = Some((at, *value));
            }
            at += usize::from(tokens.get(at).is_some_and(|token| token.concept == Concept::Slash));
            let next = tokens.get(at).filter(|token| token.word > 0 && !token.flags.has(Flags::PARAGRAPH));
            let Some(next) = next.and_then(|token| self.joined.step(node, token.word)) else { return best };
            (node, at) = (next, at + 1);
        }
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
                    | Concept::Semicolon
                    | Concept::Open
                    | Concept::Close
                    | Concept::Slash => {}
                    Concept::Period if here > 0 && self.writing.ordinal_stop && is_ordinal(&tokens[here - 1]) => {}
                    // "№ 138", the sign.
                    Concept::No if token.word == 0 => {}
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

    /// The language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// How its words are written.
    #[must_use]
    pub const fn writing(&self) -> &Writing {
        &self.writing
    }

    /// The part letter that a word stands for, with a particle in front or without: `A` for `ألف`.
    #[must_use]
    pub fn letter(&self, word: &str) -> Option<char> {
        let of = |word: &[u8]| self.letters.iter().find(|(spelling, _)| spelling == word).map(|(_, letter)| *letter);
        if self.letters.is_empty() || self.writing.has_case {
            return of(word.as_bytes());
        }
        if word.len() > LONGEST_LETTER {
            return None;
        }
        let word = super::token::folded_word(word);
        of(&word).or_else(|| self.forms.without_particles(&word).find_map(of))
    }

    /// The series of decisions that begins with the first of `tokens`, and how many it takes: `CP` and `COP` for `م أ`.
    #[must_use]
    pub fn series_at(&self, text: &str, tokens: &[Token]) -> Option<(&[String], usize)> {
        self.series.iter().find_map(|(spelling, series)| {
            let mut rest = spelling.as_str();
            let taken = tokens.iter().take_while(|token| {
                let word = token.text(text);
                rest.strip_prefix(word).filter(|_| !rest.is_empty()).is_some_and(|behind| {
                    rest = behind;
                    true
                })
            });
            let taken = taken.count();
            rest.is_empty().then_some((series.as_slice(), taken))
        })
    }

    /// The session that a mark and a number tell: `د` and 3.
    #[must_use]
    pub fn session(&self, mark: &str, number: u16) -> Option<Session> {
        let is = |marks: &[String]| marks.iter().any(|known| known == mark);
        Some(match mark {
            _ if is(&self.sessions.emergency) => Session::Emergency(number),
            _ if is(&self.sessions.special) => Session::Special(number),
            _ if is(&self.sessions.regular) => Session::Regular(number),
            _ => return None,
        })
    }

    /// Whether a word says "its" with a letter at its end: `قرارها`.
    #[must_use]
    pub fn is_own(&self, word: &str) -> bool {
        if self.own.is_empty() {
            return false;
        }
        let word = super::token::folded_word(word);
        let is = |form: &[u8]| self.own.iter().any(|own| own == form);
        is(&word) || self.forms.without_particles(&word).any(is)
    }

    /// Whether a line begins with the name of a month as the language writes it.
    #[must_use]
    pub fn begins_with_month(&self, line: &str) -> bool {
        let end = line.find(|c: char| !c.is_alphabetic()).unwrap_or(line.len());
        let entry = self.table.get(WordHash::of(&line[..end]));
        entry.concept == Concept::Month && (!self.writing.capital_months || line.starts_with(char::is_uppercase))
    }

    /// The value of the ordinal that begins with the first of `tokens`, and how many it takes: neighbours are
    /// added up ("septuagésimo quinto").
    #[must_use]
    pub fn ordinal_at(&self, tokens: &[Token]) -> Option<(u16, usize)> {
        let taken = tokens.iter().take_while(|token| token.concept == Concept::Ordinal).count();
        (taken > 0).then(|| (tokens[..taken].iter().map(|token| self.value_of(token)).sum(), taken))
    }

    /// Appends the tokens of `text[range]`.
    pub fn lex(&self, text: &str, range: std::ops::Range<usize>, out: &mut Vec<Token>) {
        self.lex_with_numbers(text, range, out, &mut Vec::new());
    }

    /// The same, and appends the places of the numbers among them.
    pub fn lex_with_numbers(&self, text: &str, range: std::ops::Range<usize>, out: &mut Vec<Token>, numbers: &mut Vec<usize>) {
        let from = out.len();
        lex(text, range, &Spelling { table: &self.table, forms: &self.forms, elision: self.writing.elision }, out, numbers);
        self.join(out, numbers, from);
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
    pub fn name_at(&self, text: &str, tokens: &[Token]) -> Option<(usize, Names<'_>)> {
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
            if tokens[at].flags.has(Flags::PARAGRAPH) {
                break;
            }
            (node, taken) = (next, at + 1);
        }
        let (taken, node) = best?;
        let exact = &text[first.start as usize..tokens[taken - 1].end as usize];
        let fits = |named: &Named| match *named {
            // Where capitals do not tell titles, one may begin with a small letter.
            Named::Instrument(_) => first.is_upper() || first.concept == Concept::Number || !self.writing.title_case,
            Named::Acronym(row) => self.acronyms[row as usize].iter().any(|acronym| acronym == exact),
            Named::Body(_) | Named::BodyShort(_) => first.is_upper(),
            Named::BodyAcronym(_) => first.flags.has(Flags::CAPITALS),
        };
        let values = self.names.values(node);
        if values.iter().all(fits) {
            return Some((taken, Cow::Borrowed(values)));
        }
        let fitting: Vec<Named> = values.iter().copied().filter(fits).collect();
        (!fitting.is_empty()).then_some((taken, Cow::Owned(fitting)))
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

    /// The row of a type word, by its stem.
    #[must_use]
    pub fn type_of(&self, token: &Token) -> &TypeWord {
        &self.types[usize::from(self.value_of(token))]
    }

    /// The row of a type word in just the form that stands in the text, which tells one from several.
    #[must_use]
    pub fn type_in(&self, text: &str, token: &Token) -> &TypeWord {
        let by_stem = self.type_of(token);
        if matches!(self.forms, Forms::Listed) {
            return by_stem;
        }
        let by_form = self.type_forms.get(&WordHash::of(token.text(text))).map(|row| &self.types[usize::from(*row)]);
        by_form.filter(|row| row.kind == by_stem.kind).unwrap_or(by_stem)
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

/// Whether a full stop behind a token may make it an ordinal.
const fn is_ordinal(token: &Token) -> bool {
    matches!(token.concept, Concept::Number) || token.flags.has(Flags::CAPITALS) && token.end - token.start <= 4
}

/// The names of a language: titles and acronyms of instruments, names of bodies.
fn names(language: Language, with_english: bool, catalogue: &Catalogue) -> Vec<Name<'_>> {
    let tables = language.tables();
    let mut out = Vec::with_capacity(4096);
    let mut is_translated = vec![false; catalogue.rows().len()];
    for line in tables.titles.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let row = cells.next().and_then(|id| catalogue.index_of(&InstrumentId::of_canonical(id)));
        let (title, others, acronyms) = (cells.next(), cells.next(), cells.next());
        let Some((row, title)) = row.zip(title) else { continue };
        is_translated[row] = true;
        let titles = std::iter::once(title).chain(members(others));
        out.extend(titles.map(|name| (name, Named::Instrument(row as u32))));
        out.extend(members(acronyms).map(|name| (name, Named::Acronym(row as u32))));
    }
    for (at, row) in catalogue.rows().iter().enumerate().filter(|(at, _)| with_english || !is_translated[*at]) {
        out.extend(row.all_names().map(|name| (name, Named::Instrument(at as u32))));
        out.extend(row.acronyms.iter().map(|name| (&**name, Named::Acronym(at as u32))));
    }
    let of_body = |name: &str, body| {
        let is_acronym = !name.contains(' ') && name.bytes().all(|b| b.is_ascii_uppercase() || !b.is_ascii_alphabetic() && b.is_ascii());
        if is_acronym { Named::BodyAcronym(body) } else { Named::Body(body) }
    };
    for line in tables.bodies.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let body = cells.next().and_then(|id| Bodies::embedded().by_id(id));
        let (name, others, short) = (cells.next(), cells.next(), cells.next());
        let Some((body, name)) = body.zip(name) else { continue };
        out.extend(std::iter::once(name).chain(members(others)).map(|name| (name, of_body(name, body))));
        out.extend(short.filter(|short| !short.is_empty()).map(|short| (short, Named::BodyShort(body))));
    }
    if with_english {
        for (at, body) in Bodies::embedded().iter() {
            out.extend(body.all_names().map(|name| (name, of_body(name, at))));
            out.extend(body.short.map(|short| (short, Named::BodyShort(at))));
        }
    }
    out
}

/// Series without white space, the longest first.
fn series(table: &BTreeMap<String, Vec<String>>) -> Vec<(String, Vec<String>)> {
    let mut out: Vec<(String, Vec<String>)> =
        table.iter().map(|(spelling, series)| (spelling.split_whitespace().collect(), series.clone())).collect();
    out.sort_by_key(|(spelling, _)| std::cmp::Reverse(spelling.len()));
    out
}

/// The members of a cell that holds several.
fn members(cell: Option<&str>) -> impl Iterator<Item = &str> {
    cell.unwrap_or_default().split('|').map(str::trim).filter(|member| !member.is_empty())
}

/// The acronyms among names, by row of the catalogue.
fn acronyms(names: &[Name], rows: usize) -> Vec<Vec<Text>> {
    let mut out = vec![Vec::new(); rows];
    for (name, named) in names {
        if let Named::Acronym(row) = named {
            out[*row as usize].push((*name).to_owned().into());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// What a text that is a name and no more is read as; capitalised, as at its head.
    fn read<'l>(lexicon: &'l Lexicon, name: &str) -> Option<(bool, Names<'l>)> {
        let mut tokens = Vec::new();
        lexicon.lex(name, 0..name.len(), &mut tokens);
        let skipped = tokens.iter().take_while(|token| token.concept == Concept::Quote).count();
        tokens.get_mut(skipped)?.flags = tokens[skipped].flags.and(Flags::UPPER);
        let (taken, names) = lexicon.name_at(name, &tokens[skipped..])?;
        let is_whole = tokens[skipped + taken..].iter().all(|token| matches!(token.concept, Concept::Quote | Concept::Close));
        Some((is_whole, names))
    }

    #[test]
    fn every_name_of_every_language_is_read_as_its_own_row() {
        let catalogue = Catalogue::embedded();
        let mut faults = Vec::new();
        for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
            let lexicon = Lexicon::new(language, &catalogue);
            let tables = language.tables();
            let mut owners: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
            for line in tables.titles.lines() {
                let cells: Vec<&str> = line.split('\t').collect();
                let (Some(id), Some(title)) = (cells.first(), cells.get(1)) else { continue };
                let Some(row) = catalogue.index_of(&InstrumentId::of_canonical(id)) else {
                    faults.push(format!("{language}: {id}: no such row of the catalogue"));
                    continue;
                };
                for name in std::iter::once(*title).chain(members(cells.get(2).copied())) {
                    owners.entry(name.to_lowercase()).or_default().insert(id);
                    let wanted = Named::Instrument(row as u32);
                    if !read(&lexicon, name).is_some_and(|(is_whole, names)| is_whole && names.contains(&wanted)) {
                        faults.push(format!("{language}: {name}: is not read as {id}"));
                    }
                }
            }
            for line in tables.bodies.lines() {
                let cells: Vec<&str> = line.split('\t').collect();
                if Bodies::embedded().by_id(cells[0]).is_none() {
                    faults.push(format!("{language}: {}: no such body", cells[0]));
                }
            }
            let shared = owners.iter().filter(|(_, ids)| ids.len() > 1);
            faults.extend(shared.map(|(name, ids)| format!("{language}: {name}: a name of {ids:?}")));
        }
        assert_eq!(faults, Vec::<String>::new(), "{}", faults.join("\n"));
    }

    #[test]
    fn forms_of_a_word_are_one_word() {
        let catalogue = Catalogue::embedded();
        let same = |language: Language, forms: &[&str]| {
            let lexicon = Lexicon::new(language, &catalogue);
            let word = |form: &str| {
                let mut tokens = Vec::new();
                lexicon.lex(form, 0..form.len(), &mut tokens);
                tokens.last().map(|token| token.word).filter(|word| *word > 0)
            };
            assert!(word(forms[0]).is_some(), "{forms:?}");
            assert!(forms.iter().all(|form| word(form) == word(forms[0])), "{forms:?}");
        };
        same(Language::Russian, &["Конвенция", "Конвенции", "Конвенцией", "КОНВЕНЦИЮ"]);
        same(Language::Arabic, &["اتفاقية", "الاتفاقية", "وباتفاقية", "للاتفاقية", "اتفاقيـــة"]);
        same(Language::German, &["Übereinkommen", "Übereinkommens"]);
        same(Language::French, &["Protocole", "l’Protocole", "PROTOCOLE"]);
    }
}
