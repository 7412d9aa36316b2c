//! `list-order`: A list of resolutions of one body that is not in the order of their adoption.

use super::{Check, Cited, Confidence, Draft, Findings, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "list-order",
    severity: Severity::Note,
    confidence: Confidence::Medium,
    what: "A list of resolutions of one body that is not in the order of their adoption.",
    why: "Lists are chronological; one that is not often hides a slip in a number.",
    example: "resolutions 64/171 of 18 December 2009 and 63/180 of 18 December 2008",
    instead: "resolutions 63/180 of 18 December 2008 and 64/171 of 18 December 2009",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for pair in draft.acts().windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        let (a, b) = (first.reference, second.reference);
        let is_list = a.end <= b.start && a.paragraph == b.paragraph && first.act.body == second.act.body && first.act.kind == second.act.kind && joins(&draft.source.text[a.end as usize..b.start as usize]);
        if !is_list {
            continue;
        }
        let when = |cited: &Cited| cited.adopted.or(cited.reference.date).filter(|date| date.is_day());
        let is_back = match (when(first), when(second)) {
            (Some(before), Some(after)) => after < before,
            _ => std::mem::discriminant(&first.act.number) == std::mem::discriminant(&second.act.number) && second.id < first.id,
        };
        if is_back {
            let message = format!("{} stands behind {}, which was adopted later", second.id.prose(), first.id.prose());
            findings.report(b.start..b.end, message, "list resolutions in the order of their adoption");
        }
    }
}

/// Whether nothing but joiners and marks of notes stands between two members of a list.
fn joins(between: &str) -> bool {
    if between.len() >= 24 {
        return false;
    }
    let bare: String = between.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '[' | ']' | '^') && !c.is_ascii_digit()).collect();
    matches!(bare.as_str(), "" | "and")
}
