//! Documents with every reference linked: the text unchanged to the letter, the links around it.
//!
//! Comes in: a text with its structure and its references. Goes out: HTML to read, Markdown, Akoma
//! Ntoso.

mod akn;
mod html;
mod markdown;

use std::ops::Range;

pub use akn::{write as write_akn, write_into as write_into_akn};
pub use html::write as write_html;
pub use markdown::write as write_markdown;

use crate::document::{Document, Mark, Paragraph};
use crate::instrument::Catalogue;
use crate::resolve::Reference;
use crate::source::Source;

/// A document with what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Annotated<'a> {
    /// The text and its form.
    pub source: &'a Source,
    /// Its structure.
    pub document: &'a Document<'a>,
    /// Its references, in any order.
    pub references: &'a [Reference<'a>],
    /// What is known of the instruments.
    pub catalogue: &'a Catalogue,
}

/// A stretch of text and what it is.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    /// Byte offsets.
    pub range: Range<usize>,
    /// What it is.
    pub what: What<'a>,
}

/// What a stretch of text is.
#[derive(Debug, Clone, Copy)]
pub enum What<'a> {
    /// Text.
    Plain,
    /// A reference, or what stands of it before the mark of a note.
    Reference(&'a Reference<'a>),
    /// The mark of a note.
    Mark(&'a Mark),
}

impl<'a> Annotated<'a> {
    /// The text as pieces, one behind the other, none left out. Of references that lie in one
    /// another the first and longest is kept. O(n log n) for n references.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece<'a>> {
        let mut marks = self.document.marks.iter().map(|mark| (self.extent(mark), mark)).peekable();
        let mut references: Vec<&Reference> = self.references.iter().collect();
        references.sort_by_key(|reference| (reference.start, std::cmp::Reverse(reference.end)));
        let mut out: Vec<Piece> = Vec::new();
        let mut at = 0;
        let mut put = |range: Range<usize>, what: What<'a>| {
            if !range.is_empty() {
                out.push(Piece { range, what });
            }
        };
        // Text up to a place, with the marks in it.
        let mut advance = |at: &mut usize, to: usize, what: What<'a>| {
            let mut what = what;
            while let Some((range, mark)) = marks.next_if(|(range, _)| range.start < to) {
                if range.start >= *at {
                    put(*at..range.start, what);
                    put(range.clone(), What::Mark(mark));
                    (*at, what) = (range.end, What::Plain);
                }
            }
            put(*at..to.max(*at), what);
            *at = to.max(*at);
        };
        for reference in references {
            if (reference.start as usize) >= at {
                advance(&mut at, reference.start as usize, What::Plain);
                advance(&mut at, reference.end as usize, What::Reference(reference));
            }
        }
        advance(&mut at, self.source.text.len(), What::Plain);
        out
    }

    /// The bytes of a mark with the brackets that Markdown puts around it.
    fn extent(&self, mark: &Mark) -> Range<usize> {
        let (at, end) = (mark.at as usize, mark.end as usize);
        let text = &self.source.text;
        if text[..at].ends_with("[^") && text[end..].starts_with(']') { at - 2..end + 1 } else { at..end }
    }

    /// Where a reference leads, for people: the document at undocs.org, or the one that holds or
    /// adopted a titled instrument.
    #[must_use]
    pub fn link(&self, reference: &Reference) -> Option<String> {
        let id = reference.target.as_ref()?;
        let node = crate::graph::describe(id, Some(reference.kind), self.catalogue);
        node.link.or_else(|| node.document?.link()).or_else(|| node.adopted_by?.link())
    }

    /// What a reference is, in a line: `General Assembly resolution 63/180`, or its title.
    #[must_use]
    pub fn name(&self, reference: &Reference) -> String {
        match &reference.target {
            Some(id) => crate::graph::describe(id, Some(reference.kind), self.catalogue)
                .title
                .filter(|_| !id.is_symbol())
                .unwrap_or_else(|| id.prose()),
            None => String::new(),
        }
    }

    /// The text cut at the borders of its paragraphs, nothing left out: byte offsets, and the place
    /// of the paragraph; what is in none is space and page furniture. O(n log n).
    #[must_use]
    pub fn blocks(&self) -> Vec<(Range<usize>, Option<usize>)> {
        let (document, text) = (self.document, self.source.text.as_str());
        let extent = |(place, paragraph): (usize, &Paragraph)| {
            let tokens = document.tokens_of(paragraph);
            let start = match paragraph.note {
                Some(note) => document.notes[note].at,
                None => tokens.first()?.start,
            };
            Some((start as usize, tokens.last()?.end as usize, place))
        };
        let mut paragraphs: Vec<(usize, usize, usize)> = document.paragraphs.iter().enumerate().filter_map(extent).collect();
        paragraphs.sort_unstable();
        let mut out = Vec::new();
        let mut at = 0;
        for (start, end, place) in paragraphs {
            if start < at {
                continue;
            }
            // What opens and closes a paragraph, quotes and emphasis, belongs to it.
            let line = text[at..start].rfind('\n').map_or(at, |newline| at + newline + 1);
            let behind = text[end..].find('\n').map_or(text.len(), |newline| end + newline);
            out.extend([(at..line, None), (line..behind, Some(place))]);
            at = behind;
        }
        out.push((at..text.len(), None));
        out.retain(|(range, _)| !range.is_empty());
        out
    }
}

/// Text that can stand in an element or an attribute.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // Line ends of other systems, and of pages.
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{c}' => out.push('\n'),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            // Controls are not allowed in HTML; what they stood for is not lost.
            c if c.is_control() && c != '\t' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
