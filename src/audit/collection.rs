//! What the documents that were read say of themselves and of each other.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Label;
use crate::instrument::{Date, InstrumentId};
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
    /// Its references to known instruments, and whether each is said to be the most recent.
    pub references: Vec<(Reference<'static>, Recency)>,
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
        let before = |reference: &Reference| {
            let end = reference.start as usize;
            let start = (end.saturating_sub(BEFORE)..=end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
            let is_latest = text[start..end].contains("recent of") || text[start..end].contains("latest of");
            if is_latest { Recency::Latest } else { Recency::Unsaid }
        };
        let is_told = |reference: &&Reference| reference.target.is_some() && !reference.short;
        Self {
            source: draft.source.name.clone(),
            id: front.symbol.clone(),
            date: front.date,
            title: front.title.clone(),
            last_paragraph: draft.document.paragraphs.iter().filter_map(|paragraph| paragraph.label.as_ref().and_then(number)).max(),
            references: draft
                .references
                .iter()
                .filter(is_told)
                .map(|reference| (reference.clone().into_owned(), before(reference)))
                .collect(),
        }
    }
}

/// The documents that were read, by their identifier.
#[derive(Debug, Default)]
pub struct Collection {
    documents: BTreeMap<InstrumentId, Arc<Known>>,
    /// For each instrument, the documents that say they take its place, with their dates.
    superseded: BTreeMap<InstrumentId, Vec<(Option<Date>, InstrumentId)>>,
    /// For each document its revisions and corrigenda.
    corrections: BTreeMap<InstrumentId, Vec<InstrumentId>>,
}

impl Collection {
    /// Takes up a document; of several files of one document the first counts.
    pub fn add(&mut self, known: &Arc<Known>) {
        let Some(id) = known.id.clone() else { return };
        for (reference, _) in known.references.iter().filter(|(reference, _)| &*reference.relation == "supersedes") {
            if let Some(target) = &reference.target {
                self.superseded.entry(target.clone()).or_default().push((known.date, id.clone()));
            }
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

    /// The documents with a title, in the order of their identifiers.
    pub fn titled<'c>(&'c self, title: &'c str) -> impl Iterator<Item = &'c Known> {
        self.documents.values().map(AsRef::as_ref).filter(move |known| known.title.as_deref() == Some(title))
    }

    /// Revisions and corrigenda of a document that were read.
    #[must_use]
    pub fn corrections(&self, id: &InstrumentId) -> &[InstrumentId] {
        self.corrections.get(id).map_or(&[], Vec::as_slice)
    }
}
