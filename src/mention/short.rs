//! "that resolution", acts without number, statements by a president.

use super::{Scan, What};
use crate::document::date_at;
use crate::instrument::{ActKind, Bodies, Date};
use crate::lang::Concept;

impl Scan<'_> {
    /// Reads "resolution" or "decision" that no number follows.
    pub(super) fn without_number(&mut self, at: usize, act: ActKind, plural: bool) -> usize {
        if let Some(from) = self.points_back(at, plural) {
            self.put(from, at + 1, What::Pronoun { act, plural }, None);
            return at + 1;
        }
        if plural {
            return self.set(at, act);
        }
        if let Some((to, date)) = self.act_of_body(at) {
            self.put(at, to, What::Unnumbered(act), Some(date));
            return to;
        }
        at + 1
    }

    /// Where "that", "the said", "these" begins; `None` where the word does not point back.
    fn points_back(&self, at: usize, plural: bool) -> Option<usize> {
        let mut from = at;
        while from > 0 && matches!(self.tokens[from - 1].concept, Concept::This | Concept::Above | Concept::These) && at - from < 3 {
            from -= 1;
        }
        if from == at || self.concept_before(at, 1) == Some(Concept::Draft) {
            return None;
        }
        let words: Vec<&str> = (from..at).map(|i| self.word(i)).collect();
        let is_conjunction = plural && words.iter().all(|word| word.eq_ignore_ascii_case("that") || word.eq_ignore_ascii_case("this"));
        let is_plural_only = !plural && words.iter().any(|word| word.eq_ignore_ascii_case("these") || word.eq_ignore_ascii_case("those"));
        if is_conjunction || is_plural_only {
            return None;
        }
        let with_article = self.concept_before(from, 1) == Some(Concept::The);
        Some(if with_article { from - 1 } else { from })
    }

    /// "decision of the Conference on Disarmament of 13 February 1992".
    fn act_of_body(&self, at: usize) -> Option<(usize, Date)> {
        if self.concept(at + 1) != Some(Concept::Of) {
            return None;
        }
        let from = at + 2 + usize::from(self.concept(at + 2) == Some(Concept::The));
        let (taken, _) = self.lexicon.name_at(self.text, self.tokens.get(from..)?)?;
        if self.concept(from + taken) != Some(Concept::Of) {
            return None;
        }
        let (date, length) = date_at(self.text, self.tokens.get(from + taken + 1..)?, self.lexicon)?;
        Some((from + taken + 1 + length, date))
    }

    /// "statement by its President of 15 July 1999", where no symbol follows.
    pub(super) fn statement(&mut self, at: usize) -> Option<usize> {
        if matches!(self.concept_before(at, 1), Some(Concept::President)) {
            if let Some(read) = self.number_at(at + 1) {
                let body = Bodies::embedded().by_id("security-council").into_iter().collect();
                self.put(at, read.next, What::Numbered(super::Numbered { act: ActKind::Statement, number: read.number, part: None, body: super::Hint::Named(body) }), None);
                return Some(read.next);
            }
        }
        let limit = (at + 14).min(self.tokens.len());
        let president = (at + 1..limit.min(at + 5)).find(|&i| self.tokens[i].concept == Concept::President);
        let before = (1..4).any(|back| self.concept_before(at, back) == Some(Concept::President));
        if president.is_none() && !before {
            return None;
        }
        let of = (president.unwrap_or(at)..limit).find(|&i| matches!(self.tokens[i].concept, Concept::Of | Concept::On | Concept::Dated) && date_at(self.text, &self.tokens[i + 1..], self.lexicon).is_some())?;
        let (date, taken) = date_at(self.text, &self.tokens[of + 1..], self.lexicon)?;
        let end = of + 1 + taken;
        let has_symbol = (at..(end + 3).min(self.tokens.len())).any(|i| self.concept(i + 1) == Some(Concept::Slash) && self.tokens[i].is_upper());
        if has_symbol {
            return None;
        }
        self.put(at, end, What::Unnumbered(ActKind::Statement), Some(date));
        Some(end)
    }
}
