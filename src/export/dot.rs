//! The graph as DOT: graphviz-rust's tree, printed with quoting of ours.
//!
//! Bodies by colour, kinds by shape, what was read by a filled and bold node, weight by width,
//! relation by the edge's colour and label, years as ranks when asked, with a legend; tooltips hold
//! the citing clause, nodes link to undocs.org.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use graphviz_rust::dot_structures::{
    Attribute, Edge as DotEdge, EdgeTy, Graph, GraphAttributes, Id, Node as DotNode, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter as _, PrinterContext};

use crate::graph::{CitationGraph, Edge, Link, Node};
use crate::instrument::Kind;

/// How nodes are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ranks {
    /// As the edges pull them.
    #[default]
    Free,
    /// One rank a year, the earliest first.
    Years,
}

/// Writes a graph. O((n + m) · log n).
pub fn write(graph: &CitationGraph, ranks: Ranks, mut out: impl Write) -> io::Result<()> {
    let tree = tree(graph, ranks);
    out.write_all(tree.print(&mut PrinterContext::default()).as_bytes())?;
    out.write_all(b"\n")
}

/// The DOT tree of a graph.
#[must_use]
pub fn tree(graph: &CitationGraph, ranks: Ranks) -> Graph {
    let colours = colours(graph);
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(attributes(&[
            ("rankdir", "LR"),
            ("fontname", FONT),
            ("newrank", "true"),
            ("nodesep", "0.25"),
            ("ranksep", "1.2"),
            ("tooltip", "Citation graph"),
        ]))),
        Stmt::GAttribute(GraphAttributes::Node(attributes(&[
            ("fontname", FONT),
            ("fontsize", "11"),
            ("style", "filled"),
            ("color", "#4d4d4d"),
            ("target", "_blank"),
        ]))),
        Stmt::GAttribute(GraphAttributes::Edge(attributes(&[("fontname", FONT), ("fontsize", "9"), ("arrowsize", "0.7")]))),
    ];
    stmts.extend(graph.nodes().map(|node| Stmt::Node(dot_node(node, &colours))));
    stmts.extend(graph.edges().map(|(source, target, edge)| Stmt::Edge(dot_edge(source.as_str(), target.as_str(), edge))));
    if ranks == Ranks::Years {
        stmts.extend(years(graph));
    }
    stmts.push(Stmt::Subgraph(legend(graph, &colours)));
    Graph::DiGraph { id: quote("citations"), strict: false, stmts }
}

const FONT: &str = "Helvetica,Arial,sans-serif";

/// Colours told apart by people with any colour vision (Okabe and Ito 2008, lightened to carry text).
const PALETTE: [&str; 8] = ["#a6cee3", "#fdd49e", "#b2df8a", "#fbb4ae", "#decbe4", "#ffffb3", "#ccebc5", "#e5d8bd"];
pub(super) const NO_BODY: &str = "#f0f0f0";

/// A colour for each of the bodies with most instruments; the others share the last.
pub(super) fn colours(graph: &CitationGraph) -> BTreeMap<String, &'static str> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for body in graph.nodes().filter_map(|node| node.body.as_deref()) {
        *count.entry(body).or_default() += 1;
    }
    let mut bodies: Vec<(&str, usize)> = count.into_iter().collect();
    bodies.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    bodies.into_iter().enumerate().map(|(n, (body, _))| (body.to_owned(), PALETTE[n.min(PALETTE.len() - 1)])).collect()
}

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

/// Colour of an edge by its first relation, and of structural edges.
fn stroke(edge: &Edge) -> &'static str {
    match (edge.link, edge.citations.first().map(|citing| citing.relation.as_str())) {
        (Link::Cites, Some("recalls")) => "#1f4e79",
        (Link::Cites, Some("reaffirms")) => "#0b6e4f",
        (Link::Cites, Some("welcomes" | "endorses")) => "#7a5195",
        (Link::Cites, Some("implements" | "acts under" | "extends")) => "#b35806",
        (Link::Cites, Some("amends" | "supersedes" | "regrets")) => "#b2182b",
        (Link::Cites, _) => "#6b6b6b",
        _ => "#b0b0b0",
    }
}

fn dot_node(node: &Node, colours: &BTreeMap<String, &'static str>) -> DotNode {
    let fill = node.body.as_ref().and_then(|body| colours.get(body)).copied().unwrap_or(NO_BODY);
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

fn dot_edge(source: &str, target: &str, edge: &Edge) -> DotEdge {
    let relations = edge.relations();
    let count = edge.weight as usize;
    let label = if edge.link == Link::Cites { relations.join(", ") } else { edge.link.as_str().replace('_', " ") };
    let label = if count > 1 { format!("{label} ×{count}") } else { label };
    let clauses: Vec<String> =
        edge.citations.iter().take(5).map(|citing| format!("{}: {}", citing.paragraph.as_deref().unwrap_or("–"), citing.clause)).collect();
    let tooltip = if clauses.is_empty() { label.clone() } else { clauses.join("\n") };
    let width = format!("{:.2}", 1.0 + f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX)).log2() * 0.6);
    let style = if edge.link == Link::Cites { "solid" } else { "dashed" };
    let own = [
        ("label", label.as_str()),
        ("tooltip", &tooltip),
        ("labeltooltip", &tooltip),
        ("penwidth", &width),
        ("color", stroke(edge)),
        ("fontcolor", stroke(edge)),
        ("style", style),
    ];
    let end = |id: &str| Vertex::N(NodeId(quote(id), None));
    DotEdge { ty: EdgeTy::Pair(end(source), end(target)), attributes: attributes(&own) }
}

/// One rank a year, held in order by an invisible chain of years.
fn years(graph: &CitationGraph) -> Vec<Stmt> {
    let mut by_year: BTreeMap<i16, Vec<&Node>> = BTreeMap::new();
    for node in graph.nodes() {
        if let Some(year) = node.year() {
            by_year.entry(year).or_default().push(node);
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
fn legend(graph: &CitationGraph, colours: &BTreeMap<String, &'static str>) -> Subgraph {
    let mut stmts = vec![
        Stmt::Attribute(attribute("label", "Legend")),
        Stmt::Attribute(attribute("fontsize", "11")),
        Stmt::Attribute(attribute("color", "#999999")),
        Stmt::Attribute(attribute("style", "rounded")),
    ];
    let mut put = |label: &str, own: &[(&str, &str)]| {
        let mut all = vec![("label", label), ("fontsize", "9"), ("tooltip", label)];
        all.extend_from_slice(own);
        stmts.push(Stmt::Node(DotNode { id: NodeId(quote(&format!("legend {label}")), None), attributes: attributes(&all) }));
    };
    let mut by_colour: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (body, colour) in colours {
        by_colour.entry(colour).or_default().push(body);
    }
    for (colour, bodies) in &by_colour {
        let label = if bodies.len() == 1 { bodies[0].to_owned() } else { "other bodies".to_owned() };
        put(&label, &[("shape", "plaintext"), ("fillcolor", colour)]);
    }
    let kinds: BTreeSet<Kind> = graph.nodes().map(|node| node.kind).collect();
    for kind in kinds {
        put(kind.as_str(), &[("shape", shape(kind)), ("fillcolor", "#ffffff")]);
    }
    put("text was read", &[("shape", "box"), ("fillcolor", "#ffffff"), ("style", "filled,bold"), ("penwidth", "2.4")]);
    put("only cited", &[("shape", "box"), ("fillcolor", "#ffffff")]);
    Subgraph { id: quote("cluster legend"), stmts }
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
