//! The graph for Pajek: a network, partitions by kind, body and year, a vector of citations.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::flat::Flat;
use crate::graph::CitationGraph;

/// Writes the network (`.net`): vertices by their identifiers, arcs with their weights, those of structure with 0.
pub fn write(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    writeln!(out, "*Vertices {}", flat.nodes.len())?;
    for (at, node) in flat.nodes.iter().enumerate() {
        writeln!(out, "{} \"{}\"", at + 1, node.node.id.as_str().replace(['"', '\\'], "'"))?;
    }
    // One list of arcs: readers such as networkx know no lists of several sorts.
    writeln!(out, "*Arcs")?;
    for edge in &flat.edges {
        writeln!(out, "{} {} {}", edge.source + 1, edge.target + 1, edge.edge.weight)?;
    }
    Ok(())
}

/// What a partition divides by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partition {
    /// Kinds, by their number in the order of their names.
    Kind,
    /// Bodies, likewise; 0 for none.
    Body,
    /// Years; 0 where none is known.
    Year,
}

/// Writes a partition (`.clu`): a class for each vertex, with what the classes stand for in comments.
pub fn write_partition(graph: &CitationGraph, by: Partition, mut out: impl Write) -> io::Result<()> {
    let name = |node: &crate::graph::Node| match by {
        Partition::Kind => Some(node.kind.to_string()),
        Partition::Body => node.body.clone(),
        Partition::Year => node.year().map(|year| year.to_string()),
    };
    let mut classes: BTreeMap<String, usize> = graph.nodes().filter_map(name).map(|name| (name, 0)).collect();
    for (number, (name, class)) in classes.iter_mut().enumerate() {
        *class = if by == Partition::Year { name.parse().unwrap_or(0) } else { number + 1 };
    }
    if by != Partition::Year {
        for (name, class) in &classes {
            writeln!(out, "% {class} {name}")?;
        }
    }
    writeln!(out, "*Vertices {}", graph.nodes().count())?;
    graph.nodes().try_for_each(|node| writeln!(out, "{}", name(node).and_then(|name| classes.get(&name).copied()).unwrap_or(0)))
}

/// Writes a vector (`.vec`): by how many instruments each vertex is cited.
pub fn write_vector(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    writeln!(out, "*Vertices {}", flat.nodes.len())?;
    flat.nodes.iter().try_for_each(|node| writeln!(out, "{}", node.cited_by))
}
