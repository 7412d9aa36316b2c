//! `note-without-mark`: A footnote to which no mark in the text leads.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "note-without-mark",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    what: "A footnote to which no mark in the text leads.",
    why: "A reader cannot tell what the note explains.",
    example: "³ See resolution 55/2 (and no ³ in the text)",
    instead: "a mark in the text, or no note",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for (place, note) in draft.document.notes.iter().enumerate() {
        if draft.document.marks.iter().any(|mark| mark.note == place) {
            continue;
        }
        let tokens = draft.document.tokens_of(&draft.document.paragraphs[note.paragraph]);
        // Plain digits are told from other numbers by their order alone, and one may have been missed.
        let text = &draft.source.text[note.at as usize..];
        let is_plain = text.starts_with(|c: char| c.is_ascii_digit()) && !text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('/');
        let end = tokens.first().map_or(note.at + 1, |token| token.start);
        let message = format!("no mark leads to note {}", note.number);
        let finding = findings.report(note.at..end, message, "set the mark where the text cites it, or take the note out");
        if is_plain {
            (finding.severity, finding.confidence) = (Severity::Note, Confidence::Low);
        }
    }
}
