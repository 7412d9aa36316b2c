//! References as JSON Lines: one object a line, the fields of [`Reference`].

use std::io::{self, Write};

use serde::Serialize;

use crate::resolve::Reference;

/// Writes references, one a line. O(their text).
///
/// The names of the fields are written as they are; each value goes through serde_json, which
/// escapes it. A test holds every line against the derived serialisation.
pub fn write(references: &[Reference], mut out: impl Write) -> io::Result<()> {
    let mut lines: Vec<u8> = Vec::with_capacity(references.len() * 512);
    // All references of a document share its path and symbol.
    let mut head: Vec<u8> = Vec::new();
    let mut of: Option<&Reference> = None;
    for reference in references {
        if of.is_none_or(|other| other.source != reference.source || other.document != reference.document) {
            head.clear();
            value(&mut head, "{\"source\":", &reference.source)?;
            value(&mut head, ",\"document\":", &reference.document)?;
            of = Some(reference);
        }
        lines.extend_from_slice(&head);
        line(reference, &mut lines)?;
    }
    out.write_all(&lines)
}

fn line(r: &Reference, out: &mut Vec<u8>) -> io::Result<()> {
    value(out, ",\"start\":", &r.start)?;
    value(out, ",\"end\":", &r.end)?;
    value(out, ",\"text\":", &r.text)?;
    value(out, ",\"kind\":", &r.kind)?;
    value(out, ",\"target\":", &r.target)?;
    value(out, ",\"status\":", &r.status)?;
    value(out, ",\"reason\":", &r.reason)?;
    value(out, ",\"candidates\":", &r.candidates)?;
    value(out, ",\"short\":", &r.short)?;
    value(out, ",\"region\":", &r.region)?;
    value(out, ",\"paragraph\":", &r.paragraph)?;
    value(out, ",\"verb\":", &r.verb)?;
    value(out, ",\"relation\":", &r.relation)?;
    value(out, ",\"pinpoint\":", &r.pinpoint)?;
    value(out, ",\"date\":", &r.date)?;
    value(out, ",\"note\":", &r.note)?;
    value(out, ",\"line\":", &r.line)?;
    value(out, ",\"column\":", &r.column)?;
    out.extend_from_slice(b"}\n");
    Ok(())
}

fn value(out: &mut Vec<u8>, name: &str, value: &impl Serialize) -> io::Result<()> {
    out.extend_from_slice(name.as_bytes());
    Ok(serde_json::to_writer(out, value)?)
}
