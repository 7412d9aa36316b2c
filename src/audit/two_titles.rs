//! `two-titles`: One instrument under two different titles in one text, neither the short form of the other.

use std::collections::HashMap;

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::{InstrumentId, kebab};
use crate::resolve::Reference;

/// The rule.
pub const RULE: Rule = Rule {
    name: "two-titles",
    severity: Severity::Note,
    confidence: Confidence::Low,
    what: "One instrument under two different titles in one text, neither the short form of the other.",
    why: "A reader may take them for two instruments.",
    example: "the Convention on the Elimination of All Forms of Discrimination against Women … the Women’s Convention",
    instead: "one title",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let mut titles: HashMap<&InstrumentId, Vec<(String, &Reference)>> = HashMap::new();
    for reference in draft.named() {
        let Some(id) = reference.target.as_ref() else { continue };
        let known = titles.entry(id).or_default();
        if known.iter().any(|(_, other)| other.text == reference.text) {
            continue;
        }
        let title = kebab(&reference.text);
        let is_form_of = |(other, _): &&(String, &Reference)| other.contains(&title) || title.contains(other.as_str()) || is_acronym(&title) || is_acronym(other);
        if !known.is_empty() && known.iter().find(is_form_of).is_none() {
            let first = known[0].1;
            let message = format!("the same instrument is called \u{201c}{}\u{201d} in line {}", first.text.split_whitespace().collect::<Vec<_>>().join(" "), first.line);
            findings.report(reference.start..reference.end, message, "write one title");
        }
        known.push((title, reference));
    }
}

fn is_acronym(title: &str) -> bool {
    !title.contains('-') && title.len() < 9
}
