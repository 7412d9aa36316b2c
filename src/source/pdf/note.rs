//! The notes at the foot of a column: where they begin, which label each bears.

use super::line::{Line, Span};
use super::page::Rule;

/// Where the notes of a column begin; its length where it has none. `body` is the usual height of
/// the font. O(n²) for n lines of a page.
pub fn begin(lines: &[Line], rules: &[Rule], body: f32) -> usize {
    let is_small = |line: &Line| line.size < 0.96 * body;
    let (left, right) = lines.iter().fold((f32::MAX, f32::MIN), |(left, right), line| (left.min(line.x), right.max(line.end)));
    // The rule over notes is short, begins at the margin and stands alone; those of tables do not.
    let over_notes = |rule: &&Rule| {
        let is_short = (rule.x - left).abs() < 12. && rule.end < left + 0.6 * (right - left);
        is_short && rules.iter().filter(|other| (other.y - rule.y).abs() < 1.).count() == 1
    };
    let lowest = rules.iter().filter(over_notes).map(|rule| rule.y).reduce(f32::min);
    let drawn = |at: usize| {
        let above = at.checked_sub(1).map_or(f32::MAX, |before| lines[before].y);
        lowest.is_some_and(|rule| rule < above && rule > lines[at].y)
    };
    (0..lines.len())
        .find(|&at| {
            let ruled = at > 0 && is_rule(&lines[at - 1]);
            let below = &lines[at..];
            let small = below.iter().all(is_small);
            (ruled && (small || label(&lines[at]).is_some()))
                || small && (drawn(at) || label(&lines[at]).is_some())
                || drawn(at) && label(&lines[at]).is_some() && matches!(lines[at].spans.first(), Some(Span::Raised(_)))
        })
        .unwrap_or(lines.len())
}

/// Whether a line is a row of underscores.
pub fn is_rule(line: &Line) -> bool {
    let text = line.text();
    let text = text.trim();
    text.len() >= 5 && text.bytes().all(|b| b == b'_')
}

/// The label that begins a note, and how many bytes it takes in the first piece of the line; the
/// whole piece where it is raised.
pub fn label(line: &Line) -> Option<(String, usize)> {
    match line.spans.first()? {
        Span::Raised(text) => {
            let label = text.trim();
            is_label(label).then(|| (label.to_owned(), text.len()))
        }
        Span::Plain(text) => {
            let digits = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'*').count();
            let (label, rest) = text.split_at(digits);
            // "1/" is how older documents write it.
            let taken = digits + usize::from(rest.starts_with('/'));
            let apart = text[taken..].starts_with(char::is_whitespace);
            (apart && is_label(label)).then(|| (label.to_owned(), taken))
        }
    }
}

fn is_label(text: &str) -> bool {
    (1..=3).contains(&text.len()) && (text.bytes().all(|b| b.is_ascii_digit()) || text.bytes().all(|b| b == b'*'))
}
