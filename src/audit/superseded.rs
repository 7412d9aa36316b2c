//! `superseded`: An instrument that a later one, which was read, supersedes, revises or corrects.

use super::{Check, Collection, Confidence, Findings, Known, Rule, Severity, report};

/// The rule.
pub const RULE: Rule = Rule {
    name: "superseded",
    severity: Severity::Note,
    confidence: Confidence::Medium,
    what: "An instrument that a later one, which was read, supersedes, revises or corrects.",
    why: "The text in force is another.",
    example: "resolution 46/182 (superseded by one that was read)",
    instead: "the later text",
    check: Check::Collection(check),
};

fn check(known: &Known, collection: &Collection, findings: &mut Findings) {
    for told in &known.references {
        let id = &told.target;
        if let Some(successor) = collection.successor(id, known.date).filter(|successor| Some(*successor) != known.id.as_ref()) {
            report(findings, known, told, format!("{successor} takes its place"), "cite the text in force, unless the earlier one is meant");
        }
        for correction in collection.corrections(id) {
            let is_cited = known.references.iter().any(|other| other.target == *correction);
            if !is_cited {
                report(findings, known, told, format!("{correction} corrects or revises it"), "cite the correction too");
            }
        }
    }
}
