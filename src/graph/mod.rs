//! Citations to a graph: one node an instrument, one edge a pair with every citation on it.
//!
//! Comes in: the references of documents. Goes out: a [`CitationGraph`] on petgraph's
//! `StableDiGraph` with an index by identifier. Merging two graphs is commutative, and gives what
//! one run over all documents gives.

mod link;
mod node;
mod select;

use std::collections::BTreeMap;

use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef as _;

pub use link::{Citing, Link};
pub use node::{Counts, Node, describe};
pub use select::{ParseSelectorError, Selector, select};

use crate::instrument::{Catalogue, InstrumentId};
use crate::resolve::{Reference, Status};

/// What lies on an edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// What the edge says.
    pub link: Link,
    /// How many citations lie on it; 0 on structural edges.
    pub weight: u32,
    /// Every citation, in the order of files and places; empty on structural edges, and in graphs of which
    /// only the weights are known.
    pub citations: Vec<Citing>,
}

impl Edge {
    /// The relations of its citations, each once, sorted.
    #[must_use]
    pub fn relations(&self) -> Vec<&str> {
        let mut relations: Vec<&str> = self.citations.iter().map(|citing| citing.relation.as_str()).collect();
        relations.sort_unstable();
        relations.dedup();
        relations
    }
}

/// A graph of who cites whom.
#[derive(Debug, Clone, Default)]
pub struct CitationGraph {
    graph: StableDiGraph<Node, Edge>,
    nodes: BTreeMap<InstrumentId, NodeIndex>,
    edges: BTreeMap<(InstrumentId, InstrumentId, Link), EdgeIndex>,
}

/// A document as the graph takes it up.
#[derive(Debug, Clone, Copy)]
pub struct Document<'d> {
    /// What is known of it.
    pub node: &'d Node,
    /// Its references.
    pub references: &'d [Reference<'d>],
    /// The clause around each reference, in the same order.
    pub clauses: &'d [String],
}

impl CitationGraph {
    /// An empty graph.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The graph itself, for petgraph's algorithms.
    #[must_use]
    pub fn petgraph(&self) -> &StableDiGraph<Node, Edge> {
        &self.graph
    }

    /// The index of an instrument's node. O(log n).
    #[must_use]
    pub fn index_of(&self, id: &InstrumentId) -> Option<NodeIndex> {
        self.nodes.get(id).copied()
    }

    /// The node of an instrument. O(log n).
    #[must_use]
    pub fn node(&self, id: &InstrumentId) -> Option<&Node> {
        self.index_of(id).map(|at| &self.graph[at])
    }

