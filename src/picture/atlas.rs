//! A large graph on a map of its communities, and along the years.
//!
//! On the map each community is a disc: what is cited most lies in its middle, the others around it as
//! seeds lie in a sunflower, each with room for its size; discs lie where those that they cite pull
//! them. Along the years, communities are bands, one above the other. Both take time linear in
//! instruments and citations, need no simulation, and are the same each time.

use std::collections::BTreeMap;
use std::f64::consts::TAU;

use super::when::when;
use crate::analysis::Network;

/// Where everything lies. Units are about the distance of two small instruments; y grows upwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Atlas {
    /// Place of each instrument on the map, in the order of the network.
    pub map: Vec<(f64, f64)>,
    /// The disc of each community on the map.
    pub discs: Vec<Disc>,
    /// Place of each instrument along the years.
    pub years: Vec<(f64, f64)>,
    /// The bands of communities along the years, from the top.
    pub bands: Vec<Band>,
    /// The first instrument of each year that has one: the year, and its place across.
    pub ticks: Vec<(i16, f64)>,
    /// The place across of what no year is known of.
    pub undated: f64,
}

/// A community on the map.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Disc {
    /// Its middle.
    pub x: f64,
    /// Its middle.
    pub y: f64,
    /// Its radius.
    pub radius: f64,
    /// How many instruments it has.
    pub size: usize,
}

/// A band of the years.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The community; `None` for all small ones together.
    pub community: Option<u32>,
    /// Its lower edge.
    pub bottom: f64,
    /// Its upper edge.
    pub top: f64,
}

/// Communities that have a band of their own.
const BANDS: usize = 14;
/// Communities with fewer instruments lie together.
const SMALL: usize = 3;
/// Room of small discs as a multiple of their area, so that they do not touch.
const SLACK: f64 = 1.6;
/// The angle between two seeds of a sunflower (H. Vogel, 1979, doi:10.1016/0025-5564(79)90080-4).
const GOLDEN: f64 = TAU * 0.381_966_011_250_105;

/// Places every instrument. `of` is the community of each, of which there are `count`.
/// O(n log n + m + s · k²) for k communities of three or more instruments and s places tried for each.
#[must_use]
pub fn atlas(network: &Network, of: &[u32], count: usize) -> Atlas {
    let most = network.graph.vertices().map(|v| network.graph.cited_by(v).len()).max().unwrap_or(0).max(1) as f64;
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); count];
    for vertex in network.graph.vertices() {
        members[of[vertex as usize] as usize].push(vertex);
    }
    for inside in &mut members {
        inside.sort_by_key(|vertex| (std::cmp::Reverse(network.graph.cited_by(*vertex).len()), *vertex));
    }
    let room = |vertex: u32| 1.0 + 40.0 * network.graph.cited_by(vertex).len() as f64 / most;
    let discs = discs(network, of, &members, room);
    let map = map(&members, &discs, room, of.len());
    let (years, bands, ticks, undated) = years(network, of, &members);
    Atlas { map, discs, years, bands, ticks, undated }
}

/// The seeds of each sunflower.
fn map(members: &[Vec<u32>], discs: &[Disc], room: impl Fn(u32) -> f64, count: usize) -> Vec<(f64, f64)> {
    let mut map = vec![(0.0, 0.0); count];
    for (inside, disc) in members.iter().zip(discs) {
        let mut area = 0.0;
        for (nth, vertex) in inside.iter().enumerate() {
            let own = room(*vertex);
            let radius = if nth == 0 { 0.0 } else { f64::sqrt(area + own / 2.0) };
            let angle = GOLDEN * nth as f64;
            map[*vertex as usize] = (disc.x + radius * angle.cos(), disc.y + radius * angle.sin());
            area += own;
        }
    }
    map
}

