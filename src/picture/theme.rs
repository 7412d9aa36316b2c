//! Colours for paper, for a dark screen, and for a printer without any.

use std::collections::BTreeMap;

use super::family::Family;
use crate::graph::{CitationGraph, Node};

/// The colours of a picture, as `#rrggbb`.
///
/// Text on the page and on cards has a contrast of at least 4.5 to 1, lines of at least 3 to 1
/// (WCAG 2.2, 1.4.3 and 1.4.11); a test holds them to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The page.
    pub ground: &'static str,
    /// Text and outlines.
    pub ink: &'static str,
    /// Text of second rank, on the page only.
    pub quiet: &'static str,
    /// Hairlines.
    pub hair: &'static str,
    /// Cards and nodes of no body.
    pub card: &'static str,
    /// Bodies, told apart by people with any colour vision; the last stands for all others.
    pub bodies: [&'static str; 8],
    /// Families of relations, in the order of [`Family::ALL`].
    pub families: [&'static str; 8],
}

impl Theme {
    /// For paper and bright screens.
    pub const PAPER: Self = Self {
        ground: "#ffffff",
        ink: "#1b1f24",
        quiet: "#565f6a",
        hair: "#d5dae0",
        card: "#f0f0f0",
        bodies: ["#a6cee3", "#fdd49e", "#b2df8a", "#fbb4ae", "#decbe4", "#ffffb3", "#ccebc5", "#e5d8bd"],
        families: ["#1f4e79", "#0b6e4f", "#7a3e9d", "#a04a00", "#b2182b", "#6b5d00", "#5f6670", "#7d858f"],
    };
    /// For dark screens.
    pub const DARK: Self = Self {
        ground: "#14171b",
        ink: "#e8ebef",
        quiet: "#a5aeb9",
        hair: "#3a424b",
        card: "#272c33",
        bodies: ["#1f4a66", "#5f421c", "#2f4e1a", "#66302c", "#4c395c", "#4a4a1b", "#2a4f3c", "#4a402a"],
        families: ["#7fb5ea", "#58c99a", "#c79be8", "#f0a35a", "#ff8d8d", "#d3c754", "#aab2bc", "#8a939e"],
    };
    /// For printers without colour: lines differ by their dashes, bodies by their lanes and names.
    pub const PRINT: Self = Self {
        ground: "#ffffff",
        ink: "#000000",
        quiet: "#333333",
        hair: "#bbbbbb",
        card: "#ffffff",
        bodies: ["#ffffff", "#e8e8e8", "#ffffff", "#e8e8e8", "#ffffff", "#e8e8e8", "#ffffff", "#e8e8e8"],
        families: ["#000000", "#000000", "#000000", "#000000", "#000000", "#444444", "#444444", "#777777"],
    };

    /// The colour of a family's lines.
    #[must_use]
    pub const fn family(&self, family: Family) -> &'static str {
        self.families[family.place()]
    }

    /// The colour of a body by its place among the bodies of a graph; of no body that of cards.
    #[must_use]
    pub fn body(&self, place: Option<usize>) -> &'static str {
        place.map_or(self.card, |place| self.bodies[shade(place)])
    }
}

/// Which of a theme's colours a body has, by its place: those from the eighth on share the last.
#[must_use]
pub fn shade(place: usize) -> usize {
    place.min(Theme::PAPER.bodies.len() - 1)
}

/// Dashes and gaps of a family's lines, in units of a usual line's width; empty for an unbroken line.
#[must_use]
pub const fn dashes(family: Family) -> &'static [u8] {
    match family {
        Family::Recalls => &[],
        Family::Reaffirms => &[8, 2],
        Family::Supports => &[4, 2],
        Family::Acts => &[7, 2, 1, 2],
        Family::Changes => &[5, 2, 1, 2, 1, 2],
        Family::Notes => &[2, 2],
        Family::Cites => &[1, 2],
        Family::Belongs => &[1, 4],
    }
}

/// The bodies of a graph with their places: those with most instruments first. O(n).
#[must_use]
pub fn bodies(graph: &CitationGraph) -> BTreeMap<String, usize> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for body in graph.nodes().filter_map(|node| node.body.as_deref()) {
        *count.entry(body).or_default() += 1;
    }
    let mut bodies: Vec<(&str, usize)> = count.into_iter().collect();
    bodies.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    bodies.into_iter().enumerate().map(|(place, (body, _))| (body.to_owned(), place)).collect()
}

/// The place of an instrument's body among [`bodies`].
#[must_use]
pub fn place(bodies: &BTreeMap<String, usize>, node: &Node) -> Option<usize> {
    bodies.get(node.body.as_ref()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2, definitions).
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_lines_are_seen() {
        for theme in [Theme::PAPER, Theme::DARK, Theme::PRINT] {
            let grounds = [theme.ground, theme.card].into_iter().chain(theme.bodies);
            for ground in grounds {
                assert!(contrast(theme.ink, ground) >= 4.5, "{} on {ground}", theme.ink);
            }
            assert!(contrast(theme.quiet, theme.ground) >= 4.5, "{}", theme.quiet);
            for line in theme.families {
                assert!(contrast(line, theme.ground) >= 3.0, "{line} on {}", theme.ground);
            }
        }
    }

    #[test]
    fn families_are_told_apart_without_colour() {
        let mut all: Vec<_> = Family::ALL.iter().map(|family| dashes(*family)).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), Family::ALL.len());
    }
}
