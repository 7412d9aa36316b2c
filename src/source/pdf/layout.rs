//! Lines to paragraphs: page furniture set aside, notes joined, lines that go on put together, over
//! columns and pages too.

use rustc_hash::FxHashSet;

use super::furniture;
use super::line::{Line, Span, columns, lines, read_cells};
use super::note;
use super::page::Page;
use crate::source::flow::{Flow, Flowed};
use crate::source::raised;

/// A column of a page: its text and its notes.
struct Column {
    page: u32,
    body: Vec<Line>,
    notes: Vec<Line>,
}

/// The text of a document. O(characters), but for the lines of a page, which are compared with its
/// pieces.
pub fn lay_out(pages: Vec<Page>) -> Flowed {
    let mut pages: Vec<(Page, Vec<Line>)> = pages
        .into_iter()
        .map(|page| {
            let lines = lines(&page);
            (page, lines)
        })
        .collect();
    let all = || pages.iter().flat_map(|(_, lines)| lines);
    let size = furniture::usual(all().flat_map(|line| std::iter::repeat_n(line.size, line.text().len() / 8 + 1))).unwrap_or(10.);
    furniture::set_aside(&mut pages, size);
    let gaps = pages.iter().flat_map(|(_, lines)| lines.windows(2)).filter(|pair| (pair[0].size - size).abs() < 1.);
    let gaps = gaps.map(|pair| pair[0].y - pair[1].y).filter(|gap| *gap > 0.9 * size);
    let spacing = furniture::least_usual(gaps).unwrap_or(1.2 * size);
    let mut out: Vec<Column> = Vec::new();
    for (page, lines) in pages {
        for mut body in columns(lines) {
            let notes = body.split_off(note::begin(&body, &page.rules, size));
            body.retain(|line| !note::is_rule(line));
            read_cells(&mut body, &page.rules);
            out.push(Column { page: page.number, body, notes });
        }
    }
    let labels: FxHashSet<String> = out.iter().flat_map(|column| &column.notes).filter_map(note::label).map(|(label, _)| label).collect();
    let mut writer = Writer { flow: Flow::default(), labels, spacing, last: None, last_note: None, raises_labels: false };
    for column in &out {
        writer.column(column);
    }
    writer.flow.finish()
}

struct Writer {
    flow: Flow,
    /// The labels of all notes: raised digits are marks only where there is such a note.
    labels: FxHashSet<String>,
    /// The usual distance between the lines of a paragraph.
    spacing: f32,
    /// The last line of running text, and the right margin of its column.
    last: Option<(Line, f32)>,
    /// The number of the note written last.
    last_note: Option<u32>,
    /// Whether the labels of notes are raised.
    raises_labels: bool,
}

impl Writer {
    fn column(&mut self, column: &Column) {
        let left = column.body.iter().map(|line| line.x).fold(f32::MAX, f32::min);
        // The margin of a block: of the lines that begin about where one does.
        let margin = |of: &Line| {
            let beside = column.body.iter().filter(|line| (line.x - of.x).abs() < 3. * of.size && (line.size - of.size).abs() < 1.);
            beside.map(|line| line.end).fold(of.end, f32::max)
        };
        self.flow.begin_page(column.page);
        for (at, line) in column.body.iter().enumerate() {
            if let Some((before, margin)) = self.last.take() {
                let begins = if at == 0 { begins_behind_break(&before, margin, line) } else { self.begins(&before, line, left, margin) };
                if begins {
                    self.flow.end_paragraph();
                } else {
                    self.flow.push(joint(&before));
                }
            }
            self.spans(line, 0);
            self.last = Some((line.clone(), margin(line)));
        }
        self.notes(column);
    }

    fn notes(&mut self, column: &Column) {
        let mut open = false;
        let mut before: Option<&Line> = None;
        for line in &column.notes {
            let taken = match self.label(line, before.is_none()) {
                Some((label, taken)) => {
                    if open {
                        self.flow.end_note();
                    }
                    self.flow.begin_note(&label);
                    taken
                }
                None if !open => {
                    self.flow.continue_note();
                    0
                }
                None => {
                    self.flow.push(before.map_or(" ", joint));
                    0
                }
            };
            if !open || taken > 0 {
                self.flow.begin_page(column.page);
            }
            (open, before) = (true, Some(line));
            self.spans(line, taken);
        }
        if open {
            self.flow.end_note();
        }
    }

    /// The label of a note that begins in a line. Plain digits are one only in documents whose labels
    /// are not raised, and where they count on: "…, Supplement No." may end a line and "1" begin one.
    fn label(&mut self, line: &Line, is_first: bool) -> Option<(String, usize)> {
        let (label, taken) = note::label(line)?;
        let number: Option<u32> = label.parse().ok();
        let is_raised = matches!(line.spans.first(), Some(Span::Raised(_)));
        let counts_on = match (self.last_note, number) {
            (Some(last), Some(number)) => number == last + 1 || is_first && number == 1,
            (None, _) => true,
            (Some(_), None) => is_raised || is_first,
        };
        if !is_raised && (self.raises_labels || !counts_on) {
            return None;
        }
        self.raises_labels |= is_raised;
        self.last_note = number.or(self.last_note);
        Some((label, taken))
    }

