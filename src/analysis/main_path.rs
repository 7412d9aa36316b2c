//! Main paths (N. Hummon, P. Doreian, "Connectivity in a citation network", 1989; V. Batagelj, "Efficient
//! algorithms for citation network analysis", 2003; J. Liu, L. Lu, "An integrated approach for main path
//! analysis", 2012).
//!
//! What is known flows from the cited to the citing, so paths run from instruments that cite nothing
//! (sources) to those that nobody cites (sinks).

use std::cmp::Reverse;

use super::time::Acyclic;

/// How often an edge is passed on a search through the literature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Search path count: paths from a source to a sink.
    Spc,
    /// Search path link count: paths from any earlier vertex to a sink.
    Splc,
    /// Search path node pair: paths from any earlier to any later vertex.
    Spnp,
}

/// How a path is chosen by the weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// The path with the largest sum of weights.
    Global,
    /// From the heaviest edge out of a source, always on over the heaviest edge.
    Local,
    /// The heaviest edges, each with the best way to a source and to a sink.
    KeyRoute(usize),
}

/// Search path weights of every edge, in the order of the edges, as shares of the number of all paths of
/// that sort: the weight 1 is passed by all. O(n + m).
///
/// The number of paths grows exponentially, so counts are kept as their logarithms.
#[must_use]
pub fn weights(acyclic: &Acyclic, sort: Weights) -> Vec<f64> {
    let Acyclic { graph, order, .. } = acyclic;
    let n = graph.len();
    let starts = |is_end: bool, everywhere: bool| if is_end || everywhere { 0.0 } else { f64::NEG_INFINITY };
    // Paths that come to a vertex from the cited, and that go on from it to the citing.
    let (mut before, mut behind) = (vec![f64::NEG_INFINITY; n], vec![f64::NEG_INFINITY; n]);
    for v in order.iter().rev() {
        let cited = graph.cites(*v);
        let start = starts(cited.is_empty(), sort != Weights::Spc);
        before[*v as usize] = cited.iter().fold(start, |sum, u| add_logarithms(sum, before[*u as usize]));
    }
    for v in order {
        let citing = graph.cited_by(*v);
        let start = starts(citing.is_empty(), sort == Weights::Spnp);
        behind[*v as usize] = citing.iter().fold(start, |sum, u| add_logarithms(sum, behind[*u as usize]));
    }
    let ends = graph.vertices().filter(|v| (sort == Weights::Spnp || graph.cited_by(*v).is_empty()) && !graph.cites(*v).is_empty());
    let starting = |v: u32| graph.cites(v).iter().fold(f64::NEG_INFINITY, |sum, u| add_logarithms(sum, before[*u as usize]));
    let all = ends.map(starting).fold(f64::NEG_INFINITY, add_logarithms);
    graph.edges().map(|(citing, cited)| (before[cited as usize] + behind[citing as usize] - all).exp()).collect()
}

/// The logarithm of the sum of two numbers given by theirs.
fn add_logarithms(a: f64, b: f64) -> f64 {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    if small == f64::NEG_INFINITY { large } else { large + (small - large).exp().ln_1p() }
}

/// The edges of the main path, citing and cited, from the latest to the earliest. O(n + m), but for
/// key routes, O(k · (n + m)).
#[must_use]
pub fn main_path(acyclic: &Acyclic, weights: &[f64], search: Search) -> Vec<(u32, u32)> {
    let graph = &acyclic.graph;
    let weight = |(from, to): (u32, u32)| graph.place(from, to).map_or(0.0, |at| weights[at]);
    let mut path = match search {
        Search::Global => {
            let ways = Ways::new(acyclic, weights);
            let end = graph
                .vertices()
                .filter(|v| graph.cited_by(*v).is_empty())
                .max_by(|a, b| ways.down[*a as usize].total_cmp(&ways.down[*b as usize]).then(b.cmp(a)));
            end.map(|end| ways.downward(acyclic, weights, end)).unwrap_or_default()
        }
        Search::Local => {
            let first = graph.edges().filter(|(_, cited)| graph.cites(*cited).is_empty());
            let heaviest = first.max_by(|a, b| weight(*a).total_cmp(&weight(*b)).then(b.cmp(a)));
            let mut path: Vec<(u32, u32)> = heaviest.into_iter().collect();
            while let Some((citing, _)) = path.last().copied() {
                let next = graph.cited_by(citing).iter().map(|by| (*by, citing));
                let Some(next) = next.max_by(|a, b| weight(*a).total_cmp(&weight(*b)).then(b.cmp(a))) else { break };
                path.push(next);
            }
            path
        }
        Search::KeyRoute(count) => {
            let ways = Ways::new(acyclic, weights);
            let mut edges: Vec<(usize, (u32, u32))> = graph.edges().enumerate().collect();
            edges.sort_by(|(a, first), (b, second)| weights[*b].total_cmp(&weights[*a]).then(first.cmp(second)));
            let mut path = Vec::new();
            for (_, (citing, cited)) in edges.into_iter().take(count) {
                path.push((citing, cited));
                path.extend(ways.downward(acyclic, weights, cited));
                path.extend(ways.upward(acyclic, weights, citing));
            }
            path
        }
    };
    let mut place = vec![0; graph.len()];
    for (at, vertex) in acyclic.order.iter().enumerate() {
        place[*vertex as usize] = at;
    }
    path.sort_by_key(|(citing, cited)| (place[*citing as usize], place[*cited as usize], Reverse(*cited)));
    path.dedup();
    path
}

/// The largest sum of weights on a way from each vertex to a source, and to a sink.
struct Ways {
    down: Vec<f64>,
    up: Vec<f64>,
}

impl Ways {
    fn new(acyclic: &Acyclic, weights: &[f64]) -> Self {
        let graph = &acyclic.graph;
        let (mut down, mut up) = (vec![0.0_f64; graph.len()], vec![0.0_f64; graph.len()]);
        let weight = |from: u32, to: u32| graph.place(from, to).map_or(0.0, |at| weights[at]);
        for v in acyclic.order.iter().rev() {
            down[*v as usize] = graph.cites(*v).iter().map(|to| weight(*v, *to) + down[*to as usize]).fold(0.0, f64::max);
        }
        for v in &acyclic.order {
            up[*v as usize] = graph.cited_by(*v).iter().map(|by| weight(*by, *v) + up[*by as usize]).fold(0.0, f64::max);
        }
        Self { down, up }
    }

    fn downward(&self, acyclic: &Acyclic, weights: &[f64], from: u32) -> Vec<(u32, u32)> {
        let graph = &acyclic.graph;
        let value = |from: u32, to: u32| graph.place(from, to).map_or(0.0, |at| weights[at]) + self.down[to as usize];
        let mut path = Vec::new();
        let mut at = from;
        while let Some(next) = graph.cites(at).iter().copied().max_by(|a, b| value(at, *a).total_cmp(&value(at, *b)).then(b.cmp(a))) {
            path.push((at, next));
            at = next;
        }
        path
    }

    fn upward(&self, acyclic: &Acyclic, weights: &[f64], from: u32) -> Vec<(u32, u32)> {
        let graph = &acyclic.graph;
        let value = |by: u32, at: u32| graph.place(by, at).map_or(0.0, |place| weights[place]) + self.up[by as usize];
        let mut path = Vec::new();
        let mut at = from;
        while let Some(next) = graph.cited_by(at).iter().copied().max_by(|a, b| value(*a, at).total_cmp(&value(*b, at)).then(b.cmp(a))) {
            path.push((next, at));
            at = next;
        }
        path
    }
}
