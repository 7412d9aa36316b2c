//! The citations for VOSviewer (N. van Eck, L. Waltman): a map of the instruments, and a network.

use std::io::{self, Write};

use super::flat::Flat;
use crate::graph::{CitationGraph, Link};

/// Writes the map: number, label, address, weight by citations, score by year; bodies as clusters.
pub fn write_map(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    let mut bodies: Vec<&str> = flat.nodes.iter().filter_map(|node| node.node.body.as_deref()).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    writeln!(out, "id\tlabel\tdescription\turl\tcluster\tweight<Cited by>\tscore<Year>")?;
    for (at, node) in flat.nodes.iter().enumerate() {
        let cluster = node.node.body.as_deref().and_then(|body| bodies.binary_search(&body).ok()).map_or(bodies.len() + 1, |at| at + 1);
        let year = node.node.year().map(|year| year.to_string()).unwrap_or_default();
        let (title, link) = (node.node.title.as_deref().unwrap_or_default(), node.node.link.as_deref().unwrap_or_default());
        writeln!(out, "{}\t{}\t{}\t{link}\t{cluster}\t{}\t{year}", at + 1, plain(&node.node.name()), plain(title), node.cited_by)?;
    }
    Ok(())
}

/// Writes the network: pairs of numbers with the number of citations; VOSviewer adds up both directions.
pub fn write_network(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    for edge in flat.edges.iter().filter(|edge| edge.edge.link == Link::Cites && edge.source != edge.target) {
        writeln!(out, "{}\t{}\t{}", edge.source + 1, edge.target + 1, edge.edge.weight)?;
    }
    Ok(())
}
