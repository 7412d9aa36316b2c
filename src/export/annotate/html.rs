//! HTML: a page to read, that loads nothing and runs nothing.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Annotated, Piece, What, escape};
use crate::graph::describe;
use crate::instrument::InstrumentId;
use crate::resolve::{Reference, Status};
use crate::source::Lines;

const STYLE: &str = include_str!("../../data/annotate.css");

/// Writes the page: the text with its references linked, each telling what it is; notes linked to
/// their marks and back; a list of what is cited, with the places. The text of the element `main` is
/// the text of the document to the letter, but for the brackets of note marks. O(n log n).
pub fn write(annotated: Annotated, mut out: impl Write) -> io::Result<()> {
    let front = &annotated.document.front;
    let symbol = front.symbol.as_ref().map(InstrumentId::as_str).unwrap_or_default();
    let title = front.title.as_deref().unwrap_or(&annotated.source.name);
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"generator\" content=\"citegraph {}\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>",
        env!("CARGO_PKG_VERSION"),
        escape([symbol, title].join(" ").trim()),
    )?;
    summary(annotated, &mut out)?;
    text(annotated, &mut out)?;
    index(annotated, &mut out)?;
    writeln!(out, "</body>\n</html>")
}

/// How many references there are, by what could be told of them.
fn summary(annotated: Annotated, out: &mut impl Write) -> io::Result<()> {
    let count = |status: Status| annotated.references.iter().filter(|reference| reference.status == status).count();
    let (resolved, ambiguous, unresolved) = (count(Status::Resolved), count(Status::Ambiguous), count(Status::Unresolved));
    writeln!(
        out,
        "<header><p>{} references: <span class=\"resolved\">{resolved} resolved</span>, <span class=\"ambiguous\">{ambiguous} ambiguous</span>, \
         <span class=\"unresolved\">{unresolved} unresolved</span>. <a href=\"#cited\">What is cited</a></p></header>",
        annotated.references.len()
    )
}

fn text(annotated: Annotated, out: &mut impl Write) -> io::Result<()> {
    let source = annotated.source;
    let class = if source.lines == Lines::Paragraphs { "paragraphs" } else { "typescript" };
    write!(out, "<main class=\"{class}\">")?;
    let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
    let mut pieces = annotated.pieces().into_iter().peekable();
    for (range, place) in annotated.blocks() {
        let region = place.map_or("space", |place| annotated.document.paragraphs[place].region.as_str());
        write!(out, "<div dir=\"auto\" class=\"{region}\">")?;
        let mut at = range.start;
        while at < range.end {
            let Some(piece) = pieces.peek() else { break };
            let end = piece.range.end.min(range.end);
            let part = Piece { range: at..end, what: piece.what };
            write_piece(annotated, &part, &mut seen, out)?;
            at = end;
            if end == piece.range.end {
                pieces.next();
            }
        }
        write!(out, "</div>")?;
    }
    writeln!(out, "</main>")
}

fn write_piece(annotated: Annotated, piece: &Piece, seen: &mut BTreeMap<u32, u32>, out: &mut impl Write) -> io::Result<()> {
    let text = &annotated.source.text[piece.range.clone()];
    match piece.what {
        What::Plain => notes(annotated, piece.range.start, text, out),
        What::Mark(mark) => {
            let times = seen.entry(mark.note as u32).or_default();
            *times += 1;
            let id = if *times == 1 { format!(" id=\"mark-{}\"", mark.note) } else { String::new() };
            // Superscripts are raised already.
            let is_raised = text.bytes().all(|b| b >= 0x80);
            let (open, shown, close) = if is_raised { ("", text.to_owned(), "") } else { ("<sup>", mark.number.to_string(), "</sup>") };
            write!(out, "{open}<a class=\"mark\" href=\"#note-{}\"{id}>{shown}</a>{close}", mark.note)
        }
        What::Reference(reference) => {
            let class = reference.status.as_str();
            let card = escape(&card(annotated, reference));
            // A reference that runs over the border of a paragraph is written in two parts.
            let is_first = piece.range.start == reference.start as usize;
            let id = if is_first { format!(" id=\"r{}\"", reference.start) } else { String::new() };
            match annotated.link(reference) {
                Some(link) => {
                    write!(out, "<a class=\"ref {class}\"{id} href=\"{}\" data-card=\"{card}\">{}</a>", escape(&link), escape(text))
                }
                None => write!(out, "<span class=\"ref {class}\"{id} tabindex=\"0\" data-card=\"{card}\">{}</span>", escape(text)),
            }
        }
    }
}

