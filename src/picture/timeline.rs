//! A small graph along the years: cards in lanes by body, the citing document at the end.
//!
//! The layout is our own. Years are spaced by how much they hold as well as by how long they are, so
//! that a decade with thirty resolutions has room and fifty empty years have little; they fall into
//! columns, half a card apart, so that rows fill without gaps. Cards of a lane fill rows from the top,
//! each in the first row where it has room. Lines that lead to one card run
//! together along the foot of the lane that they come from, one track a family of relations.

use std::collections::{BTreeMap, BTreeSet};

use super::face::{Weight, lines};
use super::family::Family;
use super::{theme, when};
use crate::graph::{CitationGraph, Edge, Link, Node};
use crate::instrument::{InstrumentId, Kind};

/// Sizes in units of the page: with 1,000 across an upright A4 page, 0.19 mm each.
pub mod size {
    /// From the edges of the page.
    pub const MARGIN: f64 = 18.0;
    /// Width of a card.
    pub const CARD: f64 = 146.0;
    /// Inside a card, to the left of text and to its right.
    pub const INSET: f64 = 9.0;
    /// Letters of symbols.
    pub const HEAD: f64 = 10.5;
    /// Letters of titles.
    pub const TITLE: f64 = 9.0;
    /// Letters of lanes and years.
    pub const LABEL: f64 = 10.0;
    /// The mark of the kind, in the corner of a card.
    pub const MARK: f64 = 10.0;
    /// From one line of text to the next, in parts of the letters' size.
    pub const LEADING: f64 = 1.2;
}

/// The width of a page, and of one with more cards than [`FEW`].
const WIDTHS: [f64; 2] = [1000.0, 1400.0];
/// Cards that a narrow page takes.
const FEW: usize = 60;
/// Between two cards.
const GAP: f64 = 7.0;
/// Between two tracks.
const TRACK: f64 = 2.6;
/// The name of a lane.
const LANE_HEAD: f64 = 17.0;
/// From one column of years to the next.
const STEP: f64 = f64::midpoint(size::CARD, GAP);
/// Where lines gather before the one citing document.
const FAN: f64 = 64.0;
/// The years, above the lanes.
const AXIS: f64 = 20.0;
/// Lanes of bodies; the bodies with fewer cards share one more.
const LANES: usize = 7;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Most cards; those that were read stay, then those with most citations.
    pub most: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { most: 150 }
    }
}

/// A graph laid out. Places are in units of the page, y downwards, from the top of the lanes' part.
#[derive(Debug)]
pub struct Timeline<'g> {
    /// Width of the page.
    pub width: f64,
    /// Height of axis and lanes.
    pub height: f64,
    /// Columns of cards with the first and last year in each.
    pub columns: Vec<Column>,
    /// The right end of the column of cards whose year is not known, if there are any.
    pub undated: Option<f64>,
    /// Lanes from the top.
    pub lanes: Vec<Lane>,
    /// Cards in the order of identifiers.
    pub cards: Vec<Card<'g>>,
    /// Lines, in the order of identifiers.
    pub strands: Vec<Strand<'g>>,
    /// How many instruments are not drawn, since there were too many.
    pub left_out: usize,
    /// The card of the only document that cites.
    pub citing: Option<usize>,
}

/// Cards of neighbouring years, one below the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Its left edge.
    pub x: f64,
    /// The first year in it.
    pub first: i16,
    /// The last year in it.
    pub last: i16,
}

/// The cards of one body, or of a kind of instrument that has none.
#[derive(Debug)]
pub struct Lane {
    /// What stands in it.
    pub name: String,
    /// Place of the body among those of the graph.
    pub body: Option<usize>,
    /// Its upper edge.
    pub top: f64,
    /// Its height.
    pub height: f64,
}

/// An instrument.
#[derive(Debug)]
pub struct Card<'g> {
    /// The instrument.
    pub node: &'g Node,
    /// Place of its body among those of the graph.
    pub body: Option<usize>,
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its height; all are [`size::CARD`] wide.
    pub height: f64,
    /// The symbol, or the name of what has none.
    pub head: Vec<String>,
    /// The title.
    pub title: Vec<String>,
    /// How the only document cites it: relations and paragraphs.
    pub told: Vec<String>,
}

/// A line from a citing card to a cited one.
#[derive(Debug)]
pub struct Strand<'g> {
    /// The edge.
    pub edge: &'g Edge,
    /// Place of the citing card.
    pub from: usize,
    /// Place of the cited card.
    pub to: usize,
    /// What the line says.
    pub family: Family,
    /// A Bézier curve: a beginning, then three points for each cubic piece, from the cited to the citing.
    pub curve: Vec<(f64, f64)>,
}

