//! `date-outside-session`: A date outside the session in which the resolution was adopted by its number.

use super::{Check, Cited, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::{Number, Session, Sessions};

/// The rule.
pub const RULE: Rule = Rule {
    name: "date-outside-session",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    what: "A date outside the session in which the resolution was adopted by its number.",
    why: "Number and date disagree.",
    example: "resolution 63/999 of 18 December 2018",
    instead: "the number of the seventy-third session, or a date in 2008 or 2009",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for Cited { reference, act, adopted, .. } in draft.acts() {
        let Some(date) = reference.date.filter(|_| adopted.is_none()) else { continue };
        let (Number::InSession(session, _) | Number::OfSession(_, session)) = act.number else { continue };
        // Special sessions decide before they open and after they close.
        if !matches!(session, Session::Regular(_)) {
            continue;
        }
        let Some((Some(opens), closes)) = Sessions::embedded().span(act.body, session) else { continue };
        let life = act.body.get();
        if date.may_lie_within(Some(opens), closes) || !date.may_lie_within(life.from, life.to) {
            continue;
        }
        // Without its last day a session is bounded by the next one.
        let Some(closes) = closes else { continue };
        let span = draft.date_span(reference).unwrap_or(reference.start..reference.end);
        let message = format!("session {session} of the {} met from {} to {}", life.name, opens.in_words(), closes.in_words());
        findings.report(span, message, "see whether the date or the number is wrong");
    }
}
