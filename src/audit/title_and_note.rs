//! `title-and-note`: A title whose footnote gives another resolution, registration or document than is known for it.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::InstrumentId;
use crate::resolve::Status;

/// The rule.
pub const RULE: Rule = Rule {
    name: "title-and-note",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    what: "A title whose footnote gives another resolution, registration or document than is known for it.",
    why: "Title and source disagree: the reader is led to another text.",
    example: "Convention on the Rights of the Child¹ … ¹ United Nations, Treaty Series, vol. 999, No. 14668",
    instead: "vol. 1577, No. 27531",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for reference in draft.named() {
        let Some((number, row)) = reference.note.zip(reference.target.as_ref().and_then(|id| draft.facts.catalogue.get(id))) else { continue };
        let span = reference.start..reference.end;
        let Some(mark) = draft.document.mark_of(&span).filter(|mark| mark.number == number) else { continue };
        let cited: Vec<_> = draft.references_of_note(mark.note).collect();
        let [source] = cited.as_slice() else { continue };
        let is_explicit = !source.short && source.status == Status::Resolved;
        let Some(given) = source.target.as_ref().filter(|_| is_explicit) else { continue };
        let known: Vec<InstrumentId> = [&row.registered_as, &row.adopted_by, &row.document].into_iter().flatten().map(|id| InstrumentId::of_symbol(id)).collect();
        let is_registration = given.as_str().starts_with("UNTS/");
        // Only like is held against like: a registration against a registration.
        let Some(right) = known.iter().find(|id| id.as_str().starts_with("UNTS/") == is_registration) else { continue };
        let same = |id: &InstrumentId| id == given || id.whole().as_ref() == Some(given) || given.whole().as_ref() == Some(id);
        let is_known = known.iter().any(same) || same(&row.instrument_id()) || !is_registration && known.iter().any(|id| given.as_str().starts_with(id.as_str()));
        // A note that begins with "See" may lead to more than the text itself.
        // The protocols to a treaty are registered under its number.
        let registration = |id: &InstrumentId| id.as_str().rsplit('/').next().map(str::to_owned);
        let is_same_registration = is_registration && registration(given) == registration(right);
        let is_see = draft.source.text[..source.start as usize].trim_end().ends_with("See");
        if is_known || is_see || is_same_registration || !is_registration {
            continue;
        }
        let message = format!("note {number} gives {given} for the {}, which is {right}", row.title);
        findings.report(source.start..source.end, message, "see the title and its source");
    }
}
