//! Characters to lines: baselines, raised digits, gaps between words, columns.

use std::ops::Range;

use super::page::{Glyph, Page, Rule};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// On the line.
    Plain(String),
    /// Smaller and above the line, as the marks of notes are.
    Raised(String),
}

/// Text side by side on one line. Lengths in points, `y` upwards.
#[derive(Debug, Clone)]
pub struct Line {
    /// Left end.
    pub x: f32,
    /// Right end.
    pub end: f32,
    /// Baseline.
    pub y: f32,
    /// Height of its font.
    pub size: f32,
    /// What it says.
    pub spans: Vec<Span>,
}

impl Line {
    /// Its text, raised pieces in their place.
    pub fn text(&self) -> String {
        self.spans
            .iter()
            .map(|span| match span {
                Span::Plain(text) | Span::Raised(text) => text.as_str(),
            })
            .collect()
    }
}

impl Line {
    /// How its text ends, marks of notes aside.
    pub fn ending(&self) -> String {
        let plain = self.spans.iter().rposition(|span| matches!(span, Span::Plain(text) if !text.trim().is_empty()));
        let text: String = match plain {
            Some(last) => self.spans[..=last]
                .iter()
                .map(|span| match span {
                    Span::Plain(text) | Span::Raised(text) => text.as_str(),
                })
                .collect(),
            None => self.text(),
        };
        // "the report, 4/" ends with a mark of the old form.
        let text = text.trim_end();
        let bare = text.strip_suffix('/').map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit()));
        bare.filter(|bare| bare.ends_with([' ', ',', '.', ';']) && bare.len() + 4 >= text.len()).unwrap_or(text).trim_end().to_owned()
    }
}

/// Characters drawn one after the other in one size on one line.
struct Run<'p> {
    x: f32,
    end: f32,
    y: f32,
    size: f32,
    glyphs: &'p [Glyph],
}

/// What stands on one line, from margin to margin: runs, and whether each is raised above it.
struct Row<'p> {
    y: f32,
    size: f32,
    members: Vec<(Run<'p>, bool)>,
}

/// Gap, in heights of the font, from which words are apart.
const WORD_GAP: f32 = 0.2;
/// The same between what was drawn apart.
const RUN_GAP: f32 = 0.12;
/// Gap from which what stands side by side belongs to different columns or cells.
const CELL_GAP: f32 = 1.6;

/// The lines of a page from top to bottom, those side by side from left to right.
/// O(r · l) for r runs and l lines.
pub fn lines(page: &Page) -> Vec<Line> {
    let mut runs = runs(&page.glyphs);
    // Larger text first: it tells where the lines are, and what is raised above them.
    runs.sort_by(|a, b| b.size.total_cmp(&a.size).then(b.y.total_cmp(&a.y)).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<Row> = Vec::new();
    for run in without_line_numbers(runs) {
        let raised = |row: &Row| is_raised(run.y - row.y, run.size, row.size) && is_mark(run.glyphs);
        let touching = |row: &Row| row.members.iter().any(|(other, _)| touches(other, &run));
        let level = |row: &Row| (run.y - row.y).abs() < 0.2 * run.size;
        // What touches a line belongs to it, though a line of another column may stand as high.
        let near = rows.iter().position(|row| raised(row) && touching(row));
        let near = near.or_else(|| rows.iter().position(|row| level(row) && touching(row))).or_else(|| rows.iter().position(level));
        match near.map(|at| &mut rows[at]) {
            Some(row) => {
                let raised = run.y - row.y > 0.1 * run.size;
                row.members.push((run, raised));
            }
            None => rows.push(Row { y: run.y, size: run.size, members: vec![(run, false)] }),
        }
    }
    rows.sort_by(|a, b| b.y.total_cmp(&a.y));
    for row in &mut rows {
        row.members.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
    }
    let cells = cells(&rows);
    rows.into_iter().flat_map(|row| split(row.y, row.members, &cells)).collect()
}

/// Whether text of a size stands above a line as a mark does.
fn is_raised(above: f32, size: f32, of_line: f32) -> bool {
    size < 0.85 * of_line && size > 0.45 * of_line && above > 0.1 * of_line && above < 0.75 * of_line
}

/// Whether a run says what marks and exponents say: a number or several, stars, a few letters.
fn is_mark(glyphs: &[Glyph]) -> bool {
    let text = text_of(glyphs);
    let text = text.trim();
    let is_number =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | ';' | '–' | '-' | '/' | '*' | '(' | ')' | '[' | ']'));
    is_number && text.len() <= 12 || text.chars().count() <= 4 && text.chars().all(char::is_alphabetic)
}

