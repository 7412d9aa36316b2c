//! Lineage: what an instrument rests on, what rests on it, and the way from one to another.

use std::collections::VecDeque;

use super::Digraph;

/// Which way citations are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the citing to the cited.
    Ancestors,
    /// From the cited to the citing.
    Descendants,
}

/// The vertices that are reached over citations, with the length in edges of the shortest way, nearest
/// first; at most `steps` away. O(n + m).
#[must_use]
pub fn lineage(graph: &Digraph, from: u32, direction: Direction, steps: u32) -> Vec<(u32, u32)> {
    let mut seen = vec![false; graph.len()];
    seen[from as usize] = true;
    let mut reached = Vec::new();
    let mut queue = VecDeque::from([(from, 0)]);
    while let Some((vertex, distance)) = queue.pop_front() {
        if distance > 0 {
            reached.push((vertex, distance));
        }
        if distance == steps {
            continue;
        }
        let next = if direction == Direction::Ancestors { graph.cites(vertex) } else { graph.cited_by(vertex) };
        for to in next {
            if !std::mem::replace(&mut seen[*to as usize], true) {
                queue.push_back((*to, distance + 1));
            }
        }
    }
    reached
}

/// A shortest way over citations from one vertex to another, both included; of several as short the
/// first in natural order. O(n + m).
#[must_use]
pub fn shortest_path(graph: &Digraph, from: u32, to: u32) -> Option<Vec<u32>> {
    let mut before = vec![u32::MAX; graph.len()];
    before[from as usize] = from;
    let mut queue = VecDeque::from([from]);
    while let Some(vertex) = queue.pop_front() {
        if vertex == to {
            let mut path = vec![to];
            while path.last() != Some(&from) {
                path.push(before[*path.last()? as usize]);
            }
            path.reverse();
            return Some(path);
        }
        for next in graph.cites(vertex) {
            if before[*next as usize] == u32::MAX {
                before[*next as usize] = vertex;
                queue.push_back(*next);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_diamond() {
        let graph = Digraph::new(5, vec![(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]);
        assert_eq!(lineage(&graph, 0, Direction::Ancestors, u32::MAX), [(1, 1), (2, 1), (3, 2), (4, 3)]);
        assert_eq!(lineage(&graph, 4, Direction::Descendants, 2), [(3, 1), (1, 2), (2, 2)]);
        assert_eq!(shortest_path(&graph, 0, 4), Some(vec![0, 1, 3, 4]));
        assert_eq!(shortest_path(&graph, 4, 0), None);
        assert_eq!(shortest_path(&graph, 2, 2), Some(vec![2]));
    }
}
