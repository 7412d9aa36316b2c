//! `mark-without-note`: The mark of a footnote that is not there.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::lang::superscript;

/// The rule.
pub const RULE: Rule = Rule {
    name: "mark-without-note",
    severity: Severity::Error,
    confidence: Confidence::High,
    what: "The mark of a footnote that is not there.",
    why: "The reader is sent to a note and finds none.",
    example: "the Charter³ (with two footnotes)",
    instead: "the mark of a note that is there",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let text = &draft.source.text;
    if draft.document.notes.is_empty() {
        return;
    }
    let mut end = 0;
    for at in memchr::memchr2_iter(0xc2, 0xe2, text.as_bytes()).filter(|at| text.is_char_boundary(*at)) {
        let raised = text[at..].chars().take_while(|c| superscript(*c).is_some()).map(char::len_utf8).sum::<usize>();
        if raised == 0 || at < end {
            continue;
        }
        end = at + raised;
        let is_known = draft.document.marks.iter().any(|mark| (at..end).contains(&(mark.at as usize))) || draft.document.notes.iter().any(|note| note.at as usize == at);
        if !is_known && !is_exponent(&text[..at]) {
            findings.report(at as u32..end as u32, format!("there is no note {}", &text[at..end]), "see the number of the note");
        }
    }
    for at in memchr::memmem::find_iter(text.as_bytes(), b"[^") {
        let Some(label) = text[at + 2..].split_once(']').map(|(label, _)| label).filter(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_digit())) else { continue };
        let end = at + 3 + label.len();
        let is_note = text[end..].starts_with(':');
        let is_joined = draft.document.marks.iter().any(|mark| (at..end).contains(&(mark.at as usize)));
        if !is_note && !is_joined {
            findings.report(at as u32..end as u32, format!("there is no note {label}"), "see the number of the note");
        }
    }
}

/// Whether what stands before raised digits makes them a power: `m²`, `km³`, `10⁶`.
fn is_exponent(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    !word.is_empty() && (word.len() <= 2 && word.chars().all(char::is_lowercase) || word == "10")
}
