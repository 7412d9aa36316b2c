//! Marks of notes: found among superscripts, brackets and plain digits, and joined to the notes by
//! the order in which both count.

use std::ops::Range;

use super::Paragraph;
use super::layout::{NoteBlock, Style};
use super::paragraph::LexedBlock;
use crate::instrument::{ActKind, Registry, is_session_numeral};
use crate::lang::{Concept, Flags, Lexicon, Token, superscript};

/// A mark in the running text that belongs to a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Offset of its first byte.
    pub at: u32,
    /// Offset behind its last byte.
    pub end: u32,
    /// Place of its note in [`super::Document::notes`].
    pub note: usize,
    /// The number that both bear.
    pub number: u32,
}

/// A note: its number and its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The number that it bears.
    pub number: u32,
    /// Offset of the mark before its text.
    pub at: u32,
    /// Place of its paragraph in [`super::Document::paragraphs`].
    pub paragraph: usize,
}

/// A place that may be a mark: where, which number it would bear, and how likely it looks.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    token: usize,
    /// Offset where the digits of the mark begin; inside the token when they are glued to a number.
    at: u32,
    number: u32,
    weight: i64,
}

/// Certain by its form: superscript, `[^3]`.
const CERTAIN: i64 = 1000;
/// The number could not exist with the digits: year 20238, resolution 76/1783.
const IMPOSSIBLE_OTHERWISE: i64 = 120;
/// Digits glued to a word or to the mark behind it.
const GLUED: i64 = 100;
/// The number without the digits is known and the number with them is not.
const KNOWN_WITHOUT: i64 = 60;
/// Digits alone between spaces.
const APART: i64 = 12;
/// The number could be read either way.
const EITHER_WAY: i64 = 4;

/// Joins marks to notes, takes the marks out of `tokens`, and gives glued digits back to the mark; `numbers` are the
/// places of the numbers among the tokens.
///
/// Of all candidates, the chain of greatest weight is kept whose numbers rise in the order of the
/// text and that stand before their note: O(c · log n) for c candidates and n notes.
pub fn join_marks(
    text: &str,
    tokens: &mut Vec<Token>,
    numbers: &[usize],
    blocks: &mut [LexedBlock],
    notes: &[NoteBlock],
    lexicon: &Lexicon,
) -> Vec<Mark> {
    let mut marks: Vec<(Candidate, usize)> = Vec::new();
    let mut repeated: Vec<(Candidate, Range<usize>)> = Vec::new();
    let mut from = 0;
    let body = blocks.iter().filter(|block| block.note.is_none()).map(|block| block.tokens.end).max().unwrap_or(0);
    let numbers = &numbers[..numbers.partition_point(|at| *at < body)];
    let raised = numbers.iter().filter(|at| tokens[**at].flags.has(Flags::SUPERSCRIPT)).count();
    for run in runs(notes) {
        let behind = numbers.partition_point(|at| tokens[*at].start < from);
        let candidates = candidates(text, &tokens[..body], &numbers[behind..], &notes[run.clone()], raised);
        repeated.extend(
            candidates.iter().filter(|candidate| candidate.weight == IMPOSSIBLE_OTHERWISE).map(|candidate| (*candidate, run.clone())),
        );
        let chain = heaviest_chain(&candidates, &notes[run.clone()]);
        from = chain.last().map_or(from, |candidate| candidate.at);
        marks.extend(chain.into_iter().map(|candidate| {
            let note = run.start
                + notes[run.clone()].iter().position(|note| note.number == candidate.number).expect("candidates bear numbers of notes");
            (candidate, note)
        }));
    }
    // A number that cannot exist ends with a mark even where its note has been cited before.
    for (candidate, run) in repeated {
        if marks.iter().all(|(other, _)| other.token != candidate.token)
            && let Some(note) = notes[run.clone()].iter().position(|note| note.number == candidate.number)
        {
            marks.push((candidate, run.start + note));
        }
    }
    take_out(text, tokens, blocks, &marks, numbers, notes, lexicon)
}

