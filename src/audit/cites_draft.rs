//! `cites-draft`: An adopted text that cites a draft (a symbol with /L.).

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::document::Region;
use crate::instrument::{Act, Kind};

/// The rule.
pub const RULE: Rule = Rule {
    name: "cites-draft",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    what: "An adopted text that cites a draft (a symbol with /L.).",
    why: "Drafts are of limited distribution and are superseded by what was adopted.",
    example: "as contained in document A/C.3/64/L.43",
    instead: "the resolution that was adopted",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let is_adopted = draft.document.front.symbol.as_ref().is_some_and(|id| Act::of(id.as_str()).is_some());
    if !is_adopted {
        return;
    }
    for reference in draft.references.iter().filter(|reference| reference.kind == Kind::Document && reference.region != Region::Header) {
        let Some(id) = reference.target.as_ref().filter(|id| id.as_str().contains("/L.")) else { continue };
        findings.report(reference.start..reference.end, format!("{id} is a draft of limited distribution"), "cite what was adopted");
    }
}
