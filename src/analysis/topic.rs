//! Names for communities: the words of their most central titles.

use std::collections::{BTreeMap, BTreeSet};

use super::Network;

/// For each community the three words that the titles of its most central instruments have and those of
/// others have not: each word weighs the rank of its titles times the logarithm of how rare it is among
/// communities (K. Spärck Jones, 1972). O(words log words).
#[must_use]
pub fn names(network: &Network, of: &[u32], count: usize, rank: &[f64]) -> Vec<String> {
    const WORDS: usize = 3;
    let mut weights: Vec<BTreeMap<String, f64>> = vec![BTreeMap::new(); count];
    for vertex in network.graph.vertices() {
        let Some(title) = &network.node(vertex).title else { continue };
        let words: BTreeSet<String> = words(title).collect();
        for word in words {
            *weights[of[vertex as usize] as usize].entry(word).or_default() += rank[vertex as usize];
        }
    }
    let mut spread: BTreeMap<&str, f64> = BTreeMap::new();
    for word in weights.iter().flat_map(BTreeMap::keys) {
        *spread.entry(word).or_default() += 1.0;
    }
    let rare = |word: &str| (1.0 + count as f64 / spread[word]).ln();
    let name = |words: &BTreeMap<String, f64>| {
        let mut weighed: Vec<(f64, &str)> = words.iter().map(|(word, weight)| (weight * rare(word), word.as_str())).collect();
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        weighed.iter().take(WORDS).map(|(_, word)| *word).collect::<Vec<_>>().join(", ")
    };
    weights.iter().map(name).collect()
}

/// Words of a title that tell of a subject.
fn words(title: &str) -> impl Iterator<Item = String> + '_ {
    const OF_FORM: [&str; 31] = [
        "united",
        "nations",
        "general",
        "assembly",
        "security",
        "council",
        "resolution",
        "resolutions",
        "report",
        "with",
        "from",
        "that",
        "their",
        "into",
        "under",
        "other",
        "concerning",
        "relating",
        "international",
        "convention",
        "protocol",
        "declaration",
        "programme",
        "implementation",
        "situation",
        "including",
        "between",
        "through",
        "towards",
        "special",
        "conference",
    ];
    title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3 && !word.bytes().all(|b| b.is_ascii_digit()))
        .map(str::to_lowercase)
        .filter(|word| !OF_FORM.contains(&word.as_str()))
}
