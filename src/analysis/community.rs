//! Communities: Leiden (V. Traag, L. Waltman, N. van Eck, "From Louvain to Leiden", 2019), on modularity
//! (M. Newman, M. Girvan, 2004).

use std::collections::VecDeque;

use super::{Digraph, components};

/// The usual resolution of modularity.
pub const RESOLUTION: f64 = 1.0;
/// The seed that is taken where none is given.
pub const SEED: u64 = 1;

/// A division into communities.
#[derive(Debug, Clone, PartialEq)]
pub struct Communities {
    /// For each vertex the number of its community, the largest first.
    pub of: Vec<u32>,
    /// How many there are.
    pub count: usize,
    /// Modularity of the division: 0 for one that chance would make, at most 1.
    pub modularity: f64,
}

/// An undirected weighted graph of one level; a vertex stands for a set of vertices of the graph.
struct Level {
    starts: Vec<u32>,
    neighbours: Vec<(u32, f64)>,
    /// Weight of all edges of each vertex, twice that inside it.
    degree: Vec<f64>,
    /// Twice the weight of all edges.
    total: f64,
}

impl Level {
    /// The graph without directions: each pair that is joined counts once.
    fn of(graph: &Digraph) -> Self {
        let (mut starts, mut neighbours) = (vec![0], Vec::with_capacity(2 * graph.size()));
        for v in graph.vertices() {
            // Both rows are sorted: merged, what is in both once.
            let (mut out, mut into) = (graph.cites(v), graph.cited_by(v));
            while let Some(next) = out.first().into_iter().chain(into.first()).min().copied() {
                neighbours.push((next, 1.0));
                out = &out[usize::from(out.first() == Some(&next))..];
                into = &into[usize::from(into.first() == Some(&next))..];
            }
            starts.push(neighbours.len() as u32);
        }
        let degree = starts.windows(2).map(|row| f64::from(row[1] - row[0])).collect();
        Self { total: neighbours.len() as f64, starts, neighbours, degree }
    }

    fn len(&self) -> usize {
        self.degree.len()
    }

    fn row(&self, v: u32) -> &[(u32, f64)] {
        &self.neighbours[self.starts[v as usize] as usize..self.starts[v as usize + 1] as usize]
    }

    /// The level above: one vertex for each set, `sets` numbered without gaps.
    fn above(&self, sets: &[u32], count: usize) -> Self {
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); count];
        for (v, set) in sets.iter().enumerate() {
            members[*set as usize].push(v as u32);
        }
        let (mut starts, mut neighbours, mut degree) = (vec![0], Vec::new(), vec![0.0; count]);
        let mut near = Near::new(count);
        for (set, members) in members.iter().enumerate() {
            for v in members {
                degree[set] += self.degree[*v as usize];
                for (to, weight) in self.row(*v) {
                    near.add(sets[*to as usize], *weight);
                }
            }
            // Weight inside the set is in its degree.
            neighbours.extend(near.touched.iter().filter(|to| **to as usize != set).map(|to| (*to, near.weight[*to as usize])));
            near.clear();
            starts.push(neighbours.len() as u32);
        }
        Self { starts, neighbours, degree, total: self.total }
    }
}

/// Weights to neighbouring sets, with the list of those that are not 0.
struct Near {
    weight: Vec<f64>,
    touched: Vec<u32>,
}

impl Near {
    fn new(sets: usize) -> Self {
        Self { weight: vec![0.0; sets], touched: Vec::new() }
    }

    fn add(&mut self, set: u32, weight: f64) {
        let held = &mut self.weight[set as usize];
        if *held == 0.0 {
            self.touched.push(set);
        }
        *held += weight;
    }

    fn clear(&mut self) {
        for set in self.touched.drain(..) {
            self.weight[set as usize] = 0.0;
        }
    }
}

/// Numbers that look random and are the same for the same seed on every machine (SplitMix64: G. Steele,
/// D. Lea, C. Flood, 2014).
struct Lot(u64);

impl Lot {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1, 1 left out.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn shuffle(&mut self, items: &mut [u32]) {
        for last in (1..items.len()).rev() {
            let other = ((u128::from(self.next()) * (last as u128 + 1)) >> 64) as usize;
            items.swap(last, other);
        }
    }
}

