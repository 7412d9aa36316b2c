//! A tree of phrases: finds the longest known name of several words.

use rustc_hash::FxHashMap;

use super::WordId;

/// Phrases as paths of word numbers, each path ending in values.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    edges: FxHashMap<(u32, WordId), u32>,
    values: Vec<Vec<T>>,
    /// Which words begin a phrase, by word number.
    starts: Vec<u32>,
}

impl<T> Phrases<T> {
    /// No phrases.
    #[must_use]
    pub fn new() -> Self {
        Self { edges: FxHashMap::with_capacity_and_hasher(1 << 15, rustc_hash::FxBuildHasher), values: vec![Vec::new()], starts: Vec::new() }
    }

    /// Adds a phrase; an empty one is left out.
    pub fn add(&mut self, words: &[WordId], value: T) {
        let mut node = 0;
        for &word in words {
            let next = self.values.len() as u32;
            let found = *self.edges.entry((node, word)).or_insert(next);
            if found == next {
                self.values.push(Vec::new());
            }
            if node == 0 {
                let word = usize::from(word);
                self.starts.resize(self.starts.len().max(word + 1), 0);
                self.starts[word] = found;
            }
            node = found;
        }
        if node > 0 {
            self.values[node as usize].push(value);
        }
    }

    /// The node reached by a first word; `None` when no phrase begins with it.
    #[inline]
    #[must_use]
    pub fn start(&self, word: WordId) -> Option<u32> {
        self.starts.get(usize::from(word)).copied().filter(|node| *node > 0)
    }

    /// The node reached from another by one more word.
    #[inline]
    #[must_use]
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        if word == 0 { None } else { self.edges.get(&(node, word)).copied() }
    }

    /// The values of the phrases that end at a node.
    #[inline]
    #[must_use]
    pub fn values(&self, node: u32) -> &[T] {
        &self.values[node as usize]
    }
}
