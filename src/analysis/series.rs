//! Annual series: one title year after year, each instrument recalling the one before.

use std::collections::BTreeMap;

use super::Network;

/// Instruments of one body under one title, each citing one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series<'g> {
    /// The title, as the last has it.
    pub title: &'g str,
    /// The body.
    pub body: &'g str,
    /// The instruments, earliest first; at least three.
    pub members: Vec<u32>,
    /// The most years that lie between two neighbours.
    pub widest_gap: i16,
}

/// The series of a graph, the longest first. A title is the same whatever its capitals. O(n log n + m).
#[must_use]
pub fn series<'g>(network: &Network<'g>) -> Vec<Series<'g>> {
    const LEAST: usize = 3;
    let mut titled: BTreeMap<(&str, String), Vec<u32>> = BTreeMap::new();
    for vertex in network.graph.vertices() {
        let node = network.node(vertex);
        if let (Some(title), Some(body), Some(_)) = (&node.title, &node.body, node.date) {
            titled.entry((body.as_str(), title.to_lowercase())).or_default().push(vertex);
        }
    }
    let mut found: Vec<Series> = Vec::new();
    for ((body, _), mut members) in titled {
        members.sort_by_key(|v| (network.node(*v).date, *v));
        // A series goes on as long as each cites one of those before it.
        let cites_one = |v: u32, before: &[u32]| before.iter().any(|other| network.graph.place(v, *other).is_some());
        let mut chain: Vec<u32> = Vec::new();
        let mut chains = Vec::new();
        for v in members {
            if !chain.is_empty() && !cites_one(v, &chain) {
                chains.push(std::mem::take(&mut chain));
            }
            chain.push(v);
        }
        chains.push(chain);
        for members in chains.into_iter().filter(|chain| chain.len() >= LEAST) {
            let years: Vec<i16> = members.iter().filter_map(|v| network.year(*v)).collect();
            let widest_gap = years.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0);
            let title = members.last().and_then(|v| network.node(*v).title.as_deref()).unwrap_or_default();
            found.push(Series { title, body, members, widest_gap });
        }
    }
    found.sort_by_key(|series| (std::cmp::Reverse(series.members.len()), series.members[0]));
    found
}