/// Lays the discs out, the largest first, each at the free place next to the middle of those that it is joined with.
fn discs(network: &Network, of: &[u32], members: &[Vec<u32>], room: impl Fn(u32) -> f64) -> Vec<Disc> {
    let mut joined: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    for (from, to) in network.graph.edges() {
        let (a, b) = (of[from as usize], of[to as usize]);
        if a != b {
            *joined.entry((a, b)).or_default() += 1.0;
            *joined.entry((b, a)).or_default() += 1.0;
        }
    }
    let mut discs: Vec<Disc> = members
        .iter()
        .map(|inside| Disc { radius: inside.iter().map(|v| room(*v)).sum::<f64>().sqrt() + 0.6, size: inside.len(), ..Disc::default() })
        .collect();
    let mut order: Vec<usize> = (0..discs.len()).collect();
    order.sort_by_key(|of| (std::cmp::Reverse(discs[*of].size), *of));
    let large = order.iter().take_while(|of| discs[**of].size >= SMALL).count();
    let mut placed: Vec<usize> = Vec::with_capacity(large);
    let mut is_placed = vec![false; discs.len()];
    for disc in &order[..large] {
        let pulls = joined.range((*disc as u32, 0)..=(*disc as u32, u32::MAX)).filter(|((_, other), _)| is_placed[*other as usize]);
        let (mut x, mut y, mut sum) = (0.0, 0.0, 0.0);
        for ((_, other), weight) in pulls {
            let other = discs[*other as usize];
            (x, y, sum) = (x + other.x * weight, y + other.y * weight, sum + weight);
        }
        let middle = if sum > 0.0 { (x / sum, y / sum) } else { (0.0, 0.0) };
        let others: Vec<Disc> = placed.iter().map(|of| discs[*of]).collect();
        let (x, y) = free(middle, discs[*disc].radius, &others);
        (discs[*disc].x, discs[*disc].y) = (x, y);
        placed.push(*disc);
        is_placed[*disc] = true;
    }
    gather(&mut discs, &order[large..], &order[..large]);
    discs
}

/// The first free place on a spiral around a middle.
fn free(middle: (f64, f64), radius: f64, others: &[Disc]) -> (f64, f64) {
    let gap = 1.2;
    let step = (radius * 0.3).max(0.8);
    let places = (0_u32..).map(|nth| {
        let (away, angle) = (f64::from(nth).sqrt() * step, GOLDEN * f64::from(nth));
        (middle.0 + away * angle.cos(), middle.1 + away * angle.sin())
    });
    let is_free = |(x, y): &(f64, f64)| others.iter().all(|other| (x - other.x).hypot(y - other.y) >= other.radius + radius + gap);
    places.into_iter().find(is_free).unwrap_or(middle)
}

/// Small communities lie in one sunflower of their own, at the edge of the others.
fn gather(discs: &mut [Disc], small: &[usize], large: &[usize]) {
    let area: f64 = small.iter().map(|of| discs[*of].radius.powi(2)).sum();
    let whole = Disc { radius: (area * SLACK).sqrt() + 1.0, ..Disc::default() };
    let others: Vec<Disc> = large.iter().map(|of| discs[*of]).collect();
    let middle = free((0.0, 0.0), whole.radius, &others);
    let mut before = 0.0;
    for (nth, of) in small.iter().enumerate() {
        let own = discs[*of].radius.powi(2) * SLACK;
        let (away, angle) = (f64::sqrt(before + own / 2.0), GOLDEN * nth as f64);
        (discs[*of].x, discs[*of].y) = (middle.0 + away * angle.cos(), middle.1 + away * angle.sin());
        before += own;
    }
}

type Years = (Vec<(f64, f64)>, Vec<Band>, Vec<(i16, f64)>, f64);

/// Width by height of the whole along the years.
const ASPECT: f64 = 1.6;