    /// Writes a line but for the first `skipped` bytes of its first piece.
    fn spans(&mut self, line: &Line, skipped: usize) {
        let mut skipped = skipped;
        for span in &line.spans {
            let skip = std::mem::take(&mut skipped);
            match span {
                Span::Plain(text) => self.flow.push(&text[skip..]),
                Span::Raised(text) if skip >= text.len() => {}
                Span::Raised(text) => self.raised(text),
            }
        }
    }

    /// Marks of notes, one or several; else what is raised for another reason.
    fn raised(&mut self, text: &str) {
        let labels: Vec<&str> = text.split([',', ' ', ';', '–']).filter(|label| !label.is_empty()).collect();
        if !labels.is_empty() && labels.iter().all(|label| self.labels.contains(*label)) {
            for label in labels {
                self.flow.mark(label);
            }
        } else {
            self.flow.push(&raised(text));
        }
    }

    /// The distance between lines from which on a paragraph ends. A sentence that fills its line goes
    /// on even over a wider one: marks of notes push lines apart.
    fn paragraph_gap(&self, em: f32, goes_on: bool) -> f32 {
        (if goes_on { 1.7 } else { 1.25 }) * self.spacing.max(1.1 * em)
    }

    /// Whether a paragraph begins in a line of the same column.
    fn begins(&self, before: &Line, line: &Line, left: f32, right: f32) -> bool {
        let em = line.size;
        let gap = before.y - line.y;
        let is_indented = line.x > left + em && before.x < line.x - 0.8 * em;
        let is_short = before.end < right - 0.25 * (right - left);
        let text = before.ending();
        let is_abbreviated = ends_with_abbreviation(&text);
        let ends = text.ends_with(['.', ';', ':', '!', '?']) && !is_abbreviated;
        // Where the next word would have stood on the line before, the line was ended on purpose.
        let next = line.text();
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count().min(24));
        let fits = right - before.end > (0.55 * f32::from(word as u8) + 0.4) * em;
        let is_forced = fits && !is_abbreviated && (ends || text.ends_with(',') || !next.trim_start().starts_with(char::is_lowercase));
        gap < -0.2 * em // the next cell of a row
            || gap < 0.3 * em && line.x >= before.end
            || before.x > line.x + 5. * em // no first line is set in so far: another cell
            || gap > self.paragraph_gap(em, !is_short && !ends && !text.ends_with(','))
            || (line.size - before.size).abs() > 0.15 * em
            || is_indented && (is_short || ends || begins_item(line))
            || is_short && ends
            || is_forced
            || begins_item(line) && (ends || text.ends_with(','))
    }
}

/// Whether a paragraph begins at the top of a column or page, `margin` being the right margin of the
/// column before.
fn begins_behind_break(before: &Line, margin: f32, line: &Line) -> bool {
    let text = before.ending();
    let next = line.text();
    let is_small_letter = next.trim_start().starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let is_short = before.end < margin - 8. * before.size;
    text.ends_with(['.', ';', ':', '!', '?'])
        || begins_item(line)
        || !is_small_letter && (text.ends_with(',') || is_short)
        || (line.size - before.size).abs() > 0.15 * line.size
}

/// Whether what ends a line stands before a number: "paras.", "Supplement No.".
fn ends_with_abbreviation(text: &str) -> bool {
    const ABBREVIATIONS: [&str; 20] = [
        "para.", "paras.", "chap.", "chaps.", "sect.", "sects.", "vol.", "vols.", "no.", "nos.", "art.", "arts.", "p.", "pp.", "add.",
        "corr.", "rev.", "ed.", "cf.", "e.g.",
    ];
    text.split_whitespace()
        .next_back()
        .is_some_and(|word| ABBREVIATIONS.iter().any(|known| word.trim_start_matches('(').eq_ignore_ascii_case(known)))
}

/// Whether a line begins with "1. ", "(a) ", "(iv) " or a bullet.
fn begins_item(line: &Line) -> bool {
    let text = line.text();
    let Some(word) = text.split_whitespace().next() else { return false };
    let is_number =
        word.strip_suffix('.').is_some_and(|number| (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()));
    let inside = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    is_number
        || inside
            .is_some_and(|inside| (1..=5).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
        || matches!(word, "•" | "–" | "—")
}

/// What stands between a line and the next of its paragraph: nothing behind a hyphen or a slash.
fn joint(line: &Line) -> &'static str {
    let text = line.ending();
    let is_hyphen = text.ends_with(['-', '\u{2010}', '\u{2011}', '\u{ad}']) && !text.ends_with(" -");
    if is_hyphen || text.ends_with('/') { "" } else { " " }
}
