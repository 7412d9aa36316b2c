//! A tree of phrases: finds the longest known name of several words.

use std::ops::Range;

use super::WordId;

/// Phrases as they are collected, before the tree is built.
#[derive(Debug)]
pub struct Builder<T> {
    /// The words of all phrases, one behind the other.
    words: Vec<WordId>,
    /// Places of each phrase's words, and its value.
    phrases: Vec<(Range<usize>, T)>,
}

/// A phrase and its value.
type Phrase<'w, T> = (&'w [WordId], T);

impl<T> Default for Builder<T> {
    fn default() -> Self {
        Self { words: Vec::new(), phrases: Vec::new() }
    }
}

impl<T: Copy> Builder<T> {
    /// Adds a phrase; an empty one is left out.
    pub fn add(&mut self, words: impl IntoIterator<Item = WordId>, value: T) {
        let start = self.words.len();
        self.words.extend(words);
        if self.words.len() > start {
            self.phrases.push((start..self.words.len(), value));
        }
    }

    /// The tree: O(n log n) for n phrases. Values of one phrase keep the order in which they came.
    #[must_use]
    pub fn build(&self) -> Phrases<T> {
        let mut phrases: Vec<Phrase<T>> = self.phrases.iter().map(|(words, value)| (&self.words[words.clone()], *value)).collect();
        phrases.sort_by(|a, b| a.0.cmp(b.0));
        let last = phrases.last().map_or(0, |(words, _)| usize::from(words[0]) + 1);
        // No phrase begins with the node at 0.
        let mut tree = Phrases { nodes: vec![Node(0)], branches: Vec::new(), edges: Vec::new(), values: Vec::new(), starts: vec![0; last] };
        for alike in phrases.chunk_by(|a, b| a.0[0] == b.0[0]) {
            tree.starts[usize::from(alike[0].0[0])] = tree.nodes.len() as u32;
            tree.grow(alike, 1);
        }
        tree
    }
}

/// Where a phrase may go on: the only word that may follow, where no phrase ends, or the place of a branch behind
/// all words. The node behind that only word stands next to it.
#[derive(Debug, Clone, Copy)]
struct Node(u32);

impl Node {
    const BRANCH: u32 = WordId::MAX as u32 + 1;
}

#[derive(Debug, Clone)]
struct Branch {
    /// Places of its edges, sorted by word.
    children: Range<u32>,
    /// Places of the values of the phrases that end here.
    values: Range<u32>,
}

/// Phrases as paths of word numbers, each path ending in values. Words that only one way leads through stand in a row,
/// so that following a name touches little memory.
#[derive(Debug)]
pub struct Phrases<T> {
    nodes: Vec<Node>,
    branches: Vec<Branch>,
    edges: Vec<(WordId, u32)>,
    values: Vec<T>,
    /// The node of each first word, by word number; 0 where no phrase begins with it.
    starts: Vec<u32>,
}

impl<T: Copy> Phrases<T> {
    /// Puts the phrases, sorted and alike in their first `depth` words, behind the last node.
    fn grow(&mut self, phrases: &[Phrase<T>], depth: usize) {
        let (first, last) = (phrases[0].0, phrases[phrases.len() - 1].0);
        let shared = depth + first[depth..].iter().zip(&last[depth..]).take_while(|(a, b)| a == b).count();
        self.nodes.extend(first[depth..shared].iter().map(|word| Node(u32::from(*word))));
        self.nodes.push(Node(Node::BRANCH + self.branches.len() as u32));
        let (ending, behind) = phrases.split_at(phrases.iter().take_while(|(words, _)| words.len() == shared).count());
        let (value, edge) = (self.values.len() as u32, self.edges.len());
        self.values.extend(ending.iter().map(|(_, value)| *value));
        let groups = || behind.chunk_by(|a, b| a.0[shared] == b.0[shared]);
        self.edges.extend(groups().map(|group| (group[0].0[shared], 0)));
        self.branches.push(Branch { children: edge as u32..self.edges.len() as u32, values: value..self.values.len() as u32 });
        for (n, group) in groups().enumerate() {
            self.edges[edge + n].1 = self.nodes.len() as u32;
            self.grow(group, shared + 1);
        }
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The node reached by a first word; `None` when no phrase begins with it.
    #[inline]
    #[must_use]
    pub fn start(&self, word: WordId) -> Option<u32> {
        self.starts.get(usize::from(word)).copied().filter(|node| *node > 0)
    }

    /// The node reached from another by one more word. O(log of its edges).
    #[inline]
    #[must_use]
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        let Some(branch) = self.branch(node) else { return (self.nodes[node as usize].0 == u32::from(word)).then_some(node + 1) };
        let edges = &self.edges[branch.children.start as usize..branch.children.end as usize];
        if edges.len() < 9 {
            return edges.iter().find(|(edge, _)| *edge == word).map(|(_, node)| *node);
        }
        edges.binary_search_by_key(&word, |(edge, _)| *edge).ok().map(|at| edges[at].1)
    }

    /// The values of the phrases that end at a node.
    #[inline]
    #[must_use]
    pub fn values(&self, node: u32) -> &[T] {
        self.branch(node).map_or(&[], |branch| &self.values[branch.values.start as usize..branch.values.end as usize])
    }

    /// The branch that a node is.
    #[inline]
    fn branch(&self, node: u32) -> Option<&Branch> {
        Some(&self.branches[self.nodes[node as usize].0.checked_sub(Node::BRANCH)? as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_found_and_nothing_else() {
        let mut builder = Builder::default();
        let long = [(vec![5, 6, 7, 8, 9], 'e'), (vec![5, 6, 7, 1, 9], 'f')];
        for (words, value) in [(vec![1, 2, 3], 'a'), (vec![1, 2], 'b'), (vec![4], 'c'), (vec![1, 2], 'd')].into_iter().chain(long) {
            builder.add(words, value);
        }
        let tree = builder.build();
        let find = |words: &[WordId]| {
            let first = tree.start(words[0])?;
            let node = words[1..].iter().try_fold(first, |node, word| tree.step(node, *word))?;
            Some(tree.values(node).to_vec())
        };
        assert_eq!(find(&[1, 2, 3]), Some(vec!['a']));
        assert_eq!(find(&[1, 2]), Some(vec!['b', 'd']));
        assert_eq!(find(&[4]), Some(vec!['c']));
        assert_eq!(find(&[1]), Some(Vec::new()));
        assert_eq!(find(&[2]), None);
        assert_eq!((find(&[5, 6, 7, 8, 9]), find(&[5, 6, 7, 1, 9])), (Some(vec!['e']), Some(vec!['f'])));
        assert_eq!((find(&[5, 6]), find(&[5, 6, 7]), find(&[5, 7]), find(&[5, 6, 7, 9])), (Some(vec![]), Some(vec![]), None, None));
    }
}