/// Stretches of notes whose numbers rise.
fn runs(notes: &[NoteBlock]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in 1..=notes.len() {
        if at == notes.len() || notes[at].number <= notes[at - 1].number {
            out.push(start..at);
            start = at;
        }
    }
    out
}

/// Every number among those given that may be a mark of the notes; `raised` of all numbers of the text are superscripts.
fn candidates(text: &str, tokens: &[Token], numbers: &[usize], notes: &[NoteBlock], raised: usize) -> Vec<Candidate> {
    let (first, last) = (notes[0].number, notes[notes.len() - 1].number);
    let mut out = Vec::new();
    let are_raised = raised * 3 > notes.len();
    for &at in numbers {
        let token = &tokens[at];
        let is_note = |number: u32| (first..=last).contains(&number);
        if token.flags.has(Flags::SUPERSCRIPT) {
            let number = token.text(text).chars().filter_map(superscript).fold(0u32, |n, digit| n.saturating_mul(10).saturating_add(digit));
            if is_note(number) {
                out.push(Candidate { token: at, at: token.start, number, weight: CERTAIN });
            }
            continue;
        }
        let digits = token.text(text);
        if digits.len() <= 3
            && !digits.starts_with('0')
            && let number = digits.parse().unwrap_or(0)
            && is_note(number)
        {
            let is_parenthesised = notes[0].style == Style::Parenthesised && in_parentheses(tokens, at);
            let weight = if is_parenthesised { Some(GLUED) } else { weight_alone(text, tokens, at) };
            let is_slashed =
                tokens.get(at + 1).is_some_and(|t| matches!(t.concept, Concept::Slash | Concept::CloseBracket) && !t.is_spaced());
            // "Human Rights, 1/ and": typescripts set the mark apart.
            let stands_apart = is_slashed
                && notes[0].style == Style::Marked
                && tokens[at + 1].concept == Concept::Slash
                && tokens
                    .get(at + 2)
                    .is_none_or(|t| t.is_spaced() || matches!(t.concept, Concept::Comma | Concept::Semicolon | Concept::Period));
            let weight = weight.or(stands_apart.then_some(GLUED));
            if let Some(weight) = weight.filter(|_| is_slashed || notes[0].style != Style::Marked) {
                out.push(Candidate { token: at, at: token.start, number, weight });
            }
        }
        if notes[0].style == Style::Marked {
            continue;
        }
        // Where marks are raised, digits behind a number are its own.
        if are_raised {
            continue;
        }
        for length in 1..digits.len().min(4) {
            let (head, tail) = digits.split_at(digits.len() - length);
            let number = tail.parse().unwrap_or(0);
            if tail.starts_with('0') || !is_note(number) {
                continue;
            }
            if let Some(weight) = weight_glued(text, tokens, at, head) {
                out.push(Candidate { token: at, at: token.end - length as u32, number, weight });
            }
        }
    }
    out
}

/// Whether a number stands alone in parentheses that follow a word without white space: `(12)`.
fn in_parentheses(tokens: &[Token], at: usize) -> bool {
    let opens = at > 1 && tokens[at - 1].concept == Concept::Open && !tokens[at - 1].is_spaced() && !tokens[at].is_spaced();
    opens && tokens.get(at + 1).is_some_and(|next| next.concept == Concept::Close && !next.is_spaced())
}

