//! Hubs and authorities (J. Kleinberg, "Authoritative sources in a hyperlinked environment", 1999).

use super::Digraph;

/// For each vertex how good it is at citing (hub) and at being cited (authority); each adds up to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Hits {
    /// High where much is cited that many hubs cite.
    pub hubs: Vec<f64>,
    /// High where many good hubs cite.
    pub authorities: Vec<f64>,
}

/// Hubs and authorities by power iteration, until the change of all is below 1e-14: O(m) a step, at most
/// 5,000 steps. All are 0 where there is no edge.
#[must_use]
pub fn hits(graph: &Digraph) -> Hits {
    const CLOSE: f64 = 1e-14;
    const MOST_STEPS: usize = 5000;
    let n = graph.len();
    let mut hubs = vec![1.0 / n.max(1) as f64; n];
    let mut authorities = vec![0.0; n];
    for _ in 0..MOST_STEPS {
        for v in graph.vertices() {
            authorities[v as usize] = graph.cited_by(v).iter().map(|u| hubs[*u as usize]).sum();
        }
        scale(&mut authorities);
        let mut change = 0.0;
        let mut new: Vec<f64> = graph.vertices().map(|v| graph.cites(v).iter().map(|u| authorities[*u as usize]).sum()).collect();
        scale(&mut new);
        for (old, new) in hubs.iter_mut().zip(new) {
            change += (new - *old).abs();
            *old = new;
        }
        if change < CLOSE {
            break;
        }
    }
    Hits { hubs, authorities }
}

fn scale(values: &mut [f64]) {
    let total: f64 = values.iter().sum();
    if total > 0.0 {
        for value in values {
            *value /= total;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_graph_of_two_hubs() {
        // By hand: with hubs (p, q) the authorities of 2, 3 are p + q and q; the matrix has the ratio
        // of the golden section.
        let Hits { hubs, authorities } = hits(&Digraph::new(4, vec![(0, 2), (1, 2), (1, 3)]));
        let golden = f64::midpoint(1.0, 5.0_f64.sqrt());
        assert!((hubs[1] / hubs[0] - golden).abs() < 1e-9 && (authorities[2] / authorities[3] - golden).abs() < 1e-9);
    }
}
