//! Structure to places that cite: numbers, symbols, names, lists, ranges, short forms, sets.
//!
//! Comes in: a [`Document`]. Goes out: a [`Mention`] for each place, in the order of the text, with
//! what is written there and what stands around it. Whose resolution a number is, and which
//! instrument a short form means, is not decided here.

mod list;
mod name;
mod number;
mod number_first;
mod pinpoint;
mod record;
mod set;
mod short;
mod symbol;

use std::ops::Range;

use smallvec::SmallVec;

use crate::document::{Document, Paragraph, Region};
use crate::instrument::{ActKind, BodyRef, Date, InstrumentId, Number, Pinpoint, parse_roman};
use crate::lang::{Concept, Flags, Languages, Lexicon, Named, Relation, Token};

/// One place that cites something.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Bytes of the text that it stands on.
    pub span: Range<u32>,
    /// Place of its paragraph in the document.
    pub paragraph: usize,
    /// What is written there.
    pub what: What,
    /// The date that stands with it.
    pub date: Option<Date>,
    /// The place inside the instrument that is named with it.
    pub pinpoint: Option<Pinpoint>,
    /// Another name that the text gives it in parentheses.
    pub defines: Option<String>,
    /// The verb of the clause that it stands in, and what the verb does with it.
    pub clause: Option<(Range<u32>, Relation)>,
}

/// What is written at a place that cites.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A number of a resolution or decision.
    Numbered(Numbered),
    /// A document symbol.
    Symbol(InstrumentId),
    /// A title of the catalogue: places of the rows that bear it.
    Instrument(Rows),
    /// A title of the catalogue inside the name of a body: no citation, but an antecedent.
    Within(Rows),
    /// A conference of the catalogue told by its place in a series: "third …".
    Ordinal {
        /// Its place, from 2.
        ordinal: u16,
        /// The title behind the ordinal.
        title: String,
        /// The rows that bear the title.
        rows: Rows,
    },
    /// A title that the catalogue does not have, with the type word's kind; `None` where the text
    /// gives no more than the type ("the Ministerial Declaration").
    Title {
        /// The title.
        title: Option<String>,
        /// Type word of the catalogue.
        kind: String,
    },
    /// A registration in a treaty series.
    Registration(InstrumentId),
    /// A record or publication told without symbol.
    Record,
    /// "Ibid." with nothing behind it that says more than a place inside.
    Ibid,
    /// A type word for an instrument named before: "the Convention".
    Short(Short),
    /// "that resolution", "these resolutions".
    Pronoun {
        /// Resolution or decision.
        act: ActKind,
        /// Whether it stands for several.
        plural: bool,
    },
    /// A set of instruments without numbers.
    Set,
    /// One act without number: "the decision of the Conference on Disarmament of 13 February 1992".
    Unnumbered(ActKind),
}

/// A number with what tells whose it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbered {
    /// Resolution or decision.
    pub act: ActKind,
    /// The number.
    pub number: Number,
    /// The letter of the part.
    pub part: Option<char>,
    /// The body, as far as the words around tell.
    pub body: Hint,
}

/// Bodies, nearly always few.
pub type BodyList = SmallVec<[BodyRef; 12]>;

/// Places of rows in the catalogue, nearly always one.
pub type Rows = SmallVec<[usize; 2]>;

/// How the words around a number tell its body.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Hint {
    /// Not at all.
    #[default]
    None,
    /// By its name beside the number: every body that bears that name.
    Named(BodyList),
    /// By the bare word beside the number ("Council resolution"): every body so called.
    Short(BodyList),
    /// By a body that acts in it: "the Council, in its resolution", "In its resolution …, the Council".
    Acting(BodyList),
    /// By "its", with the bodies named before in the sentence, nearest first.
    Its(BodyList),
    /// By a body that is named before in the sentence as speaking or acting, nearest first.
    Before(BodyList),
}

/// A short form.
#[derive(Debug, Clone, PartialEq)]
pub struct Short {
    /// Spelling of the type word, in small letters.
    pub word: String,
    /// The catalogue's type word for it.
    pub kind: String,
    /// Whether it stands for several instruments.
    pub plural: bool,
    /// Words between the determiner and the type word ("Geneva" in "the above-mentioned Geneva Convention").
    pub qualifier: Vec<String>,
    /// Whether "its" stands before it, and the bodies named before in the sentence.
    pub possessor: Option<BodyList>,
    /// Whether "that", "the said" or their like stands before it: it points to what is near.
    pub points_back: bool,
    /// Whether "thereto" stands behind it.
    pub thereto: bool,
    /// Qualifier and type word as they stand, where together they can be a title of their own:
    /// "Incheon Declaration".
    pub title: Option<String>,
    /// Offset of the first word behind the determiner, which belongs to short forms only.
    pub start: u32,
}

