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
        let mut tree = Phrases { nodes: vec![Node::default()], edges: Vec::new(), values: Vec::new(), starts: Vec::new() };
        tree.grow(0, &phrases, 0);
        for at in tree.nodes[0].children.clone() {
            let (word, node) = tree.edges[at as usize];
            tree.starts.resize(tree.starts.len().max(usize::from(word) + 1), 0);
            tree.starts[usize::from(word)] = node;
        }
        tree
    }
}

#[derive(Debug, Clone, Default)]
struct Node {
    /// Places of its edges, sorted by word.
    children: Range<u32>,
    /// Places of the values of the phrases that end here.
    values: Range<u32>,
}

/// Phrases as paths of word numbers, each path ending in values. The edges of a node lie side by
/// side, so that following a name touches little memory.
#[derive(Debug)]
pub struct Phrases<T> {
    nodes: Vec<Node>,
    edges: Vec<(WordId, u32)>,
    values: Vec<T>,
    /// The node of each first word, by word number; 0 where no phrase begins with it.
    starts: Vec<u32>,
}

impl<T: Copy> Phrases<T> {
    /// Puts the phrases, sorted and alike in their first `depth` words, below a node.
    fn grow(&mut self, node: usize, phrases: &[Phrase<T>], depth: usize) {
        let ending = phrases.iter().take_while(|(words, _)| words.len() == depth).count();
        let first = self.values.len() as u32;
        self.values.extend(phrases[..ending].iter().map(|(_, value)| *value));
        self.nodes[node].values = first..self.values.len() as u32;
        let groups = || phrases[ending..].chunk_by(|a, b| a.0[depth] == b.0[depth]);
        let (edge, child) = (self.edges.len(), self.nodes.len());
        self.edges.extend(groups().enumerate().map(|(n, group)| (group[0].0[depth], (child + n) as u32)));
        self.nodes.resize(child + self.edges.len() - edge, Node::default());
        self.nodes[node].children = edge as u32..self.edges.len() as u32;
        for (n, group) in groups().enumerate() {
            self.grow(child + n, group, depth + 1);
        }
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.edges.is_empty()
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
        let children = &self.nodes[node as usize].children;
        let edges = &self.edges[children.start as usize..children.end as usize];
        if edges.len() < 9 {
            return edges.iter().find(|(edge, _)| *edge == word).map(|(_, node)| *node);
        }
        edges.binary_search_by_key(&word, |(edge, _)| *edge).ok().map(|at| edges[at].1)
    }

    /// The values of the phrases that end at a node.
    #[inline]
    #[must_use]
    pub fn values(&self, node: u32) -> &[T] {
        let values = &self.nodes[node as usize].values;
        &self.values[values.start as usize..values.end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_found_and_nothing_else() {
        let mut builder = Builder::default();
        for (words, value) in [(vec![1, 2, 3], 'a'), (vec![1, 2], 'b'), (vec![4], 'c'), (vec![1, 2], 'd')] {
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
    }
}
