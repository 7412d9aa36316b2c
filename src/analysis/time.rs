//! The order of time in a graph: cycles that violate it broken, longest chains of citations.

use super::{Digraph, Network, components};

/// A graph without cycles, and what was taken out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Acyclic {
    /// What is left.
    pub graph: Digraph,
    /// Every vertex, each before all that it cites.
    pub order: Vec<u32>,
    /// Edges that were taken out, citing and cited, in order.
    pub removed: Vec<(u32, u32)>,
}

/// Breaks cycles: among vertices that cite each other over some path, first the edges go that lead to a
/// later instrument by their dates (two of one day cite each other: those to the one behind in natural
/// order), then, where dates do not tell, those that close a cycle. O((n + m) log m).
#[must_use]
pub fn without_cycles(network: &Network) -> Acyclic {
    let graph = &network.graph;
    let component = components::strong(graph);
    let date = |v: u32| network.node(v).date;
    let is_backward = |(from, to): (u32, u32)| match (date(from), date(to)) {
        (Some(citing), Some(cited)) => (citing, from) < (cited, to),
        _ => false,
    };
    let in_cycle = |(from, to): (u32, u32)| component[from as usize] == component[to as usize];
    let (mut removed, kept): (Vec<_>, Vec<_>) = graph.edges().partition(|edge| in_cycle(*edge) && is_backward(*edge));
    let closing = closing_edges(&Digraph::new(graph.len(), kept.clone()));
    let kept = kept.into_iter().filter(|edge| closing.binary_search(edge).is_err()).collect();
    removed.extend_from_slice(&closing);
    removed.sort_unstable();
    let graph = Digraph::new(graph.len(), kept);
    Acyclic { order: order(&graph), graph, removed }
}

/// A graph that has no cycles, in order.
#[cfg(test)]
pub(super) fn acyclic(graph: &Digraph) -> Acyclic {
    Acyclic { order: order(graph), graph: graph.clone(), removed: Vec::new() }
}

/// The edges that lead back to a vertex on the way from it, in a search from the first vertex, sorted.
fn closing_edges(graph: &Digraph) -> Vec<(u32, u32)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; graph.len()];
    let mut closing = Vec::new();
    let mut way: Vec<(u32, usize)> = Vec::new();
    for root in graph.vertices() {
        if state[root as usize] != State::New {
            continue;
        }
        state[root as usize] = State::Open;
        way.push((root, 0));
        while let Some((vertex, next)) = way.last_mut() {
            let Some(to) = graph.cites(*vertex).get(*next).copied() else {
                state[*vertex as usize] = State::Done;
                way.pop();
                continue;
            };
            *next += 1;
            match state[to as usize] {
                State::New => {
                    state[to as usize] = State::Open;
                    way.push((to, 0));
                }
                State::Open => closing.push((*vertex, to)),
                State::Done => {}
            }
        }
    }
    closing.sort_unstable();
    closing
}

/// Every vertex of a graph without cycles, each before all that it cites (A. Kahn, 1962).
fn order(graph: &Digraph) -> Vec<u32> {
    let mut waiting: Vec<u32> = graph.vertices().map(|v| graph.cited_by(v).len() as u32).collect();
    let mut order: Vec<u32> = graph.vertices().filter(|v| waiting[*v as usize] == 0).collect();
    let mut at = 0;
    while let Some(vertex) = order.get(at).copied() {
        at += 1;
        for to in graph.cites(vertex) {
            waiting[*to as usize] -= 1;
            if waiting[*to as usize] == 0 {
                order.push(*to);
            }
        }
    }
    order
}

/// For each vertex the length in edges of the longest chain of citations that begins there. O(n + m).
#[must_use]
pub fn depths(acyclic: &Acyclic) -> Vec<u32> {
    let mut depth = vec![0; acyclic.graph.len()];
    for vertex in acyclic.order.iter().rev() {
        depth[*vertex as usize] = acyclic.graph.cites(*vertex).iter().map(|to| depth[*to as usize] + 1).max().unwrap_or(0);
    }
    depth
}

/// A longest chain of citations, from the citing to the cited, by the depths of [`depths`]; of several the first in
/// natural order.
#[must_use]
pub fn longest_chain(acyclic: &Acyclic, depth: &[u32]) -> Vec<u32> {
    let mut chain = Vec::new();
    let mut next = acyclic.graph.vertices().rev().max_by_key(|v| depth[*v as usize]);
    while let Some(vertex) = next {
        chain.push(vertex);
        next = acyclic.graph.cites(vertex).iter().copied().find(|to| depth[*to as usize] + 1 == depth[vertex as usize]);
    }
    chain
}
