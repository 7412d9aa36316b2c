//! A citation cut loose from its text: what outputs show.

use std::borrow::Cow;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Citation, Target};
use crate::document::{Document, Region};
use crate::instrument::{Date, InstrumentId, Kind, Pinpoint, folded};
use crate::lang::{Language, count_bytes};
use crate::source::Source;

/// Whether it could be told what a reference points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// To one instrument.
    Resolved,
    /// To one of several.
    Ambiguous,
    /// To none that is known.
    Unresolved,
}

impl Status {
    /// The word written in every output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::Ambiguous => "ambiguous",
            Self::Unresolved => "unresolved",
        }
    }
}

/// One reference with its place, as `citegraph extract` writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reference<'t> {
    /// Path of the file.
    pub source: Arc<str>,
    /// Identifier of the citing document, if it is known.
    pub document: Option<InstrumentId>,
    /// Byte offset of its first byte.
    pub start: u32,
    /// Byte offset behind its last byte.
    pub end: u32,
    /// Its text.
    pub text: Cow<'t, str>,
    /// The sort of instrument.
    pub kind: Kind,
    /// The instrument, if it could be told.
    pub target: Option<InstrumentId>,
    /// Whether it could be told.
    pub status: Status,
    /// What decided that.
    pub reason: Cow<'static, str>,
    /// The instruments that fit as well, where it is ambiguous.
    pub candidates: Vec<InstrumentId>,
    /// Whether only earlier text tells what is meant.
    pub short: bool,
    /// The language that it is in.
    #[serde(default)]
    pub language: Language,
    /// Part of the document.
    pub region: Region,
    /// Paragraph: `pp2`, `5`, `5 (a)`, `note 3`.
    pub paragraph: Option<String>,
    /// Verb of the citing clause.
    pub verb: Option<Cow<'t, str>>,
    /// What the clause does with the instrument.
    pub relation: Cow<'static, str>,
    /// Place inside the instrument.
    pub pinpoint: Option<Pinpoint>,
    /// Date that stands with it.
    pub date: Option<Date>,
    /// Number of the footnote that explains it.
    pub note: Option<u32>,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
    /// Page, from 1, where the form of the document has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

impl Reference<'_> {
    /// The same, free of the text that it was found in.
    #[must_use]
    pub fn into_owned(self) -> Reference<'static> {
        Reference { text: self.text.into_owned().into(), verb: self.verb.map(|verb| verb.into_owned().into()), ..self }
    }
}

/// The references of a document in the order of the text. O(length).
#[must_use]
pub fn references<'t>(document: &Document<'t>, citations: Vec<Citation>, source: &Source) -> Vec<Reference<'t>> {
    let mut places = Places { text: document.text, at: 0, line: 1, column: 1 };
    let name: Arc<str> = source.name.as_str().into();
    citations
        .into_iter()
        .map(|citation| {
            let page = source.page_of(citation.span.start);
            Reference { page, ..reference(document, citation, &name, &mut places) }
        })
        .collect()
}

fn reference<'t>(document: &Document<'t>, citation: Citation, source: &Arc<str>, places: &mut Places) -> Reference<'t> {
    let cut = |range: &std::ops::Range<u32>| &document.text[range.start as usize..range.end as usize];
    let paragraph = &document.paragraphs[citation.paragraph];
    let (line, column) = places.of(citation.span.start as usize);
    let (target, status, candidates) = match citation.target {
        Target::Resolved(id) => (Some(id), Status::Resolved, Vec::new()),
        Target::Ambiguous(ids) => (None, Status::Ambiguous, ids),
        Target::Unresolved => (None, Status::Unresolved, Vec::new()),
    };
    Reference {
        source: source.clone(),
        document: document.front.symbol.clone(),
        start: citation.span.start,
        end: citation.span.end,
        text: cut(&citation.span).into(),
        kind: citation.kind,
        target,
        status,
        reason: Cow::Borrowed(citation.reason.as_str()),
        candidates,
        short: citation.short,
        language: paragraph.language,
        region: paragraph.region,
        paragraph: paragraph.label.as_ref().map(|label| label.of(document.text)),
        verb: citation.verb.as_ref().map(|verb| one_line(cut(verb))),
        relation: Cow::Borrowed(citation.relation),
        pinpoint: citation.pinpoint,
        date: citation.date,
        note: citation.note,
        line,
        column,
        page: None,
    }
}

/// White space folded; most verbs are one word.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_whitespace) { folded(text).into() } else { text.into() }
}

/// Line and column of offsets asked for in rising order.
struct Places<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    column: u32,
}

impl Places<'_> {
    fn of(&mut self, offset: usize) -> (u32, u32) {
        if offset < self.at {
            (self.at, self.line, self.column) = (0, 1, 1);
        }
        let mut in_line = &self.text.as_bytes()[self.at..offset];
        if let Some(last) = memchr::memrchr(b'\n', in_line) {
            (self.line, self.column) = (self.line + count_bytes(&in_line[..=last], |byte| byte == b'\n') as u32, 1);
            in_line = &in_line[last + 1..];
        }
        // Of the bytes of a character one does not go on with those before.
        self.column += count_bytes(in_line, |byte| byte & 0xc0 != 0x80) as u32;
        self.at = offset;
        (self.line, self.column)
    }
}
