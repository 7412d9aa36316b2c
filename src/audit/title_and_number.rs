//! `title-and-number`: A number with the title of another resolution.

use super::{Check, Cited, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::kebab;

/// The rule.
pub const RULE: Rule = Rule {
    name: "title-and-number",
    severity: Severity::Error,
    confidence: Confidence::High,
    what: "A number with the title of another resolution.",
    why: "Number and title disagree: one of them is wrong.",
    example: "resolution 70/2, entitled “Transforming our world: the 2030 Agenda for Sustainable Development”",
    instead: "resolution 70/1, entitled …",
    check: Check::Draft(check),
};

/// How far behind a number its title may begin, in bytes.
const NEAR: usize = 60;

fn check(draft: &Draft, findings: &mut Findings) {
    for Cited { reference, id, .. } in draft.acts() {
        let Some(title) = title_behind(&draft.source.text, reference.end as usize) else { continue };
        let folded = kebab(title);
        let own = draft.facts.registry.get(id.as_str()).and_then(|row| row.title).map(kebab);
        let is_own = own.as_deref() == Some(&folded) || draft.facts.catalogue.get(id).is_some_and(|row| row.all_names().any(|name| kebab(name) == folded));
        if is_own {
            continue;
        }
        let Some(row) = draft.facts.titles.by_title(&folded, draft.facts.catalogue) else { continue };
        let other = draft.facts.catalogue.id_of(row).clone();
        let is_part = other.whole().as_ref() == Some(*id) || id.whole().as_ref() == Some(&other);
        let row = draft.facts.catalogue.get(&other);
        let adopts = row.is_some_and(|row| row.adopted_by.as_deref() == Some(id.as_str()) || row.document.as_deref() == Some(id.as_str()));
        let is_act = crate::instrument::Act::of(other.as_str()).is_some();
        if is_act && !is_part && !adopts && other != **id {
            findings.report(reference.start..reference.end, format!("\u{201c}{title}\u{201d} is the title of {}", other.prose()), "see number and title").instead(other.prose());
        }
    }
}

/// The title in quotation marks that stands behind `entitled` near a place.
fn title_behind(text: &str, at: usize) -> Option<&str> {
    let end = (at..=(at + NEAR).min(text.len())).rev().find(|end| text.is_char_boundary(*end))?;
    let near = &text[at..end];
    let open = near.find(['\u{201c}', '"'])?;
    let between = &near[..open];
    if !between.contains("entitled") || between.contains([';', '(']) {
        return None;
    }
    let inside = text[at + open..].trim_start_matches(['\u{201c}', '"']);
    let close = inside.find(['\u{201d}', '"'])?;
    Some(inside[..close].trim_end_matches([',', '.'])).filter(|title| title.len() < 300)
}
