//! What an edge says, and one citation on it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::Region;
use crate::instrument::{Date, Pinpoint};
use crate::resolve::Reference;

/// What an edge says of its two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// The source cites the target.
    Cites,
    /// The source is a part, addendum or section of the target.
    PartOf,
    /// The source is a corrigendum of the target.
    Corrects,
    /// The source is a revision of the target.
    Revises,
    /// The source, a treaty, was adopted or opened for signature by the target.
    AdoptedBy,
    /// The source, a treaty, is registered as the target.
    RegisteredAs,
    /// The source stands in the document that is the target.
    IssuedAs,
}

impl Link {
    /// The word written in every output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cites => "cites",
            Self::PartOf => "part_of",
            Self::Corrects => "corrects",
            Self::Revises => "revises",
            Self::AdoptedBy => "adopted_by",
            Self::RegisteredAs => "registered_as",
            Self::IssuedAs => "issued_as",
        }
    }

    /// The same as people read it: `part of`.
    #[must_use]
    pub fn in_words(self) -> String {
        self.as_str().replace('_', " ")
    }
}

/// One citation on an edge: its place and the clause that it stands in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Citing {
    /// Path of the file.
    pub file: String,
    /// Byte offset of its first byte.
    pub start: u32,
    /// Byte offset behind its last byte.
    pub end: u32,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
    /// Its text.
    pub text: String,
    /// What the clause does with the instrument.
    pub relation: String,
    /// Verb of the clause.
    pub verb: Option<String>,
    /// The citing clause, white space folded, long ones shortened around the reference.
    pub clause: String,
    /// Part of the document.
    pub region: Region,
    /// Paragraph: `pp2`, `5`, `5 (a)`, `note 3`.
    pub paragraph: Option<String>,
    /// Place inside the instrument.
    pub pinpoint: Option<Pinpoint>,
    /// Date that stands with it.
    pub date: Option<Date>,
    /// Number of the footnote that explains it.
    pub note: Option<u32>,
    /// Whether only earlier text tells what is meant.
    pub short: bool,
    /// What decided the target.
    pub reason: String,
}

impl Citing {
    /// The paragraph, or where there is none the part of the document.
    #[must_use]
    pub fn place(&self) -> &str {
        self.paragraph.as_deref().unwrap_or(self.region.as_str())
    }

    /// The citation of a reference.
    #[must_use]
    pub fn of(reference: &Reference, clause: String) -> Self {
        Self {
            file: reference.source.to_string(),
            start: reference.start,
            end: reference.end,
            line: reference.line,
            column: reference.column,
            text: reference.text.clone().into_owned(),
            relation: reference.relation.to_string(),
            verb: reference.verb.as_deref().map(str::to_owned),
            clause,
            region: reference.region,
            paragraph: reference.paragraph.clone(),
            pinpoint: reference.pinpoint.clone(),
            date: reference.date,
            note: reference.note,
            short: reference.short,
            reason: reference.reason.to_string(),
        }
    }
}