/// Divides a graph into communities, whatever the direction of its edges; the same seed gives the same
/// division. Small graphs are divided several times, and the best division is kept; on large ones three rounds
/// are made. Nearly O(m) a round.
#[must_use]
pub fn communities(graph: &Digraph, resolution: f64, seed: u64) -> Communities {
    /// Edges that are looked at by all starts together, about.
    const EFFORT: usize = 1 << 17;
    const MOST_STARTS: usize = 50;
    const MOST_ROUNDS: usize = 50;
    const FEW_ROUNDS: usize = 3;
    let whole = Level::of(graph);
    let mut lot = Lot(seed);
    let mut best: (f64, Vec<u32>) = (0.0, graph.vertices().collect());
    if whole.total > 0.0 {
        best.0 = modularity(&whole, &best.1, resolution);
        for _ in 0..(EFFORT / graph.size().max(1)).clamp(1, MOST_STARTS) {
            let rounds = if graph.size() > EFFORT { FEW_ROUNDS } else { MOST_ROUNDS };
            let found = one_start(&whole, (resolution, rounds), &mut lot);
            if found.0 > best.0 {
                best = found;
            }
        }
    }
    let of = components::by_size(&best.1);
    let count = of.iter().max().map_or(0, |most| *most as usize + 1);
    Communities { modularity: best.0, of, count }
}

/// Rounds from single vertices on, until four of them gain nothing, at most so many.
fn one_start(whole: &Level, (resolution, rounds): (f64, usize), lot: &mut Lot) -> (f64, Vec<u32>) {
    const LEAST_GAIN: f64 = 1e-5;
    let mut of: Vec<u32> = (0..whole.len() as u32).collect();
    let mut best = (f64::NEG_INFINITY, of.clone());
    let mut in_vain = 0;
    for _ in 0..rounds {
        of = round(whole, of, resolution, lot);
        let quality = modularity(whole, &of, resolution);
        in_vain = if quality > best.0 + LEAST_GAIN { 0 } else { in_vain + 1 };
        if quality > best.0 {
            best = (quality, of.clone());
        }
        if in_vain == 4 {
            break;
        }
    }
    best
}

/// Moves, refines and lifts until nothing is joined any more.
fn round(whole: &Level, start: Vec<u32>, resolution: f64, lot: &mut Lot) -> Vec<u32> {
    let mut lifted: Option<Level> = None;
    // Where each vertex of the graph stands on this level, and the division of the level.
    let mut place: Vec<u32> = (0..whole.len() as u32).collect();
    let mut of = start;
    loop {
        let level = lifted.as_ref().unwrap_or(whole);
        move_vertices(level, &mut of, resolution, lot);
        let (refined, count) = refine(level, &of, resolution, lot);
        if count == level.len() {
            return place.iter().map(|at| of[*at as usize]).collect();
        }
        let mut above = vec![0; count];
        for (set, community) in refined.iter().zip(&of) {
            above[*set as usize] = *community;
        }
        lifted = Some(level.above(&refined, count));
        for at in &mut place {
            *at = refined[*at as usize];
        }
        // Communities are numbered by the vertices of a level, so fewer vertices need lower numbers.
        of = without_gaps(&above).0;
    }
}

fn without_gaps(sets: &[u32]) -> (Vec<u32>, usize) {
    let most = sets.iter().max().map_or(0, |most| *most as usize + 1);
    let mut new = vec![u32::MAX; most];
    let mut count = 0;
    let renumbered = sets
        .iter()
        .map(|set| {
            let number = &mut new[*set as usize];
            if *number == u32::MAX {
                *number = count;
                count += 1;
            }
            *number
        })
        .collect();
    (renumbered, count as usize)
}