    /// Every node in natural order of identifiers.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.values().map(|at| &self.graph[*at])
    }

    /// Every edge as source, target and what lies on it, in natural order.
    pub fn edges(&self) -> impl Iterator<Item = (&InstrumentId, &InstrumentId, &Edge)> {
        self.edges.iter().map(|((source, target, _), at)| (source, target, &self.graph[*at]))
    }

    /// How many different instruments cite an instrument. O(its edges).
    #[must_use]
    pub fn cited_by(&self, id: &InstrumentId) -> usize {
        let Some(at) = self.index_of(id) else { return 0 };
        self.graph
            .edges_directed(at, petgraph::Direction::Incoming)
            .filter(|edge| edge.weight().link == Link::Cites)
            .map(|edge| edge.source())
            .collect::<std::collections::BTreeSet<_>>()
            .len()
    }

    /// Takes up a document with its references; each instrument that it cites gets a node with what
    /// the registry and the catalogue know of it. O(r · log n) for r references.
    pub fn add(&mut self, document: Document, catalogue: &Catalogue) {
        self.put_node(document.node.clone());
        let source = &document.node.id;
        for (at, reference) in document.references.iter().enumerate() {
            let Some(target) = reference.target.as_ref().filter(|_| reference.status == Status::Resolved) else { continue };
            if !self.nodes.contains_key(target) {
                self.put_node(describe(target, Some(reference.kind), catalogue));
            }
            let citing = Citing::of(reference, document.clauses.get(at).cloned().unwrap_or_default());
            self.put_edge(source, target, Link::Cites, vec![citing]);
        }
        self.bind(catalogue);
    }

    /// Takes up a document of which only the weights of edges are kept, not the citations: for collections
    /// that do not fit in memory. The edges of structure are put in by [`Self::bind`] at the end. O(r · log n) for r references.
    pub fn add_weights(&mut self, node: &Node, references: &[Reference], catalogue: &Catalogue) {
        self.put_node(node.clone());
        let mut counts: BTreeMap<&InstrumentId, u32> = BTreeMap::new();
        for target in references.iter().filter(|reference| reference.status == Status::Resolved).filter_map(|r| r.target.as_ref()) {
            *counts.entry(target).or_default() += 1;
        }
        for (target, weight) in counts {
            if !self.nodes.contains_key(target) {
                let kind = references.iter().find(|reference| reference.target.as_ref() == Some(target)).map(|reference| reference.kind);
                self.put_node(describe(target, kind, catalogue));
            }
            // The names of nodes are shared by all edges.
            let (Some((source, from)), Some((target, to))) = (self.nodes.get_key_value(&node.id), self.nodes.get_key_value(target)) else {
                continue;
            };
            let key = (source.clone(), target.clone(), Link::Cites);
            if let Some(at) = self.edges.get(&key) {
                self.graph[*at].weight = self.graph[*at].weight.max(weight);
            } else {
                let at = self.graph.add_edge(*from, *to, Edge { link: Link::Cites, weight, citations: Vec::new() });
                self.edges.insert(key, at);
            }
        }
    }

    /// Both graphs as one: nodes and edges of either, citations without repetition.
    /// `a.merge(&b)` equals `b.merge(&a)`. O((n + m) · log n).
    #[must_use]
    pub fn merge(mut self, other: &Self, catalogue: &Catalogue) -> Self {
        for node in other.nodes() {
            self.put_node(node.clone());
        }
        for (source, target, edge) in other.edges() {
            self.put_edge(source, target, edge.link, edge.citations.clone());
            self.put_weight(source, target, edge.link, edge.weight);
        }
        self.bind(catalogue);
        self
    }

    /// Puts a node in, or its facts into the one that is there.
    pub fn put_node(&mut self, node: Node) {
        if let Some(at) = self.nodes.get(&node.id) {
            self.graph[*at].absorb(node);
        } else {
            let id = node.id.clone();
            let at = self.graph.add_node(node);
            self.nodes.insert(id, at);
        }
    }

    /// Puts an edge in, or its citations onto the one that is there. Both ends must have nodes;
    /// an edge without is left out.
    pub fn put_edge(&mut self, source: &InstrumentId, target: &InstrumentId, link: Link, mut citations: Vec<Citing>) {
        let (Some(from), Some(to)) = (self.index_of(source), self.index_of(target)) else { return };
        let key = (source.clone(), target.clone(), link);
        if let Some(at) = self.edges.get(&key) {
            let held = &mut self.graph[*at].citations;
            held.append(&mut citations);
            held.sort();
            held.dedup();
            self.graph[*at].weight = self.graph[*at].weight.max(weight_of(&self.graph[*at].citations));
        } else {
            let at = self.graph.add_edge(from, to, Edge { link, weight: weight_of(&citations), citations });
            self.edges.insert(key, at);
        }
    }

    /// Puts an edge in of which only the number of citations is known.
    pub fn put_weight(&mut self, source: &InstrumentId, target: &InstrumentId, link: Link, weight: u32) {
        self.put_edge(source, target, link, Vec::new());
        if let Some(at) = self.edges.get(&(source.clone(), target.clone(), link)) {
            self.graph[*at].weight = self.graph[*at].weight.max(weight);
        }
    }

    /// The edge between two instruments that says that. O(log m).
    #[must_use]
    pub fn edge(&self, source: &InstrumentId, target: &InstrumentId, link: Link) -> Option<&Edge> {
        self.edges.get(&(source.clone(), target.clone(), link)).map(|at| &self.graph[*at])
    }

    /// The graph of some of its instruments.
    fn only(&self, ids: &std::collections::BTreeSet<InstrumentId>) -> Self {
        let mut part = Self::new();
        for node in self.nodes().filter(|node| ids.contains(&node.id)) {
            part.put_node(node.clone());
        }
        for (source, target, edge) in self.edges() {
            part.put_edge(source, target, edge.link, edge.citations.clone());
            part.put_weight(source, target, edge.link, edge.weight);
        }
        part
    }

    /// Puts the structural edges in: they follow from the nodes alone, so that merging keeps them
    /// right. A whole whose lettered parts are cited is a node of its own (IDENTIFIERS).
    pub fn bind(&mut self, catalogue: &Catalogue) {
        let wholes: Vec<InstrumentId> =
            self.nodes.keys().filter_map(InstrumentId::whole).filter(|whole| !self.nodes.contains_key(whole)).collect();
        for whole in wholes {
            self.put_node(describe(&whole, None, catalogue));
        }
        let mut links: Vec<(InstrumentId, InstrumentId, Link)> = Vec::new();
        for node in self.nodes() {
            links.extend(
                node.belongings().into_iter().filter(|(_, link)| *link != Link::Cites).map(|(other, link)| (node.id.clone(), other, link)),
            );
        }
        for (source, target, link) in links {
            if source != target && !self.edges.contains_key(&(source.clone(), target.clone(), link)) {
                self.put_edge(&source, &target, link, Vec::new());
            }
        }
    }
}

/// How many times a document cites: of its expressions and forms, which say the same, the one that says it most.
fn weight_of(citations: &[Citing]) -> u32 {
    citations.chunk_by(|a, b| a.file == b.file).map(<[Citing]>::len).max().unwrap_or(0) as u32
}

impl PartialEq for CitationGraph {
    fn eq(&self, other: &Self) -> bool {
        self.nodes().eq(other.nodes()) && self.edges().eq(other.edges())
    }
}
