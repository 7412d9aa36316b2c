//! "that resolution", acts without number, statements by a president.

use super::list::hint_of;
use super::name::rows_by_title;
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
        if let Some((to, date)) = self.act_of_body(at).or_else(|| self.act_adopted_by(at)) {
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
        // "this resolution" is the document itself, like "the present resolution".
        if words.iter().any(|word| word.eq_ignore_ascii_case("this")) {
            return None;
        }
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
        let determined =
            matches!(self.concept_before(at, 1), Some(Concept::Its | Concept::The | Concept::Possessive)) || self.body_before(at).is_some();
        if let Some((date, taken)) = date_at(self.text, &self.tokens[at + 2..], self.lexicon).filter(|_| determined) {
            return Some((at + 2 + taken, date));
        }
        let from = at + 2 + usize::from(self.concept(at + 2) == Some(Concept::The));
        let (taken, _) = self.lexicon.name_at(self.text, self.tokens.get(from..)?)?;
        if self.concept(from + taken) != Some(Concept::Of) {
            return None;
        }
        let (date, length) = date_at(self.text, self.tokens.get(from + taken + 1..)?, self.lexicon)?;
        Some((from + taken + 1 + length, date))
    }

    /// "resolution adopted by the General Assembly on 14 December 1946"; with a capital it is the heading of a text.
    fn act_adopted_by(&self, at: usize) -> Option<(usize, Date)> {
        let adopted = at + 1 + usize::from(self.concept(at + 1) == Some(Concept::Comma));
        let is_own = matches!(self.concept_before(at, 1), Some(Concept::Draft | Concept::Present | Concept::This));
        if self.concept(adopted) != Some(Concept::Adopted) || self.tokens[at].is_upper() || at == 0 || is_own {
            return None;
        }
        let from = self.behind_article(adopted + 1 + usize::from(self.concept(adopted + 1) == Some(Concept::By)));
        let (taken, names) = self.lexicon.name_at(self.text, self.tokens.get(from..)?)?;
        hint_of(&names)?;
        let on = from + taken;
        let on = on + usize::from(matches!(self.concept(on), Some(Concept::On | Concept::Of | Concept::Dated | Concept::The)));
        let (date, length) = date_at(self.text, self.tokens.get(on..)?, self.lexicon)?;
        date.is_day().then_some((on + length, date))
    }

    /// "statement by its President of 15 July 1999", where no symbol follows.
    pub(super) fn statement(&mut self, at: usize) -> Option<usize> {
        if matches!(self.concept_before(at, 1), Some(Concept::President))
            && let Some(read) = self.number_at(at + 1)
        {
            let body = Bodies::embedded().by_id("security-council").into_iter().collect();
            self.put(
                at,
                read.next,
                What::Numbered(super::Numbered {
                    act: ActKind::Statement,
                    number: read.number,
                    part: None,
                    body: super::Hint::Named(body),
                }),
                None,
            );
            return Some(read.next);
        }
        let limit = (at + 14).min(self.tokens.len());
        let president = (at + 1..limit.min(at + 5)).find(|&i| self.tokens[i].concept == Concept::President);
        let before = (1..4).any(|back| self.concept_before(at, back) == Some(Concept::President));
        let is_dated = matches!(self.concept_before(at, 1), Some(Concept::The | Concept::Its)) && self.concept(at + 1) == Some(Concept::Of);
        if president.is_none() && !before && !is_dated {
            return None;
        }
        let ends = |i: usize| {
            matches!(
                self.tokens[i].concept,
                Concept::Comma | Concept::Resolution | Concept::Resolutions | Concept::Open | Concept::Semicolon
            )
        };
        let limit = (at + 1..limit).find(|&i| ends(i)).unwrap_or(limit);
        let of = (president.unwrap_or(at)..limit).find(|&i| {
            matches!(self.tokens[i].concept, Concept::Of | Concept::On | Concept::Dated)
                && date_at(self.text, &self.tokens[i + 1..], self.lexicon).is_some()
        })?;
        let (date, taken) = date_at(self.text, &self.tokens[of + 1..], self.lexicon)?;
        let end = of + 1 + taken;
        let has_symbol =
            (at..(end + 3).min(self.tokens.len())).any(|i| self.concept(i + 1) == Some(Concept::Slash) && self.tokens[i].is_upper());
        if has_symbol {
            return None;
        }
        self.put(at, end, What::Unnumbered(ActKind::Statement), Some(date));
        Some(end)
    }

    /// `item entitled "…"`, `report entitled "…"`: what stands between the quotation marks is the
    /// title of an item or text; it cites only where it is a catalogue title as a whole.
    /// Numbers and symbols inside are still read.
    pub(super) fn entitled(&mut self, at: usize) {
        let open = at + 1;
        if self.concept(open) != Some(Concept::Quote) {
            return;
        }
        let end = (open + 60).min(self.tokens.len());
        let close = (open + 1..end).find(|&i| self.tokens[i].concept == Concept::Quote && !self.tokens[i].is_spaced()).unwrap_or(end);
        let first = open + 1 + usize::from(self.concept(open + 1) == Some(Concept::The));
        let named = self.lexicon.name_at(self.text, &self.tokens[open + 1..]).filter(|(taken, _)| open + 1 + taken == close);
        let rows = named.map(|(_, names)| rows_by_title(&names)).unwrap_or_default();
        if !rows.is_empty() && !self.tokens[first].is_upper() {
            // "The future we want": nothing in the title itself shows where it begins.
            self.put(open + 1, close, What::Instrument(rows), None);
            return;
        }
        let whole = self.lexicon.name_at(self.text, &self.tokens[first..]).is_some_and(|(taken, _)| first + taken == close);
        let from = at.saturating_sub(14).max(self.sentence);
        let is_title_of_text = self.tokens[from..at].iter().any(|t| {
            matches!(
                t.concept,
                Concept::Item
                    | Concept::Report
                    | Concept::Resolution
                    | Concept::Resolutions
                    | Concept::Decision
                    | Concept::Section
                    | Concept::Chapter
            )
        });
        if is_title_of_text && !whole {
            self.title_until = close;
        }
    }
}