/// The runs without the numbers of the lines that drafts have on the margin: a column of numbers that
/// rise by the same step, perhaps anew for the notes.
fn without_line_numbers(runs: Vec<Run>) -> Vec<Run> {
    const LEAST: usize = 4;
    let left = runs.iter().filter(|run| run.glyphs.len() > 12).map(|run| run.x).fold(f32::MAX, f32::min);
    let number = |run: &Run| if run.end < left - 2. { text_of(run.glyphs).trim().parse::<u32>().ok() } else { None };
    let mut column: Vec<(f32, u32)> = runs.iter().filter_map(|run| Some((run.y, number(run)?))).collect();
    column.sort_by(|a, b| b.0.total_cmp(&a.0));
    let steps: Vec<Option<u32>> = column.windows(2).map(|pair| pair[1].1.checked_sub(pair[0].1)).collect();
    let counts = |steps: &[Option<u32>]| steps.iter().all(|step| *step == steps[0] && matches!(step, Some(1..=10)));
    if steps.windows(LEAST - 1).any(counts) { runs.into_iter().filter(|run| number(run).is_none()).collect() } else { runs }
}

/// Whether a run stands beside one of a line, or before it as a label does.
fn touches(of_line: &Run, run: &Run) -> bool {
    let (behind, before) = (run.x - of_line.end, of_line.x - run.end);
    behind.max(before) < 0.8 * of_line.size || (0. ..3. * of_line.size).contains(&before)
}

fn runs(glyphs: &[Glyph]) -> Vec<Run<'_>> {
    let goes_on = |a: &Glyph, b: &Glyph| {
        let gap = b.x - a.end;
        (a.y - b.y).abs() < 0.05 * a.size && (a.size - b.size).abs() < 0.05 * a.size && gap > -0.5 * a.size && gap < 0.8 * a.size
    };
    let is_written = |glyph: &Glyph| !glyph.c.is_whitespace();
    glyphs
        .chunk_by(goes_on)
        .filter_map(|glyphs| {
            let first = glyphs.iter().find(|glyph| is_written(glyph))?;
            let last = glyphs.iter().rfind(|glyph| is_written(glyph))?;
            Some(Run { x: first.x, end: last.end, y: first.y, size: first.size, glyphs })
        })
        .collect()
}

/// Where cells begin behind a wide gap: left end and height.
fn cells(rows: &[Row]) -> Vec<(f32, f32)> {
    let begins = |row: &Row| {
        let wide = |pair: &[(Run, bool)]| (pair[1].0.x - pair[0].0.end > CELL_GAP * pair[0].0.size).then_some(pair[1].0.x);
        let y = row.y;
        row.members.windows(2).filter_map(wide).map(move |x| (x, y)).collect::<Vec<_>>()
    };
    rows.iter().flat_map(begins).collect()
}

/// The runs of a row as lines, apart where the gap is wide; a label at its beginning ("1.", "(a)")
/// stays with what it labels.
fn split(y: f32, members: Vec<(Run, bool)>, cells: &[(f32, f32)]) -> Vec<Line> {
    // A narrow gap is one between cells where a cell of a row nearby begins.
    let begins_cell = |run: &Run, end: f32| {
        run.x - end > 0.6 * run.size && cells.iter().any(|(x, of)| (x - run.x).abs() < 1. && (of - y).abs() < 4. * run.size)
    };
    let mut out: Vec<Line> = Vec::new();
    for (run, raised) in members {
        let text = text_of(run.glyphs);
        match out.last_mut() {
            Some(line) if run.x - line.end < CELL_GAP * line.size.max(run.size) && !begins_cell(&run, line.end) || is_label(line) => {
                let apart = run.x - line.end > RUN_GAP * run.size;
                let is_spaced = apart || text.starts_with(char::is_whitespace);
                line.put(text.trim_start(), raised, is_spaced);
                line.end = line.end.max(run.end);
                line.size = line.size.max(run.size);
            }
            _ => {
                let mut line = Line { x: run.x, end: run.end, y, size: run.size, spans: Vec::new() };
                line.put(text.trim_start(), raised, false);
                out.push(line);
            }
        }
    }
    out
}

impl Line {
    fn put(&mut self, text: &str, raised: bool, is_spaced: bool) {
        let space = if is_spaced && !self.text().ends_with(' ') { " " } else { "" };
        match (self.spans.last_mut(), raised) {
            (Some(Span::Plain(last)), false) | (Some(Span::Raised(last)), true) => {
                last.push_str(space);
                last.push_str(text);
            }
            (_, false) => self.spans.push(Span::Plain(format!("{space}{text}"))),
            (_, true) => self.spans.push(Span::Raised(text.to_owned())),
        }
    }
}

fn is_label(line: &Line) -> bool {
    let text = line.text();
    let text = text.trim();
    text.len() <= 6 && (text.ends_with(['.', ')', '*', '•', '–', '—']) || text.bytes().all(|b| b.is_ascii_digit()))
}

/// The text of a run, with blanks where a gap shows one.
fn text_of(glyphs: &[Glyph]) -> String {
    let mut out = String::with_capacity(glyphs.len() + 8);
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        let gap = before.is_some_and(|before| glyph.x - before.end > WORD_GAP * glyph.size);
        if gap && !out.ends_with(' ') && glyph.c != ' ' {
            out.push(' ');
        }
        put_letters(&mut out, glyph.c);
        before = Some(glyph);
    }
    out
}

