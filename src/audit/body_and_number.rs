//! `body-and-number`: A body named with a number of a form that it does not use.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::{Act, BodyRef, Kind};
use crate::lang::Concept;

/// The rule.
pub const RULE: Rule = Rule {
    name: "body-and-number",
    severity: Severity::Error,
    confidence: Confidence::High,
    what: "A body named with a number of a form that it does not use.",
    why: "Whose resolution it is cannot be told: either the body or the number is wrong.",
    example: "Security Council resolution 63/180",
    instead: "General Assembly resolution 63/180",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for reference in draft.references.iter().filter(|reference| reference.kind == Kind::Resolution && !reference.short && reference.text.starts_with(char::is_uppercase)) {
        let act = reference.target.as_ref().and_then(|id| Act::of(id.as_str()));
        let Some((span, bodies)) = draft.body_named(reference) else { continue };
        let is_organ = |body: &BodyRef| matches!(body.get().kind, "principal organ" | "functional commission" | "subsidiary organ") || body.is("human-rights-council");
        if !bodies.iter().all(is_organ) || act.as_ref().is_some_and(|act| bodies.contains(&act.body)) {
            continue;
        }
        // In "Security Council resolution 1325 (2000) and resolution 63/180" the body stands with the first.
        let number = draft.tokens_in(&(span.end..reference.end)).iter().find(|token| token.concept == Concept::Number).map(|token| token.start);
        // "General Assembly and Security Council resolutions 70/262 and 2282 (2016)" names both.
        let is_one_of_two = draft.source.text[..reference.start as usize].trim_end().ends_with("and") || draft.text(&(reference.start..span.start)).contains("and");
        if number.is_none() || is_one_of_two || act.is_none() && bodies.iter().any(|body| body.get().kind != "principal organ") {
            continue;
        }
        let name = bodies[0].get().name;
        let message = match &act {
            Some(act) => format!("the {name} does not number its resolutions so; the number is the {}'s", act.body.get().name),
            None => format!("the {name} has no resolution of that number"),
        };
        let finding = findings.report(span, message, "see the body and the number");
        if let Some(act) = act {
            finding.instead(act.body.get().name);
        }
    }
}