/// Moves vertices to the community where modularity gains most, and looks again at the neighbours of
/// those that moved.
fn move_vertices(level: &Level, of: &mut [u32], resolution: f64, lot: &mut Lot) {
    let n = level.len();
    let mut degree = vec![0.0; n];
    let mut size = vec![0_u32; n];
    for (v, community) in of.iter().enumerate() {
        degree[*community as usize] += level.degree[v];
        size[*community as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..n as u32).rev().filter(|community| size[*community as usize] == 0).collect();
    let mut order: Vec<u32> = (0..n as u32).collect();
    lot.shuffle(&mut order);
    let mut queue: VecDeque<u32> = order.into();
    let mut waits = vec![true; n];
    let mut near = Near::new(n);
    while let Some(v) = queue.pop_front() {
        waits[v as usize] = false;
        let (own, weight) = (of[v as usize], level.degree[v as usize]);
        for (to, edge) in level.row(v) {
            near.add(of[*to as usize], *edge);
        }
        degree[own as usize] -= weight;
        size[own as usize] -= 1;
        let gain = |community: u32, near: &Near, degree: &[f64]| {
            near.weight[community as usize] - resolution * weight * degree[community as usize] / level.total
        };
        let (mut best, mut most) = (own, gain(own, &near, &degree));
        for community in near.touched.iter().copied() {
            let gain = gain(community, &near, &degree);
            if gain > most + 1e-12 {
                (best, most) = (community, gain);
            }
        }
        // Alone it gains nothing and loses nothing.
        if most < -1e-12 && size[own as usize] > 0 {
            best = empty.last().copied().unwrap_or(own);
        }
        near.clear();
        if best != own {
            if empty.last() == Some(&best) {
                empty.pop();
            }
            if size[own as usize] == 0 {
                empty.push(own);
            }
            of[v as usize] = best;
            for (to, _) in level.row(v) {
                if of[*to as usize] != best && !waits[*to as usize] {
                    waits[*to as usize] = true;
                    queue.push_back(*to);
                }
            }
        }
        degree[best as usize] += weight;
        size[best as usize] += 1;
    }
}

/// Divides each community into sets that hang together well; a set joins others by lot, the better the
/// likelier. The sets, numbered without gaps, and how many there are.
fn refine(level: &Level, of: &[u32], resolution: f64, lot: &mut Lot) -> (Vec<u32>, usize) {
    const RANDOMNESS: f64 = 0.01;
    let n = level.len();
    let mut community = vec![0.0; n];
    for (v, own) in of.iter().enumerate() {
        community[*own as usize] += level.degree[v];
    }
    let mut set: Vec<u32> = (0..n as u32).collect();
    let (mut degree, mut size) = (level.degree.clone(), vec![1_u32; n]);
    // Weight from each set to the rest of its community.
    let inside = |v: u32| level.row(v).iter().filter(|(to, _)| of[*to as usize] == of[v as usize]).map(|(_, weight)| weight).sum();
    let mut outward: Vec<f64> = (0..n as u32).map(inside).collect();
    let mut order: Vec<u32> = (0..n as u32).collect();
    lot.shuffle(&mut order);
    let mut near = Near::new(n);
    let mut chances: Vec<(u32, f64)> = Vec::new();
    for v in order {
        let at = v as usize;
        let (weight, rest) = (level.degree[at], community[of[at] as usize]);
        let is_well_joined = |set: usize, degree: &[f64], outward: &[f64]| {
            outward[set] >= resolution * degree[set] * (rest - degree[set]) / level.total - 1e-12
        };
        if size[set[at] as usize] != 1 || !is_well_joined(set[at] as usize, &degree, &outward) {
            continue;
        }
        for (to, edge) in level.row(v).iter().filter(|(to, _)| of[*to as usize] == of[at]) {
            near.add(set[*to as usize], *edge);
        }
        chances.clear();
        chances.push((set[at], 0.0));
        let mut most = 0.0_f64;
        for other in near.touched.iter().copied().filter(|other| *other != set[at]) {
            let gain = near.weight[other as usize] - resolution * weight * degree[other as usize] / level.total;
            if gain >= 0.0 && is_well_joined(other as usize, &degree, &outward) {
                most = most.max(gain);
                chances.push((other, gain));
            }
        }
        let total: f64 = chances.iter().map(|(_, gain)| ((gain - most) / RANDOMNESS).exp()).sum();
        let mut drawn = lot.unit() * total;
        let mut chosen = chances[0].0;
        for (other, gain) in &chances {
            chosen = *other;
            drawn -= ((gain - most) / RANDOMNESS).exp();
            if drawn < 0.0 {
                break;
            }
        }
        if chosen != set[at] {
            let (old, new) = (set[at] as usize, chosen as usize);
            outward[new] += outward[old] - 2.0 * near.weight[new];
            degree[new] += weight;
            size[new] += 1;
            (outward[old], degree[old], size[old]) = (0.0, 0.0, 0);
            set[at] = chosen;
        }
        near.clear();
    }
    without_gaps(&set)
}

fn modularity(level: &Level, of: &[u32], resolution: f64) -> f64 {
    let most = of.iter().max().map_or(0, |most| *most as usize + 1);
    let (mut inside, mut degree) = (0.0, vec![0.0; most]);
    for v in 0..level.len() as u32 {
        let own = of[v as usize];
        degree[own as usize] += level.degree[v as usize];
        inside += level.row(v).iter().filter(|(to, _)| of[*to as usize] == own).map(|(_, weight)| weight).sum::<f64>();
    }
    let expected: f64 = degree.iter().map(|degree| degree * degree).sum();
    inside / level.total - resolution * expected / (level.total * level.total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_cliques_with_a_bridge() {
        let clique = |from: u32| (from..from + 5).flat_map(move |a| (a + 1..from + 5).map(move |b| (a, b)));
        let graph = Digraph::new(10, clique(0).chain(clique(5)).chain([(0, 5)]).collect());
        let found = communities(&graph, 1.0, 7);
        assert_eq!(found.of, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
        // By hand: 20 of 21 edges inside; each half has the degree 21 of 42.
        assert!((found.modularity - (20.0 / 21.0 - 0.5)).abs() < 1e-12, "{}", found.modularity);
        assert_eq!(communities(&graph, 1.0, 7), found, "the same seed, the same communities");
        assert_eq!(communities(&Digraph::new(3, Vec::new()), 1.0, 7).count, 3);
    }
}
