//! References as JSON Lines: one object a line, the fields of [`Reference`].

use std::io::{self, Write};

use serde::Serialize;

use crate::instrument::{InstrumentId, Pinpoint};
use crate::resolve::Reference;

/// Writes references, one a line. O(their text).
///
/// The names of the fields and what needs no escape are written as they are; the rest goes through
/// serde_json. A test holds every line against the derived serialisation.
pub fn write(references: &[Reference], mut out: impl Write) -> io::Result<()> {
    let mut lines = Vec::new();
    append(references, &mut lines)?;
    out.write_all(&lines)
}

/// The same behind what stands in `lines`.
pub fn append(references: &[Reference], lines: &mut Vec<u8>) -> io::Result<()> {
    const USUAL: usize = 512;
    lines.reserve(references.len() * USUAL);
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
        line(reference, lines)?;
    }
    Ok(())
}

fn line(r: &Reference, out: &mut Vec<u8>) -> io::Result<()> {
    number(out, ",\"start\":", r.start);
    number(out, ",\"end\":", r.end);
    text(out, ",\"text\":", Some(&r.text))?;
    plain(out, ",\"kind\":\"", r.kind.as_str());
    text(out, "\",\"target\":", r.target.as_ref().map(InstrumentId::as_str))?;
    plain(out, ",\"status\":\"", r.status.as_str());
    text(out, "\",\"reason\":", Some(&r.reason))?;
    if r.candidates.is_empty() {
        plain(out, ",\"candidates\":", "[]");
    } else {
        value(out, ",\"candidates\":", &r.candidates)?;
    }
    plain(out, ",\"short\":", if r.short { "true" } else { "false" });
    plain(out, ",\"language\":\"", r.language.code());
    plain(out, "\",\"region\":\"", r.region.as_str());
    text(out, "\",\"paragraph\":", r.paragraph.as_deref())?;
    text(out, ",\"verb\":", r.verb.as_deref())?;
    text(out, ",\"relation\":", Some(&r.relation))?;
    text(out, ",\"pinpoint\":", r.pinpoint.as_ref().map(Pinpoint::as_str))?;
    match &r.date {
        Some(date) => write!(out, ",\"date\":\"{date}\"")?,
        None => plain(out, ",\"date\":", "null"),
    }
    match r.note {
        Some(note) => number(out, ",\"note\":", note),
        None => plain(out, ",\"note\":", "null"),
    }
    number(out, ",\"line\":", r.line);
    number(out, ",\"column\":", r.column);
    if let Some(page) = r.page {
        number(out, ",\"page\":", page);
    }
    out.extend_from_slice(b"}\n");
    Ok(())
}

/// Text that has nothing to escape, behind its name. Inlined, so that the names, which are known, are
/// moved without a call.
#[inline(always)]
#[allow(clippy::inline_always, reason = "called for every field of every reference")]
fn plain(out: &mut Vec<u8>, name: &str, text: &str) {
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(text.as_bytes());
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "called for every field of every reference")]
fn number(out: &mut Vec<u8>, name: &str, value: u32) {
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

/// A string or null. Nearly none has a byte to escape.
#[inline(always)]
#[allow(clippy::inline_always, reason = "called for every field of every reference")]
fn text(out: &mut Vec<u8>, name: &str, text: Option<&str>) -> io::Result<()> {
    match text {
        Some(text) if is_plain(text) => {
            plain(out, name, "\"");
            plain(out, text, "\"");
            Ok(())
        }
        None => {
            plain(out, name, "null");
            Ok(())
        }
        other => value(out, name, &other),
    }
}

/// Whether no byte of a text is escaped in JSON; eight at a time, the last eight once more where they do not come
/// out even.
#[inline]
fn is_plain(text: &str) -> bool {
    const ONES: u64 = u64::MAX / 0xff;
    // The top bit of each byte below a number of at most 128, behind it perhaps that of others too.
    let below = |word: u64, number: u8| word.wrapping_sub(ONES * u64::from(number)) & !word & (ONES << 7);
    let is = |word: u64, byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let escaped = |bytes: &[u8; 8]| {
        let word = u64::from_le_bytes(*bytes);
        below(word, b' ') | is(word, b'"') | is(word, b'\\')
    };
    let bytes = text.as_bytes();
    match bytes.last_chunk() {
        Some(last) => bytes.as_chunks().0.iter().fold(escaped(last), |any, bytes| any | escaped(bytes)) == 0,
        None => bytes.iter().all(|byte| !matches!(byte, ..b' ' | b'"' | b'\\')),
    }
}

fn value(out: &mut Vec<u8>, name: &str, value: &impl Serialize) -> io::Result<()> {
    out.extend_from_slice(name.as_bytes());
    Ok(serde_json::to_writer(out, value)?)
}
