//! Places inside an instrument, named before or after it.

use super::{Scan, What};
use crate::instrument::Pinpoint;
use crate::lang::{Concept, Flags, Token};

impl Scan<'_> {
    /// Gives each mention of the paragraph the pinpoint that stands beside it.
    pub(super) fn pinpoints(&mut self) {
        for n in self.before..self.found.len() {
            if matches!(self.found[n].what, What::Set) {
                continue;
            }
            let span = self.found[n].span.clone();
            let from = self.tokens.partition_point(|t| t.start < span.start);
            let to = self.tokens.partition_point(|t| t.start < span.end);
            let pinpoint = self.pinpoint_behind(to).or_else(|| self.pinpoint_before(from));
            self.found[n].pinpoint = pinpoint;
        }
    }

    /// ", chap. III, sect. A", ", annex", ", in particular paragraph 5 (f) thereof".
    fn pinpoint_behind(&self, at: usize) -> Option<Pinpoint> {
        let mut from = at;
        while matches!(self.concept(from), Some(Concept::Comma | Concept::Close | Concept::Including | Concept::Particular))
            || self.concept(from) == Some(Concept::In) && self.concept(from + 1) == Some(Concept::Particular)
        {
            from += 1;
        }
        if from == at || !self.tokens.get(from).is_some_and(is_place) {
            return None;
        }
        let mut to = from + 1;
        while self.goes_on(to) {
            to += 1;
        }
        // "…, article 18 of the Covenant": the place belongs to what follows.
        let belongs_to_next = matches!(self.concept(to), Some(Concept::Of))
            && matches!(self.concept(to + 1), Some(Concept::The | Concept::Its | Concept::This));
        if belongs_to_next { None } else { self.between(from, to) }
    }

    /// "paragraph 11 (j) of", "Article 1, paragraph 3, of the", "the annex to".
    fn pinpoint_before(&self, at: usize) -> Option<Pinpoint> {
        let mut end = at;
        while end > 0 && matches!(self.tokens[end - 1].concept, Concept::The | Concept::Its | Concept::This) {
            end -= 1;
        }
        let is_joined = end > 0 && matches!(self.tokens[end - 1].concept, Concept::Of | Concept::To | Concept::In);
        if !is_joined {
            return None;
        }
        let end = end - 1;
        let mut from = end;
        while from > 0 && (is_place(&self.tokens[from - 1]) || is_inside(&self.tokens[from - 1], self.text)) && end - from < 40 {
            from -= 1;
        }
        while from < end && !is_place(&self.tokens[from]) {
            from += 1;
        }
        let mut to = end;
        while to > from && self.tokens[to - 1].concept == Concept::Comma {
            to -= 1;
        }
        if from < to { self.between(from, to) } else { None }
    }

    fn goes_on(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        if token.flags.has(Flags::PARAGRAPH) {
            return false;
        }
        match token.concept {
            Concept::Comma | Concept::And | Concept::To => {
                self.tokens.get(at + 1).is_some_and(|t| is_place(t) || t.concept == Concept::Number || t.concept == Concept::Open)
                    && self.number_at(at + 1).is_none()
            }
            Concept::Period => self.is_glued(at) && self.concept_before(at, 1).is_some_and(is_place_concept),
            _ => is_place(token) || is_inside(token, self.text),
        }
    }

    fn between(&self, from: usize, to: usize) -> Option<Pinpoint> {
        let mut to = to;
        let opens = |to: usize| self.tokens[from..to].iter().filter(|t| t.concept == Concept::Open).count();
        let closes = |to: usize| self.tokens[from..to].iter().filter(|t| t.concept == Concept::Close).count();
        while to > from
            && (matches!(self.tokens[to - 1].concept, Concept::Period | Concept::Comma | Concept::And | Concept::To)
                || self.tokens[to - 1].concept == Concept::Close && closes(to) > opens(to))
        {
            to -= 1;
        }
        if from == to {
            return None;
        }
        Pinpoint::new(&self.text[self.tokens[from].start as usize..self.tokens[to - 1].end as usize])
    }
}

fn is_place(token: &Token) -> bool {
    is_place_concept(token.concept)
}

const fn is_place_concept(concept: Concept) -> bool {
    matches!(
        concept,
        Concept::Chapter
            | Concept::Section
            | Concept::Paragraph
            | Concept::Annex
            | Concept::Annexes
            | Concept::Article
            | Concept::Part
            | Concept::Rule
            | Concept::Principle
            | Concept::Preamble
            | Concept::Volume
    )
}

/// Numbers, letters, numerals and marks that stand inside a pinpoint.
fn is_inside(token: &Token, text: &str) -> bool {
    match token.concept {
        Concept::Number
        | Concept::Open
        | Concept::Close
        | Concept::Comma
        | Concept::And
        | Concept::To
        | Concept::Hyphen
        | Concept::Period => true,
        _ => {
            let word = token.text(text);
            word.len() <= 2
                && word.bytes().all(|b| b.is_ascii_lowercase() && b != b's')
                && !matches!(
                    token.concept,
                    Concept::Of
                        | Concept::In
                        | Concept::On
                        | Concept::By
                        | Concept::An
                        | Concept::As
                        | Concept::At
                        | Concept::It
                        | Concept::Or
                )
                || token.flags.has(Flags::CAPITALS) && crate::instrument::parse_roman(word).is_some()
                || token.flags.has(Flags::CAPITALS) && word.len() == 1
        }
    }
}
