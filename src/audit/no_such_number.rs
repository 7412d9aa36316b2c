//! `no-such-number`: A number that cannot exist: a session not yet held, a number past all that the session's body adopts, a Security Council number with the year of another.

use super::{Check, Cited, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::{ActKind, Number, Session, Sessions};
use crate::resolve::Reason;

/// The rule.
pub const RULE: Rule = Rule {
    name: "no-such-number",
    severity: Severity::Error,
    confidence: Confidence::High,
    what: "A number that cannot exist: a session not yet held, a number past all that the session's body adopts, a Security Council number with the year of another.",
    why: "The reference leads to nothing, or after a slip of one digit to another text.",
    example: "Security Council resolution 1325 (2003)",
    instead: "Security Council resolution 1325 (2000)",
    check: Check::Draft(check),
};

/// More resolutions than any session of the General Assembly has adopted since 1976 (330 in the
/// seventy-sixth).
const MOST_OF_ASSEMBLY: u32 = 400;
/// More than any session of the Human Rights Council has adopted (61 in the fifty-first).
const MOST_OF_RIGHTS_COUNCIL: u32 = 80;

fn check(draft: &Draft, findings: &mut Findings) {
    for reference in draft.references.iter().filter(|reference| *reference.reason == *Reason::NoSuchNumber.as_str()) {
        let shown = reference.text.split_whitespace().collect::<Vec<_>>().join(" ");
        findings.report(reference.start..reference.end, format!("no body can have adopted {shown}"), "see the number, the session and the date");
    }
    for Cited { reference, id, act, .. } in draft.acts().iter().filter(|cited| cited.act.kind == ActKind::Resolution) {
        if draft.facts.registry.has(id.as_str()) {
            continue;
        }
        let span = reference.start..reference.end;
        // Other organizations have General Assemblies too.
        let behind = draft.source.text[reference.end as usize..].chars().take(60).collect::<String>();
        if behind.contains("Assembly of the") {
            continue;
        }
        let prose = id.prose();
        match act.number {
            Number::OfYear(number, year) if act.body.is("security-council") => {
                let known = draft.facts.registry.year_of_council(number);
                if let Some(right) = known.filter(|right| *right != year) {
                    let finding = findings.report(span.clone(), format!("resolution {number} was adopted in {right}, not in {year}"), "the Security Council's numbers run on over the years");
                    let wrong = format!("({year})");
                    if let Some(at) = draft.text(&span).rfind(&wrong) {
                        finding.start = span.start + at as u32;
                        finding.end = finding.start + wrong.len() as u32;
                        finding.correct(format!("({right})"));
                    }
                }
            }
            Number::InSession(Session::Regular(session), number) => {
                let most = if act.body.is("general-assembly") {
                    MOST_OF_ASSEMBLY
                } else if act.body.is("human-rights-council") {
                    MOST_OF_RIGHTS_COUNCIL
                } else {
                    continue;
                };
                let opens = Sessions::embedded().span(act.body, Session::Regular(session)).and_then(|(opens, _)| opens);
                let is_ahead = opens.zip(draft.issued()).is_some_and(|(opens, issued)| opens.is_day() && opens > issued);
                if number > most || number == 0 {
                    findings.report(span, format!("{prose} cannot exist: no session adopts {number} resolutions"), "see whether a digit was added, a footnote's for instance");
                } else if is_ahead {
                    findings.report(span, format!("{prose} cannot exist yet: session {session} opened after this document was adopted"), "see the session");
                }
            }
            Number::OfSession(number, Session::Regular(session)) if act.body.is("general-assembly") && session <= 30 => {
                let run = draft.facts.registry.run_of_assembly(session);
                if !run.contains(&number) {
                    findings.report(span, format!("{prose} cannot exist: the numbers of that session lie from {} to {}", run.start, run.end.saturating_sub(1)), "the numbers ran on over the sessions until 1976; see number and session");
                }
            }
            _ => {}
        }
    }
}
