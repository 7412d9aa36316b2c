//! `unresolved`: A reference that cannot be led to any instrument.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::Kind;
use crate::resolve::{Reason, Status};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unresolved",
    severity: Severity::Note,
    confidence: Confidence::High,
    what: "A reference that cannot be led to any instrument.",
    why: "Where a program cannot tell what is meant, a reader may not either.",
    example: "the Convention (where none was named)",
    instead: "the full title",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for reference in draft.references.iter().filter(|reference| reference.status == Status::Unresolved && reference.kind != Kind::Vague) {
        let is_told = [Reason::WithoutNumber, Reason::WithoutSymbol, Reason::NoSuchNumber].iter().any(|reason| *reference.reason == *reason.as_str()) || reference.text.to_lowercase().starts_with("ibid");
        if !is_told {
            findings.report(reference.start..reference.end, format!("it cannot be told which {} is meant: {}", reference.kind, reference.reason), "name it in full, or add its number or symbol");
        }
    }
}
