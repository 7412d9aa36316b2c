//! `body-dissolved`: A body asked to act after it ceased to exist.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::document::Region;
use crate::instrument::BodyRef;
use crate::lang::{Concept, Named};

/// The rule.
pub const RULE: Rule = Rule {
    name: "body-dissolved",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    what: "A body asked to act after it ceased to exist.",
    why: "The body cannot do it; another has taken over its work.",
    example: "Requests the Commission on Human Rights to consider (in 2010)",
    instead: "Requests the Human Rights Council to consider",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let Some(issued) = draft.issued() else { return };
    let text = &draft.source.text;
    for (paragraph, tokens) in draft.paragraphs(&[Region::Operative]) {
        let Some((verb, _)) = &paragraph.verb else { continue };
        let is_request = ["Requests", "Invites", "Calls upon", "Urges", "Encourages"].iter().any(|word| text[verb.start as usize..].starts_with(word));
        let at = tokens.iter().position(|token| token.start >= verb.end);
        let Some(at) = at.filter(|_| is_request) else { continue };
        let at = at + usize::from(tokens.get(at).is_some_and(|token| token.concept == Concept::The));
        let Some((taken, names)) = tokens.get(at..).and_then(|rest| draft.facts.lexicon.name_at(text, rest)) else { continue };
        let bodies: Vec<BodyRef> = names.iter().filter_map(|named| if let Named::Body(body) = named { Some(*body) } else { None }).collect();
        let ended = bodies.iter().filter_map(|body| body.get().to).max().filter(|_| bodies.iter().all(|body| body.get().to.is_some_and(|to| to < issued)));
        if let Some(ended) = ended {
            let message = format!("the {} ceased to exist in {}", bodies[0].get().name, ended.year());
            findings.report(tokens[at].start..tokens[at + taken - 1].end, message, "ask the body that took over its work");
        }
    }
}
