//! Akoma Ntoso: links put into a file that is one, or a new file made of the structure of another
//! form.

use std::io::{self, Write};
use std::ops::Range;

use super::{Annotated, Piece, What, escape};
use crate::document::{Label, Region};
use crate::instrument::Date;
use crate::resolve::Reference;
use crate::source::Markup;

/// Namespace of Akoma Ntoso 3.0.
const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The address that a reference leads to.
fn address(annotated: Annotated, reference: &Reference) -> Option<String> {
    let id = reference.target.as_ref()?;
    let known = crate::graph::describe(id, Some(reference.kind), annotated.catalogue).date;
    Some(id.akn_address(known.or(reference.date.filter(|date| date.is_day()))))
}

/// Writes the file with `<ref>` around each reference that its editors have not linked themselves.
/// Nothing else is changed: without what was added the output is the input. O(n log n).
pub fn write_into(annotated: Annotated, markup: &Markup, mut out: impl Write) -> io::Result<()> {
    let prefix = &markup.prefix;
    let mut added: Vec<(Range<u32>, String)> = Vec::new();
    for piece in annotated.pieces() {
        let What::Reference(reference) = piece.what else { continue };
        let range = piece.range.start as u32..piece.range.end as u32;
        let is_linked = annotated.source.links.iter().any(|link| link.start < range.end && range.start < link.end);
        if let Some(address) = address(annotated, reference).filter(|_| !is_linked) {
            added.extend(stretches(markup, range).into_iter().map(|stretch| (stretch, address.clone())));
        }
    }
    added.sort_by_key(|(stretch, _)| stretch.start);
    let mut at = 0;
    for (stretch, address) in added {
        let (start, end) = (stretch.start as usize, stretch.end as usize);
        let inner = &markup.text[start..end];
        write!(out, "{}<{prefix}ref href=\"{}\">{inner}</{prefix}ref>", &markup.text[at..start], escape(&address))?;
        at = end;
    }
    out.write_all(&markup.text.as_bytes()[at..])
}

/// Where a stretch of the text stands in the markup: one place in each element that it crosses, those
/// without a letter or digit left out.
fn stretches(markup: &Markup, range: Range<u32>) -> Vec<Range<u32>> {
    let first = markup.origins.partition_point(|origin| origin.at + origin.length <= range.start);
    let mut out: Vec<Range<u32>> = Vec::new();
    for origin in markup.origins[first..].iter().take_while(|origin| origin.at < range.end) {
        let head = range.start.saturating_sub(origin.at).min(origin.taken);
        let tail = (origin.at + origin.length).saturating_sub(range.end).min(origin.taken);
        // An entity is one character: all of it or nothing.
        let part = if origin.taken == origin.length {
            origin.from + head..origin.from + origin.taken - tail
        } else {
            origin.from..origin.from + origin.taken
        };
        match out.last_mut() {
            Some(last) if !markup.text[last.end as usize..part.start as usize].contains('<') => last.end = part.end,
            _ => out.push(part),
        }
    }
    out.retain(|part| markup.text[part.start as usize..part.end as usize].contains(char::is_alphanumeric));
    out
}

/// Writes a new file. The head becomes the preface; each numbered paragraph a `paragraph` with its
/// number; notes stand at their marks. It passes the schema of Akoma Ntoso 3.0. O(n log n).
pub fn write(annotated: Annotated, mut out: impl Write) -> io::Result<()> {
    let document = annotated.document;
    let front = &document.front;
    let element = if front.symbol.as_ref().is_some_and(|id| id.as_str().contains("/RES/")) { "statement" } else { "doc" };
    let name = if element == "statement" { "resolution" } else { "document" };
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"{NAMESPACE}\">\n<{element} name=\"{name}\">")?;
    meta(annotated, &mut out)?;
    let blocks: Vec<(Range<usize>, &crate::document::Paragraph)> = annotated
        .blocks()
        .into_iter()
        .filter_map(|(range, place)| Some((range, &document.paragraphs[place?])))
        .filter(|(_, paragraph)| paragraph.note.is_none())
        .collect();
    let heads = blocks.iter().take_while(|(_, paragraph)| paragraph.region == Region::Header).count();
    let recitals = blocks[heads..].iter().take_while(|(_, paragraph)| paragraph.region == Region::Preamble).count();
    let mut writer = Writer { annotated, pieces: annotated.pieces(), noted: vec![false; document.notes.len()] };
    for (name, part) in [("preface", &blocks[..heads]), ("preamble", &blocks[heads..heads + recitals])] {
        if !part.is_empty() {
            writeln!(out, "<{name}>")?;
            for (range, _) in part {
                writer.paragraph(range.clone(), &mut out)?;
            }
            writeln!(out, "</{name}>")?;
        }
    }
    writeln!(out, "<mainBody>")?;
    for (nth, (range, paragraph)) in blocks[heads + recitals..].iter().enumerate() {
        writer.numbered(range.clone(), paragraph, nth + 1, &mut out)?;
    }
    writer.rest(&mut out)?;
    writeln!(out, "</mainBody>\n</{element}>\n</akomaNtoso>")
}

