//! A small graph along the years: cards in lanes by body, the citing document at the end.
//!
//! The layout is our own. Each column holds the cards of some years, one after the other, about as many as the
//! next column: a decade with thirty resolutions has room, and fifty empty years have none. Lines run in the
//! gutters between columns and along the foot of the lane that they come from, one track a family of
//! relations, so that none crosses a card and those that lead to one card run together.

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
    pub const CARD: f64 = 160.0;
    /// Inside a card, to the left of text and to its right.
    pub const INSET: f64 = 8.0;
    /// Letters of symbols.
    pub const HEAD: f64 = 11.5;
    /// Letters of titles.
    pub const TITLE: f64 = 10.0;
    /// Letters of lanes and years.
    pub const LABEL: f64 = 11.0;
    /// The mark of the kind, in the corner of a card.
    pub const MARK: f64 = 10.0;
    /// From one line of text to the next, in parts of the letters' size.
    pub const LEADING: f64 = 1.2;
}

/// Widths of pages: the first is taken on which the whole is no higher than on A4.
const WIDTHS: [f64; 4] = [1000.0, 1200.0, 1400.0, 1700.0];
/// Height of an A4 page by its width.
const A4: f64 = 297.0 / 210.0;
/// Between two cards of a column.
const GAP: f64 = 6.0;
/// Between two tracks.
const TRACK: f64 = 2.8;
/// Between two columns: room for a track of each family, and for arrows on both sides.
const GUTTER: f64 = 36.0;
/// The name of a lane.
const LANE_HEAD: f64 = 18.0;
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
    /// Whether the first column is of cards whose year is not known.
    pub has_undated: bool,
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
    pub told: String,
    /// The same as far as the card has room.
    pub told_short: Vec<String>,
    /// How many of the cards cite it.
    pub cited_by: usize,
    /// Its column.
    column: usize,
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
    /// Its corners from the cited card to the citing one; each piece is level or upright.
    pub corners: Vec<(f64, f64)>,
}

/// Lays a graph out. O((n + m) · log n).
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
    let mut cards = cards(graph, &nodes, &edges, citing);
    let (mut lanes, lane_of) = lanes_of(&cards, citing);
    let tracks = tracks(&edges, &lane_of, lanes.len());
    let years = years(&nodes, &edges);
    let (mut width, mut columns, mut height, mut has_undated) = (0.0, Vec::new(), 0.0, false);
    for wide in WIDTHS {
        width = wide;
        (columns, has_undated) = in_columns(&mut cards, &years, citing, width);
        let bottom = stack(&mut lanes, &lane_of, &mut cards, &years, &tracks);
        height = citing.map_or(bottom, |citing| bottom.max(AXIS + cards[citing].height));
        if height <= width * A4 - 110.0 {
            break;
        }
    }
    if let Some(citing) = citing {
        cards[citing].y = AXIS + ((height - AXIS - cards[citing].height) / 2.0).max(0.0);
    }
    let strands = edges.iter().map(|edge| strand(*edge, &cards, &lanes, &lane_of, &tracks)).collect();
    Timeline { width, height, columns, has_undated, lanes, cards, strands, left_out, citing }
}

/// A card for each instrument, without its place.
fn cards<'g>(graph: &CitationGraph, nodes: &[&'g Node], edges: &[(usize, usize, &Edge)], citing: Option<usize>) -> Vec<Card<'g>> {
    let bodies = theme::bodies(graph);
    let mut told = vec![String::new(); nodes.len()];
    let mut cited_by = vec![0; nodes.len()];
    for (_, to, edge) in edges.iter().filter(|(_, _, edge)| edge.link == Link::Cites) {
        cited_by[*to] += 1;
        if citing.is_some() {
            told[*to] = tell(edge);
        }
    }
    nodes.iter().zip(told).zip(cited_by).map(|((node, told), cited_by)| card(node, &bodies, told, cited_by)).collect()
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