/// How likely digits of their own are a mark: glued to a word or punctuation, or alone between
/// spaces where no number is expected.
fn weight_alone(text: &str, tokens: &[Token], at: usize) -> Option<i64> {
    let token = &tokens[at];
    let before = tokens[..at].last()?;
    let next = tokens.get(at + 1);
    let is_caret = before.concept == Concept::Mark && before.text(text) == "^";
    if (is_caret || before.concept == Concept::OpenBracket) && next.is_some_and(|t| t.concept == Concept::CloseBracket) {
        return Some(if is_caret { CERTAIN } else { GLUED });
    }
    if token.is_spaced() || before.end != token.start {
        return weight_apart(before, next, token);
    }
    let is_followed_well = next.is_none_or(|t| {
        t.is_spaced()
            || matches!(t.concept, Concept::Comma | Concept::Semicolon | Concept::Period | Concept::Colon | Concept::Close | Concept::Quote)
    });
    if !is_followed_well {
        return next
            .is_some_and(|t| t.concept == Concept::Slash && !t.is_spaced() && tokens.get(at + 2).is_none_or(Token::is_spaced))
            .then_some(GLUED);
    }
    match before.concept {
        Concept::Close | Concept::Quote | Concept::Semicolon | Concept::Colon | Concept::Possessive => Some(GLUED),
        Concept::Comma | Concept::Period => {
            let inner = tokens[..at - 1].last()?;
            let is_abbreviation = before.concept == Concept::Period && is_abbreviation(inner);
            // "12,500" is a figure; "72/190,8" and "2020,3" are not.
            let is_figure = inner.concept == Concept::Number
                && token.end - token.start == 3
                && inner.end - inner.start < 4
                && tokens[..at - 2].last().is_none_or(|t| t.concept != Concept::Slash);
            (!is_abbreviation && !is_figure && inner.end == before.start).then_some(GLUED)
        }
        Concept::Number | Concept::Slash | Concept::Hyphen | Concept::Mark | Concept::Star | Concept::Open => None,
        _ if before.flags.has(Flags::CAPITALS) && before.end - before.start < 3 => None,
        Concept::Nth | Concept::NumberSign | Concept::YearSign | Concept::MonthSign => None,
        // Where letters have no case, each is like a small one.
        _ => before.text(text).chars().next_back().is_some_and(|c| c.is_lowercase() || !c.is_uppercase()).then_some(GLUED).or(Some(APART)),
    }
}

fn weight_apart(before: &Token, next: Option<&Token>, token: &Token) -> Option<i64> {
    use Concept::*;
    let expects_number = matches!(
        before.concept,
        And | Or
            | To
            | Of
            | In
            | At
            | By
            | For
            | From
            | With
            | On
            | No
            | Volume
            | Article
            | Paragraph
            | Section
            | Chapter
            | Part
            | Annex
            | Rule
            | Principle
            | Item
            | Month
            | Supplement
            | Document
            | Resolution
            | Resolutions
            | Decision
            | Decisions
            | Period
            | Slash
            | Open
            | Hyphen
            | As
            | Mark
            | Not
            | Session
            | Number
    );
    let next = next?;
    let goes_on = next.is_spaced()
        && (!next.is_upper() || next.flags.has(Flags::LINE))
        && !matches!(next.concept, Month | Number | Hyphen | Slash | Mark | Open);
    (!expects_number && token.is_spaced() && (goes_on || matches!(next.concept, Comma | Semicolon))).then_some(APART)
}

fn is_abbreviation(token: &Token) -> bool {
    use Concept::*;
    matches!(token.concept, Addendum | Corrigendum | Revision | No | Volume | Section | Chapter | Paragraph | Part | Article)
        || token.is_upper() && token.end - token.start < 4
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && matches!(&digits[..2], "18" | "19" | "20")
}

