//! Language versions of one document held against one another, reference by reference.
//!
//! What is numbered is the same in every language: resolutions, decisions, statements, symbols and
//! registrations of treaties. Named instruments are compared when asked for: a title that the catalogue
//! lacks in one language looks like a difference that is none.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::instrument::{Date, InstrumentId, Kind, folded};
use crate::lang::Language;
use crate::resolve::Reference;

/// One language version of a document.
#[derive(Debug, Clone, Copy)]
pub struct Version<'r> {
    /// Path of the file.
    pub file: &'r str,
    /// Its language.
    pub language: Language,
    /// Its references, in the order of the text.
    pub references: &'r [Reference<'r>],
}

/// Which references are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Acts with a number, symbols, registrations of treaties.
    Numbered,
    /// Named instruments and conferences too.
    Named,
}

/// How versions differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// At one place, versions cite different instruments.
    Otherwise,
    /// Some versions cite an instrument that others do not.
    Missing,
    /// Versions give an instrument different dates.
    Dated,
}

/// What one version has at a difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reading {
    /// Language of the version, ISO 639-1.
    pub language: String,
    /// Path of the file.
    pub file: String,
    /// The instrument.
    pub target: InstrumentId,
    /// The words of the reference.
    pub text: String,
    /// Line of the text, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The date that stands with it.
    pub date: Option<Date>,
}

/// A difference between the versions of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Difference {
    /// How they differ.
    pub sort: Sort,
    /// What each version has: the first such reference of each.
    pub readings: Vec<Reading>,
    /// Languages of the versions that have nothing of it.
    pub without: Vec<String>,
}

/// A reference with the place of its version.
type Cited<'r> = (usize, &'r Reference<'r>);

/// The differences between versions, in the order of the text. O(n log n) in the number of references, but for
/// O(d²) in the number of instruments that not all versions cite.
#[must_use]
pub fn differences(versions: &[Version], scope: Scope) -> Vec<Difference> {
    // By identifier, whose capitals differ here and there.
    let mut cited: BTreeMap<String, Vec<Cited>> = BTreeMap::new();
    for (at, version) in versions.iter().enumerate() {
        for reference in version.references.iter().filter(|reference| is_compared(reference, scope)) {
            if let Some(target) = &reference.target {
                let whole = target.whole();
                cited.entry(whole.as_ref().unwrap_or(target).as_str().to_uppercase()).or_default().push((at, reference));
            }
        }
    }
    let mut out = Vec::new();
    let mut uneven: Vec<Vec<Cited>> = Vec::new();
    for references in cited.into_values() {
        if having(&references).len() < versions.len() {
            uneven.push(references);
        } else if are_dated_apart(&references) {
            let dated: Vec<Cited> = references.into_iter().filter(|(_, reference)| reference.date.is_some()).collect();
            out.push(Difference { sort: Sort::Dated, readings: readings(versions, &dated), without: Vec::new() });
        }
    }
    while let Some(mut references) = uneven.pop() {
        let mut sort = Sort::Missing;
        // Another instrument that stands at the same place in versions that lack this one.
        if let Some(at) = uneven.iter().position(|others| is_counterpart(&references, others)) {
            sort = Sort::Otherwise;
            references.extend(uneven.swap_remove(at));
        }
        let having = having(&references);
        let without = versions.iter().enumerate().filter(|(at, version)| !having.contains(at) && !may_cite(version, &references));
        let without: Vec<String> = without.map(|(_, version)| version.language.code().to_owned()).collect();
        if sort == Sort::Missing && without.is_empty() {
            continue;
        }
        out.push(Difference { sort, readings: readings(versions, &references), without });
    }
    out.sort_by_key(|difference| difference.readings.first().map(|reading| (reading.line, reading.column, reading.target.clone())));
    out
}

fn is_compared(reference: &Reference, scope: Scope) -> bool {
    let is_registration = |target: &InstrumentId| ["UNTS/", "LNTS/"].iter().any(|series| target.as_str().starts_with(series));
    !reference.short
        && (scope == Scope::Named
            || !matches!(reference.kind, Kind::Named | Kind::Treaty | Kind::Conference)
            || reference.target.as_ref().is_some_and(is_registration))
}

/// Whether a version has, where others cite an instrument, an act that could not be told: it may be the same.
fn may_cite(version: &Version, references: &[Cited]) -> bool {
    let is_untold = |reference: &Reference| {
        reference.target.is_none() && matches!(reference.kind, Kind::Resolution | Kind::Decision | Kind::Statement) && !reference.short
    };
    let mut untold = version.references.iter().filter(|reference| is_untold(reference));
    untold.any(|own| references.iter().any(|(_, other)| is_same_place(own, other)))
}

/// Whether two references stand in the same note or paragraph, which every version counts alike.
fn is_same_place(a: &Reference, b: &Reference) -> bool {
    a.region == b.region && a.paragraph.is_some() && a.paragraph == b.paragraph
}

/// The versions that some references are of.
fn having(references: &[Cited]) -> BTreeSet<usize> {
    references.iter().map(|(at, _)| *at).collect()
}

/// Whether no version has both, and both stand at one place.
fn is_counterpart(one: &[Cited], other: &[Cited]) -> bool {
    having(one).is_disjoint(&having(other)) && one.iter().any(|(_, a)| other.iter().any(|(_, b)| is_same_place(a, b)))
}

/// Whether two versions date an instrument, and no date of one can be a date of the other.
fn are_dated_apart(references: &[Cited]) -> bool {
    let dates = |at: usize| references.iter().filter(move |(of, _)| *of == at).filter_map(|(_, reference)| reference.date);
    let differ = |a: usize, b: usize| {
        dates(a).next().is_some() && dates(b).next().is_some() && !dates(a).any(|own| dates(b).any(|other| own.agrees_with(other)))
    };
    let versions = having(references);
    versions.iter().any(|a| versions.range(a + 1..).any(|b| differ(*a, *b)))
}

/// The first reference of each version.
fn readings(versions: &[Version], references: &[Cited]) -> Vec<Reading> {
    let first = |at: usize| references.iter().find(|(of, _)| *of == at).map(|(_, reference)| *reference);
    let of = |(at, version): (usize, &Version)| {
        let reference = first(at)?;
        Some(Reading {
            language: version.language.code().to_owned(),
            file: version.file.to_owned(),
            target: reference.target.clone()?,
            text: folded(&reference.text),
            line: reference.line,
            column: reference.column,
            date: reference.date,
        })
    };
    versions.iter().enumerate().filter_map(of).collect()
}
