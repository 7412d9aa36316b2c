//! Main paths (N. Hummon, P. Doreian, "Connectivity in a citation network", 1989; V. Batagelj, "Efficient
//! algorithms for citation network analysis", 2003; J. Liu, L. Lu, "An integrated approach for main path
//! analysis", 2012).
//!
//! What is known flows from the cited to the citing, so paths run from instruments that cite nothing
//! (sources) to those that nobody cites (sinks).

use std::collections::BTreeSet;

use super::Digraph;
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

/// The edges of the main path, citing and cited, from the latest to the earliest; where several are as good,
/// all of them. O(n + m), but for key routes, O(k · (n + m)).
#[must_use]
pub fn main_path(acyclic: &Acyclic, weights: &[f64], search: Search) -> Vec<(u32, u32)> {
    let graph = &acyclic.graph;
    let weight = |(from, to): (u32, u32)| graph.place(from, to).map_or(0.0, |at| weights[at]);
    let mut path = match search {
        Search::Global => {
            let ways = Ways::new(acyclic, weight);
            let ends = graph.vertices().filter(|v| graph.cited_by(*v).is_empty() && !graph.cites(*v).is_empty());
            let best = best_of(ends, |v| ways.down[v as usize]);
            best.into_iter().flat_map(|end| follow(graph, end, Toward::Sources, |edge| weight(edge) + ways.down[edge.1 as usize])).collect()
        }
        Search::Local => {
            let first = best_of(graph.edges().filter(|(_, cited)| graph.cites(*cited).is_empty()), weight);
            let onward = first.iter().flat_map(|(citing, _)| follow(graph, *citing, Toward::Sinks, weight));
            first.iter().copied().chain(onward).collect()
        }
        Search::KeyRoute(count) => {
            let ways = Ways::new(acyclic, weight);
            let mut edges: Vec<(u32, u32)> = graph.edges().collect();
            edges.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)).then(a.cmp(b)));
            let mut path = Vec::new();
            for (citing, cited) in edges.into_iter().take(count) {
                path.push((citing, cited));
                path.extend(follow(graph, cited, Toward::Sources, |edge| weight(edge) + ways.down[edge.1 as usize]));
                path.extend(follow(graph, citing, Toward::Sinks, |edge| weight(edge) + ways.up[edge.0 as usize]));
            }
            path
        }
    };
    let mut place = vec![0; graph.len()];
    for (at, vertex) in acyclic.order.iter().enumerate() {
        place[*vertex as usize] = at;
    }
    path.sort_by_key(|(citing, cited)| (place[*citing as usize], place[*cited as usize]));
    path.dedup();
    path
}

/// Those of the highest value; numbers that differ by what rounding makes are the same.
fn best_of<T: Copy>(all: impl Iterator<Item = T>, value: impl Fn(T) -> f64) -> Vec<T> {
    const ROUNDING: f64 = 1e-9;
    let all: Vec<(f64, T)> = all.map(|one| (value(one), one)).collect();
    let most = all.iter().map(|(value, _)| *value).fold(f64::NEG_INFINITY, f64::max);
    all.into_iter().filter(|(value, _)| *value >= most - most.abs() * ROUNDING).map(|(_, one)| one).collect()
}

/// Where a path leads.
#[derive(Clone, Copy, PartialEq)]
enum Toward {
    /// To what cites nothing.
    Sources,
    /// To what nobody cites.
    Sinks,
}

/// From a vertex on, over the best edges each time.
fn follow(graph: &Digraph, from: u32, toward: Toward, value: impl Fn((u32, u32)) -> f64) -> Vec<(u32, u32)> {
    let (mut path, mut seen, mut open) = (Vec::new(), BTreeSet::from([from]), vec![from]);
    while let Some(vertex) = open.pop() {
        let next = match toward {
            Toward::Sources => graph.cites(vertex).iter().map(|to| (vertex, *to)).collect::<Vec<_>>(),
            Toward::Sinks => graph.cited_by(vertex).iter().map(|by| (*by, vertex)).collect(),
        };
        for edge in best_of(next.into_iter(), &value) {
            path.push(edge);
            let other = if toward == Toward::Sources { edge.1 } else { edge.0 };
            if seen.insert(other) {
                open.push(other);
            }
        }
    }
    path
}