/// Lays a graph out. O((n + m) · log n), with rows of cards found in O(rows) each.
#[must_use]
pub fn timeline<'g>(graph: &'g CitationGraph, settings: &Settings) -> Timeline<'g> {
    let (nodes, left_out) = chosen(graph, settings.most);
    let place: BTreeMap<&InstrumentId, usize> = nodes.iter().enumerate().map(|(at, node)| (&node.id, at)).collect();
    let edges: Vec<(usize, usize, &Edge)> = graph
        .edges()
        .filter_map(|(from, to, edge)| Some((*place.get(from)?, *place.get(to)?, edge)))
        .filter(|(from, to, _)| from != to)
        .collect();
    let citing = only_citing(&edges);
    let bodies = theme::bodies(graph);
    let mut cards: Vec<Card> =
        nodes.iter().enumerate().map(|(at, node)| card(node, &bodies, citing.map(|citing| told(&edges, citing, at)))).collect();
    let width = WIDTHS[usize::from(cards.len() > FEW)];
    let (columns, undated) = columns(&mut cards, &years(&nodes, &edges), citing, width);
    let (mut lanes, lane_of) = lanes_of(&cards, citing);
    let tracks = tracks(&edges, &lane_of, lanes.len());
    let bottom = stack(&mut lanes, &lane_of, &mut cards, &tracks);
    if let Some(citing) = citing {
        cards[citing].y = AXIS + ((bottom - AXIS - cards[citing].height) / 2.0).max(0.0);
    }
    let height = citing.map_or(bottom, |citing| bottom.max(cards[citing].y + cards[citing].height));
    let strands = edges.iter().map(|edge| strand(*edge, &cards, &lanes, &lane_of, &tracks)).collect();
    Timeline { width, height, columns, undated, lanes, cards, strands, left_out, citing }
}

/// The instruments that are drawn: those that cite, are cited or were read, the most telling first
/// where there are too many; in the order of identifiers.
fn chosen(graph: &CitationGraph, most: usize) -> (Vec<&Node>, usize) {
    let mut weight: BTreeMap<&InstrumentId, u32> = BTreeMap::new();
    for (from, to, edge) in graph.edges().filter(|(_, _, edge)| edge.link == Link::Cites) {
        *weight.entry(from).or_default() += edge.weight;
        *weight.entry(to).or_default() += edge.weight;
    }
    let mut nodes: Vec<&Node> = graph.nodes().filter(|node| node.read || weight.contains_key(&node.id)).collect();
    let left_out = nodes.len().saturating_sub(most);
    if left_out > 0 {
        nodes.sort_by_key(|node| (!node.read, std::cmp::Reverse(weight.get(&node.id).copied()), &node.id));
        nodes.truncate(most);
        nodes.sort_by(|a, b| a.id.cmp(&b.id));
    }
    (nodes, left_out)
}

/// The card that all citations come from, if it is one.
fn only_citing(edges: &[(usize, usize, &Edge)]) -> Option<usize> {
    let citing: BTreeSet<usize> = edges.iter().filter(|(_, _, edge)| edge.link == Link::Cites).map(|(from, ..)| *from).collect();
    if citing.len() == 1 { citing.first().copied() } else { None }
}

/// How one card cites another: each relation with its paragraphs.
fn told(edges: &[(usize, usize, &Edge)], from: usize, to: usize) -> String {
    let mut by_relation: Vec<(&str, Vec<&str>)> = Vec::new();
    let between = edges.iter().filter(|(a, b, edge)| (*a, *b) == (from, to) && edge.link == Link::Cites);
    for citing in between.flat_map(|(_, _, edge)| &edge.citations) {
        let paragraph = citing.paragraph.as_deref().unwrap_or(citing.region.as_str());
        match by_relation.iter_mut().find(|(relation, _)| *relation == citing.relation) {
            Some((_, paragraphs)) if paragraphs.contains(&paragraph) => {}
            Some((_, paragraphs)) => paragraphs.push(paragraph),
            None => by_relation.push((&citing.relation, vec![paragraph])),
        }
    }
    by_relation.iter().map(|(relation, paragraphs)| format!("{relation} {}", paragraphs.join(", "))).collect::<Vec<_>>().join("; ")
}

