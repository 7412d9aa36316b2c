//! `recalled-twice`: The same instrument recalled in two paragraphs of the preamble.

use std::collections::HashMap;

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::document::Region;
use crate::instrument::InstrumentId;
use crate::resolve::Reference;

/// The rule.
pub const RULE: Rule = Rule {
    name: "recalled-twice",
    severity: Severity::Note,
    confidence: Confidence::Medium,
    what: "The same instrument recalled in two paragraphs of the preamble.",
    why: "A preamble recalls each text once.",
    example: "Recalling its resolution 63/180, … Recalling also its resolution 63/180,",
    instead: "one paragraph",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let mut first: HashMap<&InstrumentId, &Reference> = HashMap::new();
    let recalled = draft.references.iter().filter(|reference| reference.region == Region::Preamble && &*reference.relation == "recalls" && !reference.short && reference.pinpoint.is_none());
    for reference in recalled {
        let Some(id) = reference.target.as_ref() else { continue };
        match first.get(id) {
            Some(before) if before.paragraph != reference.paragraph => {
                let message = format!("it is recalled in line {} already", before.line);
                findings.report(reference.start..reference.end, message, "recall each text once");
            }
            Some(_) => {}
            None => drop(first.insert(id, reference)),
        }
    }
}
