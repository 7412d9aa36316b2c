//! `also-without-first`: “Recalling also” where no paragraph before it recalls anything.

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::document::{Label, Region};
use crate::lang::{Concept, Token};

/// The rule.
pub const RULE: Rule = Rule {
    name: "also-without-first",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    what: "“Recalling also” where no paragraph before it recalls anything.",
    why: "The adverb refers to a paragraph that is not there, as after one was taken out.",
    example: "Recalling also its resolution 63/180,",
    instead: "Recalling its resolution 63/180,",
    check: Check::Draft(check),
};

fn check(draft: &Draft, findings: &mut Findings) {
    let mut begun: Vec<&str> = Vec::new();
    let text = &draft.source.text;
    for (paragraph, tokens) in draft.paragraphs(&[Region::Preamble, Region::Operative]) {
        let words: Vec<&Token> = tokens.iter().skip_while(|token| !token.is_upper() || token.concept == Concept::Star).take(3).collect();
        let [first, second, third] = words.as_slice() else { continue };
        // "Encourages further efforts": there the word belongs to the noun.
        let is_noun_next = |token: &Token| token.start == second.start && !matches!(third.concept, Concept::The | Concept::Its | Concept::This | Concept::These | Concept::In | Concept::With) && third.text(text) != "that";
        let is_adverb = |token: &Token| {
            let word = token.text(text);
            word.eq_ignore_ascii_case("also") || word.eq_ignore_ascii_case("further") && !is_noun_next(token)
        };
        // "Recalling also" in the preamble, "Also requests" among the operative paragraphs.
        let (verb, adverb) = if is_adverb(first) { (second, Some(first)) } else { (first, Some(second).filter(|token| is_adverb(token))) };
        if paragraph.verb.is_none() && adverb.is_none() || matches!(paragraph.label, Some(Label::Item(..))) {
            continue;
        }
        let stem = stem(verb.text(text));
        if let Some(adverb) = adverb.filter(|_| paragraph.verb.is_some() && !begun.iter().any(|before| before.eq_ignore_ascii_case(stem))) {
            let message = format!("no paragraph before this one begins with \u{201c}{}\u{201d}", verb.text(text));
            findings.report(adverb.start..adverb.end, message, "leave the adverb out, or see which paragraph is missing");
        }
        begun.push(stem);
    }
}

/// A verb without its ending: `Recalling` and `Recalls` are one.
fn stem(verb: &str) -> &str {
    let bare = verb.strip_suffix("ing").or_else(|| verb.strip_suffix('s')).unwrap_or(verb);
    bare.trim_end_matches('e')
}
