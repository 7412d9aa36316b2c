//! `list-order`: A list of resolutions of one body that is not in the order of their adoption.

use super::draft::adopted;
use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::{Date, InstrumentId};

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
    let acts: Vec<_> = draft.acts().collect();
    for pair in acts.windows(2) {
        let ((a, a_id, a_act), (b, b_id, b_act)) = (&pair[0], &pair[1]);
        let is_list = a.end <= b.start && a.paragraph == b.paragraph && a_act.body == b_act.body && a_act.kind == b_act.kind && joins(&draft.source.text[a.end as usize..b.start as usize]);
        if !is_list {
            continue;
        }
        let when = |id: &InstrumentId, date: Option<Date>| adopted(id).or(date).filter(|date| date.is_day());
        let is_back = match (when(a_id, a.date), when(b_id, b.date)) {
            (Some(first), Some(second)) => second < first,
            _ => std::mem::discriminant(&a_act.number) == std::mem::discriminant(&b_act.number) && b_id < a_id,
        };
        if is_back {
            let message = format!("{} stands behind {}, which was adopted later", b_id.prose(), a_id.prose());
            findings.report(b.start..b.end, message, "list resolutions in the order of their adoption");
        }
    }
}

/// Whether nothing but joiners and marks of notes stands between two members of a list.
fn joins(between: &str) -> bool {
    let bare: String = between.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '[' | ']' | '^') && !c.is_ascii_digit()).collect();
    matches!(bare.as_str(), "" | "and") && between.len() < 24
}