/// What a document says of others: the places that cite, and the bodies that it names.
#[derive(Debug, Default)]
pub struct Found {
    /// Places that cite, in the order of the tokens: running text first, then notes.
    pub mentions: Vec<Mention>,
    /// Bodies named in full, with the offset of each name, in the same order.
    pub bodies: Vec<(u32, BodyRef)>,
}

/// Finds every place that cites. O(number of tokens), but for the short look back and ahead that
/// each place takes.
#[must_use]
pub fn find(document: &Document, languages: Languages) -> Found {
    // A text that cites much has a reference in some hundred bytes.
    const APART: usize = 256;
    let mut found = Found { mentions: Vec::with_capacity(document.text.len() / APART), bodies: Vec::new() };
    let mut room = Vec::new();
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        let mut scan = Scan::new(document, languages.get(paragraph.language), at, paragraph, found, room);
        scan.run();
        found = Found { mentions: scan.found, bodies: scan.named };
        room = scan.bodies;
        room.clear();
    }
    found
}

/// A body named in the running sentence.
#[derive(Debug, Clone)]
struct BodyName {
    /// Tokens that it takes.
    tokens: Range<usize>,
    bodies: BodyList,
    is_short: bool,
}

/// The scan of one paragraph.
struct Scan<'d> {
    text: &'d str,
    lexicon: &'d Lexicon,
    tokens: &'d [Token],
    issuer: Option<BodyRef>,
    paragraph: usize,
    region: Region,
    /// Whether the next paragraph opens a text: "The General Assembly,", "of 18 December 2008".
    is_followed_by_text: bool,
    clause: Option<(Range<u32>, Relation)>,
    /// Bodies named so far in the sentence.
    bodies: Vec<BodyName>,
    /// A list of numbers that may go on behind words that interrupt it.
    open_list: Option<(ActKind, Hint)>,
    /// Where the sentence begins.
    sentence: usize,
    /// Where the quoted title of an item or text ends: names inside it are no references.
    title_until: usize,
    found: Vec<Mention>,
    named: Vec<(u32, BodyRef)>,
    /// Mentions found before this paragraph.
    before: usize,
}

/// Whether the verb of a new clause may stand behind: "…, welcoming", "… and requests".
const fn opens_clause(before: Concept) -> bool {
    matches!(before, Concept::Comma | Concept::And | Concept::Semicolon | Concept::Also)
}

/// Whether a paragraph opens a text under its heading.
fn opens_text(tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|token| matches!(token.concept, Concept::The | Concept::Of | Concept::Adopted | Concept::At))
}

impl<'d> Scan<'d> {
    fn new(document: &'d Document, lexicon: &'d Lexicon, at: usize, paragraph: &Paragraph, found: Found, bodies: Vec<BodyName>) -> Self {
        Self {
            text: document.text,
            lexicon,
            tokens: document.tokens_of(paragraph),
            issuer: document.front.body,
            paragraph: at,
            region: paragraph.region,
            is_followed_by_text: document.paragraphs.get(at + 1).is_some_and(|next| opens_text(document.tokens_of(next))),
            clause: paragraph.verb.clone(),
            bodies,
            open_list: None,
            sentence: 0,
            title_until: 0,
            before: found.mentions.len(),
            found: found.mentions,
            named: found.bodies,
        }
    }

    fn run(&mut self) {
        let mut at = 0;
        // Nearly all tokens are words that begin nothing.
        while let Some(inert) = self.tokens.get(at..).and_then(|rest| rest.iter().position(|token| token.flags.has(Flags::ACTIVE))) {
            at = self.step(at + inert).max(at + inert + 1);
        }
        if self.region == Region::Header {
            // A title or agenda item names what the document is about: hardly anything but symbols cites there.
            // An old mast-head gives the draft's symbol in brackets: the document itself.
            let is_draft_symbol = self.concept(0) == Some(Concept::OpenBracket)
                && matches!(&self.found[self.before..], [only] if only.span.start == self.tokens[1].start);
            // "Adopted and opened for signature by General Assembly resolution 34/180": the act of another text.
            let is_adoption = self.concept(0) == Some(Concept::Adopted);
            self.found.retain(|mention| match mention.what {
                _ if mention.paragraph != self.paragraph => true,
                What::Symbol(_) => !is_draft_symbol,
                What::Numbered(_) => is_adoption,
                _ => false,
            });
        }
        self.pinpoints();
    }

