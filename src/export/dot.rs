//! The graph as DOT: graphviz-rust's tree, printed with quoting of ours.
//!
//! Bodies by colour, kinds by shape, what was read by a filled and bold node, weight by width,
//! relation by the edge's colour and label, years as ranks when asked, with a legend; tooltips hold
//! the citing clause, nodes link to undocs.org. Nodes may stand in clusters.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use graphviz_rust::cmd::CommandArg;
use graphviz_rust::dot_structures::{
    Attribute, Edge as DotEdge, EdgeTy, Graph, GraphAttributes, Id, Node as DotNode, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter as _, PrinterContext};

use crate::graph::{CitationGraph, Edge, Link, Node};
use crate::instrument::{InstrumentId, Kind};
use crate::picture::family::Family;
use crate::picture::theme::{self, Theme};
use crate::picture::when::when;

/// How nodes are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ranks {
    /// As the edges pull them.
    #[default]
    Free,
    /// One rank a year, the earliest first.
    Years,
}

/// How edges are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// Each for itself, with its relations.
    #[default]
    Each,
    /// One a pair, whatever joins it, and those with the same end run together, without labels.
    Merged,
}

/// How a graph is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How nodes are placed.
    pub ranks: Ranks,
    /// Colours.
    pub theme: Theme,
    /// How edges are drawn.
    pub lines: Lines,
    /// The cluster of each instrument that stands in one, by name.
    pub clusters: BTreeMap<InstrumentId, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { ranks: Ranks::Free, theme: Theme::PAPER, lines: Lines::Each, clusters: BTreeMap::new() }
    }
}

/// Writes a graph. O((n + m) · log n).
pub fn write(graph: &CitationGraph, settings: &Settings, mut out: impl Write) -> io::Result<()> {
    let tree = tree(graph, settings);
    out.write_all(tree.print(&mut PrinterContext::default()).as_bytes())?;
    out.write_all(b"\n")
}

/// The picture that Graphviz's `dot` makes of a graph, in one of its output formats (`svg`, `pdf`, `png`, …).
///
/// # Errors
/// `NotFound` when there is no program `dot`; else what it says.
pub fn render(graph: &CitationGraph, settings: &Settings, format: &str) -> io::Result<Vec<u8>> {
    let format = CommandArg::Custom(format!("-T{format}"));
    graphviz_rust::exec(tree(graph, settings), &mut PrinterContext::default(), vec![format])
}

/// The DOT tree of a graph.
#[must_use]
pub fn tree(graph: &CitationGraph, settings: &Settings) -> Graph {
    let theme = &settings.theme;
    let bodies = theme::bodies(graph);
    let mut whole = vec![
        ("rankdir", "LR"),
        ("fontname", FONT),
        ("newrank", "true"),
        ("nodesep", "0.25"),
        ("ranksep", "1.2"),
        ("tooltip", "Citation graph"),
        ("bgcolor", theme.ground),
        ("fontcolor", theme.ink),
    ];
    if settings.lines == Lines::Merged {
        whole.push(("concentrate", "true"));
    }
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(attributes(&whole))),
        Stmt::GAttribute(GraphAttributes::Node(attributes(&[
            ("fontname", FONT),
            ("fontsize", "11"),
            ("style", "filled"),
            ("color", theme.quiet),
            ("fontcolor", theme.ink),
            ("target", "_blank"),
        ]))),
        Stmt::GAttribute(GraphAttributes::Edge(attributes(&[("fontname", FONT), ("fontsize", "9"), ("arrowsize", "0.7")]))),
    ];
    stmts.extend(graph.nodes().map(|node| Stmt::Node(dot_node(node, theme.body(theme::place(&bodies, node))))));
    stmts.extend(clusters(settings));
    stmts.extend(edges(graph, settings));
    if settings.ranks == Ranks::Years {
        stmts.extend(years(graph));
    }
    stmts.push(Stmt::Subgraph(legend(graph, &bodies, theme)));
    Graph::DiGraph { id: quote("citations"), strict: false, stmts }
}

const FONT: &str = "Helvetica,Arial,sans-serif";

fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::Resolution => "box",
        Kind::Decision => "component",
        Kind::Statement => "cds",
        Kind::Document => "note",
        Kind::Treaty => "hexagon",
        Kind::Named | Kind::Vague => "ellipse",
        Kind::Conference => "octagon",
    }
}

/// A frame around the instruments of each group, in the order of names.
fn clusters(settings: &Settings) -> Vec<Stmt> {
    let mut members: BTreeMap<&str, Vec<&InstrumentId>> = BTreeMap::new();
    for (id, name) in &settings.clusters {
        members.entry(name).or_default().push(id);
    }
    let frame = |(at, (name, ids)): (usize, (&str, Vec<&InstrumentId>))| {
        let own = [("label", name), ("style", "rounded"), ("color", settings.theme.hair), ("fontcolor", settings.theme.quiet)];
        let mut stmts: Vec<Stmt> = own.iter().map(|(key, value)| Stmt::Attribute(attribute(key, value))).collect();
        stmts.extend(ids.into_iter().map(|id| Stmt::Node(DotNode { id: NodeId(quote(id.as_str()), None), attributes: Vec::new() })));
        Stmt::Subgraph(Subgraph { id: quote(&format!("cluster {}", at + 1)), stmts })
    };
    members.into_iter().enumerate().map(frame).collect()
}

