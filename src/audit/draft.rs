//! A document under audit, with the questions that rules ask of it.

use std::ops::Range;

use crate::document::{Document, Front, Paragraph, Region, date_at};
use crate::instrument::{Act, BodyRef, Catalogue, Date, InstrumentId, Kind, Number, Registry, Sessions};
use crate::lang::{Lexicon, Named, Token};
use crate::resolve::{Reason, Reference, Titles};
use crate::source::Source;

/// A document under audit.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    /// The text and its form.
    pub source: &'a Source,
    /// Its structure.
    pub document: &'a Document<'a>,
    /// Its references, in the order of the text.
    pub references: &'a [Reference<'a>],
    /// What is known beside it.
    pub facts: Facts<'a>,
    /// The references to numbered acts.
    acts: Vec<Cited<'a>>,
    /// The references by a title of the catalogue.
    named: Vec<&'a Reference<'a>>,
    /// When it was adopted or issued.
    issued: Option<Date>,
}

/// A reference to a numbered act, in full rather than by a short form.
#[derive(Debug, Clone)]
pub struct Cited<'a> {
    /// The reference.
    pub reference: &'a Reference<'a>,
    /// What it was resolved to.
    pub id: &'a InstrumentId,
    /// The same taken apart.
    pub act: Act,
    /// When it was adopted, as far as the registry knows.
    pub adopted: Option<Date>,
}

/// What is known beside the document.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Named instruments.
    pub catalogue: &'a Catalogue,
    /// Words.
    pub lexicon: &'a Lexicon,
    /// Titles of the named instruments.
    pub titles: &'a Titles,
    /// Dates and titles of resolutions.
    pub registry: &'a Registry,
}

impl<'a> Draft<'a> {
    /// A document with its references and what is known. O(number of references).
    #[must_use]
    pub fn new(source: &'a Source, document: &'a Document<'a>, references: &'a [Reference<'a>], facts: Facts<'a>) -> Self {
        let cited = |reference: &'a Reference<'a>| {
            let id = reference.target.as_ref().filter(|_| !reference.short)?;
            Some(Cited { reference, id, act: Act::of(id.as_str())?, adopted: adopted(id, facts.registry) })
        };
        let is_named = |reference: &&Reference| *reference.reason == *Reason::Catalogue.as_str();
        Self {
            source,
            document,
            references,
            facts,
            acts: references.iter().filter_map(cited).collect(),
            named: references.iter().filter(is_named).collect(),
            issued: issued(&document.front, facts.registry),
        }
    }

    /// The text of a stretch.
    #[must_use]
    pub fn text(&self, span: &Range<u32>) -> &'a str {
        &self.source.text[span.start as usize..span.end as usize]
    }

    /// The references to numbered acts, in the order of the text.
    #[must_use]
    pub fn acts(&self) -> &[Cited<'a>] {
        &self.acts
    }

    /// The references by a title of the catalogue, in the order of the text.
    #[must_use]
    pub fn named(&self) -> &[&'a Reference<'a>] {
        &self.named
    }

    /// The day on which the document was adopted or issued, as far as it is known to the day.
    #[must_use]
    pub const fn issued(&self) -> Option<Date> {
        self.issued
    }

