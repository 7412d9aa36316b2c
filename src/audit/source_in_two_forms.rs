//! `source-in-two-forms`: One resolution cited as a symbol in one note and by its number in another.

use super::{Check, Cited, Confidence, Draft, Findings, Rule, Severity};
use crate::document::Region;
use crate::instrument::ActKind;
use crate::resolve::Reason;

/// The rule.
pub const RULE: Rule = Rule {
    name: "source-in-two-forms",
    severity: Severity::Note,
    confidence: Confidence::Low,
    what: "One resolution cited as a symbol in one note and by its number in another.",
    why: "The Editorial Manual asks for one form of each source.",
    example: "¹ A/RES/55/2. ² Resolution 60/1.",
    instead: "¹ Resolution 55/2. ² Resolution 60/1.",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let in_notes = || draft.acts().iter().filter(|cited| cited.reference.region == Region::Footnote && cited.act.kind == ActKind::Resolution);
    let is_symbol = |cited: &&Cited| *cited.reference.reason == *Reason::Symbol.as_str();
    let numbers = in_notes().filter(|cited| !is_symbol(cited)).count();
    if numbers < 2 {
        return;
    }
    for Cited { reference, id, .. } in in_notes().filter(is_symbol) {
        findings.report(reference.start..reference.end, format!("other notes cite resolutions by their number, not as {id}"), "write one form throughout").instead(id.prose());
    }
}