/// Plain text, in which the label of a note leads back to its mark.
fn notes(annotated: Annotated, start: usize, text: &str, out: &mut impl Write) -> io::Result<()> {
    let end = start + text.len();
    let begins = annotated.document.notes.iter().enumerate().find(|(_, note)| (start..end).contains(&(note.at as usize)));
    let Some((place, note)) = begins else { return write!(out, "{}", escape(text)) };
    let at = note.at as usize - start;
    let label = &text[at..];
    let length = if label.starts_with("[^") {
        label.find(']').map_or(0, |close| close + 1)
    } else {
        label.find(|c: char| c.is_whitespace()).unwrap_or(0)
    };
    write!(
        out,
        "{}<a class=\"label\" id=\"note-{place}\" href=\"#mark-{place}\">{}</a>{}",
        escape(&text[..at]),
        if label.starts_with("[^") { note.number.to_string() } else { escape(&label[..length]) },
        escape(&label[length..])
    )
}

/// What a reference is, line by line.
fn card(annotated: Annotated, reference: &Reference) -> String {
    let mut lines: Vec<String> = Vec::new();
    match &reference.target {
        Some(id) => {
            let node = describe(id, Some(reference.kind), annotated.catalogue);
            lines.push(if id.is_symbol() { format!("{id} · {}", id.prose()) } else { id.to_string() });
            lines.extend(node.title);
            lines.extend(node.date.map(|date| format!("adopted {date}")));
        }
        None if reference.candidates.is_empty() => lines.push(format!("{} that could not be told", reference.kind)),
        None => lines.push(format!("one of: {}", reference.candidates.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))),
    }
    lines.extend(reference.pinpoint.as_ref().map(|pinpoint| format!("at {pinpoint}")));
    lines.push(format!("{} · {}", reference.relation, reference.reason));
    lines.join("\n")
}

/// What the document cites, with the places.
fn index(annotated: Annotated, out: &mut impl Write) -> io::Result<()> {
    let mut cited: BTreeMap<&InstrumentId, Vec<&Reference>> = BTreeMap::new();
    for reference in annotated.references {
        if let Some(id) = &reference.target {
            cited.entry(id).or_default().push(reference);
        }
    }
    writeln!(
        out,
        "<section id=\"cited\"><h2>What is cited</h2>\n<table>\n<thead><tr><th>Instrument</th><th>Title</th><th>Where</th></tr></thead>\n<tbody>"
    )?;
    for (id, references) in cited {
        let node = describe(id, Some(references[0].kind), annotated.catalogue);
        let name = escape(id.as_str());
        let name = annotated.link(references[0]).map_or_else(|| name.clone(), |link| format!("<a href=\"{}\">{name}</a>", escape(&link)));
        let places: Vec<String> = references
            .iter()
            .map(|reference| {
                format!(
                    "<a href=\"#r{}\">{}</a>",
                    reference.start,
                    escape(reference.paragraph.as_deref().unwrap_or(reference.region.as_str()))
                )
            })
            .collect();
        writeln!(
            out,
            "<tr><td>{name}</td><td>{}</td><td>{}</td></tr>",
            escape(node.title.as_deref().unwrap_or_default()),
            places.join(", ")
        )?;
    }
    writeln!(out, "</tbody>\n</table></section>")
}
