//! References as CSV (RFC 4180, UTF-8, one header row): what pandas, readr and spreadsheets read.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::instrument::{InstrumentId, folded};
use crate::resolve::Reference;

/// The columns, in order.
const COLUMNS: [&str; 22] = [
    "source",
    "document",
    "start",
    "end",
    "text",
    "kind",
    "target",
    "status",
    "reason",
    "candidates",
    "short",
    "language",
    "region",
    "paragraph",
    "verb",
    "relation",
    "pinpoint",
    "date",
    "note",
    "line",
    "column",
    "page",
];

/// Writes the header row.
pub fn write_header(out: impl Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    table.flush()
}

/// Writes references, one a row, without a header. White space in the text is folded, candidates
/// are joined by blanks, what is absent is empty.
pub fn write(references: &[Reference], out: impl Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    for reference in references {
        table.write_record(row(reference))?;
    }
    table.flush()
}

fn row(r: &Reference) -> [String; 22] {
    let text = |value: Option<&dyn std::fmt::Display>| value.map(ToString::to_string).unwrap_or_default();
    [
        harmless(&r.source).into_owned(),
        text(r.document.as_ref().map(|id| id as _)),
        r.start.to_string(),
        r.end.to_string(),
        harmless(&folded(&r.text)).into_owned(),
        r.kind.to_string(),
        text(r.target.as_ref().map(|id| id as _)),
        r.status.as_str().to_owned(),
        r.reason.to_string(),
        r.candidates.iter().map(InstrumentId::as_str).collect::<Vec<_>>().join(" "),
        r.short.to_string(),
        r.language.code().to_owned(),
        r.region.as_str().to_owned(),
        r.paragraph.clone().unwrap_or_default(),
        harmless(r.verb.as_deref().unwrap_or_default()).into_owned(),
        r.relation.to_string(),
        harmless(&text(r.pinpoint.as_ref().map(|p| p as _))).into_owned(),
        text(r.date.as_ref().map(|d| d as _)),
        text(r.note.as_ref().map(|n| n as _)),
        r.line.to_string(),
        r.column.to_string(),
        text(r.page.as_ref().map(|page| page as _)),
    ]
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection).
#[must_use]
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.len() > 1 && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}
