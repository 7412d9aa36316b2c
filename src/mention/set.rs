//! Sets of resolutions or decisions without numbers: "all relevant Security Council resolutions".

use super::{Scan, What};
use crate::document::date_at;
use crate::instrument::ActKind;
use crate::lang::{Concept, Flags, Named, Token};

impl Scan<'_> {
    /// Reads a plural that no number follows, if the words around make it a set of somebody's.
    pub(super) fn set(&mut self, at: usize, act: ActKind) -> usize {
        let from = self.start_of_set(at);
        let last = self.last_of_pair(at);
        let (to, tells) = self.end_of_set(last);
        let is_draft = self.tokens[from..at].iter().any(|t| matches!(t.concept, Concept::Draft | Concept::Present));
        // "Resolutions Adopted by …", "Resolutions adopted on the reports of …" at the head of a page
        // are titles of a volume; "decisions on mandates" are nobody's.
        let is_title = |next: &Token| next.is_upper() || at == 0 && next.concept == Concept::Adopted;
        let is_both = last > at && self.tokens[last].is_upper();
        let is_volume = self.tokens[at].is_upper() && (is_both || self.tokens.get(at + 1).is_some_and(is_title));
        let has_body = self.bodies_within(from, to);
        if is_draft || is_volume || from == at && (!tells || act == ActKind::Decision && !has_body) {
            return at + 1;
        }
        self.put(from, to, What::Set, None);
        // What stands inside the tail is read again: a title there is a reference of its own.
        last + 1
    }

    /// "resolutions and decisions", "resolutions, decisions": one set of both.
    fn last_of_pair(&self, at: usize) -> usize {
        let mut last = at;
        while let Some(next) = self.joiner(last + 1) {
            if self.is_plural_act(next) && self.number_at(next + 1).is_none() {
                last = next;
            } else if let Some(end) = self.statements_at(next + usize::from(self.concept(next) == Some(Concept::The))) {
                last = end;
            } else {
                break;
            }
        }
        last
    }

    /// "statements of its President", "presidential statements" from a token, neither dated nor with
    /// a symbol: their last word.
    fn statements_at(&self, at: usize) -> Option<usize> {
        let is_of_president = matches!(self.concept(at + 1), Some(Concept::Of | Concept::By))
            && matches!(self.concept(at + 2), Some(Concept::Its | Concept::The))
            && self.concept(at + 3) == Some(Concept::President);
        let end = match self.concept(at)? {
            Concept::Statements if is_of_president => at + 3,
            Concept::President if self.concept(at + 1) == Some(Concept::Statements) => at + 1,
            _ => return None,
        };
        let from = end + 1 + usize::from(matches!(self.concept(end + 1), Some(Concept::Of | Concept::Dated | Concept::Open)));
        let is_dated = self.tokens.get(from..).is_some_and(|behind| date_at(self.text, behind, self.lexicon).is_some());
        let has_symbol = self.tokens.get(from).is_some_and(Token::is_upper) && self.concept(from + 1) == Some(Concept::Slash);
        (!is_dated && !has_symbol).then_some(end)
    }

    /// Reads a set of a president's statements: "all relevant statements of its President on …".
    pub(super) fn set_of_statements(&mut self, at: usize) -> Option<usize> {
        let first = at - usize::from(self.concept_before(at, 1) == Some(Concept::President));
        let end = self.statements_at(first)?;
        let from = self.start_of_set(first);
        let (to, tells) = self.end_of_set(end);
        // "… on the situation in …, S/PRST/2012/29": those are told one by one.
        let has_symbol = (end..to).any(|i| self.tokens[i].is_upper() && self.concept(i + 1) == Some(Concept::Slash));
        if has_symbol || from == first && !tells && end == at {
            return None;
        }
        self.put(from, to, What::Set, None);
        Some(end + 1)
    }

    fn is_plural_act(&self, at: usize) -> bool {
        matches!(self.concept(at), Some(Concept::Resolutions | Concept::Decisions))
    }

    /// Whether a body is named between two tokens.
    fn bodies_within(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| {
            self.tokens[i].is_upper()
                && self.lexicon.begins_name(&self.tokens[i])
                && self
                    .lexicon
                    .name_at(self.text, &self.tokens[i..to])
                    .is_some_and(|(_, names)| names.iter().any(|n| !matches!(n, Named::Instrument(_) | Named::Acronym(_))))
        })
    }

    /// The first word of the noun phrase: "its previous", "all other relevant", a body's name.
    fn start_of_set(&self, at: usize) -> usize {
        use Concept::*;
        let mut from = at;
        loop {
            if let Some(name) = self.bodies.iter().rev().find(|name| name.tokens.end == from) {
                from = name.tokens.start;
                continue;
            }
            let Some(before) = from.checked_sub(1).map(|i| &self.tokens[i]) else { break };
            let belongs = match before.concept {
                Its | Our | The | All | Other | Previous | These | Possessive | Present | Draft => true,
                And | Comma => {
                    let further = from.checked_sub(2).map(|i| self.tokens[i].concept);
                    matches!(further, Some(Other | Previous))
                        || before.concept == And && self.bodies.iter().any(|name| name.tokens.end == from - 1)
                }
                Word | BodyNoun | MeetingNoun | Parties => {
                    !before.is_upper()
                        && from < self.tokens.len()
                        && matches!(self.concept_before(from, 2), Some(The | Its | All | Other | Previous | Possessive))
                }
                _ => false,
            };
            if !belongs || before.flags.has(Flags::PARAGRAPH) {
                break;
            }
            from -= 1;
            if matches!(before.concept, Its | Our | The) && self.concept_before(from, 1) != Some(All) {
                break;
            }
        }
        from
    }

    /// The first token behind the noun phrase, and whether its tail says whose or on what.
    fn end_of_set(&self, at: usize) -> (usize, bool) {
        use Concept::*;
        let opens = matches!(self.concept(at + 1), Some(Of | On | Relating | Adopted | In))
            || self.concept(at + 1) == Some(Word) && self.word(at + 1) == "calling";
        if !opens || self.concept(at + 1) == Some(In) {
            return (at + 1, false);
        }
        let mut to = at + 1;
        while let Some(token) = self.tokens.get(to) {
            let ends = match token.concept {
                Comma | Semicolon | Period | Colon | Close | Quote | CloseBracket | Open | Finite | Have => true,
                // "… of the Security Council to improve": what they shall do is no part of their name.
                To if self.tokens[to - 1].is_upper() => self.tokens.get(to + 1).is_some_and(|t| !t.is_upper() && t.concept != The),
                And if (to + 1..to + 6).any(|next| self.is_plural_act(next)) => true,
                And if self.tokens[at + 1..to].iter().any(|t| t.concept == Against)
                    && !self.tokens[at + 1..to].iter().any(|t| t.concept == And) =>
                {
                    false
                }
                And => {
                    self.tokens.get(to + 1).is_some_and(|t| self.lexicon.begins_verb(t) && !t.is_upper())
                        || matches!(self.concept(to + 1), Some(The | Its | All | Other)) && self.concept(at + 1) != Some(Of)
                }
                As if self.concept(to + 1) == Some(Well) => true,
                _ => token.flags.has(Flags::PARAGRAPH) || to > at + 40,
            };
            if ends {
                break;
            }
            to += 1;
        }
        while to > at + 1 && matches!(self.concept_before(to, 1), Some(And | Or)) {
            to -= 1;
        }
        (to, to > at + 2)
    }
}
