//! The citations of a graph alone, in rows: the shape that every measure works on.

use petgraph::graph::DiGraph;

use crate::graph::{CitationGraph, Edge, Link, Node};
use crate::instrument::InstrumentId;

/// For each vertex its neighbours, one behind the other (compressed sparse rows).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Rows {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Rows {
    /// The rows of edges sorted by their first vertex.
    fn new(vertices: usize, sorted: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0; vertices + 1];
        for (from, _) in sorted.clone() {
            starts[from as usize + 1] += 1;
        }
        for at in 0..vertices {
            starts[at + 1] += starts[at];
        }
        Self { starts, ends: sorted.map(|(_, to)| to).collect() }
    }

    fn row(&self, vertex: u32) -> &[u32] {
        &self.ends[self.starts[vertex as usize] as usize..self.starts[vertex as usize + 1] as usize]
    }
}

/// A simple directed graph: vertices from 0, each pair joined at most once in one direction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Digraph {
    out: Rows,
    into: Rows,
}

impl Digraph {
    /// A graph of `vertices` with edges from the citing to the cited; edges that occur twice count
    /// once, those from a vertex to itself are left out. O(m log m).
    #[must_use]
    pub fn new(vertices: usize, mut edges: Vec<(u32, u32)>) -> Self {
        edges.retain(|(from, to)| from != to);
        edges.sort_unstable();
        edges.dedup();
        let out = Rows::new(vertices, edges.iter().copied());
        edges.sort_unstable_by_key(|(from, to)| (*to, *from));
        let into = Rows::new(vertices, edges.iter().map(|(from, to)| (*to, *from)));
        Self { out, into }
    }

    /// The number of vertices.
    #[must_use]
    pub fn len(&self) -> usize {
        self.out.starts.len().saturating_sub(1)
    }

    /// Whether there is no vertex.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of edges.
    #[must_use]
    pub fn size(&self) -> usize {
        self.out.ends.len()
    }

    /// Every vertex.
    #[must_use]
    pub fn vertices(&self) -> impl DoubleEndedIterator<Item = u32> + use<> {
        0..self.len() as u32
    }

    /// What a vertex cites, in order.
    #[must_use]
    pub fn cites(&self, vertex: u32) -> &[u32] {
        self.out.row(vertex)
    }

    /// What cites a vertex, in order.
    #[must_use]
    pub fn cited_by(&self, vertex: u32) -> &[u32] {
        self.into.row(vertex)
    }

    /// Every edge, citing and cited, in order.
    pub fn edges(&self) -> impl Iterator<Item = (u32, u32)> {
        self.vertices().flat_map(|from| self.cites(from).iter().map(move |to| (from, *to)))
    }

    /// The place of an edge among all, in order. O(log of the row).
    #[must_use]
    pub fn place(&self, from: u32, to: u32) -> Option<usize> {
        let at = self.cites(from).binary_search(&to).ok()?;
        Some(self.out.starts[from as usize] as usize + at)
    }

    /// The same for petgraph's and rustworkx's algorithms. O(n + m).
    #[must_use]
    pub fn petgraph(&self) -> DiGraph<(), ()> {
        let mut graph = DiGraph::with_capacity(self.len(), self.size());
        for _ in self.vertices() {
            graph.add_node(());
        }
        graph.extend_with_edges(self.edges());
        graph
    }
}

/// The citations of a graph: instruments in natural order, an edge from the citing to the cited.
///
/// Structural edges are left out, and what an instrument cites of itself.
#[derive(Debug, Clone)]
pub struct Network<'g> {
    /// The bare graph; vertex `i` is `nodes[i]`.
    pub graph: Digraph,
    /// The instruments.
    pub nodes: Vec<&'g Node>,
    /// What lies on each edge, in the order of [`Digraph::edges`].
    pub edges: Vec<&'g Edge>,
}

impl<'g> Network<'g> {
    /// The citations of a graph. O((n + m) log n).
    #[must_use]
    pub fn of(graph: &'g CitationGraph) -> Self {
        let nodes: Vec<&Node> = graph.nodes().collect();
        let place = |id: &InstrumentId| nodes.binary_search_by(|node| node.id.cmp(id)).map_or(u32::MAX, |at| at as u32);
        let mut from = (None, u32::MAX);
        let (mut pairs, mut edges) = (Vec::new(), Vec::new());
        for (source, target, edge) in graph.edges().filter(|(source, target, edge)| edge.link == Link::Cites && source != target) {
            if from.0 != Some(source) {
                from = (Some(source), place(source));
            }
            pairs.push((from.1, place(target)));
            edges.push(edge);
        }
        Self { graph: Digraph::new(nodes.len(), pairs), nodes, edges }
    }

    /// The vertex of an instrument. O(log n).
    #[must_use]
    pub fn vertex(&self, id: &InstrumentId) -> Option<u32> {
        self.nodes.binary_search_by(|node| node.id.cmp(id)).ok().map(|at| at as u32)
    }

    /// The instrument of a vertex.
    #[must_use]
    pub fn node(&self, vertex: u32) -> &'g Node {
        self.nodes[vertex as usize]
    }

    /// Every edge with what lies on it.
    pub fn citations(&self) -> impl Iterator<Item = (u32, u32, &'g Edge)> {
        self.graph.edges().zip(&self.edges).map(|((from, to), edge)| (from, to, *edge))
    }

    /// The year of an instrument's date.
    #[must_use]
    pub fn year(&self, vertex: u32) -> Option<i16> {
        self.node(vertex).date.map(crate::instrument::Date::year)
    }
}