/// The largest sum of weights on a way from each vertex to a source, and to a sink.
struct Ways {
    down: Vec<f64>,
    up: Vec<f64>,
}

impl Ways {
    fn new(acyclic: &Acyclic, weight: impl Fn((u32, u32)) -> f64) -> Self {
        let graph = &acyclic.graph;
        let (mut down, mut up) = (vec![0.0_f64; graph.len()], vec![0.0_f64; graph.len()]);
        for v in acyclic.order.iter().rev() {
            down[*v as usize] = graph.cites(*v).iter().map(|to| weight((*v, *to)) + down[*to as usize]).fold(0.0, f64::max);
        }
        for v in &acyclic.order {
            up[*v as usize] = graph.cited_by(*v).iter().map(|by| weight((*by, *v)) + up[*by as usize]).fold(0.0, f64::max);
        }
        Self { down, up }
    }
}

#[cfg(test)]
mod tests {
    use super::super::time::acyclic;
    use super::*;

    /// The sample network by which J. Liu, L. Lu and M. Ho explain the method ("A few notes on main path
    /// analysis", Scientometrics 119, 2019): letters, the cited before the citing.
    const SAMPLE: [(char, char); 17] = [
        ('A', 'C'),
        ('B', 'C'),
        ('B', 'D'),
        ('B', 'J'),
        ('C', 'E'),
        ('C', 'H'),
        ('E', 'G'),
        ('G', 'H'),
        ('D', 'F'),
        ('D', 'I'),
        ('F', 'H'),
        ('F', 'I'),
        ('H', 'K'),
        ('I', 'L'),
        ('I', 'M'),
        ('J', 'M'),
        ('M', 'N'),
    ];

    fn vertex(letter: char) -> u32 {
        letter as u32 - 'A' as u32
    }

    fn sample() -> Acyclic {
        let edges = SAMPLE.map(|(cited, citing)| (vertex(citing), vertex(cited)));
        acyclic(&Digraph::new(14, edges.to_vec()))
    }

    /// How often an edge is passed, and how often all are.
    fn count(sort: Weights, cited: char, citing: char, all: f64) -> String {
        let sample = sample();
        let at = sample.graph.place(vertex(citing), vertex(cited)).unwrap();
        format!("{:.6}", weights(&sample, sort)[at] * all)
    }

    fn shown(search: Search) -> Vec<String> {
        let sample = sample();
        let letter = |v: u32| char::from(b'A' + v as u8);
        let path = main_path(&sample, &weights(&sample, Weights::Spc), search);
        let mut path: Vec<String> = path.into_iter().map(|(citing, cited)| format!("{}{}", letter(cited), letter(citing))).collect();
        path.sort();
        path
    }

    #[test]
    fn counts_are_those_of_the_literature() {
        // Ten paths in all: five over BD, one over BJ, four over C.
        assert_eq!(count(Weights::Spc, 'B', 'D', 10.0), "5.000000");
        assert_eq!(count(Weights::Spc, 'H', 'K', 10.0), "5.000000");
        assert_eq!(count(Weights::Spc, 'M', 'N', 10.0), "3.000000");
        // From each vertex but the sinks to the sinks, by hand: A 2, B 8, C 2, D 5, E 1, F 3, G 1, H 1, I 2, J 1, M 1.
        assert_eq!(count(Weights::Splc, 'D', 'F', 27.0), "6.000000");
        // Two begin at B or D, and seven end at F or behind it; all paths of all lengths are 64, by hand:
        // A 7, B 22, C 6, D 11, E 3, F 6, G 2, H 1, I 3, J 2, M 1.
        assert_eq!(count(Weights::Spnp, 'D', 'F', 64.0), "14.000000");
    }

    #[test]
    fn paths_are_those_of_the_literature() {
        assert_eq!(shown(Search::Global), ["BD", "DF", "FI", "IM", "MN"]);
        // Two edges out of I are as heavy, so both are followed.
        assert_eq!(shown(Search::Local), ["BD", "DF", "FI", "IL", "IM", "MN"]);
        // The heaviest edges are BD and HK: the second is on no other path.
        let routes = shown(Search::KeyRoute(2));
        assert!(routes.contains(&"HK".to_owned()) && routes.contains(&"BD".to_owned()), "{routes:?}");
    }
}
