//! What changed from one graph to another.

use crate::graph::{CitationGraph, Link};
use crate::instrument::InstrumentId;

/// An edge by its ends and what it says.
pub type EdgeKey = (InstrumentId, InstrumentId, Link);

/// The difference of two graphs, all in natural order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Instruments that only the second has.
    pub added: Vec<InstrumentId>,
    /// Instruments that only the first has.
    pub removed: Vec<InstrumentId>,
    /// Instruments that the first only cites and the second has read.
    pub read: Vec<InstrumentId>,
    /// Edges that only the second has.
    pub edges_added: Vec<EdgeKey>,
    /// Edges that only the first has.
    pub edges_removed: Vec<EdgeKey>,
    /// Edges of both with their weights in the first and in the second, where these differ.
    pub weights: Vec<(EdgeKey, u32, u32)>,
}

/// What changed. O((n + m) log n).
#[must_use]
pub fn change(first: &CitationGraph, second: &CitationGraph) -> Change {
    let lacks = |graph: &CitationGraph, id: &InstrumentId| graph.node(id).is_none();
    let ids = |of: &CitationGraph, other: &CitationGraph| -> Vec<InstrumentId> {
        of.nodes().map(|node| &node.id).filter(|id| lacks(other, id)).cloned().collect()
    };
    let keys = |of: &CitationGraph, other: &CitationGraph| -> Vec<EdgeKey> {
        let edges = of.edges().filter(|(source, target, edge)| other.edge(source, target, edge.link).is_none());
        edges.map(|(source, target, edge)| (source.clone(), target.clone(), edge.link)).collect()
    };
    let is_newly_read = |id: &InstrumentId| first.node(id).is_some_and(|node| !node.read);
    let weight = |(source, target, edge): (&InstrumentId, &InstrumentId, &crate::graph::Edge)| {
        let before = first.edge(source, target, edge.link)?.weight;
        (before != edge.weight).then(|| ((source.clone(), target.clone(), edge.link), before, edge.weight))
    };
    Change {
        added: ids(second, first),
        removed: ids(first, second),
        read: second.nodes().filter(|node| node.read && is_newly_read(&node.id)).map(|node| node.id.clone()).collect(),
        edges_added: keys(second, first),
        edges_removed: keys(first, second),
        weights: second.edges().filter_map(weight).collect(),
    }
}
