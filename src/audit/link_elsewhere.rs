//! `link-elsewhere`: A link set by the editors that leads elsewhere than the text says.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::InstrumentId;
use crate::resolve::Status;

/// The rule.
pub const RULE: Rule = Rule {
    name: "link-elsewhere",
    severity: Severity::Error,
    confidence: Confidence::High,
    what: "A link set by the editors that leads elsewhere than the text says.",
    why: "Readers who follow the link read another document.",
    example: "<a href=\"https://undocs.org/A/RES/63/181\">resolution 63/180</a>",
    instead: "https://undocs.org/A/RES/63/180",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let mut references = draft.references.iter().collect::<Vec<_>>();
    references.sort_by_key(|reference| reference.start);
    for link in draft.source.links.iter().filter(|link| link.target.contains("undocs.org/")) {
        let inside: Vec<_> = references.iter().filter(|reference| reference.start < link.end && link.start < reference.end && !reference.short).collect();
        let [reference] = inside.as_slice() else { continue };
        let (Some(target), Ok(linked)) = (&reference.target, link.target.parse::<InstrumentId>()) else { continue };
        let has_digit = draft.text(&(link.start..link.end)).bytes().any(|b| b.is_ascii_digit());
        if has_digit && reference.status == Status::Resolved && target.is_symbol() && !leads_there(&linked, target) {
            let message = format!("the link leads to {linked}, the text says {target}");
            findings.report(link.start..link.end, message, "see which is meant").instead(target.link().unwrap_or_default());
        }
    }
}

/// Whether a link to one leads to the other: whole documents are served, double symbols by either
/// half, supplements and parts by the document that holds them.
fn leads_there(linked: &InstrumentId, target: &InstrumentId) -> bool {
    let bare = |id: &InstrumentId| {
        let whole = id.whole().unwrap_or_else(|| id.clone()).as_str().to_uppercase().replace("/DEC/", "/RES/");
        whole.trim_end_matches(|c: char| c.is_ascii_uppercase() && !whole.contains('(')).to_owned()
    };
    let (a, b) = (bare(linked), bare(target));
    a == b || a.starts_with(&format!("{b}(")) || b.starts_with(&format!("{a}(")) || b.starts_with(&format!("{a}-")) || b.ends_with(&format!("-{a}")) || a.starts_with(&format!("{b}-"))
}
