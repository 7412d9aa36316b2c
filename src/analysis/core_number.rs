//! The k-core (S. Seidman, 1983; V. Batagelj, M. Zaveršnik, "An O(m) algorithm for cores", 2003).

use super::Digraph;

/// For each vertex the largest k such that it lies in a part of the graph in which every vertex is
/// joined to k others, whatever the direction. O(m).
#[must_use]
pub fn core_numbers(graph: &Digraph) -> Vec<u32> {
    let mut cores = vec![0; graph.len()];
    for (vertex, core) in rustworkx_core::connectivity::core_number(graph.petgraph()) {
        cores[vertex.index()] = core as u32;
    }
    cores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_triangle_with_a_tail() {
        assert_eq!(core_numbers(&Digraph::new(4, vec![(0, 1), (1, 2), (2, 0), (2, 3)])), [2, 2, 2, 1]);
    }
}
