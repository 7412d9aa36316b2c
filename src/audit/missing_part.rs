//! `missing-part`: A resolution cited whole that exists only in lettered parts.

use super::{Check, Cited, Confidence, Draft, Findings, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "missing-part",
    severity: Severity::Note,
    confidence: Confidence::Medium,
    what: "A resolution cited whole that exists only in lettered parts.",
    why: "The reader does not know which part is meant.",
    example: "its resolution 46/37",
    instead: "its resolution 46/37 A",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for Cited { reference, id, act, .. } in draft.acts() {
        let registry = draft.facts.registry;
        if act.part.is_some() || registry.has(id.as_str()) || !registry.has(&format!("{id}[A]")) {
            continue;
        }
        let parts: Vec<char> = ('A'..='Z').filter(|letter| registry.has(&format!("{id}[{letter}]"))).collect();
        let is_read = |letter: &char| draft.references.iter().any(|other| other.target.as_ref().is_some_and(|other| other.as_str() == format!("{id}[{letter}]")));
        if parts.len() > 1 && !parts.iter().any(is_read) {
            let letters: Vec<String> = parts.iter().map(char::to_string).collect();
            let message = format!("{} consists of parts {}", id.prose(), letters.join(", "));
            findings.report(reference.start..reference.end, message, "name the part, unless all are meant");
        }
    }
}
