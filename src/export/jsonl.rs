//! References as JSON Lines: one object a line, the fields of [`Reference`].

use std::io::{self, Write};

use serde::Serialize;

use crate::resolve::Reference;

/// Writes references, one a line. O(their text).
///
/// The names of the fields are written as they are; each value goes through serde_json, which
/// escapes it. A test holds every line against the derived serialisation.
pub fn write(references: &[Reference], mut out: impl Write) -> io::Result<()> {
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
        out.write_all(&head)?;
        line(reference, &mut out)?;
    }
    Ok(())
}

fn line(r: &Reference, out: &mut impl Write) -> io::Result<()> {
    write!(out, ",\"start\":{},\"end\":{}", r.start, r.end)?;
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
    writeln!(out, ",\"line\":{},\"column\":{}}}", r.line, r.column)
}

fn value(out: &mut impl Write, name: &str, value: &impl Serialize) -> io::Result<()> {
    out.write_all(name.as_bytes())?;
    Ok(serde_json::to_writer(out, value)?)
}
