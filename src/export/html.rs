//! The interactive page: one file with the graph inside, that loads nothing and needs no server.
//!
//! The page is built from `viewer/`, and stands here in whole; data goes into an element that no
//! browser runs, with every `<` written as `\u003c`, so that no title or clause can end it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::analysis::Network;
use crate::graph::{CitationGraph, Citing, Link};
use crate::instrument::Kind;
use crate::picture::atlas::Atlas;
use crate::picture::family::Family;
use crate::picture::theme::{Theme, bodies, dashes, place};
use crate::picture::when::when;

/// The page without data; `None` where it was not built, since there was no Node.js.
#[must_use]
pub const fn page() -> Option<&'static str> {
    #[cfg(viewer)]
    return Some(include_str!(concat!(env!("OUT_DIR"), "/viewer.html")));
    #[cfg(not(viewer))]
    None
}

/// What stands where the data goes: of instruments and edges, and of the citations on these.
const PLACES: [&str; 2] =
    ["<script type=\"application/json\" id=\"graph\">null</script>", "<script type=\"application/json\" id=\"citations\">null</script>"];

/// A number for each instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// Its name, in snake case.
    pub name: &'static str,
    /// What it says.
    pub what: &'static str,
    /// Its values, in the order of the network.
    pub values: Vec<Option<f64>>,
}

/// What was found out about a graph, for its page.
#[derive(Debug)]
pub struct Findings<'m> {
    /// Its citations.
    pub network: &'m Network<'m>,
    /// Community of each instrument.
    pub communities: &'m [u32],
    /// Names of communities.
    pub topics: &'m [String],
    /// Measures.
    pub measures: Vec<Measure>,
    /// The main path, as pairs of citing and cited.
    pub main_path: &'m [(u32, u32)],
    /// Where everything lies.
    pub atlas: &'m Atlas,
}

/// Writes the page. O(n + m), and the clauses once each.
///
/// # Errors
/// `InvalidData` when `page` is not a page of `viewer/`.
pub fn write(page: &str, title: &str, graph: &CitationGraph, found: &Findings, mut out: impl Write) -> io::Result<()> {
    let (edges, citations) = edges(graph, found.network);
    let data = [serde_json::to_string(&Data::of(title, graph, found, edges))?, serde_json::to_string(&citations)?];
    let mut rest = page;
    for (place, data) in PLACES.iter().zip(data) {
        let fault = || io::Error::new(io::ErrorKind::InvalidData, "the page has no place for the graph");
        let (before, behind) = rest.split_once(place).ok_or_else(fault)?;
        write!(out, "{before}{}{}</script>", place.trim_end_matches("null</script>"), data.replace('<', "\\u003c"))?;
        rest = behind;
    }
    out.write_all(rest.as_bytes())
}

const LINKS: [Link; 7] = [Link::Cites, Link::PartOf, Link::Corrects, Link::Revises, Link::AdoptedBy, Link::RegisteredAs, Link::IssuedAs];

/// The data of the page, in columns. `viewer/src/data.ts` reads it.
#[derive(Serialize)]
struct Data<'g> {
    generator: String,
    title: &'g str,
    families: Vec<FamilyOf>,
    kinds: [&'static str; 8],
    links: [&'static str; 7],
    bodies: Vec<String>,
    communities: Vec<Community<'g>>,
    measures: &'g [Measure],
    nodes: Nodes<'g>,
    edges: Edges,
    main_path: &'g [(u32, u32)],
    bands: Vec<(Option<u32>, f64, f64)>,
    ticks: &'g [(i16, f64)],
    undated: f64,
}

#[derive(Serialize)]
struct FamilyOf {
    name: &'static str,
    light: &'static str,
    dark: &'static str,
    dashes: &'static [u8],
}

#[derive(Serialize)]
struct Community<'g> {
    name: &'g str,
    x: f64,
    y: f64,
    radius: f64,
    size: usize,
}

#[derive(Serialize, Default)]
struct Nodes<'g> {
    id: Vec<&'g str>,
    name: Vec<Option<String>>,
    prose: Vec<Option<String>>,
    title: Vec<Option<&'g str>>,
    kind: Vec<usize>,
    body: Vec<Option<usize>>,
    date: Vec<Option<String>>,
    when: Vec<Option<f64>>,
    read: Vec<u8>,
    link: Vec<Option<&'g str>>,
    community: Vec<u32>,
    map: Vec<(f64, f64)>,
    years: Vec<(f64, f64)>,
}

#[derive(Serialize, Default)]
struct Edges {
    source: Vec<u32>,
    target: Vec<u32>,
    link: Vec<usize>,
    weight: Vec<u32>,
    family: Vec<usize>,
}

