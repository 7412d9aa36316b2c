//! Markdown: links around references.

use std::io::{self, Write};

use super::{Annotated, What};
use crate::source::Form;

/// Writes the text with a link around each reference whose address is known. What stood there before
/// is unchanged to the letter: without what was added the output is the input. References inside
/// links of a Markdown text stay as they are. O(length).
pub fn write(annotated: Annotated, mut out: impl Write) -> io::Result<()> {
    let text = annotated.source.text.as_str();
    let is_markdown = annotated.source.form == Form::Markdown;
    for piece in annotated.pieces() {
        let inner = &text[piece.range.clone()];
        let link = match piece.what {
            What::Reference(reference) => annotated.link(reference).map(|link| (reference, link)),
            What::Plain | What::Mark(_) => None,
        };
        // A link ends at an empty line and holds no other.
        let is_cut = inner.contains("\n\n") || inner.contains('[');
        let is_linked = is_markdown && is_in_link(text, piece.range.start);
        match link.filter(|_| !is_cut && !is_linked) {
            Some((reference, link)) => {
                let end = inner.trim_end().len();
                let title = annotated.name(reference).replace('\\', "\\\\").replace('"', "\\\"");
                write!(out, "[{}](<{link}> \"{title}\"){}", &inner[..end], &inner[end..])?;
            }
            // What was text in another form is no markup here.
            None if matches!(annotated.source.form, Form::Markdown | Form::Text) => out.write_all(inner.as_bytes())?,
            None => out.write_all(inner.replace('<', "\\<").replace("](", "\\](").as_bytes())?,
        }
    }
    Ok(())
}

/// Whether a place lies in the text or the target of a link, or in code.
fn is_in_link(text: &str, at: usize) -> bool {
    let start = text[..at].rfind("\n\n").map_or(0, |blank| blank + 2);
    let before = &text[start..at];
    let in_code = before.matches('`').count() % 2 == 1;
    let in_target = before.rfind("](").is_some_and(|open| !before[open..].contains(')'));
    let in_text = before.rfind('[').is_some_and(|open| {
        let is_note = before[open..].starts_with("[^");
        !is_note && !before[open..].contains(']') && text[at..].split_once(']').is_some_and(|(_, rest)| rest.starts_with(['(', '[']))
    });
    in_code || in_target || in_text
}
