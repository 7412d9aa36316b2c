//! Markdown: what is written for the reader is parted from what is written for the program.

use std::ops::Range;

use smallvec::smallvec;

use super::layout::{Block, Layout, Pieces};

/// Leaves the targets of links, the signs of headings, quotations and escapes, and the bars of
/// tables out of the blocks; each cell of a table is a block. O(length).
pub fn leave_signs_out(text: &str, layout: &mut Layout) {
    let blocks = std::mem::take(&mut layout.blocks);
    for block in blocks {
        let whole: Vec<Range<usize>> = if text[block.pieces[0].start..].starts_with('|') {
            block.pieces.iter().flat_map(|piece| cells(text, piece.clone())).collect()
        } else {
            layout.blocks.push(Block { pieces: block.pieces.iter().flat_map(|piece| words(text, bare(text, piece.clone()))).collect() });
            continue;
        };
        layout.blocks.extend(whole.into_iter().map(|cell| Block { pieces: words(text, cell) }));
    }
    for note in &mut layout.notes {
        note.pieces = note.pieces.iter().flat_map(|piece| words(text, piece.clone())).collect();
    }
    layout.blocks.retain(|block| !block.pieces.is_empty());
}

/// The cells of the rows of a table, but for the row of hyphens below its head.
fn cells(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    for end in text[range.clone()].match_indices(['|', '\n']).map(|(at, _)| range.start + at).chain(std::iter::once(range.end)) {
        let cell = &text[start..end];
        if cell.contains(|c: char| !(c.is_whitespace() || matches!(c, '-' | ':'))) {
            let from = start + (cell.len() - cell.trim_start().len());
            out.push(from..from + cell.trim().len());
        }
        start = end + 1;
    }
    out
}

/// A block without the signs before and around it: `## Annex`, `> …`, `**Annex**`.
fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let block = &text[range.clone()];
    let inner = block.trim_start_matches(['#', '>', ' ']);
    let start = range.end - inner.len();
    let is_sign = |c: char| matches!(c, '*' | '_');
    let around = inner.len() - inner.trim_start_matches(is_sign).len();
    let words = inner.trim_matches(is_sign);
    let is_emphasis = around > 0 && inner.len() == words.len() + 2 * around && !words.contains(is_sign);
    if is_emphasis { start + around..range.end - around } else { start..range.end }
}

/// The pieces of a range that are words: links without their targets, no escapes.
fn words(text: &str, range: Range<usize>) -> Pieces {
    let mut out: Pieces = smallvec![];
    let mut start = range.start;
    let mut put = |start: usize, end: usize| {
        if !text[start..end].trim().is_empty() {
            out.push(start..end);
        }
    };
    let mut at = range.start;
    while let Some(found) = text[at..range.end].find(['[', ']', '\\', '<', '*', '_']) {
        let sign = at + found;
        let left_out = match text.as_bytes()[sign] {
            b'\\' => text[sign + 1..range.end].starts_with(|c: char| c.is_ascii_punctuation()).then_some(sign + 1),
            b'*' => Some(sign + 1),
            b'_' => stands_apart(text, sign).then_some(sign + 1),
            b'<' => text[sign..range.end].starts_with("<http").then(|| text[sign..range.end].find('>').map(|end| sign + end + 1)).flatten(),
            b'[' => (!text[sign + 1..range.end].starts_with('^') && closes_link(text, sign, range.end)).then_some(sign + 1),
            _ => target(text, sign, range.end),
        };
        // An escaped sign is a letter like others.
        let is_escape = text.as_bytes()[sign] == b'\\';
        if let Some(end) = left_out {
            put(start, sign);
            start = end;
        }
        at = left_out.unwrap_or(sign + 1) + usize::from(is_escape && left_out.is_some());
        at = at.min(range.end);
    }
    put(start, range.end);
    out
}

/// Whether an underscore stands beside a word rather than in it.
fn stands_apart(text: &str, at: usize) -> bool {
    let is_outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    is_outside(text[..at].chars().next_back()) || is_outside(text[at + 1..].chars().next())
}

/// Whether the bracket that opens at a place ends with the target of a link.
fn closes_link(text: &str, open: usize, end: usize) -> bool {
    let close = text[open + 1..end].find(['[', ']']).map(|at| open + 1 + at);
    close.is_some_and(|close| target(text, close, end).is_some())
}

/// Where the target of a link ends, `](…)`; parentheses in it are closed.
fn target(text: &str, close: usize, end: usize) -> Option<usize> {
    let inside = text[close..end].strip_prefix("](")?;
    let mut depth = 1;
    for (at, c) in inside.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '\n' if inside[at..].starts_with("\n\n") => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(close + 2 + at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text, 0..text.len()).into_iter().map(|piece| &text[piece]).collect()
    }

    #[test]
    fn links_are_read_and_their_targets_are_not() {
        assert_eq!(cut("in [1325 (2000)](https://undocs.org/S/RES/1325(2000))[^8] of 2000"), ["in ", "1325 (2000)", "[^8] of 2000"]);
        assert_eq!(cut(r"\[on the report ([A/64/9](x))\]"), ["[on the report (", "A/64/9", ")", "]"]);
        assert_eq!(cut("[on the report] and <https://a.b/64/1> more"), ["[on the report] and ", " more"]);
        assert_eq!(cut("[never](ends and ["), ["[never](ends and ["]);
        assert_eq!(cut("*Ibid.*, a_b _c_"), ["Ibid.", ", a_b ", "c"]);
    }

    #[test]
    fn cells_and_headings() {
        let table = "| One | Two |\n|---|:-:|\n| A/64/1 | x |";
        assert_eq!(cells(table, 0..table.len()).into_iter().map(|cell| &table[cell]).collect::<Vec<_>>(), ["One", "Two", "A/64/1", "x"]);
        for (text, inner) in [("## Annex", "Annex"), ("**Annex II**", "Annex II"), ("*Notes* that", "*Notes* that"), ("> said", "said")] {
            assert_eq!(&text[bare(text, 0..text.len())], inner);
        }
    }
}
