//! `adopted-later`: A reference to what was adopted after the document that cites it.

use super::{Check, Cited, Confidence, Draft, Findings, Rule, Severity};
use crate::document::Region;
use crate::instrument::Act;
use crate::resolve::{Reason, Reference};

/// The rule.
pub const RULE: Rule = Rule {
    name: "adopted-later",
    severity: Severity::Error,
    confidence: Confidence::High,
    what: "A reference to what was adopted after the document that cites it.",
    why: "No text can recall what did not exist.",
    example: "resolution 64/171 of 18 December 2009, in a text of 2008",
    instead: "resolution 63/180 of 18 December 2008",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let front = &draft.document.front;
    let is_act = front.symbol.as_ref().and_then(|id| Act::of(id.as_str())).is_some();
    let Some(issued) = draft.issued().filter(|_| is_act) else { return };
    // A title may stand for a text whose number came later, and notes are brought up to date when a
    // text is printed.
    let is_number = |reference: &Reference| reference.region != Region::Footnote && *reference.reason != *Reason::Catalogue.as_str();
    for Cited { reference, id, adopted, .. } in draft.acts().iter().filter(|cited| is_number(cited.reference)) {
        // What a registry knows goes before what the text says.
        let Some(date) = adopted.filter(|date| date.is_day() && *date > issued) else { continue };
        let message = format!("{} was adopted on {}, after this document of {}", id.prose(), date.in_words(), issued.in_words());
        findings.report(reference.start..reference.end, message, "see the number");
    }
}