    /// The tokens of the document that stand in a stretch of text.
    #[must_use]
    pub fn tokens_in(&self, span: &Range<u32>) -> &'a [Token] {
        let tokens = self.tokens_of_paragraph_at(span.start);
        let from = tokens.partition_point(|token| token.start < span.start);
        let count = tokens[from..].partition_point(|token| token.end <= span.end);
        &tokens[from..from + count]
    }

    /// The tokens of the paragraph that an offset stands in.
    #[must_use]
    pub fn tokens_of_paragraph_at(&self, offset: u32) -> &'a [Token] {
        self.paragraph_at(offset).map_or(&[], |paragraph| self.document.tokens_of(paragraph))
    }

    /// The paragraph that an offset stands in. O(log of the paragraphs).
    #[must_use]
    pub fn paragraph_at(&self, offset: u32) -> Option<&'a Paragraph> {
        let holds = |paragraph: &&Paragraph| {
            let tokens = self.document.tokens_of(paragraph);
            tokens.first().zip(tokens.last()).is_some_and(|(first, last)| first.start <= offset && offset < last.end)
        };
        // Running text first, then the notes: both in order, each searched by its place.
        let paragraphs = &self.document.paragraphs;
        let notes = paragraphs.partition_point(|paragraph| paragraph.note.is_none());
        let begins_before = |paragraph: &Paragraph| self.document.tokens_of(paragraph).first().is_none_or(|token| token.start <= offset);
        let (text, notes) = paragraphs.split_at(notes);
        let near = [text, notes].map(|part| &part[part.partition_point(begins_before).saturating_sub(3)..]);
        near.into_iter().flat_map(|part| part.iter().take(4)).find(holds)
    }

    /// Where the date of a reference stands in it.
    #[must_use]
    pub fn date_span(&self, reference: &Reference) -> Option<Range<u32>> {
        let span = reference.start..reference.end;
        let tokens = self.tokens_in(&span);
        (0..tokens.len()).find_map(|at| {
            let (date, taken) = date_at(&self.source.text, &tokens[at..], self.facts.lexicon)?;
            (Some(date) == reference.date).then(|| tokens[at].start..tokens[at + taken - 1].end)
        })
    }

    /// The body that is named in full inside a reference, with its place.
    #[must_use]
    pub fn body_named(&self, reference: &Reference) -> Option<(Range<u32>, Vec<BodyRef>)> {
        let tokens = self.tokens_in(&(reference.start..reference.end));
        (0..tokens.len()).find_map(|at| {
            let (taken, names) = self.facts.lexicon.name_at(&self.source.text, &tokens[at..])?;
            let bodies: Vec<BodyRef> =
                names.iter().filter_map(|named| if let Named::Body(body) = named { Some(*body) } else { None }).collect();
            (!bodies.is_empty()).then(|| (tokens[at].start..tokens[at + taken - 1].end, bodies))
        })
    }

    /// The references inside a note, by its place.
    pub fn references_of_note(&self, note: usize) -> impl Iterator<Item = &'a Reference<'a>> {
        let paragraph = &self.document.paragraphs[self.document.notes[note].paragraph];
        let tokens = self.document.tokens_of(paragraph);
        let range = tokens.first().map_or(0, |token| token.start)..tokens.last().map_or(0, |token| token.end);
        self.references.iter().filter(move |reference| range.contains(&reference.start))
    }

    /// The paragraphs of a region with their tokens.
    pub fn paragraphs(&self, regions: &'static [Region]) -> impl Iterator<Item = (&'a Paragraph, &'a [Token])> {
        let document = self.document;
        document
            .paragraphs
            .iter()
            .filter(move |paragraph| regions.contains(&paragraph.region))
            .map(move |paragraph| (paragraph, document.tokens_of(paragraph)))
    }
}

/// The day on which a document was adopted or issued.
///
/// What the registry knows goes before what the head says, and a date that does not fit the number
/// is none: it was read from another line.
fn issued(front: &Front, registry: &Registry) -> Option<Date> {
    let id = front.symbol.as_ref()?;
    let fits = |date: &Date| match Act::of(id.as_str()).map(|act| (act.body, act.number)) {
        Some((_, Number::OfYear(_, year) | Number::InYear(year, _))) => i16::try_from(year).is_ok_and(|year| year == date.year()),
        Some((body, Number::InSession(session, _))) => {
            Sessions::embedded().span(body, session).is_some_and(|(opens, closes)| date.may_lie_within(opens, closes))
        }
        Some(_) => false,
        None => true,
    };
    let is_statement = id.kind() == Kind::Statement;
    adopted(id, registry).or_else(|| front.date.filter(|date| !is_statement && fits(date))).filter(|date| date.is_day())
}

/// When an act was adopted, as far as the registry knows; a part is adopted with its whole.
fn adopted(id: &InstrumentId, registry: &Registry) -> Option<Date> {
    let get = |id: &InstrumentId| registry.get(id.as_str()).and_then(|row| row.adopted);
    get(id).or_else(|| get(&id.whole()?))
}