/// Instruments along the years: halfway between equal years and equal numbers, in columns one unit apart, stacked
/// about the middle of their band. The largest communities have bands, the oldest on top.
fn years(network: &Network, of: &[u32], members: &[Vec<u32>]) -> Years {
    let mut dated: Vec<(f64, u32)> = network.graph.vertices().filter_map(|v| Some((when(network.node(v))?, v))).collect();
    dated.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (bands, own) = bands(members, &dated, of.len());
    // As wide as makes the whole neither long nor high: the higher the stacks, the wider.
    let mut wide = (of.len() as f64).sqrt() + 12.0;
    for _ in 0..4 {
        let high: f64 = stacks(&columns(&dated, of.len(), wide), &own, bands.len()).iter().map(|stacks| highest(stacks) + 2.0).sum();
        wide = (wide * high * ASPECT).sqrt();
    }
    let column = columns(&dated, of.len(), wide);
    let mut ticks: Vec<(i16, f64)> = Vec::new();
    for (when, vertex) in &dated {
        let year = when.floor() as i16;
        if ticks.last().is_none_or(|(before, _)| *before < year) {
            ticks.push((year, column[*vertex as usize].into()));
        }
    }
    let mut places = vec![(0.0, 0.0); of.len()];
    let mut drawn: Vec<Band> = Vec::new();
    let mut top = 0.0;
    for (community, mut stacks) in bands.iter().zip(stacks(&column, &own, bands.len())) {
        let high = highest(&stacks);
        let middle = top - high / 2.0 - 0.5;
        for (column, stack) in &mut stacks {
            // What is cited most lies in the middle.
            stack.sort_by_key(|vertex| (std::cmp::Reverse(network.graph.cited_by(*vertex).len()), *vertex));
            for (nth, vertex) in stack.iter().enumerate() {
                let away = nth.div_ceil(2) as f64 * if nth % 2 == 0 { 1.0 } else { -1.0 };
                places[*vertex as usize] = (f64::from(*column), middle + away);
            }
        }
        let bottom = top - high - 1.0;
        drawn.push(Band { community: *community, bottom, top });
        top = bottom - 1.0;
    }
    (places, drawn, ticks, column.iter().copied().min().unwrap_or(0).min(0).into())
}

/// The column of each instrument; what no year is known of fills columns to the left of all others.
fn columns(dated: &[(f64, u32)], count: usize, wide: f64) -> Vec<i32> {
    let (first, last) = (dated.first().map_or(0.0, |first| first.0), dated.last().map_or(0.0, |last| last.0));
    let mut column = vec![i32::MIN; count];
    for (rank, (when, vertex)) in dated.iter().enumerate() {
        let by_length = if last > first { (when - first) / (last - first) } else { 0.0 };
        column[*vertex as usize] = (wide * f64::midpoint(by_length, rank as f64 / dated.len() as f64)).round() as i32;
    }
    let undated = count - dated.len();
    let beside = ((wide * undated as f64 / count.max(1) as f64).ceil() as i32).clamp(1, 1 + wide as i32 / 6);
    for (nth, place) in (0..).zip(column.iter_mut().filter(|place| **place == i32::MIN)) {
        *place = nth % beside - beside - 2;
    }
    column
}

/// What stands in each column of each band.
fn stacks(column: &[i32], own: &[usize], bands: usize) -> Vec<BTreeMap<i32, Vec<u32>>> {
    let mut stacks = vec![BTreeMap::<i32, Vec<u32>>::new(); bands];
    for (vertex, (column, band)) in column.iter().zip(own).enumerate() {
        stacks[*band].entry(*column).or_default().push(vertex as u32);
    }
    stacks
}

fn highest(stacks: &BTreeMap<i32, Vec<u32>>) -> f64 {
    stacks.values().map(Vec::len).max().unwrap_or(0) as f64
}

