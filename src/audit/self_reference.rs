//! `self-reference`: A text that cites itself by its number.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::document::Region;
use crate::instrument::{Act, Number};

/// The rule.
pub const RULE: Rule = Rule {
    name: "self-reference",
    severity: Severity::Warning,
    confidence: Confidence::High,
    what: "A text that cites itself by its number.",
    why: "A text calls itself “the present resolution”; its number is given only after its adoption.",
    example: "the implementation of resolution 64/171 (in resolution 64/171)",
    instead: "the implementation of the present resolution",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let Some((id, act)) = draft.document.front.symbol.as_ref().and_then(|id| Some((id, Act::of(id.as_str())?))) else { return };
    let (Number::InSession(..) | Number::OfYear(..) | Number::InYear(..)) = act.number else { return };
    // Parts cite one another by their letters.
    if act.part.is_some() {
        return;
    }
    let number = act.number.to_string().replace('(', " (");
    let text = &draft.source.text;
    let pattern = format!("resolution {number}");
    let inside = |at: u32| {
        let of = draft.paragraph_at(at);
        of.is_some_and(|paragraph| paragraph.label.is_some() && matches!(paragraph.region, Region::Preamble | Region::Operative))
    };
    for start in memchr::memmem::find_iter(text.as_bytes(), pattern.as_bytes()) {
        let (before, behind) = (text[..start].trim_end(), &text[start + pattern.len()..]);
        let names_other = before.ends_with(|c: char| c.is_uppercase()) || before.ends_with("Council") || before.ends_with("Assembly");
        let is_part = behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
        if names_other || is_part || behind.starts_with(|c: char| c.is_ascii_digit()) || !inside(start as u32) {
            continue;
        }
        let span = start as u32..(start + pattern.len()) as u32;
        findings.report(span, format!("this is {} itself", id.prose()), "write \u{201c}the present resolution\u{201d}").instead("the present resolution");
    }
}