fn meta(annotated: Annotated, out: &mut impl Write) -> io::Result<()> {
    let front = &annotated.document.front;
    let work = front.symbol.as_ref().map_or_else(|| "/akn/un/doc/document/draft/".to_owned(), |id| id.akn_address(front.date));
    let work = escape(&work);
    // The schema asks for a date where none may be known.
    let date = front.date.filter(|date| date.is_day()).map_or_else(|| "0001-01-01".to_owned(), |date: Date| date.to_string());
    writeln!(out, "<meta>\n<identification source=\"#citegraph\">")?;
    for (level, suffix, extra) in [
        ("FRBRWork", "", "<FRBRcountry value=\"un\"/>"),
        ("FRBRExpression", "eng@/", "<FRBRlanguage language=\"eng\"/>"),
        ("FRBRManifestation", "eng@.xml", ""),
    ] {
        writeln!(
            out,
            "<{level}><FRBRthis value=\"{work}{suffix}!main\"/><FRBRuri value=\"{work}{suffix}\"/><FRBRdate date=\"{date}\" name=\"adoption\"/>\
             <FRBRauthor href=\"#citegraph\"/>{extra}</{level}>"
        )?;
    }
    writeln!(
        out,
        "</identification>\n<references source=\"#citegraph\"><TLCOrganization eId=\"citegraph\" href=\"/akn/ontology/organization/citegraph\" \
         showAs=\"citegraph\"/></references>\n</meta>"
    )
}

struct Writer<'a> {
    annotated: Annotated<'a>,
    pieces: Vec<Piece<'a>>,
    /// Notes that stand at a mark already.
    noted: Vec<bool>,
}

impl Writer<'_> {
    fn paragraph(&mut self, range: Range<usize>, out: &mut impl Write) -> io::Result<()> {
        write!(out, "<p>")?;
        self.inline(range, out)?;
        writeln!(out, "</p>")
    }

    /// A paragraph with its number, if it has one of its own.
    fn numbered(
        &mut self,
        range: Range<usize>,
        paragraph: &crate::document::Paragraph,
        nth: usize,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let text = &self.annotated.source.text;
        let label = match &paragraph.label {
            Some(Label::Number(number) | Label::Item(_, number)) => number.start as usize..number.end as usize,
            _ => return self.paragraph(range, out),
        };
        // A paragraph that goes on under the number of another has none of its own.
        if !range.contains(&label.start) || text[range.start..label.start].contains(char::is_alphanumeric) {
            return self.paragraph(range, out);
        }
        let end = label.end + text[label.end..range.end].chars().take_while(|c| matches!(c, '.' | ')')).count();
        let number = text[range.start..end].trim_matches(|c: char| c.is_whitespace() || c == '*');
        write!(out, "<paragraph eId=\"para_{nth}\"><num>{}</num><content><p>", escape(number))?;
        self.inline(end..range.end, out)?;
        writeln!(out, "</p></content></paragraph>")
    }

    fn inline(&mut self, range: Range<usize>, out: &mut impl Write) -> io::Result<()> {
        let from = self.pieces.partition_point(|piece| piece.range.end <= range.start);
        let inside: Vec<Piece> = self.pieces[from..].iter().take_while(|piece| piece.range.start < range.end).cloned().collect();
        for piece in inside {
            let text = &self.annotated.source.text[piece.range.start.max(range.start)..piece.range.end.min(range.end)];
            let text = escape(text);
            match piece.what {
                What::Plain => write!(out, "{text}")?,
                What::Reference(reference) => match address(self.annotated, reference) {
                    Some(address) => write!(out, "<ref href=\"{}\">{text}</ref>", escape(&address))?,
                    None => write!(out, "{text}")?,
                },
                What::Mark(mark) if self.noted[mark.note] => {
                    write!(out, "<noteRef href=\"#note_{}\" marker=\"{}\"/>", mark.note + 1, mark.number)?;
                }
                What::Mark(mark) => self.note(mark.note, mark.number, out)?,
            }
        }
        Ok(())
    }

    fn note(&mut self, place: usize, number: u32, out: &mut impl Write) -> io::Result<()> {
        self.noted[place] = true;
        let document = self.annotated.document;
        let tokens = document.tokens_of(&document.paragraphs[document.notes[place].paragraph]);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Ok(()) };
        let range = first.start as usize..last.end as usize;
        write!(out, "<authorialNote marker=\"{number}\" placement=\"bottom\" eId=\"note_{}\"><p>", place + 1)?;
        self.inline(range, out)?;
        write!(out, "</p></authorialNote>")
    }

    /// The notes to which no mark belongs, so that nothing is lost.
    fn rest(&mut self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "<p>")?;
        for place in 0..self.noted.len() {
            if !self.noted[place] {
                self.note(place, self.annotated.document.notes[place].number, out)?;
            }
        }
        writeln!(out, "</p>")
    }
}
