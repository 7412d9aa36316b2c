//! `dated-in-two-ways`: The same resolution with two dates in one document.

use std::collections::HashMap;

use super::{Check, Cited, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::{Date, InstrumentId};

/// The rule.
pub const RULE: Rule = Rule {
    name: "dated-in-two-ways",
    severity: Severity::Warning,
    confidence: Confidence::High,
    what: "The same resolution with two dates in one document.",
    why: "At least one is wrong.",
    example: "resolution 63/999 of 18 December 2008 … resolution 63/999 of 19 December 2008",
    instead: "one date",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let mut dated: HashMap<&InstrumentId, (Date, u32)> = HashMap::new();
    for Cited { reference, id, adopted, .. } in draft.acts() {
        let Some(date) = reference.date.filter(|date| date.is_day() && adopted.is_none()) else { continue };
        match dated.get(*id) {
            Some((first, line)) if *first != date => {
                let span = draft.date_span(reference).unwrap_or(reference.start..reference.end);
                findings.report(span, format!("{} is dated {} in line {line}", id.prose(), first.in_words()), "write one date");
            }
            Some(_) => {}
            None => {
                dated.insert(id, (date, reference.line));
            }
        }
    }
}
