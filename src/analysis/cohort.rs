//! Cohorts: what each body cites, year by year.

use std::collections::BTreeMap;

use super::Network;

/// One cell of the table of cohorts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cohort<'g> {
    /// The body that cites.
    pub citing: &'g str,
    /// The year of the citing instrument.
    pub year: i16,
    /// The body that is cited, or the kind of instrument where it has no body.
    pub cited: &'g str,
}

/// How many citing and cited pairs each cell holds. O(m log m).
#[must_use]
pub fn cohorts<'g>(network: &Network<'g>) -> BTreeMap<Cohort<'g>, usize> {
    let mut cells = BTreeMap::new();
    for (from, to) in network.graph.edges() {
        let (citing, cited) = (network.node(from), network.node(to));
        let Some((body, year)) = citing.body.as_deref().zip(network.year(from)) else { continue };
        let cited = cited.body.as_deref().unwrap_or_else(|| cited.kind.as_str());
        *cells.entry(Cohort { citing: body, year, cited }).or_default() += 1;
    }
    cells
}

/// How many instruments of each year there are, and how many pairs they cite and are cited in: year,
/// instruments, citing, cited. O(n + m).
#[must_use]
pub fn by_year(network: &Network) -> BTreeMap<i16, [usize; 3]> {
    let mut years: BTreeMap<i16, [usize; 3]> = BTreeMap::new();
    for vertex in network.graph.vertices() {
        if let Some(year) = network.year(vertex) {
            let counts = years.entry(year).or_default();
            counts[0] += 1;
            counts[1] += network.graph.cites(vertex).len();
            counts[2] += network.graph.cited_by(vertex).len();
        }
    }
    years
}

/// By how many instruments of a year each instrument is cited with a relation: cited, year, relation, count;
/// instruments without a date are left out. O(citations · log citations).
#[must_use]
pub fn degrees<'g>(network: &Network<'g>) -> BTreeMap<(u32, i16, &'g str), usize> {
    let mut degrees = BTreeMap::new();
    for (citing, cited, edge) in network.citations() {
        let Some(year) = network.year(citing) else { continue };
        for relation in edge.relations() {
            *degrees.entry((cited, year, relation)).or_default() += 1;
        }
    }
    degrees
}

/// How many pairs have each relation. O(citations).
#[must_use]
pub fn by_relation<'g>(network: &Network<'g>) -> BTreeMap<&'g str, usize> {
    let mut relations = BTreeMap::new();
    for edge in &network.edges {
        for relation in edge.relations() {
            *relations.entry(relation).or_default() += 1;
        }
    }
    relations
}
