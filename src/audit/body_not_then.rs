//! `body-not-then`: A resolution dated before the body was established or after it ceased to exist.

use super::{Check, Cited, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::Date;

/// The rule.
pub const RULE: Rule = Rule {
    name: "body-not-then",
    severity: Severity::Error,
    confidence: Confidence::High,
    what: "A resolution dated before the body was established or after it ceased to exist.",
    why: "The body cannot have adopted it: body or date is wrong.",
    example: "Human Rights Council resolution 10/6 of 26 March 2003",
    instead: "Human Rights Council resolution 10/6 of 26 March 2009",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for Cited { reference, act, adopted, .. } in draft.acts() {
        let body = act.body.get();
        let Some(date) = reference.date.filter(|date| !date.may_lie_within(body.from, body.to)) else { continue };
        let span = draft.date_span(reference).unwrap_or(reference.start..reference.end);
        let life = match (body.from, body.to) {
            (Some(from), Some(to)) => format!("existed from {} to {}", from.year(), to.year()),
            (Some(from), None) => format!("was established in {}", from.year()),
            (_, to) => format!("ceased to exist in {}", to.map_or(0, Date::year)),
        };
        let finding = findings.report(span, format!("the {} {life} and adopted nothing in {}", body.name, date.year()), "see the body and the date");
        if let Some(right) = adopted {
            finding.instead(right.in_words());
        }
    }
}
