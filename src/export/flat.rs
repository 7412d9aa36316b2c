//! The graph as the exchange formats have it: nodes and edges with attributes of plain types.

use crate::analysis::age::years_between;
use crate::graph::{CitationGraph, Edge, Link, Node};
use crate::instrument::InstrumentId;

/// The type of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Integer,
    Number,
    Boolean,
}

impl Type {
    /// Its name in GraphML and in GEXF.
    pub const fn in_xml(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Integer => "long",
            Self::Number => "double",
            Self::Boolean => "boolean",
        }
    }
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Boolean(value) => value.fmt(f),
        }
    }
}

/// Attributes of nodes.
pub(super) const OF_NODES: [(&str, Type); 10] = [
    ("label", Type::Text),
    ("kind", Type::Text),
    ("body", Type::Text),
    ("title", Type::Text),
    ("date", Type::Text),
    ("year", Type::Integer),
    ("read", Type::Boolean),
    ("link", Type::Text),
    ("cites", Type::Integer),
    ("cited_by", Type::Integer),
];

/// Attributes of edges.
pub(super) const OF_EDGES: [(&str, Type); 4] =
    [("link", Type::Text), ("weight", Type::Integer), ("relations", Type::Text), ("age", Type::Number)];

/// A node with its attributes in the order of [`OF_NODES`].
pub(super) struct FlatNode<'g> {
    pub node: &'g Node,
    pub values: [Option<Value>; OF_NODES.len()],
    pub cited_by: usize,
}

/// An edge between two nodes by their places, with its attributes in the order of [`OF_EDGES`].
pub(super) struct FlatEdge<'g> {
    pub source: usize,
    pub target: usize,
    pub edge: &'g Edge,
    pub values: [Option<Value>; OF_EDGES.len()],
}

/// The whole.
pub(super) struct Flat<'g> {
    pub nodes: Vec<FlatNode<'g>>,
    pub edges: Vec<FlatEdge<'g>>,
}

impl<'g> Flat<'g> {
    /// Nodes and edges in natural order. O((n + m) log n).
    pub fn of(graph: &'g CitationGraph) -> Self {
        let nodes: Vec<&Node> = graph.nodes().collect();
        let place = |id: &InstrumentId| nodes.binary_search_by(|node| node.id.cmp(id)).unwrap_or(0);
        let mut degrees = vec![[0_usize; 2]; nodes.len()];
        let mut last: (Option<&InstrumentId>, usize) = (None, 0);
        let mut edges = Vec::new();
        for (source, target, edge) in graph.edges() {
            if last.0 != Some(source) {
                last = (Some(source), place(source));
            }
            let (source, target) = (last.1, place(target));
            if edge.link == Link::Cites {
                degrees[source][0] += 1;
                degrees[target][1] += 1;
            }
            let age = nodes[target].date.zip(nodes[source].date).filter(|_| edge.link == Link::Cites);
            let values = [
                Some(Value::Text(edge.link.as_str().to_owned())),
                Some(Value::Integer(edge.weight.into())),
                Some(edge.relations().join("; ")).filter(|relations| !relations.is_empty()).map(Value::Text),
                age.map(|(cited, citing)| Value::Number(years_between(cited, citing))),
            ];
            edges.push(FlatEdge { source, target, edge, values });
        }
        let flat = |(node, [cites, cited_by]): (&'g Node, [usize; 2])| FlatNode { node, values: values(node, cites, cited_by), cited_by };
        Self { nodes: nodes.into_iter().zip(degrees).map(flat).collect(), edges }
    }
}

fn values(node: &Node, cites: usize, cited_by: usize) -> [Option<Value>; OF_NODES.len()] {
    let text = |text: Option<String>| text.map(Value::Text);
    let count = |count: usize| Some(Value::Integer(i64::try_from(count).unwrap_or(i64::MAX)));
    [
        Some(Value::Text(node.name())),
        Some(Value::Text(node.kind.to_string())),
        text(node.body.clone()),
        text(node.title.clone()),
        text(node.date.map(|date| date.to_string())),
        node.year().map(|year| Value::Integer(year.into())),
        Some(Value::Boolean(node.read)),
        text(node.link.clone()),
        count(cites),
        count(cited_by),
    ]
}

/// The text without what XML 1.0 does not allow.
pub(super) fn in_xml(text: &str) -> String {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().map(|c| if is_allowed(c) { c } else { '\u{fffd}' }).collect()
}
