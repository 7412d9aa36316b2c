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
    for told in &known.references {
        let Some(number) = told.paragraph else { continue };
        let Some(cited) = collection.get(&told.target) else { continue };
        let Some(last) = cited.last_paragraph.filter(|last| number > *last) else { continue };
        let message = format!("{} has {last} paragraphs, not {number}", cited.source);
        report(findings, known, told, message, "see the number of the paragraph");
    }
}
