//! What marks, lines and outlines of a timeline mean, of those that occur, in rows.

use std::collections::BTreeMap;

use super::face::{Weight, width};
use super::family::Family;
use super::timeline::{Timeline, size};
use crate::graph::Link;
use crate::instrument::Kind;

/// What an entry shows before its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    /// The mark of a kind.
    Kind(Kind),
    /// The line of a family.
    Line(Family),
    /// The outline of what was read.
    Read,
    /// The outline of what is only cited.
    Cited,
}

/// A sample with its words.
#[derive(Debug)]
pub struct Entry {
    /// The sample.
    pub sample: Sample,
    /// What it means.
    pub words: String,
    /// Left edge of the sample.
    pub x: f64,
    /// Base line of the words, from the top of the legend.
    pub y: f64,
}

/// Width of a sample, with the space behind it.
pub const SAMPLE: f64 = 34.0;
/// From one row to the next.
const ROW: f64 = 16.0;

/// The entries, and the height of the whole. O(n + m).
#[must_use]
pub fn legend(timeline: &Timeline) -> (Vec<Entry>, f64) {
    let mut families: BTreeMap<Family, u32> = BTreeMap::new();
    for strand in &timeline.strands {
        // A line is drawn as what says most; what else it holds is counted all the same.
        let told = strand.edge.citations.iter().map(|citing| Family::of_relation(&citing.relation));
        let untold = strand.edge.link == Link::Cites && strand.edge.citations.is_empty();
        for family in told {
            *families.entry(family).or_default() += 1;
        }
        if strand.edge.link != Link::Cites || untold {
            *families.entry(strand.family).or_default() += strand.edge.weight.max(1);
        }
    }
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for card in &timeline.cards {
        *kinds.entry(card.node.kind).or_default() += 1;
    }
    let lines = families.iter().map(|(family, count)| (Sample::Line(*family), format!("{} ({count})", family.name())));
    let spoken = |kind: Kind| if kind == Kind::Named { "declaration, programme, statute" } else { kind.as_str() };
    let marks = kinds.iter().map(|(kind, count)| (Sample::Kind(*kind), format!("{} ({count})", spoken(*kind))));
    let occurs = |read: bool| timeline.cards.iter().any(|card| card.node.read == read);
    let outlines = [(Sample::Read, "text was read", true), (Sample::Cited, "only cited", false)];
    let outlines = outlines.into_iter().filter(|(.., read)| occurs(*read)).map(|(sample, words, _)| (sample, words.to_owned()));
    let mut entries = Vec::new();
    let (mut x, mut y) = (size::MARGIN, ROW);
    for (sample, words) in marks.chain(outlines).chain(lines) {
        let begins =
            matches!((&sample, entries.last()), (Sample::Line(_), Some(Entry { sample, .. })) if !matches!(sample, Sample::Line(_)));
        let long = SAMPLE + width(&words, size::TITLE, Weight::Regular) + 14.0;
        if begins || x + long > timeline.width - size::MARGIN {
            (x, y) = (size::MARGIN, y + ROW);
        }
        entries.push(Entry { sample, words, x, y });
        x += long;
    }
    (entries, y + 6.0)
}
