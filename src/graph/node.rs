//! What is known of an instrument.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Link;
use crate::instrument::{Act, Bodies, Catalogue, Date, InstrumentId, Kind, Registry, Text};
use crate::lang::Language;

/// How many references a document has, by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Resolved to one instrument.
    pub resolved: u32,
    /// Several instruments fit.
    pub ambiguous: u32,
    /// No instrument could be told.
    pub unresolved: u32,
}

/// An instrument of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Node {
    /// Its identifier.
    pub id: InstrumentId,
    /// The sort of instrument.
    pub kind: Kind,
    /// Name of the body that adopted or issued it.
    pub body: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Date of adoption.
    pub date: Option<Date>,
    /// Whether its own text was read; otherwise it is only cited.
    #[serde(default)]
    pub read: bool,
    /// Address of the document at the UN.
    pub link: Option<String>,
    /// The resolution that adopted it.
    pub adopted_by: Option<InstrumentId>,
    /// Its registration in the Treaty Series.
    pub registered_as: Option<InstrumentId>,
    /// The document that holds it.
    pub document: Option<InstrumentId>,
    /// References in its text, if it was read.
    pub references: Option<Counts>,
    /// Files that it was read from.
    #[serde(default)]
    pub files: Vec<String>,
    /// Languages of its expressions that were read.
    #[serde(default)]
    pub languages: Vec<Language>,
}

/// What identifier, registry and catalogue tell of an instrument that is only cited; `kind` is
/// that of the citing reference, which knows more than a title in kebab case does.
#[must_use]
pub fn describe(id: &InstrumentId, kind: Option<Kind>, catalogue: &Catalogue) -> Node {
    let row = catalogue.get(id);
    let whole = id.whole();
    let known = Registry::embedded().get(id.as_str()).or_else(|| Registry::embedded().get(whole.as_ref()?.as_str()));
    let body = Act::of(id.as_str()).map(|act| act.body).or_else(|| Bodies::embedded().of_symbol(id.as_str()).filter(|_| id.is_symbol()));
    let own = id.kind();
    let symbol = |text: &Option<Text>| text.as_deref().map(InstrumentId::of_symbol);
    Node {
        kind: match (row, own) {
            (_, Kind::Resolution | Kind::Decision | Kind::Statement) => own,
            (Some(row), _) => row.kind(),
            (None, Kind::Named) => kind.unwrap_or(own),
            // A body's own form tells no kind by itself: "decision 1/CP.16".
            (None, Kind::Document) => kind.filter(|kind| matches!(kind, Kind::Resolution | Kind::Decision)).unwrap_or(own),
            (None, own) => own,
        },
        body: body.map(|body| body.get().name.to_owned()),
        title: row.map(|row| row.title.to_string()).or_else(|| known.and_then(|row| row.title).map(str::to_owned)),
        date: known.and_then(|row| row.adopted).or_else(|| row.and_then(|row| row.date)),
        read: false,
        link: id.link(),
        adopted_by: row.and_then(|row| symbol(&row.adopted_by)),
        registered_as: row.and_then(|row| symbol(&row.registered_as)),
        document: row.and_then(|row| symbol(&row.document)),
        references: None,
        files: Vec::new(),
        languages: Vec::new(),
        id: id.clone(),
    }
}

impl Node {
    /// Takes over what another description of the same instrument knows more: what was read in its
    /// own text counts before what others say; between equals the smaller in order, so that the
    /// result does not depend on which came first.
    pub(super) fn absorb(&mut self, other: Self) {
        fn settle<T: Ord>(mine: &mut Option<T>, theirs: Option<T>, mine_read: bool, theirs_read: bool) {
            let take = match (mine.as_ref(), theirs.as_ref()) {
                (None, Some(_)) => true,
                (Some(a), Some(b)) => (theirs_read && !mine_read) || (theirs_read == mine_read && b < a),
                _ => false,
            };
            if take {
                *mine = theirs;
            }
        }
        let (mine, theirs) = (self.read, other.read);
        if (theirs && !mine) || theirs == mine && other.kind < self.kind {
            self.kind = other.kind;
        }
        settle(&mut self.body, other.body, mine, theirs);
        settle(&mut self.title, other.title, mine, theirs);
        settle(&mut self.date, other.date, mine, theirs);
        settle(&mut self.link, other.link, mine, theirs);
        settle(&mut self.adopted_by, other.adopted_by, mine, theirs);
        settle(&mut self.registered_as, other.registered_as, mine, theirs);
        settle(&mut self.document, other.document, mine, theirs);
        // Two files of one document (forms, languages) tell the same references: the fuller counts.
        self.references = self.references.max(other.references);
        self.files.extend(other.files);
        self.files.sort();
        self.files.dedup();
        self.languages.extend(other.languages);
        self.languages.sort();
        self.languages.dedup();
        self.read |= other.read;
    }

    /// What it belongs to, as its identifier and its facts tell.
    pub(super) fn belongings(&self) -> Vec<(InstrumentId, Link)> {
        let mut out = Vec::new();
        out.extend(self.id.whole().map(|whole| (whole, Link::PartOf)));
        if let Some(base) = self.id.base() {
            let last = self.id.as_str().rsplit('/').next().unwrap_or_default();
            let link = if last.starts_with("Corr") {
                Link::Corrects
            } else if last.starts_with("Rev") {
                Link::Revises
            } else {
                Link::PartOf
            };
            out.push((base, link));
        }
        out.extend(self.adopted_by.clone().map(|id| (id, Link::AdoptedBy)));
        out.extend(self.registered_as.clone().map(|id| (id, Link::RegisteredAs)));
        out.extend(self.document.clone().map(|id| (id, Link::IssuedAs)));
        out
    }

    /// The year of adoption: the date's, or the one that the number tells.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        use crate::instrument::Number;
        self.date.map(Date::year).or_else(|| match Act::of(self.id.as_str())?.number {
            Number::OfYear(_, year) | Number::InYear(year, _) => i16::try_from(year).ok(),
            _ => None,
        })
    }

    /// The short name for pictures and tables: a number for acts, the symbol, or the title.
    #[must_use]
    pub fn name(&self) -> String {
        if self.id.is_symbol() { self.id.to_string() } else { self.title.clone().unwrap_or_else(|| self.id.prose()) }
    }
}