fn card<'g>(node: &'g Node, bodies: &BTreeMap<String, usize>, told: Option<String>) -> Card<'g> {
    let room = size::CARD - 2.0 * size::INSET;
    let name = node.name();
    let head_room = room - size::MARK;
    let head = lines(&name, head_room, if node.id.is_symbol() { 2 } else { 3 }, size::HEAD, Weight::Bold);
    let title = node.title.as_deref().filter(|title| *title != name).unwrap_or_default();
    let title = lines(title, room, 2, size::TITLE, Weight::Regular);
    let told = lines(&told.unwrap_or_default(), room, 1, size::TITLE, Weight::Regular);
    let text = head.len() as f64 * size::HEAD + (title.len() + told.len()) as f64 * size::TITLE;
    let body = node.body.as_ref().and_then(|body| bodies.get(body)).copied();
    Card { node, body, x: 0.0, y: 0.0, height: text * size::LEADING + 8.0, head, title, told }
}

/// When each instrument was made; a document that tells no date is at the earliest of the time of the
/// latest that it cites.
fn years(nodes: &[&Node], edges: &[(usize, usize, &Edge)]) -> Vec<Option<f64>> {
    let own: Vec<Option<f64>> = nodes.iter().map(|node| when::when(node)).collect();
    let mut years = own.clone();
    for (from, to, _) in edges.iter().filter(|(from, _, edge)| edge.link == Link::Cites && own[*from].is_none()) {
        years[*from] = [years[*from], own[*to]].into_iter().flatten().max_by(f64::total_cmp);
    }
    years
}

/// Gives each card its place across: the only citing one stands at the right edge, those whose year is not
/// known at the left one, the others in columns. A column is told by its place halfway between that of its
/// years on a scale of equal years and that of its cards on a scale of equal numbers of cards.
fn columns(cards: &mut [Card], years: &[Option<f64>], citing: Option<usize>, width: f64) -> (Vec<Column>, Option<f64>) {
    let mut dated: Vec<(f64, usize)> = Vec::new();
    let mut undated = None;
    for (at, card) in cards.iter_mut().enumerate() {
        if citing == Some(at) {
            card.x = width - size::MARGIN - size::CARD;
        } else if let Some(when) = years[at] {
            dated.push((when, at));
        } else {
            card.x = size::MARGIN;
            undated = Some(size::MARGIN + size::CARD + GAP);
        }
    }
    dated.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let left = undated.map_or(size::MARGIN, |right| right + GAP);
    let right = width - size::MARGIN - size::CARD - if citing.is_some() { size::CARD + FAN } else { 0.0 };
    let steps = ((right - left) / STEP).floor();
    let (first, last) = (dated.first().map_or(0.0, |first| first.0), dated.last().map_or(0.0, |last| last.0));
    let count = dated.len().saturating_sub(1).max(1) as f64;
    let mut columns: Vec<Column> = Vec::new();
    let mut before = (f64::NAN, 0.0);
    for (rank, (when, at)) in dated.into_iter().enumerate() {
        let year = when.floor() as i16;
        let by_length = if last > first { (when - first) / (last - first) } else { 0.0 };
        let own = left + STEP * (steps * f64::midpoint(by_length, rank as f64 / count)).round();
        // What is of one day stands in one column.
        let x = if when.total_cmp(&before.0).is_eq() { before.1 } else { own };
        before = (when, x);
        cards[at].x = x;
        match columns.last_mut() {
            Some(column) if (column.x - x).abs() < 1e-9 => column.last = year,
            _ => columns.push(Column { x, first: year, last: year }),
        }
    }
    (columns, undated)
}

/// The lane of each card; the only citing one stands in none, but in a column of its own.
type LaneOf = Vec<Option<usize>>;

/// The lanes, with the lane of each card: bodies by their cards, then what has no body, by kind.
fn lanes_of(cards: &[Card], citing: Option<usize>) -> (Vec<Lane>, LaneOf) {
    let mut count: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, body) in cards.iter().enumerate().filter(|(at, _)| Some(*at) != citing).filter_map(|(at, card)| Some((at, card.body?))) {
        *count.entry(body).or_default() += 1;
    }
    let mut shown: Vec<usize> = count.keys().copied().collect();
    shown.sort_by_key(|body| (std::cmp::Reverse(count[body]), *body));
    let own: BTreeSet<usize> = shown.iter().take(if shown.len() > LANES + 1 { LANES } else { shown.len() }).copied().collect();
    // The key orders the lanes: bodies by their cards, other bodies, then kinds.
    let key = |card: &Card| match card.body {
        Some(body) if own.contains(&body) => {
            (0, shown.iter().position(|known| *known == body).unwrap_or(0), card.node.body.clone().unwrap_or_default())
        }
        Some(_) => (1, 0, "Other bodies".to_owned()),
        None => {
            let (nth, name) = of_kind(card.node.kind);
            (2, nth, name.to_owned())
        }
    };
    let keys: Vec<_> = cards.iter().map(key).collect();
    let used: BTreeSet<_> = keys.iter().enumerate().filter(|(at, _)| Some(*at) != citing).map(|(_, key)| key.clone()).collect();
    let place: BTreeMap<_, usize> = used.iter().enumerate().map(|(at, key)| (key.clone(), at)).collect();
    let lane_of = keys.iter().enumerate().map(|(at, key)| place.get(key).copied().filter(|_| Some(at) != citing)).collect();
    let lanes =
        used.into_iter().map(|(sort, nth, name)| Lane { name, body: (sort == 0).then(|| shown[nth]), top: 0.0, height: 0.0 }).collect();
    (lanes, lane_of)
}

