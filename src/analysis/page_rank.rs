//! PageRank (L. Page, S. Brin, R. Motwani, T. Winograd, "The PageRank citation ranking", 1999).

use super::Digraph;

/// The usual damping (Brin and Page, 1998).
pub const DAMPING: f64 = 0.85;

/// How likely a reader who follows citations, and starts anywhere with probability `1 - damping`,
/// stands at each vertex; the values add up to 1. A vertex that cites nothing leads anywhere.
///
/// The linear system is solved by Gauss and Seidel's method from the last vertex to the first, until the
/// change of all is below 1e-10: O(m) a sweep, one sweep where nothing cites what comes behind it.
/// What vertices that cite nothing hand on is the same for all, so the system is solved without it and
/// scaled (D. Gleich, "PageRank beyond the web", 2015, section 2.2).
#[must_use]
pub fn page_rank(graph: &Digraph, damping: f64) -> Vec<f64> {
    const CLOSE: f64 = 1e-10;
    const MOST_SWEEPS: usize = 1000;
    let n = graph.len();
    let start = 1.0 / n.max(1) as f64;
    let share: Vec<f64> =
        graph.vertices().map(|v| if graph.cites(v).is_empty() { 0.0 } else { damping / graph.cites(v).len() as f64 }).collect();
    // The mean of the solution where every vertex cites.
    let mean = start / (1.0 - damping);
    let mut rank = vec![mean; n];
    // What each vertex hands on to each that it cites.
    let mut handed: Vec<f64> = share.iter().map(|share| share * mean).collect();
    for _ in 0..MOST_SWEEPS {
        let (mut change, mut total) = (0.0, 0.0);
        for v in graph.vertices().rev() {
            let new = start + sum_of(&handed, graph.cited_by(v));
            let at = v as usize;
            change += (new - rank[at]).abs();
            total += new;
            rank[at] = new;
            handed[at] = new * share[at];
        }
        if change <= CLOSE * total {
            break;
        }
    }
    let total: f64 = rank.iter().sum();
    for rank in &mut rank {
        *rank /= total;
    }
    rank
}

/// The sum of some values, four at a time: each addition need not wait for the one before.
fn sum_of(values: &[f64], places: &[u32]) -> f64 {
    let mut sums = [0.0; 4];
    let fours = places.chunks_exact(4);
    let rest: f64 = fours.remainder().iter().map(|at| values[*at as usize]).sum();
    for four in fours {
        for (sum, at) in sums.iter_mut().zip(four) {
            *sum += values[*at as usize];
        }
    }
    rest + sums.iter().sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_pair_and_a_star() {
        let pair = page_rank(&Digraph::new(2, vec![(0, 1), (1, 0)]), 0.85);
        assert!(pair.iter().all(|rank| (rank - 0.5).abs() < 1e-10));
        // Three vertices cite one: by hand, r = 1 / (4 + 3 · 0.85) for each of the three.
        let star = page_rank(&Digraph::new(4, vec![(1, 0), (2, 0), (3, 0)]), 0.85);
        let one = 1.0 / (4.0 + 3.0 * 0.85);
        assert!((star[1] - one).abs() < 1e-10 && (star[0] - (1.0 - 3.0 * one)).abs() < 1e-10, "{star:?}");
        assert!(page_rank(&Digraph::default(), 0.85).is_empty());
    }
}
