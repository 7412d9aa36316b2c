//! `title-not-official`: A title that differs in a word or two from the official one.

use smallvec::SmallVec;

use super::{Check, Confidence, Draft, Findings, Rule, Severity};
use crate::document::Region;
use crate::instrument::folded;
use crate::lang::{Concept, Token, WordId};

/// The rule.
pub const RULE: Rule = Rule {
    name: "title-not-official",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    what: "A title that differs in a word or two from the official one.",
    why: "Readers who search for the title do not find it.",
    example: "the Convention on the Rights of Child",
    instead: "the Convention on the Rights of the Child",
    check: Check::Draft(check),
};

/// Most words of a title that is looked for; longer ones are known by their beginning.
const LONGEST: usize = 18;

fn check(draft: &Draft, findings: &mut Findings) {
    // What a whole title of the catalogue covers is no slip of a shorter one.
    let mut known: Vec<(u32, u32)> = draft.named().iter().map(|reference| (reference.start, reference.end)).collect();
    known.sort_unstable();
    // Titles are read with a small word more or less; that is a slip all the same.
    for reference in draft.named().iter().filter(|reference| reference.text.len() > 20) {
        let Some(row) = reference.target.as_ref().and_then(|id| draft.facts.catalogue.get(id)) else { continue };
        // Nearly all are written as they are.
        if row.all_names().any(|name| name == reference.text) {
            continue;
        }
        let shown = folded(&reference.text);
        if row.all_names().any(|name| name.eq_ignore_ascii_case(&shown)) {
            continue;
        }
        // A slip changes a word or a few letters.
        let near: SmallVec<[&str; 4]> = row.all_names().filter(|title| title.len().abs_diff(shown.len()) < 8).collect();
        if near.is_empty() {
            continue;
        }
        let small = Small::of(near.iter().copied());
        let (shown, names) = (shown.to_lowercase(), small.words());
        let own = words(&shown);
        let is_one = own.len() < 4 || names.contains(&own);
        if let Some((title, _)) = near.iter().zip(&names).find(|(_, name)| !is_one && is_slip(&own, name)) {
            let message = format!("the official title is \u{201c}{title}\u{201d}");
            findings.report(reference.start..reference.end, message, "write the title as it was adopted").instead(*title);
        }
    }
    for (_, tokens) in draft.paragraphs(&[Region::Preamble, Region::Operative, Region::Annex, Region::Footnote]) {
        // A title names its kind near its beginning, or the word for it is misspelt.
        let is_anchor = |token: &Token| match token.concept {
            Concept::Type => true,
            Concept::Word => token.word == 0 && draft.facts.lexicon.may_be_type(token.text(&draft.source.text)),
            _ => false,
        };
        let mut anchor = usize::MAX;
        let mut beginnings: SmallVec<[usize; 16]> = SmallVec::new();
        for (at, token) in tokens.iter().enumerate().rev().filter(|(_, token)| token.is_upper()) {
            if is_anchor(token) {
                anchor = at;
            }
            let is_word = !matches!(token.concept, Concept::The | Concept::An | Concept::Month);
            let begins = || at == 0 || !tokens[at - 1].is_upper() || tokens[at - 1].concept == Concept::The;
            if is_word && anchor <= at + NEAR && begins() {
                beginnings.push(at);
            }
        }
        let mut covered = 0;
        for at in beginnings.into_iter().rev() {
            if at >= covered && let Some(end) = slip_at(draft, &tokens[at..], &known, findings) {
                covered = at + end;
            }
        }
    }
}

/// How far behind its beginning the kind of a title may stand, in tokens.
const NEAR: usize = 8;

/// Whether a word in small letters stands in titles, beside those that the grammar knows.
fn stands_between(word: &str) -> bool {
    matches!(
        word,
        "against" | "relating" | "concerning" | "under" | "between" | "among" | "other" | "certain" | "all" | "or" | "into" | "without" | "through" | "towards"
    )
}