/// How likely the last digits of a number are a mark, `head` being what would be left of it.
fn weight_glued(text: &str, tokens: &[Token], at: usize, head: &str) -> Option<i64> {
    let whole = tokens[at].text(text);
    let before = |n: usize| at.checked_sub(n).map(|i| &tokens[i]);
    let concept = |n: usize| before(n).map(|t| t.concept);
    let glued = |n: usize| before(n).is_some_and(|t| t.end == tokens[at + 1 - n].start);
    if is_year(head) && matches!(concept(1), Some(Concept::Month)) {
        return Some(IMPOSSIBLE_OTHERWISE);
    }
    if is_year(head) && whole.len() > 4 {
        return Some(GLUED);
    }
    let is_number =
        concept(1) == Some(Concept::Slash) && glued(1) && concept(2) == Some(Concept::Number) && before(2).is_some_and(Token::is_spaced);
    if is_number {
        if tokens.get(at + 1).is_some_and(|t| t.is_spaced() && t.is_upper() && t.end - t.start == 1) {
            // A part letter goes on from the number.
            return None;
        }
        let act = tokens[..at].iter().rev().take(60).find_map(|t| match t.concept {
            Concept::Resolution | Concept::Resolutions => Some(ActKind::Resolution),
            Concept::Decision | Concept::Decisions => Some(ActKind::Decision),
            _ => None,
        });
        return weight_in_number(text, &tokens[at - 2], whole, head, act);
    }
    // "decision XII/327", "CBD/NP/MOP/DEC/2/714", "EC-94/DEC.210": conferences take few decisions in a session.
    let is_numeral = before(2).is_some_and(|t| is_session_numeral(t.text(text)));
    let is_act_word = |n: usize| before(n).is_some_and(|t| t.text(text).eq_ignore_ascii_case("dec"));
    let is_of_organ = before(6).is_none_or(|t| t.end - t.start == 1);
    let is_decision = match concept(1) {
        Some(Concept::Slash) => is_numeral || glued(2) && is_act_word(4) && !is_of_organ,
        Some(Concept::Period) => is_act_word(2),
        _ => false,
    };
    if is_decision && glued(1) {
        return Some(if whole.len() > 2 { IMPOSSIBLE_OTHERWISE } else { EITHER_WAY });
    }
    // "paragraph 123", "chap. 55": a number of its own may bear a mark, but nothing shows it.
    None
}

/// The same for a number behind a slash, `63/1803` or `2005/303`.
fn weight_in_number(text: &str, session: &Token, whole: &str, head: &str, act: Option<ActKind>) -> Option<i64> {
    // No session of the Assembly, the Council or a commission has adopted so many resolutions; the
    // decisions of the Assembly and the Economic and Social Council are counted in hundreds.
    const MOST: usize = 400;
    let number: usize = whole.parse().ok()?;
    if act == Some(ActKind::Decision) && whole.len() <= 3 {
        return None;
    }
    // "resolution 6/2019": some agencies write the year behind, and hold few sessions.
    let is_small = session.text(text).parse().is_ok_and(|session: u16| session <= 30);
    if is_small && is_year(whole) {
        return None;
    }
    if number > MOST || whole.len() > 3 {
        return Some(IMPOSSIBLE_OTHERWISE);
    }
    let registry = Registry::embedded();
    let session = session.text(text);
    let mut symbol = String::with_capacity(32);
    let mut is_known = |number: &str| {
        ["A/RES/", "A/HRC/RES/", "E/RES/"].iter().any(|series| {
            symbol.clear();
            symbol.extend([series, session, "/", number]);
            registry.has(&symbol)
        })
    };
    match (is_known(whole), is_known(head)) {
        (false, true) => Some(KNOWN_WITHOUT),
        (true, false) => None,
        _ => Some(EITHER_WAY),
    }
}

/// The chain of greatest weight in which numbers rise with the text, each before its note.
fn heaviest_chain(candidates: &[Candidate], notes: &[NoteBlock]) -> Vec<Candidate> {
    let Some(first) = notes.first().map(|note| note.number) else { return Vec::new() };
    let width = (notes[notes.len() - 1].number - first) as usize + 2;
    // best[k]: the heaviest chain that ends at a number ≤ first + k − 1, as (weight, candidate + 1).
    let mut best: Vec<(i64, usize)> = vec![(0, 0); width];
    let mut before = vec![0usize; candidates.len()];
    let mut last_token = usize::MAX;
    let mut pending: Vec<(usize, i64, usize)> = Vec::new();
    let settle = |pending: &mut Vec<(usize, i64, usize)>, best: &mut Vec<(i64, usize)>| {
        for (k, weight, at) in pending.drain(..) {
            for slot in &mut best[k..] {
                if slot.0 < weight {
                    *slot = (weight, at);
                } else {
                    break;
                }
            }
        }
    };
    for (i, candidate) in candidates.iter().enumerate() {
        if candidate.token != last_token {
            settle(&mut pending, &mut best);
            last_token = candidate.token;
        }
        let stands_before = notes.iter().any(|note| note.number == candidate.number && note.at > candidate.at as usize);
        if !stands_before {
            continue;
        }
        let k = (candidate.number - first) as usize + 1;
        let (weight, link) = best[k - 1];
        // Weak evidence counts only where the count goes on without a gap.
        let follows = if link == 0 { k == 1 } else { candidates[link - 1].number + 1 == candidate.number };
        if !follows && candidate.weight <= APART {
            continue;
        }
        before[i] = link;
        pending.push((k, weight + candidate.weight + i64::from(follows) * 10, i + 1));
    }
    settle(&mut pending, &mut best);
    let mut chain = Vec::new();
    let mut at = best[width - 1].1;
    while at > 0 {
        chain.push(candidates[at - 1]);
        at = before[at - 1];
    }
    chain.reverse();
    chain
}