/// How an instrument is cited: each relation with its paragraphs.
fn tell(edge: &Edge) -> String {
    let mut by_relation: Vec<(&str, Vec<&str>)> = Vec::new();
    for citing in &edge.citations {
        let paragraph = citing.place();
        match by_relation.iter_mut().find(|(relation, _)| *relation == citing.relation) {
            Some((_, paragraphs)) if paragraphs.contains(&paragraph) => {}
            Some((_, paragraphs)) => paragraphs.push(paragraph),
            None => by_relation.push((&citing.relation, vec![paragraph])),
        }
    }
    by_relation.iter().map(|(relation, paragraphs)| format!("{relation} {}", paragraphs.join(", "))).collect::<Vec<_>>().join("; ")
}

fn card<'g>(node: &'g Node, bodies: &BTreeMap<String, usize>, told: String, cited_by: usize) -> Card<'g> {
    let room = size::CARD - 2.0 * size::INSET;
    let name = node.name();
    let head_room = room - size::MARK;
    let head = lines(&name, head_room, if node.id.is_symbol() { 2 } else { 4 }, size::HEAD, Weight::Bold);
    let title = node.title.as_deref().filter(|title| *title != name).unwrap_or_default();
    let title = lines(title, room, 2, size::TITLE, Weight::Regular);
    let told_short = lines(&told, room, 1, size::TITLE, Weight::Regular);
    let text = head.len() as f64 * size::HEAD + (title.len() + told_short.len()) as f64 * size::TITLE;
    // As high as its lines need that come in and go out, one a family.
    let height = (text * size::LEADING + 8.0).max(Family::ALL.len() as f64 * TRACK + 4.0);
    Card { node, body: theme::place(bodies, node), x: 0.0, y: 0.0, height, head, title, told, told_short, cited_by, column: 0 }
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

/// Gives each card its column: those whose year is not known stand in the first, the only citing one in the last, the
/// others in the order of time, about as many in each column. A column ends with a year, but where one year fills
/// more than a column. Gives the columns of years, and whether there is one before them.
fn in_columns(cards: &mut [Card], years: &[Option<f64>], citing: Option<usize>, width: f64) -> (Vec<Column>, bool) {
    let mut dated: Vec<(f64, usize)> = Vec::new();
    for at in (0..cards.len()).filter(|at| Some(*at) != citing) {
        match years[at] {
            Some(when) => dated.push((when, at)),
            None => cards[at].column = 0,
        }
    }
    dated.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let has_undated = dated.len() + usize::from(citing.is_some()) < cards.len();
    let others = usize::from(has_undated) + usize::from(citing.is_some());
    let fit = (1..=100).take_while(|count| f64::from(*count) * (size::CARD + GUTTER) - GUTTER <= width - 2.0 * size::MARGIN).count();
    let (filled, column_of) = fill(&dated, fit.saturating_sub(others).max(1));
    for ((_, at), column) in dated.iter().zip(column_of) {
        cards[*at].column = usize::from(has_undated) + column;
    }
    let count = (filled.len() + others).max(1);
    if let Some(citing) = citing {
        cards[citing].column = count - 1;
    }
    let step = if count > 1 { (width - 2.0 * size::MARGIN - size::CARD) / (count - 1) as f64 } else { 0.0 };
    let x = |column: usize| size::MARGIN + column as f64 * step;
    for card in cards {
        card.x = x(card.column);
    }
    let place = |(at, column): (usize, Column)| Column { x: x(at + usize::from(has_undated)), ..column };
    (filled.into_iter().enumerate().map(place).collect(), has_undated)
}

