//! Acts whose number stands before their word: 第62/272、64/297和66/282号决议.

use super::list::hint_of;
use super::number::ReadNumber;
use super::{BodyList, Hint, Numbered, Scan, What};
use crate::document::date_at;
use crate::instrument::{ActKind, Date};
use crate::lang::{Concept, Token};

/// How far behind the last number of a list its word may stand, in tokens, where other words come between.
const REACH: usize = 40;

impl Scan<'_> {
    /// Reads the list of numbers that begins at a token, up to the word that tells what they are; returns the
    /// first token behind it.
    pub(super) fn act_behind(&mut self, at: usize) -> Option<usize> {
        let mut members: Vec<(usize, usize, ReadNumber)> = Vec::new();
        let mut next = at;
        let (act, end) = loop {
            let Some(read) = self.number_at(next).filter(|_| !self.is_of_date(next)) else { break (None, None) };
            let from = next - usize::from(self.concept_before(next, 1) == Some(Concept::Nth));
            let mut end = read.next;
            if self.concept(end) == Some(Concept::NumberSign) {
                end += 1;
            }
            members.push((from, end, read));
            if let Some(act) = self.concept(end).and_then(act_of) {
                break (Some(act), Some(end + 1));
            }
            match self.next_of_list(end) {
                Some(further) => next = further,
                None => break (None, Some(end)),
            }
        };
        let (_, last, _) = members.last()?;
        let is_told = act.is_some() || self.concept_before(at, 1) == Some(Concept::Nth);
        let act = act.or_else(|| self.act_ahead(*last)).unwrap_or(ActKind::Resolution);
        let next = end.unwrap_or(*last);
        if !is_told {
            return None;
        }
        let mut hint = self.hint_before(at);
        for (n, (from, to, read)) in members.iter().enumerate() {
            // "… 和理事会2019年7月8日第2019/15号": another body's begin.
            if n > 0
                && let Some(named) = self.body_named_before(self.start_of_date(*from))
            {
                hint = named;
            }
            let date = self.date_before(*from);
            let parts: Vec<Option<char>> =
                if read.parts.is_empty() { vec![None] } else { read.parts.iter().map(|part| Some(part.letter)).collect() };
            let to = if n + 1 == members.len() { next } else { *to };
            for part in parts {
                let numbered = Numbered { act, number: read.number.clone(), part, body: hint.clone() };
                self.put(*from, to, What::Numbered(numbered), date);
            }
        }
        Some(next)
    }

    /// Whether a number is the year or day of a date.
    fn is_of_date(&self, at: usize) -> bool {
        matches!(self.concept(at + 1), Some(Concept::YearSign | Concept::MonthSign | Concept::DaySign))
    }

    /// The next number of a list behind joiners, the next one's body, "its" and date.
    fn next_of_list(&self, at: usize) -> Option<usize> {
        let mut next = at;
        let mut joined = false;
        while let Some(concept) = self.concept(next) {
            match concept {
                Concept::Comma | Concept::And | Concept::Or | Concept::To | Concept::Hyphen => joined = true,
                Concept::Nth | Concept::Also | Concept::Its | Concept::Quote => {}
                Concept::Number => match date_at(self.text, &self.tokens[next..], self.lexicon) {
                    Some((_, taken)) => next += taken - 1,
                    None => break,
                },
                _ => match self.lexicon.name_at(self.text, &self.tokens[next..]).filter(|(_, named)| hint_of(named).is_some()) {
                    Some((taken, _)) => next += taken - 1,
                    None => break,
                },
            }
            next += 1;
        }
        (joined && self.number_at(next).is_some()).then_some(next)
    }

    /// What the next word for an act in the sentence says.
    fn act_ahead(&self, at: usize) -> Option<ActKind> {
        let limit = (at + REACH).min(self.tokens.len());
        (at..limit)
            .take_while(|i| self.tokens[*i].concept != Concept::Period)
            .find(|i| self.tokens[*i].concept == Concept::NumberSign && self.concept(i + 1).and_then(act_of).is_some())
            .and_then(|i| act_of(self.tokens[i + 1].concept))
    }

    /// The first token of the date that ends before a token, or the token.
    fn start_of_date(&self, at: usize) -> usize {
        [6, 4].into_iter().filter_map(|length| at.checked_sub(length)).find(|from| self.date_until(*from, at).is_some()).unwrap_or(at)
    }

    /// The date that ends right before a token.
    fn date_before(&self, at: usize) -> Option<Date> {
        self.date_until(self.start_of_date(at), at)
    }

    fn date_until(&self, from: usize, to: usize) -> Option<Date> {
        date_at(self.text, &self.tokens[from..], self.lexicon).filter(|(_, taken)| from + taken == to).map(|(date, _)| date)
    }

    /// The body whose name ends right before a token.
    pub(super) fn body_named_before(&self, at: usize) -> Option<Hint> {
        let from = at.saturating_sub(8);
        (from..at).rev().find_map(|from| {
            let (taken, named) = self.lexicon.name_at(self.text, &self.tokens[from..at])?;
            hint_of(&named).filter(|_| from + taken == at)
        })
    }

    /// How the words before the first number of a list tell the body: its name or "its" before the date, or
    /// before "on …" and "entitled …" with the number behind.
    fn hint_before(&self, at: usize) -> Hint {
        let first = at - usize::from(self.concept_before(at, 1) == Some(Concept::Nth));
        let start = self.start_of_date(first);
        // "…大会第四十二届会议通过的第6/2021号决议"
        let is_of_session = |token: &&Token| match token.concept {
            Concept::Adopted | Concept::Session | Concept::Ordinal | Concept::Nth | Concept::Of | Concept::Number => true,
            // A particle of one character.
            concept => concept == Concept::Word && token.end - token.start <= 3,
        };
        let session = start - self.tokens[..start].iter().rev().take_while(is_of_session).count();
        let has_session = self.tokens[session..start].iter().any(|token| token.concept == Concept::Session);
        let of_session = || has_session.then(|| self.body_named_before(session)).flatten();
        if let Some(hint) = self.body_named_before(start).or_else(of_session) {
            return hint;
        }
        if self.concept_before(start, 1) == Some(Concept::Its) {
            return Hint::Its(self.bodies_of_sentence());
        }
        // The nearest word in the clause that says whose, behind which a date or a subject stands.
        let is_subject =
            |at: usize| matches!(self.concept(at), Some(Concept::Number | Concept::On | Concept::Entitled | Concept::Relating));
        let its = (self.sentence..start).rev().find(|i| self.tokens[*i].concept == Concept::Its && is_subject(i + 1));
        // The bare word may be the end of a name that no table has: only where a clause begins is it a body's.
        let is_whole = |at: usize| {
            at == self.sentence
                || matches!(self.concept_before(at, 1), Some(Concept::Comma | Concept::And | Concept::Period | Concept::Finite))
        };
        let is_named = |name: &&super::BodyName| is_subject(name.tokens.end) && (!name.is_short || is_whole(name.tokens.start));
        let body = self.bodies.iter().rev().find(is_named);
        match (its, body) {
            (Some(its), body) if body.is_none_or(|name| name.tokens.start < its) => Hint::Its(self.bodies_of_sentence()),
            (_, Some(name)) => Hint::Acting(name.bodies.clone()),
            _ => {
                let named = self.bodies.iter().rev().filter(|name| !name.is_short || is_whole(name.tokens.start));
                match named.flat_map(|name| name.bodies.iter().copied()).collect::<BodyList>() {
                    bodies if bodies.is_empty() => Hint::None,
                    bodies => Hint::Before(bodies),
                }
            }
        }
    }
}

const fn act_of(concept: Concept) -> Option<ActKind> {
    match concept {
        Concept::Resolution | Concept::Resolutions => Some(ActKind::Resolution),
        Concept::Decision | Concept::Decisions => Some(ActKind::Decision),
        _ => None,
    }
}
