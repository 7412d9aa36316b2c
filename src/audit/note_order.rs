//! `note-order`: Footnotes whose numbers do not count on: gaps, duplicates, notes out of order.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "note-order",
    severity: Severity::Warning,
    confidence: Confidence::High,
    what: "Footnotes whose numbers do not count on: gaps, duplicates, notes out of order.",
    why: "Readers look for notes by their number.",
    example: "¹ … ² … ⁴",
    instead: "¹ … ² … ³",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for pair in draft.document.notes.windows(2) {
        let (before, note) = (&pair[0], &pair[1]);
        let wanted = before.number + 1;
        // A count that begins anew is another text's.
        if note.number == wanted || note.number == 1 {
            continue;
        }
        let message = match note.number {
            number if number == before.number => format!("note {number} stands there twice"),
            number if number > wanted => format!("note {number} follows note {}: {} missing", before.number, if number == wanted + 1 { format!("note {wanted} is") } else { format!("notes {wanted} to {} are", number - 1) }),
            number => format!("note {number} follows note {}", before.number),
        };
        let end = draft.document.tokens_of(&draft.document.paragraphs[note.paragraph]).first().map_or(note.at + 1, |token| token.start);
        findings.report(note.at..end, message, "number the notes in the order of their marks");
    }
}