    /// Reads what begins at a token; returns the first token that is still unread.
    fn step(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        match token.concept {
            Concept::Resolution | Concept::Resolutions | Concept::Decision | Concept::Decisions => return self.act(at),
            Concept::Number | Concept::SessionMark => {
                if let Some(next) = self.bare_number(at) {
                    return next;
                }
            }
            Concept::Official | Concept::Records | Concept::OfficialRecords => {
                if let Some(next) = self.official_records(at) {
                    return next;
                }
            }
            // In small letters a misread "Ibid." is a word: "the bid", "a bid".
            Concept::Ibid if token.is_upper() || !token.is_spaced() || at == 0 || self.word(at).starts_with('i') => return self.ibid(at),
            Concept::Period => self.end_sentence(at),
            Concept::Entitled => self.entitled(at),
            Concept::Statement | Concept::Statements => {
                if let Some(next) = self.statement(at).or_else(|| self.set_of_statements(at)) {
                    return next;
                }
            }
            _ => {}
        }
        if token.is_upper() {
            let is_session = match self.concept(at + 1) {
                Some(Concept::Hyphen) => matches!(self.word(at), "S" | "ES"),
                Some(Concept::Slash) => parse_roman(self.word(at)).is_some(),
                _ => false,
            };
            if is_session && let Some(next) = self.bare_number(at) {
                return next;
            }
            if token.flags.has(Flags::CAPITALS)
                && self.word(at) == "WHA"
                && let Some(next) = self.own_number(at)
            {
                return next;
            }
            if let Some(next) = self.symbol(at) {
                return next;
            }
        }
        if matches!(token.concept, Concept::United | Concept::UnitedNations | Concept::Nations | Concept::League | Concept::TreatySeries)
            && let Some(next) = self.treaty_series(at)
        {
            return next;
        }
        if token.word > 0 {
            if let Some(next) = self.name(at) {
                return next;
            }
            if token.concept == Concept::Type {
                return self.type_word(at);
            }
            self.verb(at);
        }
        at + 1
    }

    /// Takes up the verb of a new clause: "…, welcoming", "… and requests".
    fn verb(&mut self, at: usize) {
        let token = &self.tokens[at];
        let opens = at.checked_sub(1).is_some_and(|before| opens_clause(self.tokens[before].concept));
        if !opens || token.is_upper() || !self.lexicon.begins_verb(token) {
            return;
        }
        let is_verb = self.is_participle(at) || self.ends_with(at, &self.lexicon.writing().finites) && self.region != Region::Preamble;
        if let Some((taken, relation)) = self.lexicon.verb_at(&self.tokens[at..]).filter(|_| is_verb) {
            self.clause = Some((token.start..self.tokens[at + taken - 1].end, relation));
        }
    }

    /// Whether a verb has the form of those that open preambular clauses: "welcoming".
    fn is_participle(&self, at: usize) -> bool {
        self.ends_with(at, &self.lexicon.writing().participles)
    }

    fn ends_with(&self, at: usize, endings: &[String]) -> bool {
        endings.iter().any(|ending| self.word(at).ends_with(ending.as_str()))
    }

    fn end_sentence(&mut self, at: usize) {
        let ends_before = |next: &Token| {
            if self.lexicon.writing().has_case { next.is_spaced() && next.is_upper() } else { next.is_spaced() || self.word(at) == "。" }
        };
        let ends = self.tokens.get(at + 1).is_none_or(ends_before);
        let is_abbreviation = at > 0
            && matches!(
                self.tokens[at - 1].concept,
                Concept::No | Concept::Volume | Concept::Ibid | Concept::Section | Concept::Chapter | Concept::Paragraph | Concept::Article
            );
        if ends && !is_abbreviation {
            self.open_list = None;
            self.bodies.clear();
            self.sentence = at + 1;
        }
    }

    fn concept(&self, at: usize) -> Option<Concept> {
        self.tokens.get(at).map(|token| token.concept)
    }

    /// The concept of the token `back` places before `at`.
    fn concept_before(&self, at: usize, back: usize) -> Option<Concept> {
        at.checked_sub(back).map(|before| self.tokens[before].concept)
    }

