//! `vague-set`: A set of instruments without numbers: “its relevant resolutions”.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::Kind;

/// The rule.
pub const RULE: Rule = Rule {
    name: "vague-set",
    severity: Severity::Note,
    confidence: Confidence::High,
    what: "A set of instruments without numbers: “its relevant resolutions”.",
    why: "Nobody can look them up.",
    example: "Recalling all its relevant resolutions,",
    instead: "the numbers of those that matter",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for reference in draft.references.iter().filter(|reference| reference.kind == Kind::Vague) {
        findings.report(reference.start..reference.end, "a set without numbers".to_owned(), "name those that matter by their numbers");
    }
}
