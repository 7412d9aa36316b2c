//! What stands on every page: running heads, page and job numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::line::Line;
use super::note;
use super::page::Page;

/// Part of the page, from its top and from its bottom, in which furniture stands.
const MARGIN: f32 = 0.15;

/// A line that may be furniture: its page and place, and how high it stands.
struct Edge {
    page: usize,
    at: usize,
    y: f32,
    is_top: bool,
}

/// Takes the running heads and feet out of the lines of each page: page and job numbers; lines that
/// stand at the same height on several pages, digits aside; the symbol of the document with what
/// stands beside it. Notes are none, however alike. `body` is the usual height of the font.
pub fn set_aside(pages: &mut [(Page, Vec<Line>)], body: f32) {
    let gaps = pages.iter().flat_map(|(_, lines)| lines.windows(2)).map(|pair| pair[0].y - pair[1].y).filter(|gap| *gap > 0.9 * body);
    let spacing = least_usual(gaps).unwrap_or(1.2 * body);
    let edges: Vec<Edge> = pages.iter().enumerate().flat_map(|(page, (of, lines))| edges(page, of, lines, body)).collect();
    let text = |edge: &Edge| pages[edge.page].1[edge.at].text().trim().to_owned();
    let mut seen: BTreeMap<(String, bool), Vec<(usize, f32)>> = BTreeMap::new();
    for edge in &edges {
        seen.entry((shape(&text(edge)), edge.is_top)).or_default().push((edge.page, edge.y));
    }
    let recurs = |edge: &Edge| {
        let text = text(edge);
        let alike = &seen[&(shape(&text), edge.is_top)];
        // Paragraph numbers and sentences recur without being furniture.
        let is_line = text.chars().filter(|c| c.is_alphabetic()).count() > 2 && !text.ends_with(['.', ';', ',']);
        let is_level = |(page, y): &(usize, f32)| *page != edge.page && (y - edge.y).abs() < 6.;
        is_line && alike.iter().any(is_level) && stands_apart(&pages[edge.page].1, edge, spacing)
    };
    let symbols = symbols_of_head(pages);
    let is_furniture = |edge: &Edge| {
        let text = text(edge);
        is_page_mark(&text) || recurs(edge) || edge.is_top && edge.page > 0 && is_symbol_alone(&text, &symbols)
    };
    let mut out: BTreeSet<(usize, usize)> = BTreeSet::new();
    for edge in edges.iter().filter(|edge| !(edge.is_top && edge.page == 0 && !is_page_mark(&text(edge)))) {
        if is_furniture(edge) {
            out.insert((edge.page, edge.at));
        }
    }
    // Beside the symbol stands the title, in small letters, on the same line or around it.
    for edge in edges.iter().filter(|edge| edge.is_top && edge.page > 0) {
        let line = &pages[edge.page].1[edge.at];
        let beside = |(page, at): &(usize, usize)| {
            let other = &pages[*page].1[*at];
            *page == edge.page && (other.y - line.y).abs() < 2. * other.size && !is_page_mark(other.text().trim())
        };
        if line.size < 0.95 * body && out.iter().any(beside) {
            out.insert((edge.page, edge.at));
        }
    }
    for (nth, (_, lines)) in pages.iter_mut().enumerate() {
        let mut at = 0..;
        lines.retain(|_| !out.contains(&(nth, at.next().expect("counts on"))));
    }
}

/// Whether a gap parts a line at the edge from the body, or few lines stand between it and the gap.
fn stands_apart(lines: &[Line], edge: &Edge, spacing: f32) -> bool {
    const ROWS: usize = 4;
    let inward: Vec<&Line> = if edge.is_top { lines[edge.at..].iter().collect() } else { lines[..=edge.at].iter().rev().collect() };
    let gaps = inward.windows(2).map(|pair| (pair[0].y - pair[1].y).abs()).filter(|gap| *gap > 2.);
    gaps.take(ROWS).any(|gap| gap > 1.6 * spacing) || inward.len() < 2
}

/// The lines in the margins of a page, but for its notes.
fn edges(page: usize, of: &Page, lines: &[Line], body: f32) -> Vec<Edge> {
    let notes = note::begin(lines, &of.rules, body);
    let part = |line: &Line| (line.y - of.bottom) / of.height.max(1.);
    let edge = |(at, line): (usize, &Line)| {
        let is_top = part(line) > 1. - MARGIN;
        let is_foot = part(line) < MARGIN && (at < notes || is_page_mark(line.text().trim()));
        (is_top || is_foot).then_some(Edge { page, at, y: line.y, is_top })
    };
    lines.iter().enumerate().filter_map(edge).collect()
}

/// The most frequent of some lengths, to half a point.
pub fn usual(lengths: impl Iterator<Item = f32>) -> Option<f32> {
    counts(lengths).into_iter().max_by_key(|(length, count)| (*count, -length)).map(|(length, _)| f32::from(length) / 2.)
}

/// The least of some lengths that is not rare beside the most frequent.
pub fn least_usual(lengths: impl Iterator<Item = f32>) -> Option<f32> {
    let counts = counts(lengths);
    let most = counts.values().max()?;
    counts.iter().find(|(_, count)| **count * 5 >= *most).map(|(length, _)| f32::from(*length) / 2.)
}

fn counts(lengths: impl Iterator<Item = f32>) -> BTreeMap<i16, usize> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for length in lengths {
        *counts.entry((length * 2.).round() as i16).or_default() += 1;
    }
    counts
}

/// A text with its digits alike: page numbers count on.
fn shape(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// `2/8`, `Page 3`, `- 4 -`, `23-24964 (E)`, `*2324964*`: numbers and their marks alone.
fn is_page_mark(text: &str) -> bool {
    let bare = text.trim_start_matches("Page ").trim_start_matches("page ");
    let is_number = bare.bytes().any(|b| b.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "/-–—*()|".contains(c) || c.is_ascii_uppercase())
        && bare.chars().filter(char::is_ascii_uppercase).count() <= 1;
    is_number && !bare.contains(". ")
}

/// Words that look like symbols on the first lines of the first page.
fn symbols_of_head(pages: &[(Page, Vec<Line>)]) -> BTreeSet<String> {
    let first = pages.first().into_iter().flat_map(|(_, lines)| lines.iter().take(16));
    first.flat_map(|line| line.text().split_whitespace().map(str::to_owned).collect::<Vec<_>>()).filter(|word| is_symbol(word)).collect()
}

fn is_symbol(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase()) && word.contains('/') && word.bytes().any(|b| b.is_ascii_digit())
}

/// Whether a line is the symbol of the document and little more: `A/RES/78/108`, `S/2719 (2023)`.
fn is_symbol_alone(text: &str, symbols: &BTreeSet<String>) -> bool {
    let Some(symbol) = text.split_whitespace().find(|word| symbols.contains(*word)) else { return false };
    text.len() <= symbol.len() + 14 && !text.ends_with(['.', ';', ','])
        || text.starts_with(symbol) && text.len() < 120 && !text.ends_with(['.', ';', ','])
        || text.ends_with(symbol) && text.len() < 120
}
