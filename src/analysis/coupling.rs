//! Bibliographic coupling (M. Kessler, 1963) and co-citation (H. Small, 1973).

use super::Digraph;

/// Two vertices with what they share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The first.
    pub a: u32,
    /// The second, behind it in natural order.
    pub b: u32,
    /// How many vertices both cite, or are cited by.
    pub shared: u32,
    /// That divided by the geometric mean of all that each cites, or is cited by (G. Salton, 1983).
    pub cosine: f64,
}

/// Vertices with more neighbours than this join no pairs: what nearly all cite tells nothing of two.
pub const MOST: usize = 2000;

/// The pairs that cite most in common, strongest first. O(Σ over the cited of the square of those that
/// cite it), with at most [`MOST`] of these.
#[must_use]
pub fn bibliographic(graph: &Digraph, top: usize) -> Vec<Pair> {
    pairs(graph, top, Digraph::cites, Digraph::cited_by)
}

/// The pairs that are cited together most, strongest first; O as in [`bibliographic`].
#[must_use]
pub fn co_citation(graph: &Digraph, top: usize) -> Vec<Pair> {
    pairs(graph, top, Digraph::cited_by, Digraph::cites)
}

type Side = for<'g> fn(&'g Digraph, u32) -> &'g [u32];

fn pairs(graph: &Digraph, top: usize, mine: Side, theirs: Side) -> Vec<Pair> {
    let mut best: Vec<Pair> = Vec::new();
    if top == 0 {
        return best;
    }
    let mut shared = vec![0_u32; graph.len()];
    let mut touched: Vec<u32> = Vec::new();
    let by_strength = |x: &Pair, y: &Pair| y.shared.cmp(&x.shared).then(y.cosine.total_cmp(&x.cosine)).then((x.a, x.b).cmp(&(y.a, y.b)));
    let room = top.saturating_mul(2).max(1024);
    for a in graph.vertices() {
        for middle in mine(graph, a) {
            let others = theirs(graph, *middle);
            if others.len() > MOST {
                continue;
            }
            for b in &others[others.partition_point(|b| *b <= a)..] {
                if shared[*b as usize] == 0 {
                    touched.push(*b);
                }
                shared[*b as usize] += 1;
            }
        }
        for b in touched.drain(..) {
            let count = std::mem::take(&mut shared[b as usize]);
            let all = (mine(graph, a).len() * mine(graph, b).len()) as f64;
            best.push(Pair { a, b, shared: count, cosine: f64::from(count) / all.sqrt() });
        }
        // Only the strongest are kept, so that memory does not grow with the pairs.
        if best.len() > room {
            best.select_nth_unstable_by(top, by_strength);
            best.truncate(top);
        }
    }
    best.sort_unstable_by(by_strength);
    best.truncate(top);
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_that_share_two_of_three() {
        let graph = Digraph::new(5, vec![(0, 2), (0, 3), (1, 2), (1, 3), (1, 4)]);
        let coupled = bibliographic(&graph, 9);
        assert_eq!((coupled.len(), coupled[0].a, coupled[0].b, coupled[0].shared), (1, 0, 1, 2));
        assert!((coupled[0].cosine - 2.0 / 6.0_f64.sqrt()).abs() < 1e-12);
        let together = co_citation(&graph, 1);
        assert_eq!((together[0].a, together[0].b, together[0].shared), (2, 3, 2));
    }
}
