//! `without-number`: A resolution, decision or document cited without the number or symbol by which it can be found.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::resolve::Reason;

/// The rule.
pub const RULE: Rule = Rule {
    name: "without-number",
    severity: Severity::Note,
    confidence: Confidence::High,
    what: "A resolution, decision or document cited without the number or symbol by which it can be found.",
    why: "A reader must search for what is meant.",
    example: "its resolution of 18 December 2008",
    instead: "its resolution 63/180 of 18 December 2008",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for reference in draft.references {
        let is_bare = [Reason::WithoutNumber, Reason::WithoutSymbol].iter().any(|reason| *reference.reason == *reason.as_str());
        if is_bare {
            findings.report(reference.start..reference.end, format!("this {} is cited without its number or symbol", reference.kind), "add the number, or the symbol in parentheses");
        }
    }
}
