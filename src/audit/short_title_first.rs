//! `short-title-first`: A short title used before the full one.

use std::collections::HashMap;

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::{InstrumentId, kebab};
use crate::resolve::Reference;

/// The rule.
pub const RULE: Rule = Rule {
    name: "short-title-first",
    severity: Severity::Note,
    confidence: Confidence::Low,
    what: "A short title used before the full one.",
    why: "The Editorial Manual asks for the full title at the first mention.",
    example: "the 2030 Agenda … Transforming our world: the 2030 Agenda for Sustainable Development",
    instead: "the full title first",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    // The first mention of each instrument, and whether it has the full title.
    let mut first: HashMap<&InstrumentId, (&Reference, bool)> = HashMap::new();
    for reference in draft.named() {
        let Some((id, row)) = reference.target.as_ref().and_then(|id| Some((id, draft.facts.catalogue.get(id)?))) else { continue };
        match first.get_mut(id) {
            Some((_, true)) => {}
            Some((before, is_full)) if has_full_title(&reference.text, &row.title) => {
                let message = format!("the short title stands before the full one, which follows in line {}", reference.line);
                findings.report(before.start..before.end, message, "write the full title at the first mention").instead(&*row.title);
                *is_full = true;
            }
            Some(_) => {}
            None => drop(first.insert(id, (reference, has_full_title(&reference.text, &row.title)))),
        }
    }
}

fn has_full_title(text: &str, title: &str) -> bool {
    text.ends_with(title) || text.len() + 4 >= title.len() && kebab(text).ends_with(&kebab(title))
}