/// The communities that have a band, the oldest first and all others last; and the band of each instrument.
fn bands(members: &[Vec<u32>], dated: &[(f64, u32)], count: usize) -> (Vec<Option<u32>>, Vec<usize>) {
    let mut largest: Vec<usize> = (0..members.len()).filter(|of| members[*of].len() >= SMALL).collect();
    largest.sort_by_key(|of| (std::cmp::Reverse(members[*of].len()), *of));
    largest.truncate(BANDS);
    let mut year = vec![f64::NAN; count];
    for (when, vertex) in dated {
        year[*vertex as usize] = *when;
    }
    let mean = |of: &usize| {
        let known: Vec<f64> = members[*of].iter().map(|v| year[*v as usize]).filter(|year| !year.is_nan()).collect();
        known.iter().sum::<f64>() / known.len().max(1) as f64
    };
    largest.sort_by(|a, b| mean(a).total_cmp(&mean(b)).then(a.cmp(b)));
    let mut own = vec![largest.len(); count];
    for (at, of) in largest.iter().enumerate() {
        for vertex in &members[*of] {
            own[*vertex as usize] = at;
        }
    }
    let mut bands: Vec<Option<u32>> = largest.iter().map(|of| Some(*of as u32)).collect();
    if own.contains(&largest.len()) {
        bands.push(None);
    }
    (bands, own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::community::communities;
    use crate::graph::{CitationGraph, Link, describe};
    use crate::instrument::{Catalogue, InstrumentId};

    fn graph() -> CitationGraph {
        let catalogue = Catalogue::embedded();
        let id = |session: u32, number: u32| InstrumentId::of_symbol(&format!("A/RES/{session}/{number}"));
        let mut graph = CitationGraph::new();
        for session in 31..=75 {
            for number in 1..=12 {
                graph.put_node(describe(&id(session, number), None, &catalogue));
            }
        }
        for session in 32..=75 {
            for number in 1..=12 {
                // Each cites its like of the year before, and those of twelve cite the first of four.
                graph.put_weight(&id(session, number), &id(session - 1, number), Link::Cites, 1);
                graph.put_weight(&id(session, number), &id(31, 1 + (number - 1) / 4), Link::Cites, 1);
            }
        }
        graph
    }

    #[test]
    fn nothing_lies_upon_anything_and_twice_is_the_same() {
        let graph = graph();
        let network = Network::of(&graph);
        let found = communities(&network.graph, 1.0, 1);
        let atlas = super::atlas(&network, &found.of, found.count);
        assert!(found.count > 1);
        assert_eq!(atlas, super::atlas(&network, &found.of, found.count));
        for places in [&atlas.map, &atlas.years] {
            for (at, a) in places.iter().enumerate() {
                assert!(a.0.is_finite() && a.1.is_finite());
                for b in &places[at + 1..] {
                    assert!((a.0 - b.0).hypot(a.1 - b.1) > 0.6, "{a:?} and {b:?}");
                }
            }
        }
        for (at, a) in atlas.discs.iter().enumerate() {
            for b in &atlas.discs[at + 1..] {
                assert!((a.x - b.x).hypot(a.y - b.y) >= a.radius + b.radius, "{a:?} and {b:?}");
            }
        }
        for (v, (x, y)) in atlas.map.iter().enumerate() {
            let disc = atlas.discs[found.of[v] as usize];
            assert!((x - disc.x).hypot(y - disc.y) <= disc.radius);
        }
    }

    #[test]
    fn later_years_lie_to_the_right_and_in_their_band() {
        let graph = graph();
        let network = Network::of(&graph);
        let found = communities(&network.graph, 1.0, 1);
        let atlas = super::atlas(&network, &found.of, found.count);
        assert!(atlas.ticks.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1));
        for (v, (_, y)) in atlas.years.iter().enumerate() {
            let band = atlas.bands.iter().find(|band| band.bottom <= *y && *y <= band.top).unwrap();
            assert!(band.community.is_none_or(|of| of == found.of[v]));
        }
    }

    #[test]
    fn an_empty_graph_has_an_empty_atlas() {
        let graph = CitationGraph::new();
        let atlas = super::atlas(&Network::of(&graph), &[], 0);
        assert!(atlas.map.is_empty() && atlas.bands.is_empty() && atlas.ticks.is_empty());
    }
}
