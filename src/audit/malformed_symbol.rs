//! `malformed-symbol`: A symbol that no document can have: the series of one body with the number form of another, a missing slash or year.

use super::{Check, Cited, Confidence, Draft, Findings, Rule, Severity};
use crate::instrument::{ActKind, Number, NumberForm, Registry};
use crate::resolve::Reason;

/// The rule.
pub const RULE: Rule = Rule {
    name: "malformed-symbol",
    severity: Severity::Error,
    confidence: Confidence::High,
    what: "A symbol that no document can have: the series of one body with the number form of another, a missing slash or year.",
    why: "Readers and machines look documents up by their symbol; one that does not exist leads nowhere.",
    example: "as contained in A/RES/1325 (2000)",
    instead: "as contained in S/RES/1325 (2000)",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    for Cited { reference, id, act, .. } in draft.acts().iter().filter(|cited| *cited.reference.reason == *Reason::Symbol.as_str()) {
        let body = act.body.get();
        // Bodies whose forms the table does not tell in full are left alone.
        if body.kind != "principal organ" || act.kind != ActKind::Resolution || body.forms.contains(&NumberForm::of(&act.number)) {
            continue;
        }
        let span = reference.start..reference.end;
        let (help, instead) = meant(&act.number, draft.facts.registry);
        let message = format!("{id} is no symbol of the {}, whose resolutions are not numbered so", body.name);
        let finding = findings.report(span, message, help);
        if let Some(symbol) = instead {
            finding.instead(symbol);
        }
    }
    for (span, word) in words_with_series(&draft.source.text) {
        let is_read = draft.references.iter().any(|reference| reference.start <= span.start && span.end <= reference.end);
        let is_own = draft.document.front.symbol.as_ref().is_some_and(|id| id.as_str() == word);
        if !is_read && !is_own && !is_well_formed(word) {
            let message = format!("`{word}` looks like the symbol of a resolution and is none");
            findings.report(span, message, "symbols of resolutions are written A/RES/63/180, S/RES/1325 (2000), E/RES/2005/30");
        }
    }
}

/// What a number without its body's series can be.
fn meant(number: &Number, registry: &Registry) -> (&'static str, Option<String>) {
    match number {
        Number::OfYear(number, year) => ("a number with its year is the Security Council's", Some(format!("S/RES/{number} ({year})"))),
        Number::Own(text) => {
            let year = text.parse().ok().and_then(|number: u32| registry.year_of_council(number));
            ("the number lacks its session or year", year.map(|year| format!("S/RES/{text} ({year})")))
        }
        Number::InSession(..) => ("a session and number are the General Assembly's", Some(format!("A/RES/{number}"))),
        _ => ("see which body adopted it", None),
    }
}

/// Words of the text that hold the series of resolutions.
fn words_with_series(text: &str) -> impl Iterator<Item = (std::ops::Range<u32>, &str)> {
    memchr::memmem::find_iter(text.as_bytes(), b"RES").filter_map(move |at| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.');
        let start = text[..at].char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map_or(at, |(start, _)| start);
        let end = at + text[at..].find(|c| !is_part(c)).unwrap_or(text.len() - at);
        let word = text[start..end].trim_end_matches(['.', '-', '/']);
        let is_symbol = word.contains('/') && word.bytes().any(|b| b.is_ascii_digit()) && word.len() < 40 && word.starts_with(|c: char| c.is_ascii_uppercase());
        is_symbol.then_some((start as u32..(start + word.len()) as u32, word))
    })
}

fn is_well_formed(word: &str) -> bool {
    let mut parts = word.split('/').skip_while(|part| *part != "RES").skip(1);
    let has_series = word.contains("/RES/");
    has_series && parts.next().is_some_and(|number| number.bytes().any(|b| b.is_ascii_digit()))
}