fn edges(graph: &CitationGraph, settings: &Settings) -> Vec<Stmt> {
    let mut lines: Vec<(&InstrumentId, &InstrumentId, Vec<&Edge>)> = Vec::new();
    for (source, target, edge) in graph.edges() {
        match lines.last_mut() {
            // Edges come in the order of their ends.
            Some((from, to, edges)) if settings.lines == Lines::Merged && (*from, *to) == (source, target) => edges.push(edge),
            _ => lines.push((source, target, vec![edge])),
        }
    }
    lines.into_iter().map(|(source, target, edges)| Stmt::Edge(dot_edge(source.as_str(), target.as_str(), &edges, settings))).collect()
}

/// Line and arrow of a family, told apart without colour.
const fn line(family: Family) -> (&'static str, &'static str) {
    match family {
        Family::Recalls => ("solid", "normal"),
        Family::Reaffirms => ("dashed", "normal"),
        Family::Supports => ("dashed", "empty"),
        Family::Acts => ("solid", "diamond"),
        Family::Changes => ("solid", "box"),
        Family::Notes => ("dotted", "normal"),
        Family::Cites => ("dotted", "empty"),
        Family::Belongs => ("dashed", "odot"),
    }
}

fn dot_node(node: &Node, fill: &str) -> DotNode {
    let title = node.title.as_deref().unwrap_or_default();
    let label = match (node.id.is_symbol(), title) {
        (true, "") => node.id.to_string(),
        (true, title) => format!("{}\n{}", node.id, wrap(&shorten(title, 70), 28)),
        (false, _) => wrap(&shorten(&node.name(), 84), 28),
    };
    let tooltip = [node.id.prose(), title.to_owned(), node.date.map(|date| date.to_string()).unwrap_or_default()]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    let mut own = vec![("label", label), ("shape", shape(node.kind).to_owned()), ("fillcolor", fill.to_owned()), ("tooltip", tooltip)];
    if node.read {
        own.push(("style", "filled,bold".to_owned()));
        own.push(("penwidth", "2.4".to_owned()));
    }
    own.extend(node.link.clone().map(|link| ("URL", link)));
    let own: Vec<(&str, &str)> = own.iter().map(|(key, value)| (*key, value.as_str())).collect();
    DotNode { id: NodeId(quote(node.id.as_str()), None), attributes: attributes(&own) }
}

/// The line that stands for the edges of one pair: as the one that says most, with what all of them say.
fn dot_edge(source: &str, target: &str, edges: &[&Edge], settings: &Settings) -> DotEdge {
    let count: u32 = edges.iter().map(|edge| edge.weight).sum();
    let says = |edge: &&Edge| if edge.link == Link::Cites { edge.relations().join(", ") } else { edge.link.in_words() };
    let label = edges.iter().map(says).collect::<Vec<_>>().join(", ");
    let label = if count > 1 { format!("{label} ×{count}") } else { label };
    let clauses: Vec<String> =
        edges.iter().flat_map(|edge| &edge.citations).take(5).map(|citing| format!("{}: {}", citing.place(), citing.clause)).collect();
    let tooltip = if clauses.is_empty() { label.clone() } else { clauses.join("\n") };
    let width = format!("{:.2}", 1.0 + f64::from(count.max(1)).log2() * 0.6);
    let citing = edges.iter().find(|edge| edge.link == Link::Cites).or(edges.first());
    let family = citing.map_or(Family::Belongs, |edge| Family::of(edge));
    let (colour, (style, arrow)) = (settings.theme.family(family), line(family));
    let mut own = vec![("tooltip", tooltip.as_str()), ("penwidth", &width), ("color", colour), ("style", style), ("arrowhead", arrow)];
    if settings.lines == Lines::Each {
        own.splice(0..0, [("label", label.as_str()), ("labeltooltip", &tooltip), ("fontcolor", colour)]);
    }
    if settings.ranks == Ranks::Years {
        // The years alone say where nodes stand.
        own.push(("constraint", "false"));
    }
    let end = |id: &str| Vertex::N(NodeId(quote(id), None));
    DotEdge { ty: EdgeTy::Pair(end(source), end(target)), attributes: attributes(&own) }
}