/// Ligatures as the letters that they stand for.
fn put_letters(out: &mut String, c: char) {
    match c {
        'ﬀ' => out.push_str("ff"),
        'ﬁ' => out.push_str("fi"),
        'ﬂ' => out.push_str("fl"),
        'ﬃ' => out.push_str("ffi"),
        'ﬄ' => out.push_str("ffl"),
        'ﬅ' | 'ﬆ' => out.push_str("st"),
        '\0' => {}
        c => out.push(c),
    }
}

/// The lines of a page in the order of reading: where the page has two columns, the left before the
/// right. Each part of the page in which the text runs from top to bottom is one list.
pub fn columns(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let Some(gutter) = gutter(&lines) else { return vec![lines] };
    let crosses = |line: &Line| line.x < gutter - 1. && line.end > gutter;
    let mut out: Vec<Vec<Line>> = vec![Vec::new()];
    for band in lines.chunk_by(|a, b| crosses(a) == crosses(b)) {
        let (left, right): (Vec<Line>, Vec<Line>) = band.iter().cloned().partition(|line| line.end <= gutter);
        if !crosses(&band[0]) && left.len() >= 4 && right.len() >= 4 {
            out.extend([left, right, Vec::new()]);
        } else {
            out.last_mut().expect("never empty").extend_from_slice(band);
        }
    }
    out.retain(|lines| !lines.is_empty());
    out
}

/// Lines of tables put in the order of reading: cell by cell, row by row. A table is two rows or more
/// whose cells begin at the same places; its rows are told apart by the wider gap, or by the first
/// cell of each.
pub fn read_cells(lines: &mut [Line], rules: &[Rule]) {
    let rows: Vec<Range<usize>> = rows(lines);
    let mut at = 0;
    while at < rows.len() {
        let starts: Vec<f32> = lines[rows[at].clone()].iter().map(|line| line.x).collect();
        let fits = |row: &Range<usize>| lines[row.clone()].iter().all(|line| starts.iter().any(|x| (x - line.x).abs() < 3.));
        let count = rows[at..].iter().take_while(|row| fits(row)).count();
        if starts.len() > 1 && count > 1 {
            let table = &rows[at..at + count];
            let gap = |n: usize| lines[table[n - 1].start].y - lines[table[n].start].y;
            let least = (1..count).map(gap).fold(f32::MAX, f32::min);
            let is_ruled = |n: usize| {
                let (above, below) = (lines[table[n - 1].start].y, lines[table[n].start].y);
                rules.iter().any(|rule| rule.y < above && rule.y > below)
            };
            let has_rules = (1..count).any(is_ruled);
            let begins_row = |n: &usize| {
                let has_first = (lines[table[*n].start].x - starts[0]).abs() < 3.;
                if has_rules { is_ruled(*n) } else { gap(*n) > 1.2 * least || has_first }
            };
            let begins: Vec<usize> = (1..count).filter(begins_row).collect();
            let borders = std::iter::once(0).chain(begins.iter().copied()).zip(begins.iter().copied().chain(std::iter::once(count)));
            let spans: Vec<Range<usize>> = borders.map(|(from, to)| table[from].start..table[to - 1].end).collect();
            for span in spans {
                let column = |line: &Line| starts.iter().position(|x| (x - line.x).abs() < 3.);
                lines[span].sort_by(|a, b| column(a).cmp(&column(b)).then(b.y.total_cmp(&a.y)));
            }
        }
        at += count.max(1);
    }
}

/// The lines that stand side by side.
fn rows(lines: &[Line]) -> Vec<Range<usize>> {
    let mut at = 0;
    lines
        .chunk_by(|a, b| (a.y - b.y).abs() < 2.)
        .map(|row| {
            at += row.len();
            at - row.len()..at
        })
        .collect()
}

/// The white strip between two columns: many lines begin behind it at one place, and as many end
/// before it.
fn gutter(lines: &[Line]) -> Option<f32> {
    let (left, right) = lines.iter().fold((f32::MAX, f32::MIN), |(left, right), line| (left.min(line.x), right.max(line.end)));
    let width = right - left;
    let is_middle = |line: &&Line| line.x > left + 0.4 * width && line.x < left + 0.65 * width && line.end - line.x > 0.2 * width;
    let starts: Vec<f32> = lines.iter().filter(is_middle).map(|line| line.x).collect();
    let together = |x: f32| starts.iter().filter(|other| (**other - x).abs() < 3.).count();
    let x = starts.iter().copied().max_by_key(|x| together(*x))?;
    let gutter = x - 4.;
    let before = lines.iter().filter(|line| line.end <= gutter && line.end > left + 0.3 * width).count();
    (together(x) >= 6 && before >= 6).then_some(gutter)
}
