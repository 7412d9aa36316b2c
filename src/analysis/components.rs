//! Components: parts that hang together.

use petgraph::unionfind::UnionFind;

use super::Digraph;

/// For each vertex the number of its component, the largest component first, then by the first vertex.
/// Direction does not count. O(m α(n)).
#[must_use]
pub fn weak(graph: &Digraph) -> Vec<u32> {
    let mut sets = UnionFind::<u32>::new(graph.len());
    for (from, to) in graph.edges() {
        sets.union(from, to);
    }
    by_size(&sets.into_labeling())
}

/// For each vertex the number of its strong component, within which every vertex cites every other over
/// some path (S. Kosaraju, 1978; M. Sharir, 1981). O(n + m).
#[must_use]
pub fn strong(graph: &Digraph) -> Vec<u32> {
    let mut labels = vec![0; graph.len()];
    for (label, members) in petgraph::algo::kosaraju_scc(&graph.petgraph()).into_iter().enumerate() {
        for vertex in members {
            labels[vertex.index()] = label as u32;
        }
    }
    by_size(&labels)
}

/// Labels anew: 0 for the largest set, and of two as large for that with the first vertex. O(n log n).
#[must_use]
pub(super) fn by_size(labels: &[u32]) -> Vec<u32> {
    let sets = labels.iter().max().map_or(0, |most| *most as usize + 1);
    let mut members = vec![(0_u32, u32::MAX); sets];
    for (at, label) in labels.iter().enumerate() {
        let set = &mut members[*label as usize];
        *set = (set.0 + 1, set.1.min(at as u32));
    }
    let mut order: Vec<usize> = (0..sets).filter(|set| members[*set].0 > 0).collect();
    order.sort_by_key(|set| (std::cmp::Reverse(members[*set].0), members[*set].1));
    let mut new = vec![0; sets];
    for (number, set) in order.into_iter().enumerate() {
        new[set] = number as u32;
    }
    labels.iter().map(|label| new[*label as usize]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_parts() {
        let graph = Digraph::new(5, vec![(0, 1), (2, 3), (3, 4), (4, 2)]);
        assert_eq!(weak(&graph), [1, 1, 0, 0, 0]);
        assert_eq!(strong(&graph), [1, 2, 0, 0, 0]);
    }
}
