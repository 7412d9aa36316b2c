//! The words around a citation.

use super::Citation;
use crate::document::Document;
use crate::lang::{Concept, Flags};

/// Longest clause that is shown whole, in characters.
const LONGEST: usize = 360;

/// The clause that a citation stands in: from its verb, or the beginning of the paragraph, to the
/// next semicolon or the paragraph's end. White space is folded; a long clause is shortened around
/// the citation, with `…`. O(length of the paragraph).
#[must_use]
pub fn clause(document: &Document, citation: &Citation) -> String {
    let tokens = document.tokens_of(&document.paragraphs[citation.paragraph]);
    let start = citation.verb.as_ref().map_or(0, |verb| verb.start);
    let from = tokens.partition_point(|token| token.start < start).min(tokens.len().saturating_sub(1));
    let here = tokens.partition_point(|token| token.start < citation.span.start);
    let to = (here..tokens.len()).find(|&i| tokens[i].concept == Concept::Semicolon).unwrap_or(tokens.len());
    let mut out = String::new();
    let mut before = 0;
    for (n, token) in tokens[from..to].iter().enumerate() {
        if n > 0 && (token.is_spaced() || token.flags.has(Flags::CUT)) {
            out.push(' ');
        }
        if token.start == citation.span.start || from + n == here {
            before = out.len();
        }
        token.write_flat(document.text, &mut out);
    }
    shorten(&out, before, (citation.span.end - citation.span.start) as usize)
}

/// Keeps what stands around the byte offset `at`.
fn shorten(text: &str, at: usize, length: usize) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let border = |mut at: usize, step: isize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) || at > 0 && at < text.len() && text.as_bytes()[at] != b' ' {
            at = at.saturating_add_signed(step);
        }
        at
    };
    let from = border(at.saturating_sub(LONGEST / 2), -1);
    let to = border(at + length + LONGEST / 2, 1);
    let head = if from > 0 { "…" } else { "" };
    let tail = if to < text.len() { "…" } else { "" };
    format!("{head}{}{tail}", text[from..to].trim())
}
