//! `not-the-latest`: “The most recent of which is” a resolution that a later one of the same title follows.

use super::{Check, Collection, Confidence, Findings, Known, Recency, Rule, Severity, report};

/// The rule.
pub const RULE: Rule = Rule {
    name: "not-the-latest",
    severity: Severity::Note,
    confidence: Confidence::Medium,
    what: "“The most recent of which is” a resolution that a later one of the same title follows.",
    why: "An annual resolution was adopted since; the text was carried over from last year’s.",
    example: "the most recent of which is resolution 76/178 (when 77/228 was read)",
    instead: "the latest resolution",
    check: Check::Collection(check),
};

fn check(known: &Known, collection: &Collection, findings: &mut Findings) {
    for told in known.references.iter().filter(|told| told.recency == Recency::Latest) {
        let Some(cited) = collection.get(&told.target) else { continue };
        let Some((title, date)) = cited.title.as_deref().zip(cited.date) else { continue };
        let is_later = |other: &&Known| other.date.is_some_and(|other| other > date && known.date.is_none_or(|own| other < own)) && other.id != known.id;
        if let Some(later) = collection.titled(title).filter(is_later).max_by_key(|other| (other.date, &other.id)) {
            let name = later.id.as_ref().map(ToString::to_string).unwrap_or_default();
            report(findings, known, told, format!("{name} is more recent and has the same title"), "cite the most recent");
        }
    }
}
