//! Betweenness (L. Freeman, 1977; U. Brandes, "A faster algorithm for betweenness centrality", 2001).

use rustworkx_core::centrality::betweenness_centrality;

use super::Digraph;

/// The share of shortest citation paths between others that lead over each vertex, divided by the
/// number of ordered pairs of others. O(n · m).
#[must_use]
pub fn betweenness(graph: &Digraph) -> Vec<f64> {
    // On one thread: the order of a sum of floating-point numbers changes its last digits.
    betweenness_centrality(&graph.petgraph(), false, true, usize::MAX).into_iter().map(Option::unwrap_or_default).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_chain() {
        let middle = betweenness(&Digraph::new(3, vec![(0, 1), (1, 2)]));
        assert_eq!(middle, [0.0, 0.5, 0.0]);
    }
}