/// One rank a year, held in order by an invisible chain of years.
fn years(graph: &CitationGraph) -> Vec<Stmt> {
    let mut by_year: BTreeMap<i16, Vec<&Node>> = BTreeMap::new();
    for node in graph.nodes() {
        if let Some(when) = when(node) {
            by_year.entry(when.floor() as i16).or_default().push(node);
        }
    }
    let name = |year: i16| format!("year {year}");
    let mut stmts = Vec::new();
    let all: Vec<i16> = by_year.keys().copied().collect();
    for (year, nodes) in &by_year {
        let mut inside = vec![
            Stmt::Attribute(attribute("rank", "same")),
            Stmt::Node(DotNode {
                id: NodeId(quote(&name(*year)), None),
                attributes: attributes(&[("label", &year.to_string()), ("shape", "plaintext"), ("style", "solid")]),
            }),
        ];
        inside.extend(nodes.iter().map(|node| Stmt::Node(DotNode { id: NodeId(quote(node.id.as_str()), None), attributes: Vec::new() })));
        stmts.push(Stmt::Subgraph(Subgraph { id: quote(&format!("rank {year}")), stmts: inside }));
    }
    for pair in all.windows(2) {
        let end = |year: i16| Vertex::N(NodeId(quote(&name(year)), None));
        stmts.push(Stmt::Edge(DotEdge { ty: EdgeTy::Pair(end(pair[0]), end(pair[1])), attributes: attributes(&[("style", "invis")]) }));
    }
    stmts
}

/// What colours, shapes and lines mean, of those that occur.
fn legend(graph: &CitationGraph, bodies: &BTreeMap<String, usize>, theme: &Theme) -> Subgraph {
    let mut stmts = vec![
        Stmt::Attribute(attribute("label", "Legend")),
        Stmt::Attribute(attribute("fontsize", "11")),
        Stmt::Attribute(attribute("color", theme.hair)),
        Stmt::Attribute(attribute("fontcolor", theme.quiet)),
        Stmt::Attribute(attribute("style", "rounded")),
    ];
    let mut put = |label: &str, own: &[(&str, &str)]| {
        let mut all = vec![("label", label), ("fontsize", "9"), ("tooltip", label)];
        all.extend_from_slice(own);
        stmts.push(Stmt::Node(DotNode { id: NodeId(quote(&format!("legend {label}")), None), attributes: attributes(&all) }));
    };
    let mut by_place: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (body, place) in bodies {
        by_place.entry(theme::shade(*place)).or_default().push(body);
    }
    // Where bodies have no colours of their own, their symbols tell them.
    for (place, names) in by_place.iter().filter(|_| *theme != Theme::PRINT) {
        let label = if let [name] = names[..] { name } else { "other bodies" };
        put(label, &[("shape", "plaintext"), ("fillcolor", theme.body(Some(*place)))]);
    }
    let kinds: BTreeSet<Kind> = graph.nodes().map(|node| node.kind).collect();
    for kind in kinds {
        put(kind.as_str(), &[("shape", shape(kind)), ("fillcolor", theme.ground)]);
    }
    let read: BTreeSet<bool> = graph.nodes().map(|node| node.read).collect();
    if read.contains(&true) {
        put("text was read", &[("shape", "box"), ("fillcolor", theme.ground), ("style", "filled,bold"), ("penwidth", "2.4")]);
    }
    if read.contains(&false) {
        put("only cited", &[("shape", "box"), ("fillcolor", theme.ground)]);
    }
    let families: BTreeSet<Family> = graph.edges().map(|(_, _, edge)| Family::of(edge)).collect();
    for family in families {
        stmts.extend(sample(family, theme));
    }
    Subgraph { id: quote("cluster legend"), stmts }
}

/// A line of the legend: from a point to the name of its family.
fn sample(family: Family, theme: &Theme) -> [Stmt; 3] {
    let (from, to) = (quote(&format!("legend from {}", family.name())), quote(&format!("legend {}", family.name())));
    let (style, arrow) = line(family);
    let words = [("label", family.name()), ("shape", "plaintext"), ("style", "solid"), ("fontsize", "9"), ("tooltip", family.name())];
    let own = [("color", theme.family(family)), ("style", style), ("arrowhead", arrow)];
    [
        Stmt::Node(DotNode { id: NodeId(from.clone(), None), attributes: attributes(&[("shape", "point"), ("tooltip", family.name())]) }),
        Stmt::Node(DotNode { id: NodeId(to.clone(), None), attributes: attributes(&words) }),
        Stmt::Edge(DotEdge { ty: EdgeTy::Pair(Vertex::N(NodeId(from, None)), Vertex::N(NodeId(to, None))), attributes: attributes(&own) }),
    ]
}

fn attributes(pairs: &[(&str, &str)]) -> Vec<Attribute> {
    pairs.iter().map(|(key, value)| attribute(key, value)).collect()
}

fn attribute(key: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(key.to_owned()), quote(value))
}

/// A quoted identifier: quotation marks and backslashes escaped, line breaks as `\n`, control
/// characters left out (DOT language, "ID").
fn quote(text: &str) -> Id {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    Id::Escaped(out)
}

/// Cuts a text at a word border, with an ellipsis.
fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let at = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..at].trim_end_matches([',', ' ']))
}

/// Breaks a text into lines at word borders.
fn wrap(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut line = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if line > 0 {
            out.push(if line + 1 + length > width { '\n' } else { ' ' });
            line = if line + 1 + length > width { 0 } else { line + 1 };
        }
        out.push_str(word);
        line += length;
    }
    out
}