    fn word(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    /// Whether a token follows the one before it without white space.
    fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| token.start == self.tokens[at - 1].end)
    }

    /// Puts a mention down on tokens `from..to`; where a page break cuts it, on the longest piece.
    fn put(&mut self, from: usize, to: usize, what: What, date: Option<Date>) {
        let (from, to) = self.unbroken(from, self.balanced(from, to));
        let span = self.tokens[from].start..self.tokens[to - 1].end;
        self.put_span(span, what, date);
    }

    /// Where a mention ends so that it leaves no parenthesis open.
    fn balanced(&self, from: usize, to: usize) -> usize {
        let count = |concept| self.tokens[from..to].iter().filter(|t| t.concept == concept).count();
        to + usize::from(count(Concept::Open) > count(Concept::Close) && self.concept(to) == Some(Concept::Close))
    }

    fn put_span(&mut self, span: Range<u32>, what: What, date: Option<Date>) {
        let is_name = matches!(
            what,
            What::Instrument(_) | What::Title { .. } | What::Short(_) | What::Set | What::Ordinal { .. } | What::Pronoun { .. }
        );
        if is_name && self.title_until > 0 && self.tokens.get(self.title_until).is_some_and(|end| span.start < end.start) {
            return;
        }
        self.found.push(Mention {
            span,
            paragraph: self.paragraph,
            what,
            date,
            pinpoint: None,
            defines: None,
            clause: self.clause.clone(),
        });
    }

    fn unbroken(&self, from: usize, to: usize) -> (usize, usize) {
        let mut best = None;
        let mut start = from;
        for at in from..=to {
            if at == to || at > start && self.tokens[at].flags.has(Flags::CUT) {
                if best.is_none_or(|(from, to)| self.weight(start, at) > self.weight(from, to)) {
                    best = Some((start, at));
                }
                start = at;
            }
        }
        best.unwrap_or((from, to))
    }

    /// How much a piece says: the number counts most; of a title the beginning is kept.
    fn weight(&self, from: usize, to: usize) -> usize {
        self.tokens[from..to].iter().filter(|token| token.concept == Concept::Slash || token.concept == Concept::Open).count()
    }

    /// The bodies that end right before a token, possessive and comma aside.
    fn body_before(&self, at: usize) -> Option<&BodyName> {
        // English words stand in texts of other scripts as they do in English.
        let writing = self.lexicon.writing();
        let is_foreign = || !writing.title_case && writing.with_english && self.word(at).is_ascii();
        if !self.lexicon.writing().body_first && !is_foreign() {
            return None;
        }
        let mut end = at;
        while end > 0 && matches!(self.tokens[end - 1].concept, Concept::Possessive | Concept::Comma | Concept::Quote) && at - end < 2 {
            end -= 1;
        }
        self.bodies.last().filter(|name| name.tokens.end == end && !self.is_of_number_before(name))
    }

    /// "resolution 60/1 of the General Assembly, resolution …": the body belongs to the number before it.
    fn is_of_number_before(&self, name: &BodyName) -> bool {
        let of = name.tokens.start - usize::from(self.concept_before(name.tokens.start, 1) == Some(Concept::The));
        let behind_number = of.checked_sub(2).map(|at| self.tokens[at].end);
        self.concept_before(of, 1) == Some(Concept::Of)
            && self.found[self.before..]
                .last()
                .is_some_and(|mention| matches!(mention.what, What::Numbered(_)) && Some(mention.span.end) == behind_number)
    }

    /// The bodies named in the sentence, nearest first.
    fn bodies_of_sentence(&self) -> BodyList {
        self.bodies.iter().rev().flat_map(|name| name.bodies.iter().copied()).collect()
    }

    /// Takes up the name of a body.
    fn note_body(&mut self, tokens: Range<usize>, named: &[Named]) {
        let bodies: BodyList = named
            .iter()
            .filter_map(|named| match *named {
                Named::Body(body) | Named::BodyAcronym(body) | Named::BodyShort(body) => Some(body),
                _ => None,
            })
            .collect();
        let is_short = named.iter().all(|named| matches!(named, Named::BodyShort(_)));
        if !is_short {
            let start = self.tokens[tokens.start].start;
            self.named.extend(bodies.iter().map(|body| (start, *body)));
        }
        self.bodies.push(BodyName { tokens, bodies, is_short });
    }
}
