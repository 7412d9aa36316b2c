//! `date-against-registry`: A resolution dated otherwise than it was adopted.

use super::{Check, Cited, Confidence, Draft, Findings, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "date-against-registry",
    severity: Severity::Error,
    confidence: Confidence::High,
    what: "A resolution dated otherwise than it was adopted.",
    why: "Date and number disagree: one of them is wrong, and a reader cannot know which.",
    example: "resolution 63/180 of 19 December 2008",
    instead: "resolution 63/180 of 18 December 2008",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for Cited { reference, id, act, adopted } in draft.acts() {
        let Some((date, right)) = reference.date.zip(*adopted) else { continue };
        let body = act.body.get();
        if date.agrees_with(right) || !date.may_lie_within(body.from, body.to) {
            continue;
        }
        let span = draft.date_span(reference);
        let is_exact = span.is_some();
        let message = format!("{} was adopted on {}, not on {}", id.prose(), right.in_words(), date.in_words());
        let finding = findings.report(span.unwrap_or(reference.start..reference.end), message, "see whether the date or the number is wrong");
        if is_exact && right.is_day() {
            finding.correct(right.in_words());
        }
    }
}