#[derive(Serialize, Default)]
struct Citations<'g> {
    edge: Vec<usize>,
    relation: Vec<usize>,
    paragraph: Vec<Option<&'g str>>,
    region: Vec<usize>,
    text: Vec<&'g str>,
    clause: Vec<usize>,
    file: Vec<usize>,
    line: Vec<u32>,
    clauses: Table<'g>,
    relations: Table<'g>,
    regions: Table<'g>,
    files: Table<'g>,
}

impl<'g> Data<'g> {
    fn of(title: &'g str, graph: &'g CitationGraph, found: &'g Findings, edges: Edges) -> Self {
        let atlas = found.atlas;
        let by_place = bodies(graph);
        let mut names: Vec<String> = vec![String::new(); by_place.len()];
        for (name, place) in &by_place {
            names[*place].clone_from(name);
        }
        Self {
            generator: format!("citegraph {}", env!("CARGO_PKG_VERSION")),
            title,
            families: Family::ALL.iter().map(|family| of_family(*family)).collect(),
            kinds: Kind::ALL.map(Kind::as_str),
            links: LINKS.map(Link::as_str),
            bodies: names,
            communities: found
                .topics
                .iter()
                .zip(&atlas.discs)
                .map(|(name, disc)| Community { name, x: two(disc.x), y: two(disc.y), radius: two(disc.radius), size: disc.size })
                .collect(),
            measures: &found.measures,
            nodes: nodes(found, &by_place),
            edges,
            main_path: found.main_path,
            bands: atlas.bands.iter().map(|band| (band.community, two(band.bottom), two(band.top))).collect(),
            ticks: &atlas.ticks,
            undated: atlas.undated,
        }
    }
}

fn of_family(family: Family) -> FamilyOf {
    FamilyOf { name: family.name(), light: Theme::PAPER.family(family), dark: Theme::DARK.family(family), dashes: dashes(family) }
}

fn nodes<'g>(found: &'g Findings, bodies: &BTreeMap<String, usize>) -> Nodes<'g> {
    let mut nodes = Nodes::default();
    for (at, node) in found.network.nodes.iter().enumerate() {
        let (id, name, prose) = (node.id.as_str(), node.name(), node.id.prose());
        nodes.id.push(id);
        nodes.prose.push((node.id.is_symbol() && prose != name).then_some(prose));
        nodes.name.push((name != id).then_some(name));
        nodes.title.push(node.title.as_deref());
        nodes.kind.push(Kind::ALL.iter().position(|kind| *kind == node.kind).unwrap_or(0));
        nodes.body.push(place(bodies, node));
        nodes.date.push(node.date.map(|date| date.to_string()));
        nodes.when.push(when(node).map(two));
        nodes.read.push(u8::from(node.read));
        nodes.link.push(node.link.as_deref());
        nodes.community.push(found.communities[at]);
        nodes.map.push((two(found.atlas.map[at].0), two(found.atlas.map[at].1)));
        nodes.years.push((two(found.atlas.years[at].0), two(found.atlas.years[at].1)));
    }
    nodes
}

/// Texts that occur often, each once.
#[derive(Serialize, Default)]
#[serde(transparent)]
struct Table<'g> {
    all: Vec<&'g str>,
    #[serde(skip)]
    places: BTreeMap<&'g str, usize>,
}

impl<'g> Table<'g> {
    fn place(&mut self, text: &'g str) -> usize {
        *self.places.entry(text).or_insert_with(|| {
            self.all.push(text);
            self.all.len() - 1
        })
    }
}

fn edges<'g>(graph: &'g CitationGraph, network: &Network) -> (Edges, Citations<'g>) {
    let (mut edges, mut citations) = (Edges::default(), Citations::default());
    for (source, target, edge) in graph.edges() {
        let (Some(from), Some(to)) = (network.vertex(source), network.vertex(target)) else { continue };
        for citing in &edge.citations {
            citations.push(edges.source.len(), citing);
        }
        edges.source.push(from);
        edges.target.push(to);
        edges.link.push(LINKS.iter().position(|link| *link == edge.link).unwrap_or(0));
        edges.weight.push(edge.weight);
        edges.family.push(Family::of(edge).place());
    }
    (edges, citations)
}

impl<'g> Citations<'g> {
    fn push(&mut self, edge: usize, citing: &'g Citing) {
        self.edge.push(edge);
        self.relation.push(self.relations.place(&citing.relation));
        self.paragraph.push(citing.paragraph.as_deref());
        self.region.push(self.regions.place(citing.region.as_str()));
        self.text.push(&citing.text);
        self.clause.push(self.clauses.place(&citing.clause));
        self.file.push(self.files.place(&citing.file));
        self.line.push(citing.line);
    }
}

/// Two decimals are enough for a place on a screen.
fn two(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
