//! The graph as two lists for igraph, tidygraph and pandas: edges, and nodes.

use std::io::{self, Write};

use super::flat::{Flat, OF_EDGES, OF_NODES, Value};
use crate::graph::CitationGraph;

/// Writes the edges: source, target and their attributes. O(m).
pub fn write(graph: &CitationGraph, out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(["source", "target"].into_iter().chain(OF_EDGES.map(|(name, _)| name)))?;
    for edge in &flat.edges {
        let ends = [edge.source, edge.target].map(|at| flat.nodes[at].node.id.to_string());
        table.write_record(ends.into_iter().chain(edge.values.iter().map(|value| cell(value.as_ref()))))?;
    }
    table.flush()
}

/// Writes the nodes: identifier and attributes. O(n).
pub fn write_nodes(graph: &CitationGraph, out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(std::iter::once("id").chain(OF_NODES.map(|(name, _)| name)))?;
    for node in &flat.nodes {
        table.write_record(std::iter::once(node.node.id.to_string()).chain(node.values.iter().map(|value| cell(value.as_ref()))))?;
    }
    table.flush()
}

fn cell(value: Option<&Value>) -> String {
    value.map(|value| super::csv::harmless(&value.to_string()).into_owned()).unwrap_or_default()
}