/// Takes the tokens of marks out of the flow, superscripts without a note too, and shortens the
/// numbers that a mark was glued to.
fn take_out(
    text: &str,
    tokens: &mut Vec<Token>,
    blocks: &mut [LexedBlock],
    marks: &[(Candidate, usize)],
    numbers: &[usize],
    notes: &[NoteBlock],
    lexicon: &Lexicon,
) -> Vec<Mark> {
    let mut out = Vec::with_capacity(marks.len());
    let mut removed: Vec<usize> = Vec::with_capacity(marks.len());
    for (candidate, note) in marks {
        let token = tokens[candidate.token];
        out.push(Mark { at: candidate.at, end: token.end, note: *note, number: candidate.number });
        if candidate.at == token.start {
            removed.push(candidate.token);
            let concept = |at: usize| tokens.get(at).map(|t| t.concept);
            let (mut before, behind) = (candidate.token.wrapping_sub(1), candidate.token + 1);
            if concept(before) == Some(Concept::Mark) && concept(behind) == Some(Concept::CloseBracket) {
                removed.push(before);
                before = before.wrapping_sub(1);
            }
            let are_brackets = concept(before) == Some(Concept::OpenBracket) && concept(behind) == Some(Concept::CloseBracket);
            let are_parentheses = notes[*note].style == Style::Parenthesised && in_parentheses(tokens, candidate.token);
            if are_brackets || are_parentheses {
                removed.extend([before, behind]);
            }
            if concept(behind) == Some(Concept::Slash) && !tokens[behind].is_spaced() {
                removed.push(behind);
            }
        } else {
            let token = &mut tokens[candidate.token];
            token.end = candidate.at;
            token.word = lexicon.number(token.text(text));
        }
    }
    removed.extend(numbers.iter().copied().filter(|at| tokens[*at].flags.has(Flags::SUPERSCRIPT)));
    removed.sort_unstable();
    removed.dedup();
    out.sort_by_key(|mark| mark.at);
    take_from(tokens, blocks, &removed);
    out
}

/// Takes the tokens at those places, in rising order, out of the flow. O(tokens behind the first).
fn take_from(tokens: &mut Vec<Token>, blocks: &mut [LexedBlock], removed: &[usize]) {
    let Some(&first) = removed.first() else { return };
    let mut removed = removed.iter().copied().peekable();
    let untouched = blocks.partition_point(|block| block.tokens.end <= first);
    let behind = &mut blocks[untouched..];
    let mut kept = behind.first().map_or(tokens.len(), |block| block.tokens.start);
    for block in behind {
        let start = kept;
        let mut from = block.tokens.start;
        while from < block.tokens.end {
            let to = removed.next_if(|at| *at < block.tokens.end);
            let piece = from..to.unwrap_or(block.tokens.end);
            from = piece.end + 1;
            tokens.copy_within(piece.clone(), kept);
            kept += piece.len();
        }
        block.tokens = start..kept;
    }
    tokens.truncate(kept);
}

/// The notes with the places of their paragraphs.
pub fn notes(paragraphs: &[Paragraph], notes: &[NoteBlock]) -> Vec<Note> {
    let first = paragraphs.iter().position(|paragraph| paragraph.note.is_some()).unwrap_or(paragraphs.len());
    notes.iter().enumerate().map(|(i, note)| Note { number: note.number, at: note.at as u32, paragraph: first + i }).collect()
}