/// Fills at most `most` columns with what is sorted by time, about as much in each. Gives their years, and the column of each.
fn fill(dated: &[(f64, usize)], most: usize) -> (Vec<Column>, Vec<usize>) {
    let ideal = dated.len().div_ceil(most).max(1);
    let much = ideal + ideal / 3;
    let mut filled: Vec<(Column, usize)> = Vec::new();
    let mut column_of = Vec::with_capacity(dated.len());
    for of_year in dated.chunk_by(|a, b| a.0.floor().total_cmp(&b.0.floor()).is_eq()) {
        let year = of_year[0].0.floor() as i16;
        // A year that fills more than a column begins one of its own.
        let is_long = of_year.len() > much;
        for nth in 0..of_year.len() {
            let is_due = match filled.last() {
                None => true,
                Some((_, count)) if nth == 0 => is_long || count + of_year.len() > much,
                Some((_, count)) => is_long && *count >= ideal,
            };
            let is_new = is_due && filled.len() < most;
            match filled.last_mut() {
                Some((column, count)) if !is_new => {
                    column.last = year;
                    *count += 1;
                }
                _ => filled.push((Column { x: 0.0, first: year, last: year }, 1)),
            }
            column_of.push(filled.len() - 1);
        }
    }
    (filled.into_iter().map(|(column, _)| column).collect(), column_of)
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

/// Stacks the cards of each lane in their columns, the earliest on top, and the lanes below one another; gives the
/// foot of the last.
fn stack(lanes: &mut [Lane], lane_of: &LaneOf, cards: &mut [Card], years: &[Option<f64>], tracks: &Tracks) -> f64 {
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); lanes.len()];
    for (card, lane) in lane_of.iter().enumerate() {
        if let Some(lane) = lane {
            inside[*lane].push(card);
        }
    }
    let mut top = AXIS;
    for (at, lane) in lanes.iter_mut().enumerate() {
        lane.top = top;
        let mut ends: BTreeMap<usize, f64> = BTreeMap::new();
        inside[at].sort_by(|a, b| years[*a].unwrap_or(0.0).total_cmp(&years[*b].unwrap_or(0.0)).then(a.cmp(b)));
        for card in &inside[at] {
            let end = ends.entry(cards[*card].column).or_insert(top + LANE_HEAD);
            cards[*card].y = *end;
            *end += cards[*card].height + GAP;
        }
        let foot = ends.values().copied().fold(top + LANE_HEAD, f64::max);
        lane.height = foot + tracks[at].len() as f64 * TRACK + 3.0 - top;
        top += lane.height + 4.0;
    }
    top
}

/// The way of a line: out of the cited card into the gutter, down to the track of its family, along it, and by the
/// gutter before the citing card to this one. Lines leave to the right, where their citing card stands, else to the left.
fn strand<'g>((from, to, edge): (usize, usize, &'g Edge), cards: &[Card], lanes: &[Lane], lane_of: &LaneOf, tracks: &Tracks) -> Strand<'g> {
    let family = Family::of(edge);
    let (citing, cited) = (&cards[from], &cards[to]);
    let own = (family.place() as f64 - (Family::ALL.len() - 1) as f64 / 2.0) * TRACK;
    let height = |card: &Card| card.y + card.height / 2.0 + own;
    let before = |card: &Card| card.x - GUTTER / 2.0 + own;
    let is_later = citing.column > cited.column;
    let out = cited.x + if is_later { size::CARD } else { 0.0 };
    let (last, y0, y1) = (before(citing), height(cited), height(citing));
    let corners = if citing.column == cited.column || citing.column == cited.column + 1 {
        // In one column, or side by side: one gutter lies between them.
        vec![(out, y0), (last, y0), (last, y1), (citing.x, y1)]
    } else {
        let first = if is_later { cited.x + size::CARD + GUTTER / 2.0 + own } else { before(cited) };
        // Only what belongs to the one citing document leads to a card without a lane: by the lane it comes from.
        let lane = lane_of[to].or(lane_of[from]).unwrap_or(0);
        let nth = tracks[lane].iter().position(|known| *known == family).unwrap_or(0);
        let track = lanes[lane].top + lanes[lane].height - 3.0 - nth as f64 * TRACK;
        vec![(out, y0), (first, y0), (first, track), (last, track), (last, y1), (citing.x, y1)]
    };
    Strand { edge, from, to, family, corners }
}
