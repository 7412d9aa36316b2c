//! What stands on every page: running heads, page and job numbers.

use std::collections::BTreeMap;

use super::line::Line;
use super::page::Page;

/// Part of the page, from its top and from its bottom, in which furniture stands.
const MARGIN: f32 = 0.15;
/// Rows that furniture takes at most.
const MOST_ROWS: usize = 5;

/// Takes the running heads and feet out of the lines of each page.
pub fn set_aside(pages: &mut [(Page, Vec<Line>)]) {
    let spacing = pages.iter().flat_map(|(_, lines)| lines.windows(2)).map(|pair| pair[0].y - pair[1].y).filter(|gap| *gap > 4.);
    let spacing = usual(spacing).unwrap_or(12.);
    let blocks: Vec<(Vec<usize>, Vec<usize>)> = pages
        .iter()
        .map(|(page, lines)| {
            let middle = |line: &Line| (line.y - page.bottom) / page.height.max(1.);
            let top: Vec<usize> = (0..lines.len()).filter(|at| middle(&lines[*at]) > 1. - MARGIN).collect();
            let foot: Vec<usize> = (0..lines.len()).rev().filter(|at| middle(&lines[*at]) < MARGIN).collect();
            (edge(lines, &top, spacing), edge(lines, &foot, spacing))
        })
        .collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for ((_, lines), (top, foot)) in pages.iter().zip(&blocks) {
        for at in top.iter().chain(foot) {
            *seen.entry(shape(lines[*at].text().trim())).or_default() += 1;
        }
    }
    for (nth, ((_, lines), (top, foot))) in pages.iter_mut().zip(blocks).enumerate() {
        let is_furniture = |at: &usize| {
            let text = lines[*at].text();
            let text = text.trim();
            is_page_mark(text) || nth > 0 && has_symbol(text) || text.len() > 2 && seen[&shape(text)] > 1
        };
        let mut out: Vec<usize> = Vec::new();
        // The mast-head of the first page is text.
        if nth > 0 && top.iter().any(is_furniture) {
            out.extend(&top);
        }
        if foot.iter().any(is_furniture) {
            out.extend(&foot);
        }
        let mut at = 0..;
        lines.retain(|_| !out.contains(&at.next().expect("counts on")));
    }
}

/// The lines at the edge of a page that a gap parts from the rest; none where there is no gap.
fn edge(lines: &[Line], near: &[usize], spacing: f32) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    let mut rows = 0;
    for &at in near {
        let gap = out.last().map_or(0., |last| (lines[*last].y - lines[at].y).abs());
        if gap > 1.45 * spacing {
            return out;
        }
        rows += usize::from(gap > 2.);
        if rows > MOST_ROWS {
            return Vec::new();
        }
        out.push(at);
    }
    // All that stands in the margin: the gap is between it and the body.
    let next = match (near.first(), near.last()) {
        (Some(first), Some(last)) if first <= last => lines.get(last + 1),
        (Some(_), Some(last)) => last.checked_sub(1).and_then(|before| lines.get(before)),
        _ => None,
    };
    let gap = next.zip(out.last()).map_or(f32::MAX, |(next, last)| (next.y - lines[*last].y).abs());
    if gap > 1.45 * spacing { out } else { Vec::new() }
}

/// The most frequent of some lengths, to half a point.
pub fn usual(lengths: impl Iterator<Item = f32>) -> Option<f32> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for length in lengths {
        *counts.entry((length * 2.).round() as i16).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(length, count)| (*count, -length)).map(|(length, _)| f32::from(length) / 2.)
}

/// A text with its digits alike: page numbers count on.
fn shape(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// `2/8`, `Page 3`, `- 4 -`, `23-24964 (E)`, `*2324964*`: numbers and their marks alone.
fn is_page_mark(text: &str) -> bool {
    let bare = text.trim_start_matches("Page ").trim_start_matches("page ");
    let is_number = bare.bytes().any(|b| b.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "/-–—*()|".contains(c) || c == 'E' || c.is_ascii_uppercase())
        && bare.chars().filter(char::is_ascii_uppercase).count() <= 1;
    is_number && !bare.contains(". ")
}

/// Whether a running head holds a symbol: `A/RES/78/108`.
fn has_symbol(text: &str) -> bool {
    text.len() < 160
        && text.split_whitespace().any(|word| {
            word.starts_with(|c: char| c.is_ascii_uppercase()) && word.contains('/') && word.bytes().any(|b| b.is_ascii_digit())
        })
}
