//! What the documents that were read say of themselves and of each other.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::document::Label;
use crate::instrument::{Date, InstrumentId, Pinpoint};
use crate::resolve::Reference;

use super::Draft;

/// What the words before a reference say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recency {
    /// "the most recent of which is", "the latest of which was".
    Latest,
    /// Nothing of that sort.
    Unsaid,
}

/// One document that was read: what other documents are held against.
#[derive(Debug, Clone)]
pub struct Known {
    /// Path of the file.
    pub source: String,
    /// Its identifier.
    pub id: Option<InstrumentId>,
    /// When it was adopted or issued.
    pub date: Option<Date>,
    /// Its title.
    pub title: Option<String>,
    /// The highest number of its paragraphs, if they are numbered.
    pub last_paragraph: Option<u32>,
    /// Its references to known instruments, in the order of the text.
    pub references: Vec<Told>,
    /// First lines of the references, one behind the other.
    lines: String,
}

/// What is kept of a reference for the rules that look at other documents.
#[derive(Debug, Clone)]
pub struct Told {
    /// The instrument.
    pub target: InstrumentId,
    /// Byte offsets of its text.
    pub span: Range<u32>,
    /// Line and column, from 1.
    pub place: (u32, u32),
    /// The number of the paragraph that it cites first, if it cites one.
    pub paragraph: Option<u32>,
    /// Whether the document takes the instrument's place.
    pub supersedes: bool,
    /// What the words before it say.
    pub recency: Recency,
    /// Where its first line stands among the lines of all.
    line: Range<u32>,
}

impl Known {
    /// What a document says of itself. O(length).
    #[must_use]
    pub fn of(draft: &Draft) -> Self {
        const BEFORE: usize = 60;
        let front = &draft.document.front;
        let text = &draft.source.text;
        let number = |label: &Label| match label {
            Label::Number(range) => text[range.start as usize..range.end as usize].parse::<u32>().ok(),
            _ => None,
        };
        let of = memchr::memmem::Finder::new(" of");
        let before = |reference: &Reference| {
            let end = reference.start as usize;
            let start = (end.saturating_sub(BEFORE)..=end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
            let is_latest = |at: usize| ["recent", "latest"].iter().any(|word| text[start..start + at].ends_with(word));
            if of.find_iter(&text.as_bytes()[start..end]).any(is_latest) { Recency::Latest } else { Recency::Unsaid }
        };
        let mut lines = String::new();
        let told = |reference: &Reference| {
            let target = reference.target.as_ref().filter(|_| !reference.short)?;
            let begins = lines.len() as u32;
            lines.push_str(reference.text.lines().next().unwrap_or_default());
            Some(Told {
                target: target.clone(),
                span: reference.start..reference.end,
                place: (reference.line, reference.column),
                paragraph: reference.pinpoint.as_ref().and_then(paragraph_of),
                supersedes: &*reference.relation == "supersedes",
                recency: before(reference),
                line: begins..lines.len() as u32,
            })
        };
        Self {
            references: draft.references.iter().filter_map(told).collect(),
            source: draft.source.name.clone(),
            id: front.symbol.clone(),
            date: front.date,
            title: front.title.clone(),
            last_paragraph: draft.document.paragraphs.iter().filter_map(|paragraph| paragraph.label.as_ref().and_then(number)).max(),
            lines,
        }
    }

    /// The first line of a reference.
    #[must_use]
    pub fn line_of(&self, told: &Told) -> &str {
        &self.lines[told.line.start as usize..told.line.end as usize]
    }
}

/// The number of the paragraph that a pinpoint names first, if it names nothing else before.
fn paragraph_of(pinpoint: &Pinpoint) -> Option<u32> {
    let rest = ["paragraphs ", "paragraph ", "paras. ", "para. "].iter().find_map(|word| pinpoint.as_str().strip_prefix(word))?;
    rest[..rest.bytes().take_while(u8::is_ascii_digit).count()].parse().ok()
}

/// The documents that were read, by their identifier.
#[derive(Debug, Default)]
pub struct Collection {
    documents: HashMap<InstrumentId, Arc<Known>>,
    /// For each instrument, the documents that say they take its place, with their dates.
    superseded: HashMap<InstrumentId, Vec<(Option<Date>, InstrumentId)>>,
    /// For each document its revisions and corrigenda.
    corrections: HashMap<InstrumentId, Vec<InstrumentId>>,
}

impl Collection {
    /// Takes up a document; of several files of one document the first counts.
    pub fn add(&mut self, known: &Arc<Known>) {
        let Some(id) = known.id.clone() else { return };
        for told in known.references.iter().filter(|told| told.supersedes) {
            self.superseded.entry(told.target.clone()).or_default().push((known.date, id.clone()));
        }
        let is_correction = id.as_str().contains("/Rev") || id.as_str().contains("/Corr");
        if let Some(base) = id.base().filter(|_| is_correction) {
            self.corrections.entry(base).or_default().push(id.clone());
        }
        self.documents.entry(id).or_insert_with(|| known.clone());
    }

    /// What a document says of itself.
    #[must_use]
    pub fn get(&self, id: &InstrumentId) -> Option<&Known> {
        self.documents.get(id).map(AsRef::as_ref)
    }

    /// The document that took the place of an instrument before a date.
    #[must_use]
    pub fn successor(&self, id: &InstrumentId, before: Option<Date>) -> Option<&InstrumentId> {
        let all = self.superseded.get(id)?;
        all.iter().filter(|(date, _)| before.is_none() || date.is_some_and(|date| Some(date) < before)).min().map(|(_, by)| by)
    }

    /// The documents with a title, in no order.
    pub fn titled<'c>(&'c self, title: &'c str) -> impl Iterator<Item = &'c Known> {
        self.documents.values().map(AsRef::as_ref).filter(move |known| known.title.as_deref() == Some(title))
    }

    /// Revisions and corrigenda of a document that were read.
    #[must_use]
    pub fn corrections(&self, id: &InstrumentId) -> &[InstrumentId] {
        self.corrections.get(id).map_or(&[], Vec::as_slice)
    }
}
