//! `ibid-unclear`: “Ibid.” where no source stands before it, or several do.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::document::Region;
use crate::resolve::Status;

/// The rule.
pub const RULE: Rule = Rule {
    name: "ibid-unclear",
    severity: Severity::Note,
    confidence: Confidence::High,
    what: "“Ibid.” where no source stands before it, or several do.",
    why: "The reader cannot tell which source is meant.",
    example: "¹ Ibid., annex.",
    instead: "the source itself",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for reference in draft.references.iter().filter(|reference| reference.region == Region::Footnote && reference.text.trim_start().to_lowercase().starts_with("ibid")) {
        let message = match reference.status {
            Status::Resolved => continue,
            Status::Ambiguous => format!("the note before cites {} sources; which of them is meant?", reference.candidates.len()),
            Status::Unresolved => "no source stands in the note before".to_owned(),
        };
        findings.report(reference.start..reference.end, message, "name the source again");
    }
}