/// Reports the title with a slip that begins with the first token, and tells how many tokens it takes;
/// of a title without slip it only tells that.
fn slip_at(draft: &Draft, tokens: &[Token], known: &[(u32, u32)], findings: &mut Findings) -> Option<usize> {
    let text = &draft.source.text;
    let mut ids: SmallVec<[WordId; 24]> = SmallVec::new();
    let (mut strange, mut has_kind) = (0, false);
    // How far a title reaches that was read here.
    let read_to = || {
        let before = known.partition_point(|(start, _)| *start <= tokens[0].start);
        known[..before].iter().rev().take(3).map(|(_, end)| *end).max().unwrap_or(0)
    };
    let read_to = std::cell::LazyCell::new(read_to);
    let mut best: Option<(usize, Option<&str>)> = None;
    for (taken, token) in tokens.iter().enumerate() {
        let ends = matches!(
            token.concept,
            Concept::Semicolon | Concept::Colon | Concept::Period | Concept::Open | Concept::Quote | Concept::Finite | Concept::Have | Concept::Its
        );
        if ends || ids.len() > LONGEST {
            break;
        }
        // Small words alone stand between the others, and one word may be misspelt.
        let is_strange = token.word == 0 && token.concept == Concept::Word;
        strange += usize::from(is_strange);
        let is_other = !is_strange && !token.is_upper() && token.concept == Concept::Word;
        if is_other && !stands_between(token.text(text)) || strange > 1 {
            break;
        }
        has_kind |= token.concept == Concept::Type;
        if token.word > 0 || is_strange {
            ids.push(token.word);
        }
        let may_end = token.is_upper() && tokens.get(taken + 1).is_none_or(|next| !next.is_upper());
        // A title names its kind, unless that is the word that is misspelt.
        if !may_end || ids.len() < 3 || !has_kind && strange == 0 {
            continue;
        }
        if *read_to >= token.end {
            best = Some((taken + 1, None));
            continue;
        }
        let near = draft.facts.titles.slips_of(&ids, draft.facts.catalogue, draft.facts.lexicon);
        if near.is_empty() {
            continue;
        }
        let written = &text[tokens[0].start as usize..token.end as usize];
        let small = Small::of(near.iter().map(|(_, title)| *title));
        let (shown, names, commas) = (written.to_lowercase(), small.words(), written.matches(',').count());
        let own = words(&shown);
        if names.contains(&own) {
            best = Some((taken + 1, None));
            continue;
        }
        let is_close = |title: &str, name: &Words| title.matches(',').count() == commas && is_slip(&own, name);
        let mut close: SmallVec<[(usize, &str); 4]> =
            near.iter().zip(&names).filter(|((_, title), name)| is_close(title, name)).map(|(near, _)| *near).collect();
        close.dedup_by_key(|(row, _)| *row);
        if let [(_, title)] = close.as_slice() {
            best = Some((taken + 1, Some(title)));
        }
    }
    let (taken, title) = best?;
    let span = tokens[0].start..tokens[taken - 1].end;
    if let Some(title) = title {
        findings.report(span, format!("the official title is \u{201c}{title}\u{201d}"), "write the title as it was adopted").instead(title);
    }
    Some(taken)
}

/// The words of a title.
type Words<'t> = SmallVec<[&'t str; 24]>;

fn words(title: &str) -> Words<'_> {
    title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Titles in small letters.
struct Small(SmallVec<[String; 4]>);

impl Small {
    fn of<'t>(titles: impl Iterator<Item = &'t str>) -> Self {
        Self(titles.map(str::to_lowercase).collect())
    }

    fn words(&self) -> SmallVec<[Words<'_>; 4]> {
        self.0.iter().map(|title| words(title)).collect()
    }
}

/// Whether two titles differ by a slip: the same words in another order, a small word more or less,
/// or a few letters in one word. A number makes another instrument.
fn is_slip(a: &[&str], b: &[&str]) -> bool {
    const SMALL: [&str; 10] = ["the", "of", "and", "on", "for", "to", "in", "a", "an", "all"];
    // A year is often left out or added.
    let has_number = |words: &[&str]| words.iter().any(|word| word.bytes().any(|b| b.is_ascii_digit()));
    if a == b || a.len().abs_diff(b.len()) > 1 || has_number(a) != has_number(b) || has_number(a) && a.len() != b.len() {
        return false;
    }
    let (mut left, mut right) = (Words::from_slice(a), Words::from_slice(b));
    left.sort_unstable();
    right.sort_unstable();
    if left == right {
        return a.len() > 4;
    }
    // But for one word they must run alike.
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    if before + behind + 1 < a.len().max(b.len()) {
        return false;
    }
    let (more, less) = (only(a, b), only(b, a));
    // Number and spelling are free: "Conferences", "Revitalised".
    let is_variant = |x: &str, y: &str| x.trim_end_matches('s') == y.trim_end_matches('s') || x.replace('z', "s") == y.replace('z', "s");
    // "the Declaration and the Programme of Action" names both parts.
    let follows_and = |words: &[&str]| words.windows(2).any(|pair| pair[0] == "and" && pair[1] == "the");
    match (more.as_slice(), less.as_slice()) {
        _ if has_number(&more) || has_number(&less) => false,
        (["the"], []) if follows_and(a) => false,
        ([], [word]) | ([word], []) => SMALL.contains(word),
        ([x], [y]) if is_variant(x, y) => false,
        ([x], [y]) => {
            let most = if x.len().min(y.len()) > 7 { 2 } else { 1 };
            SMALL.contains(x) && SMALL.contains(y) || strsim::levenshtein(x, y) <= most && x.len().min(y.len()) > 3
        }
        _ => false,
    }
}

/// The words of a title that another lacks.
fn only<'t>(from: &[&'t str], other: &[&str]) -> Words<'t> {
    let mut rest = Words::from_slice(other);
    let not_in = |word: &&str| rest.iter().position(|other| other == word).map(|at| rest.remove(at)).is_none();
    from.iter().copied().filter(not_in).collect()
}
