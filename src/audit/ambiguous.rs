//! `ambiguous`: A reference that may mean several instruments.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::resolve::Status;

/// The rule.
pub const RULE: Rule = Rule {
    name: "ambiguous",
    severity: Severity::Note,
    confidence: Confidence::High,
    what: "A reference that may mean several instruments.",
    why: "Where a program cannot tell which is meant, a reader may not either.",
    example: "the Convention (where two were named beside each other)",
    instead: "the full title",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for reference in draft.references.iter().filter(|reference| reference.status == Status::Ambiguous && !reference.text.to_lowercase().starts_with("ibid")) {
        let candidates: Vec<String> = reference.candidates.iter().take(4).map(ToString::to_string).collect();
        findings.report(reference.start..reference.end, format!("it may mean {}", candidates.join(" or ")), "name it in full, or add its number or symbol");
    }
}
