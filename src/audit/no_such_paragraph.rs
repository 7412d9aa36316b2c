//! `no-such-paragraph`: A paragraph cited that the instrument, which was read, does not have.

use super::{Check, Collection, Confidence, Findings, Known, Rule, Severity, report};

/// The rule.
pub const RULE: Rule = Rule {
    name: "no-such-paragraph",
    severity: Severity::Error,
    confidence: Confidence::High,
    what: "A paragraph cited that the instrument, which was read, does not have.",
    why: "The reader looks for a paragraph that is not there.",
    example: "paragraph 45 of resolution 63/180 (which has 12)",
    instead: "the right number",
    check: Check::Collection(check),
};

fn check(known: &Known, collection: &Collection, findings: &mut Findings) {
    for (reference, _) in &known.references {
        let Some(cited) = reference.target.as_ref().and_then(|id| collection.get(id)) else { continue };
        let (Some(last), Some(pinpoint)) = (cited.last_paragraph, &reference.pinpoint) else { continue };
        let Some(number) = paragraph_of(pinpoint.as_str()).filter(|number| *number > last) else { continue };
        let message = format!("{} has {last} paragraphs, not {number}", cited.source);
        report(findings, reference, message, "see the number of the paragraph");
    }
}

/// The number of the paragraph that a pinpoint names first, if it names nothing else before.
fn paragraph_of(pinpoint: &str) -> Option<u32> {
    let rest = ["paragraphs ", "paragraph ", "paras. ", "para. "].iter().find_map(|word| pinpoint.strip_prefix(word))?;
    rest[..rest.bytes().take_while(u8::is_ascii_digit).count()].parse().ok()
}
