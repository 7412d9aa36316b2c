//! `missing-note`: A treaty cited for the first time without a footnote, in a text whose other treaties have one.

use std::collections::HashMap;

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::document::Region;
use crate::instrument::{InstrumentId, Kind};
use crate::resolve::Reference;

/// The rule.
pub const RULE: Rule = Rule {
    name: "missing-note",
    severity: Severity::Note,
    confidence: Confidence::Low,
    what: "A treaty cited for the first time without a footnote, in a text whose other treaties have one.",
    why: "The Editorial Manual asks for the source of each treaty at its first mention.",
    example: "the Convention on the Rights of the Child and the International Covenant on Civil and Political Rights¹",
    instead: "a note for each",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let mut first: HashMap<&InstrumentId, &Reference> = HashMap::new();
    let treaties = draft.named().iter().filter(|reference| reference.kind == Kind::Treaty && reference.region != Region::Footnote);
    for reference in treaties {
        if let Some(id) = &reference.target {
            first.entry(id).or_insert(reference);
        }
    }
    let noted = first.values().filter(|reference| reference.note.is_some()).count();
    if noted * 2 <= first.len() || noted < 2 {
        return;
    }
    for (id, reference) in first {
        // The Charter needs no source.
        if reference.note.is_none() && id.as_str() != "charter-of-the-united-nations" {
            findings.report(reference.start..reference.end, format!("no footnote gives the source, as for {noted} other treaties"), "add a note with the volume and number of the Treaty Series");
        }
    }
}
