//! `glued-mark`: The mark of a footnote stands as a plain digit directly behind a number.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "glued-mark",
    severity: Severity::Note,
    confidence: Confidence::Medium,
    what: "The mark of a footnote stands as a plain digit directly behind a number.",
    why: "It reads as a digit of the number: 76/178 with note 3 as 76/1783.",
    example: "resolution 76/1783 (with a footnote 3)",
    instead: "resolution 76/178³",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let text = &draft.source.text;
    for mark in &draft.document.marks {
        let (at, end) = (mark.at as usize, mark.end as usize);
        let is_plain = text[at..end].bytes().all(|b| b.is_ascii_digit());
        if is_plain && text[..at].ends_with(|c: char| c.is_ascii_digit()) {
            let message = format!("the mark of note {} reads as a digit of the number before it", mark.number);
            findings.report(mark.at..mark.end, message, "raise the mark, or set it behind the punctuation");
        }
    }
}
