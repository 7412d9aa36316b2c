//! Age of citations: how old what is cited was (R. Burton, R. Kebler, "The half-life of some scientific
//! and technical literatures", 1960).

use std::collections::BTreeMap;

use super::Network;
use crate::instrument::Date;

/// The ages of some citations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ages {
    /// How many citations have a date at both ends.
    pub count: usize,
    /// Median age in years: half of what is cited is younger (the half-life).
    pub half_life: f64,
    /// Arithmetic mean in years.
    pub mean: f64,
    /// The oldest in years.
    pub oldest: f64,
}

/// The years from one date to another, negative when it lies before; of dates without day or month their
/// middle counts.
#[must_use]
pub fn years_between(earlier: Date, later: Date) -> f64 {
    later.in_years() - earlier.in_years()
}

/// The age of every citation that has a date at both ends, in the order of the edges. O(m).
pub fn ages<'n>(network: &'n Network) -> impl Iterator<Item = (u32, u32, f64)> + 'n {
    network
        .graph
        .edges()
        .filter_map(|(citing, cited)| Some((citing, cited, years_between(network.node(cited).date?, network.node(citing).date?))))
}

/// The ages of all citations, and of those of each citing body. O(m log m).
#[must_use]
pub fn by_body<'g>(network: &Network<'g>) -> (Option<Ages>, BTreeMap<&'g str, Ages>) {
    let mut of: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut all = Vec::new();
    for (citing, _, age) in ages(network) {
        all.push(age);
        if let Some(body) = network.node(citing).body.as_deref() {
            of.entry(body).or_default().push(age);
        }
    }
    (Ages::of(all), of.into_iter().filter_map(|(body, ages)| Some((body, Ages::of(ages)?))).collect())
}

impl Ages {
    fn of(mut ages: Vec<f64>) -> Option<Self> {
        ages.sort_by(f64::total_cmp);
        let count = ages.len();
        let middle = (ages.get(count.checked_sub(1)? / 2)? + ages.get(count / 2)?) / 2.0;
        Some(Self { count, half_life: middle, mean: ages.iter().sum::<f64>() / count as f64, oldest: *ages.last()? })
    }
}