/// The lane of instruments that belong to no body: its place among such lanes, and its name.
const fn of_kind(kind: Kind) -> (usize, &'static str) {
    match kind {
        Kind::Resolution | Kind::Decision | Kind::Statement => (0, "Acts of other bodies"),
        Kind::Treaty => (1, "Treaties"),
        Kind::Named => (2, "Declarations, programmes and other instruments"),
        Kind::Conference => (3, "Conferences"),
        Kind::Document | Kind::Vague => (4, "Documents"),
    }
}

/// For each lane the families whose lines leave it, each of which has a track.
type Tracks = Vec<Vec<Family>>;

fn tracks(edges: &[(usize, usize, &Edge)], lane_of: &LaneOf, lanes: usize) -> Tracks {
    let mut tracks: Vec<BTreeSet<Family>> = vec![BTreeSet::new(); lanes];
    for (_, to, edge) in edges {
        if let Some(lane) = lane_of[*to] {
            tracks[lane].insert(Family::of(edge));
        }
    }
    tracks.into_iter().map(|families| families.into_iter().collect()).collect()
}

/// Stacks cards in rows and lanes below one another; gives the foot of the last.
fn stack(lanes: &mut [Lane], lane_of: &LaneOf, cards: &mut [Card], tracks: &Tracks) -> f64 {
    let mut top = AXIS;
    for (at, lane) in lanes.iter_mut().enumerate() {
        let mut inside: Vec<usize> = (0..cards.len()).filter(|card| lane_of[*card] == Some(at)).collect();
        inside.sort_by(|a, b| cards[*a].x.total_cmp(&cards[*b].x).then(a.cmp(b)));
        let mut rows: Vec<(f64, Vec<usize>)> = Vec::new();
        for card in inside {
            let x = cards[card].x;
            match rows.iter_mut().find(|(end, _)| end + GAP <= x) {
                Some((end, row)) => {
                    *end = x + size::CARD;
                    row.push(card);
                }
                None => rows.push((x + size::CARD, vec![card])),
            }
        }
        lane.top = top;
        let mut y = top + LANE_HEAD;
        for (_, row) in rows {
            for card in &row {
                cards[*card].y = y;
            }
            y += row.iter().map(|card| cards[*card].height).fold(0.0, f64::max) + GAP;
        }
        y += tracks[at].len() as f64 * TRACK + 3.0;
        lane.height = y - top;
        top = y + 4.0;
    }
    top
}

/// The way of a line: out of the cited card to the track of its family, along it, and to the citing card.
fn strand<'g>((from, to, edge): (usize, usize, &'g Edge), cards: &[Card], lanes: &[Lane], lane_of: &LaneOf, tracks: &Tracks) -> Strand<'g> {
    let family = Family::of(edge);
    let (citing, cited) = (&cards[from], &cards[to]);
    let middle = |card: &Card| card.y + card.height / 2.0;
    let (y0, y1) = (middle(cited), middle(citing));
    let x0 = cited.x + size::CARD;
    let lane = lane_of[to].filter(|_| citing.x > x0 + FAN / 2.0);
    let curve = if let Some(lane) = lane {
        let nth = tracks[lane].iter().position(|known| *known == family).unwrap_or(0);
        let track = lanes[lane].top + lanes[lane].height - 3.0 - nth as f64 * TRACK;
        let bend = ((citing.x - x0) / 2.0).min(FAN * 0.75);
        vec![
            (x0, y0),
            (x0 + bend * 0.6, y0),
            (x0 + bend * 0.4, track),
            (x0 + bend, track),
            (x0 + bend, track),
            (citing.x - bend, track),
            (citing.x - bend, track),
            (citing.x - bend * 0.4, track),
            (citing.x - bend * 0.6, y1),
            (citing.x, y1),
        ]
    } else {
        // One above the other, the citing one first, or in no lane: around their left ends.
        let left = cited.x.min(citing.x) - 14.0;
        vec![(cited.x, y0), (left, y0), (left, y1), (citing.x, y1)]
    };
    Strand { edge, from, to, family, curve }
}
