//! `impossible-date`: A date that no calendar has.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::Date;
use crate::lang::{Concept, Flags};

/// The rule.
pub const RULE: Rule = Rule {
    name: "impossible-date",
    severity: Severity::Error,
    confidence: Confidence::High,
    what: "A date that no calendar has.",
    why: "A slip that spell checkers pass.",
    example: "of 31 November 2008",
    instead: "of 30 November 2008",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let text = &draft.source.text;
    for (at, token) in draft.document.tokens.iter().enumerate().filter(|(_, token)| token.concept == Concept::Month && token.is_upper()) {
        let number = |at: usize| draft.document.tokens.get(at).filter(|token| token.concept == Concept::Number).and_then(|token| token.text(text).parse::<u16>().ok());
        let (Some(day), Some(year)) = (at.checked_sub(1).and_then(number), number(at + 1)) else { continue };
        let month = draft.facts.lexicon.value_of(token) as u8;
        let is_year = (1800..2200).contains(&year);
        let before = &draft.document.tokens[at - 1];
        if !is_year || day > 99 || !before.is_spaced() || token.flags.has(Flags::LINE.and(Flags::PARAGRAPH)) {
            continue;
        }
        if Date::of_day(year.cast_signed(), month, day as u8).is_none() {
            let span = before.start..draft.document.tokens[at + 1].end;
            let shown = draft.text(&span).split_whitespace().collect::<Vec<_>>().join(" ");
            findings.report(span, format!("there is no {shown}"), "see the day and the month");
        }
    }
}
