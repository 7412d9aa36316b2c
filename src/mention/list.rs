//! "resolution(s)" and "decision(s)" with the numbers that follow, in lists of any length.

use std::ops::Range;

use super::{BodyList, BodyName, Hint, Numbered, Scan, What};
use crate::document::date_at;
use crate::instrument::{ActKind, Bodies, Date, Number, Registry};
use crate::lang::{Concept, Flags, Named, Names};

/// A member of a list before it is put down.
struct Member {
    from: usize,
    to: usize,
    number: Number,
    part: Option<char>,
    date: Option<Date>,
    /// Day and month without a year, to be completed by a later date.
    elided: bool,
}

impl<'d> Scan<'d> {
    /// Reads what begins at "resolution(s)" or "decision(s)".
    pub(super) fn act(&mut self, at: usize) -> usize {
        let (act, plural) = match self.tokens[at].concept {
            Concept::Resolution => (ActKind::Resolution, false),
            Concept::Resolutions => (ActKind::Resolution, true),
            Concept::Decision => (ActKind::Decision, false),
            _ => (ActKind::Decision, true),
        };
        if self.is_opening_of_own_title(at) {
            return at + 1;
        }
        let mut first = at + 1;
        while matches!(self.concept(first), Some(Concept::No | Concept::Period | Concept::Quote | Concept::Star))
            || self.concept(first) == Some(Concept::Colon) && plural
        {
            first += 1;
        }
        let is_number = self.number_at(first).is_some();
        let between = if is_number { None } else { self.body_between(first) };
        if let Some((_, _, behind)) = &between {
            first = *behind;
        }
        if let Some(next) = self.joined_by_slashes(at, first, act).or_else(|| self.without_year(at, first, act, plural)) {
            return next;
        }
        let begins_number =
            is_number || self.number_at(first).is_some() || self.bare_range(first).is_some() || plural && self.shared_tail(first).is_some();
        if !begins_number {
            if plural {
                self.open_list = Some((act, self.hint(at)));
            }
            return self.without_number(at, act, plural);
        }
        let hint = match between {
            Some((name, named, _)) => {
                self.note_body(name, &named);
                hint_of(&named).unwrap_or_else(|| self.hint(at))
            }
            None => self.hint(at),
        };
        let start = self.start_of_mention(at);
        let (members, next) = self.members(first, plural);
        let hint = self.acting_behind(at, next).or_else(|| self.hint_behind(next, &hint)).unwrap_or(hint);
        let hint = match members.first() {
            Some(member) => self.of_other_organization(at, &member.number, hint),
            None => hint,
        };
        for (n, member) in members.iter().enumerate() {
            // A member of a range that is not written out quotes the whole range.
            let from = if n == 0 || member.from == members[0].from { start } else { member.from };
            let body = hint.clone();
            self.put(
                from,
                member.to,
                What::Numbered(Numbered { act, number: member.number.clone(), part: member.part, body }),
                member.date,
            );
        }
        // Where words have cases, one and several may be written alike: "резолюции".
        let may_be_several = matches!(hint, Hint::Named(_)) && !self.lexicon.writing().endings.is_empty();
        self.open_list = (plural || members.len() > 1 || may_be_several).then_some((act, hint));
        next
    }

    /// "résolutions de l’Assemblée générale 63/180", "قرار الجمعية العامة 63/180": the body between word and number,
    /// and the first token of the number.
    fn body_between(&self, at: usize) -> Option<(Range<usize>, Names<'d>, usize)> {
        let from = self.behind_article(at);
        let (taken, mut named) = self.lexicon.name_at(self.text, self.tokens.get(from..)?)?;
        hint_of(&named)?;
        let mut next = from + taken;
        // "de la Asamblea General y del Consejo de Seguridad 60/180 y 1645 (2005)": the form tells whose each is.
        if self.concept(next) == Some(Concept::And)
            && let second = self.behind_article(next + 1)
            && let Some((taken, other)) = self.lexicon.name_at(self.text, self.tokens.get(second..)?)
            && hint_of(&other).is_some()
        {
            named.to_mut().extend_from_slice(&other);
            next = second + taken;
        }
        while matches!(self.concept(next), Some(Concept::No | Concept::Period | Concept::Quote | Concept::Close)) {
            next += 1;
        }
        let is_number = self.number_at(next).is_some() || self.bare_range(next).is_some() || self.shared_tail(next).is_some();
        is_number.then_some((from..from + taken, named, next))
    }

    /// The first token behind "of the", "de l’", "der".
    pub(super) fn behind_article(&self, at: usize) -> usize {
        let of = at + usize::from(self.concept(at) == Some(Concept::Of));
        of + usize::from(self.concept(of) == Some(Concept::The))
    }

    /// "Resolution 674 (1990)" and "Resolution adopted by …" as headings name the document itself
    /// or the next one on the page.
    fn is_opening_of_own_title(&self, at: usize) -> bool {
        at == 0
            && self.tokens[at].is_upper()
            && self.region != crate::document::Region::Footnote
            && (self.region == crate::document::Region::Header || self.is_followed_by_text)
            && self.number_at(at + 1).is_some_and(|number| {
                self.concept(number.next).is_none()
                    || number.next == self.tokens.len()
                    || self.concept(number.next) == Some(Concept::Of) && self.tokens.len() < 14
            })
    }

    /// The members of the list that begins at a token, and the first token behind it.
    fn members(&self, first: usize, plural: bool) -> (Vec<Member>, usize) {
        let mut out: Vec<Member> = Vec::new();
        let mut at = first;
        let mut end = first;
        loop {
            let before = out.len();
            if let Some(next) = self.member(at, &mut out) {
                end = next;
            } else if let Some(next) = self.bare_range(at).and_then(|(from, read)| self.range_of(at, from, &read, &mut out)) {
                end = next;
            } else if let Some(next) = self.lone_letter(at, &mut out) {
                end = next;
            } else if let Some(read) = self.shared_tail(at).filter(|_| plural) {
                let (date, elided, _) = self.date_behind(read.next);
                out.push(Member { from: at, to: at + 1, number: read.number, part: None, date, elided });
                end = at + 1;
            } else if let Some((number, date, next)) = self.year_of_date(at) {
                out.push(Member { from: at, to: next, number, part: None, date: Some(date), elided: false });
                end = next;
            } else {
                break;
            }
            if out.len() > before
                && self.is_range(end)
                && let Some(next) = self.range(end, &mut out)
            {
                end = next;
            }
            let Some(next) = self.separator(end, plural) else { break };
            at = next;
        }
        complete_dates(&mut out);
        (out, end)
    }

    /// One number with its letters and its date.
    fn member(&self, at: usize, out: &mut Vec<Member>) -> Option<usize> {
        let read = self.number_at(at)?;
        let (date, elided, next) = self.date_behind(read.next);
        if read.parts.is_empty() {
            let (part, next) = self.part_in_words(next);
            out.push(Member { from: at, to: next, number: read.number, part, date, elided });
            return Some(next);
        }
        let count = read.parts.len();
        // "217 A (III)": the letters stand inside the number, which every part shares.
        let inside = read.parts.iter().filter_map(|part| part.tokens).all(|(_, to)| to < read.next);
        for (n, part) in read.parts.into_iter().enumerate() {
            let (from, to) = match part.tokens {
                Some((from, to)) if !inside => (if n == 0 { at } else { from }, if n + 1 == count { next } else { to }),
                Some(_) if n == 0 => (at, next),
                _ => (at, next),
            };
            out.push(Member { from, to, number: read.number.clone(), part: Some(part.letter), date, elided });
        }
        Some(next)
    }

    /// "48/75, part L".
    fn part_in_words(&self, at: usize) -> (Option<char>, usize) {
        let from = at + usize::from(self.concept(at) == Some(Concept::Comma));
        let letter = self.word(from + 1);
        let is_part = self.concept(from) == Some(Concept::Part)
            && letter.len() == 1
            && letter.bytes().all(|b| b.is_ascii_uppercase())
            && !matches!(letter, "I" | "V" | "X");
        if is_part { (letter.chars().next(), from + 2) } else { (None, at) }
    }

    /// "353, 357 and 359 (1974)": the number at a token with the year or session that stands behind the
    /// last of the list; `next` is the first token behind that.
    fn shared_tail(&self, at: usize) -> Option<super::number::ReadNumber> {
        let number: u32 = self.bare_digits(at)?.parse().ok()?;
        let mut here = at;
        while self.bare_digits(here).is_some() && self.number_at(here).is_none() {
            here = self.joiner(here + 1)?;
        }
        let read = self.number_at(here).filter(|_| here > at)?;
        let number = match read.number {
            Number::OfSession(_, session) => Number::OfSession(number, session),
            Number::OfYear(_, year) => Number::OfYear(number, year),
            _ => return None,
        };
        Some(super::number::ReadNumber { number, parts: Vec::new(), next: read.next })
    }

    /// "2493 of 29 October 2019" in a list of the Security Council's: the number of the year that the date tells, where
    /// the registry has it, with the date and the first token behind it.
    fn year_of_date(&self, at: usize) -> Option<(Number, Date, usize)> {
        let number = self.bare_digits(at)?.parse().ok()?;
        let (date, _, next) = self.date_directly_behind(at + 1);
        let number = Number::OfYear(number, u16::try_from(date?.year()).ok()?);
        is_known_of_year(&number).then_some((number, date?, next))
    }

    /// The digits of a number that may be a resolution's without its year or session.
    fn bare_digits(&self, at: usize) -> Option<&str> {
        let token =
            self.tokens.get(at).filter(|t| t.concept == Concept::Number && t.end - t.start <= 4 && !t.flags.has(Flags::SUPERSCRIPT))?;
        Some(token.text(self.text))
    }

    /// "738 to 740 (VIII)": numbers that share the session behind the last.
    fn bare_range(&self, at: usize) -> Option<(u32, super::number::ReadNumber)> {
        let from: u32 = self.tokens.get(at).filter(|t| t.concept == Concept::Number)?.text(self.text).parse().ok()?;
        let joined = matches!(self.concept(at + 1), Some(Concept::To | Concept::Hyphen));
        let read = self.number_at(at + 2).filter(|_| joined)?;
        matches!(read.number, Number::OfSession(to, _) | Number::OfYear(to, _) if to > from && to - from < 100).then_some((from, read))
    }

    fn range_of(&self, at: usize, from: u32, read: &super::number::ReadNumber, out: &mut Vec<Member>) -> Option<usize> {
        let (date, elided, next) = self.date_behind(read.next);
        let each = |n: u32| match read.number {
            Number::OfSession(_, session) => Some(Number::OfSession(n, session)),
            Number::OfYear(_, year) => Some(Number::OfYear(n, year)),
            _ => None,
        };
        let (Number::OfSession(to, _) | Number::OfYear(to, _)) = read.number else { return None };
        out.extend((from..=to).filter_map(each).map(|number| Member { from: at, to: next, number, part: None, date, elided }));
        Some(next)
    }

    /// "its resolution 2282 of 27 April 2016" of the Security Council: the year is that of the date,
    /// or of the number in the registry, which knows some early sessions of the General Assembly too.
    fn without_year(&mut self, at: usize, first: usize, act: ActKind, plural: bool) -> Option<usize> {
        let token = self.tokens.get(first).filter(|t| t.concept == Concept::Number && (3..=4).contains(&(t.end - t.start)))?;
        let is_named = |id: &str| self.body_before(at).map(|name| name.bodies.iter().any(|body| body.is(id)));
        let ends = !matches!(self.concept(first + 1), Some(Concept::Slash | Concept::Open | Concept::To | Concept::Hyphen))
            && self.tokens.get(first + 1).is_none_or(|next| next.concept != Concept::Word || next.is_spaced())
            && self.number_at(first).is_none();
        if act != ActKind::Resolution || !ends {
            return None;
        }
        let number: u32 = token.text(self.text).parse().ok()?;
        if is_named(ASSEMBLY) == Some(true) {
            let number = Number::OfSession(number, Registry::embedded().session_of_assembly(number)?);
            let (date, _, next) = self.date_behind(first + 1);
            self.put(self.start_of_mention(at), next, resolution_of(ASSEMBLY, number), date);
            return Some(next);
        }
        if !is_named(COUNCIL).unwrap_or_else(|| self.issuer.is_some_and(|body| body.is(COUNCIL))) {
            return None;
        }
        let (date, _, next) = self.date_behind(first + 1);
        let year = date.and_then(|date| u16::try_from(date.year()).ok()).or_else(|| Registry::embedded().year_of_council(number))?;
        self.put(self.start_of_mention(at), next, of_council(number, year), date);
        // "Security Council resolutions 242 and 338": each has the year that the registry knows.
        let mut next = next;
        while plural && let Some(from) = self.joiner(next) {
            let bare = self.bare_digits(from).filter(|_| self.number_at(from).is_none()).and_then(|digits| digits.parse().ok());
            let Some((number, year)) = bare.and_then(|number| Some((number, Registry::embedded().year_of_council(number)?))) else { break };
            let (date, _, to) = self.date_behind(from + 1);
            self.put(from, to, of_council(number, year), date);
            next = to;
        }
        Some(next)
    }

    /// "resolutions 1267/1989/2253": three of the Security Council's or more, rising, each with the year that the registry
    /// knows; the first token behind them.
    fn joined_by_slashes(&mut self, at: usize, first: usize, act: ActKind) -> Option<usize> {
        const LEAST: usize = 3;
        // Rising from three digits on: "resolutions 1/2/3" is none of these.
        if act != ActKind::Resolution || self.concept(first + 1) != Some(Concept::Slash) || self.word(first).len() < 3 {
            return None;
        }
        let mut found: Vec<(usize, u32, u16)> = Vec::new();
        let mut place = first;
        while let Some(number) = self.bare_digits(place).and_then(|digits| digits.parse().ok())
            && let Some(year) = Registry::embedded().year_of_council(number)
            && found.last().is_none_or(|(_, last, _)| *last < number)
        {
            found.push((place, number, year));
            if self.concept(place + 1) != Some(Concept::Slash) || !self.is_glued(place + 1) || !self.is_glued(place + 2) {
                break;
            }
            place += 2;
        }
        let (last, ..) = *found.last().filter(|_| found.len() >= LEAST)?;
        let start = self.start_of_mention(at);
        for (place, number, year) in found {
            self.put(if place == first { start } else { place }, place + 1, of_council(number, year), None);
        }
        Some(last + 1)
    }

    /// "… and B of 20 September 1993": another part of the number before.
    fn lone_letter(&self, at: usize, out: &mut Vec<Member>) -> Option<usize> {
        let last = out.last().filter(|member| member.part.is_some())?;
        let text = self.word(at);
        let letter = text.chars().next().filter(|c| text.len() == 1 && c.is_ascii_uppercase())?;
        let is_next = last.part.is_some_and(|part| part < letter);
        let repeats_session = self.concept(at + 1) == Some(Concept::Open)
            && matches!(&last.number, Number::OfSession(..))
            && self.concept(at + 3) == Some(Concept::Close);
        let ends = repeats_session
            || self
                .tokens
                .get(at + 1)
                .is_none_or(|t| matches!(t.concept, Concept::Of | Concept::Comma | Concept::And | Concept::Period | Concept::Semicolon));
        if !is_next || !ends {
            return None;
        }
        let number = last.number.clone();
        let (date, elided, next) = self.date_behind(at + if repeats_session { 4 } else { 1 });
        out.push(Member { from: at, to: next, number, part: Some(letter), date, elided });
        Some(next)
    }

    /// The date that stands behind a number: directly, or behind the body whose it is ("resolución 63/180 de la
    /// Asamblea General, de 18 de diciembre de 2008"), which no mention takes in.
    fn date_behind(&self, at: usize) -> (Option<Date>, bool, usize) {
        let directly = self.date_directly_behind(at);
        if directly.0.is_some() || directly.1 {
            return directly;
        }
        let of_body = || {
            let from = self.behind_article(at);
            let (taken, named) = self.lexicon.name_at(self.text, self.tokens.get(from..)?)?;
            hint_of(&named)?;
            self.date_directly_behind(from + taken).0
        };
        let may_name = self.tokens.get(at).is_some_and(|t| t.is_upper() || matches!(t.concept, Concept::Of | Concept::The));
        (may_name.then(of_body).flatten(), false, at)
    }

    fn date_directly_behind(&self, at: usize) -> (Option<Date>, bool, usize) {
        let mut from = at;
        if self.concept(from) == Some(Concept::Comma)
            && matches!(self.concept(from + 1), Some(Concept::Of | Concept::Dated | Concept::Adopted))
        {
            from += 1;
        }
        match self.concept(from) {
            Some(Concept::Of | Concept::Dated) => from += 1,
            Some(Concept::Adopted) if self.concept(from + 1) == Some(Concept::On) => from += 2,
            _ => return (None, false, at),
        }
        if let Some((date, taken)) = date_at(self.text, &self.tokens[from.min(self.tokens.len())..], self.lexicon) {
            // "1 et 2, en date des 7 août 2015 et 17 novembre 2016": each has its own, which is not told here.
            let rest = self.tokens.get(from + taken + 1..).unwrap_or_default();
            let is_shared = !self.lexicon.writing().title_case
                && self.concept(from + taken) == Some(Concept::And)
                && date_at(self.text, rest, self.lexicon).is_some();
            if is_shared {
                return (None, false, at);
            }
            // Romance languages set a date off with commas: ", de 16 de diciembre de 2020,".
            let directly = matches!(self.concept(at), Some(Concept::Of | Concept::Dated))
                || !self.lexicon.writing().title_case && matches!(self.concept(at + 1), Some(Concept::Of | Concept::Dated));
            return (Some(date), false, if directly { from + taken } else { at });
        }
        let is_day = self
            .tokens
            .get(from)
            .is_some_and(|t| t.concept == Concept::Number && t.text(self.text).parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)));
        let has_month = self.concept(from + 1) == Some(Concept::Month);
        let goes_on = matches!(self.concept(from + 1), Some(Concept::And | Concept::Comma));
        match (is_day, has_month) {
            (true, true) => (None, true, from + 2),
            (true, false) if goes_on && self.number_at(from).is_none() => (None, true, from + 1),
            _ => (None, false, at),
        }
    }

    fn is_range(&self, at: usize) -> bool {
        matches!(self.concept(at), Some(Concept::To | Concept::Hyphen)) && self.number_at(at + 1).is_some()
    }

    /// "58/268 to 58/270": every member of the same session.
    fn range(&self, at: usize, out: &mut Vec<Member>) -> Option<usize> {
        let mut last = Vec::new();
        let next = self.member(at + 1, &mut last)?;
        let (first, last) = (out.last()?.number.clone(), last.pop()?);
        let whole = (out.last()?.from, last.to);
        for number in between(&first, &last.number) {
            out.push(Member { from: whole.0, to: whole.1, number, part: None, date: last.date, elided: false });
        }
        out.push(last);
        Some(next)
    }

    /// What stands between two members of a list; the first token behind it.
    pub(super) fn separator(&self, at: usize, plural: bool) -> Option<usize> {
        let mut next = at;
        let mut joined = false;
        while let Some(concept) = self.concept(next) {
            match concept {
                Concept::Comma | Concept::And | Concept::Or | Concept::Semicolon => joined = true,
                Concept::As if self.concept(next + 1) == Some(Concept::Well) => {
                    joined = true;
                    next += usize::from(self.concept(next + 2) == Some(Concept::As)) + 1;
                }
                Concept::Including | Concept::Also | Concept::Quote | Concept::Star => {}
                Concept::In if self.concept(next + 1) == Some(Concept::Particular) => next += 1,
                Concept::Close if joined || next == at => {}
                _ => break,
            }
            next += 1;
            if next - at > 8 {
                return None;
            }
        }
        let number = self.number_at(next);
        // A list that lost a comma goes on with a number of the same unmistakable form.
        let is_certain = |read: &super::number::ReadNumber| {
            plural && matches!(read.number, Number::OfYear(..))
                || matches!(self.concept_before(at, 1), Some(Concept::Number | Concept::Year))
                    && self.date_directly_behind(read.next).0.is_some()
        };
        let is_run_on = next == at && number.as_ref().is_some_and(is_certain);
        if !joined && !is_run_on {
            return None;
        }
        // After a singular "resolution 5/1, 5/2" only a number of the common forms goes on.
        let is_member = match &number {
            Some(read) => plural || !matches!(read.number, Number::Own(_)),
            None => plural && (self.word(next).len() == 1 || self.shared_tail(next).is_some()),
        };
        (is_member || self.year_of_date(next).is_some()).then_some(next)
    }

    /// Where the mention begins: at the body's name if it stands right before.
    fn start_of_mention(&self, at: usize) -> usize {
        let own = self.body_before(at).filter(|name| self.tokens[name.tokens.start].is_upper());
        own.map_or(at, |name| name.tokens.start)
    }

    /// How the words before "resolution" tell the body.
    fn hint(&self, at: usize) -> Hint {
        if let Some(name) = self.body_before(at) {
            let bodies = name.bodies.clone();
            return if name.is_short { Hint::Short(bodies) } else { Hint::Named(bodies) };
        }
        let mut before = at;
        while before > 0
            && matches!(self.tokens[before - 1].concept, Concept::Other | Concept::Previous | Concept::Also | Concept::Word)
            && at - before < 2
        {
            before -= 1;
        }
        if let Some(name) = self.acting_body(before) {
            return Hint::Acting(name.bodies.clone());
        }
        if matches!(self.concept_before(before, 1), Some(Concept::Its | Concept::Our)) || self.lexicon.is_own(self.word(at)) {
            return Hint::Its(self.bodies_of_sentence());
        }
        match self.bodies_of_sentence() {
            bodies if bodies.is_empty() => Hint::None,
            bodies => Hint::Before(bodies),
        }
    }

    /// The body of "the Council, in its", "the Assembly by", "the Assembly has, in" before a token.
    fn acting_body(&self, at: usize) -> Option<&BodyName> {
        let mut end = at - usize::from(matches!(self.concept_before(at, 1), Some(Concept::Its | Concept::Our)));
        if !matches!(self.concept_before(end, 1), Some(Concept::In | Concept::By)) {
            return None;
        }
        end -= 1;
        if self.concept_before(end, 1) == Some(Concept::Comma) {
            end -= 1;
        }
        let is_auxiliary = self.concept_before(end, 1) == Some(Concept::Have);
        let end = end - usize::from(is_auxiliary);
        self.bodies.iter().rev().find(|name| name.tokens.end == end)
    }

    /// The body of "In its resolution 60/178, the General Assembly", behind the list.
    fn acting_behind(&self, at: usize, next: usize) -> Option<Hint> {
        let opens = self.concept_before(at, 1) == Some(Concept::Its)
            && matches!(self.concept_before(at, 2), Some(Concept::In | Concept::By))
            && at == self.sentence + 2;
        let is_followed = self.concept(next) == Some(Concept::Comma) && self.concept(next + 1) == Some(Concept::The);
        match self.body_hint(next + 2).filter(|_| opens && is_followed)? {
            Hint::Named(bodies) | Hint::Short(bodies) => Some(Hint::Acting(bodies)),
            _ => None,
        }
    }

    /// A body named behind the list: "resolutions … of the Council", "resolution 543 (XVIII)
    /// adopted by the Economic and Social Council", "resolution 2000/22 …, on …, by the Subcommission".
    fn hint_behind(&self, next: usize, before: &Hint) -> Option<Hint> {
        if matches!(before, Hint::Named(_)) {
            return None;
        }
        if self.concept(next) == Some(Concept::Of) || !self.lexicon.writing().title_case {
            // "décision 14/4, du 30 novembre 2018, de la Conférence des Parties".
            let is_set_off = self.concept(next) == Some(Concept::Comma) && self.concept(next + 1) == Some(Concept::Of);
            let hint = self.body_hint(self.behind_article(next + usize::from(is_set_off && !self.lexicon.writing().title_case)));
            if hint.is_some() || self.concept(next) == Some(Concept::Of) {
                return hint.or_else(|| self.body_of_meeting(next));
            }
        }
        let limit = (next + 60).min(self.tokens.len());
        let mut adopted = false;
        for at in next..limit {
            match self.concept(at)? {
                Concept::Semicolon
                | Concept::Resolution
                | Concept::Resolutions
                | Concept::Decision
                | Concept::Decisions
                | Concept::This
                | Concept::These => return None,
                // Right behind the number it is "which": "المقرر 10/29 الذي اتخذ في …".
                Concept::It if at > next => return None,
                Concept::Period if self.tokens.get(at + 1).is_none_or(|t| t.is_spaced() && t.is_upper()) => return None,
                concept @ (Concept::Adopted | Concept::Dated) => {
                    adopted |= concept == Concept::Adopted;
                    let hint = self.body_of_meeting(at + 1).filter(|_| at - next < 4);
                    if hint.is_some() {
                        return hint;
                    }
                }
                Concept::By
                    if adopted && at - next < 16 || at > next && self.concept_before(at, 1) == Some(Concept::Comma) || at == next =>
                {
                    let at = at + 1 + usize::from(self.concept(at + 1) == Some(Concept::The));
                    if let Some(hint) = self.body_hint(at) {
                        return Some(hint);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The body of "at the tenth meeting of the Conference of the Parties", which begins at a token.
    fn body_of_meeting(&self, from: usize) -> Option<Hint> {
        const BETWEEN: [Concept; 5] = [Concept::In, Concept::At, Concept::Of, Concept::The, Concept::Ordinal];
        let behind = |from: usize| from + self.tokens.iter().skip(from).take_while(|token| BETWEEN.contains(&token.concept)).count();
        let meeting = behind(from);
        let is_meeting = matches!(self.concept(meeting), Some(Concept::Meeting | Concept::Session));
        is_meeting.then(|| self.body_hint(behind(meeting + 1))).flatten()
    }

    pub(super) fn body_hint(&self, at: usize) -> Option<Hint> {
        // "the Thirtieth Meeting of the Parties to …": the ordinal tells which of its meetings.
        let at = at + usize::from(self.concept(at) == Some(Concept::Ordinal));
        let (_, named) = self.lexicon.name_at(self.text, self.tokens.get(at..)?)?;
        hint_of(&named)
    }

    /// A resolution that is told right behind a document ("A/60/1009-S/2005/873, annex III,
    /// resolution 12/210") stands in that document and is another organization's.
    fn of_other_organization(&self, at: usize, number: &Number, hint: Hint) -> Hint {
        let mut before = at;
        let is_pinpoint = |concept: Concept| {
            matches!(
                concept,
                Concept::Comma | Concept::Annex | Concept::Section | Concept::Chapter | Concept::Part | Concept::Ordinal | Concept::Period
            )
        };
        while before > 0 && is_pinpoint(self.tokens[before - 1].concept)
            || before > 0
                && self.tokens[before - 1].end - self.tokens[before - 1].start <= 4
                && self.tokens[before - 1].flags.has(crate::lang::Flags::CAPITALS)
        {
            before -= 1;
        }
        let has_annex = self.tokens[before..at].iter().any(|t| matches!(t.concept, Concept::Annex | Concept::Section));
        let symbol = self.found[self.before..].last().and_then(|mention| match &mention.what {
            What::Symbol(symbol) if before > 0 && mention.span.end == self.tokens[before - 1].end => Some(symbol.as_str()),
            _ => None,
        });
        let Some(symbol) = symbol.filter(|_| has_annex) else { return hint };
        // "UNEP/CBD/COP/10/27, annex, decision X/2": a conference's document sets out its own decisions, a report those of
        // the body that makes it: "(A/64/53), chap. II, sect. A, resolution 10/6".
        let bodies = Bodies::embedded();
        let of_conference = || bodies.of_symbol(symbol.strip_prefix("UNEP/").unwrap_or(symbol));
        let issuer = bodies.reporting(symbol).or_else(|| of_conference().filter(|body| body.get().kind == "conference of parties"));
        match issuer {
            Some(body) => Hint::Named(std::iter::once(body).collect()),
            None if matches!(number, Number::InRomanSession(..)) => hint,
            None => Hint::Named(BodyList::new()),
        }
    }

    /// A number without the word before it: a list that goes on behind a title, or a number whose
    /// form and date leave no doubt.
    pub(super) fn bare_number(&mut self, at: usize) -> Option<usize> {
        // The tail of a longer form, "C-SS-4/DEC.3", is no number.
        let is_tail = at > 0
            && self.is_glued(at)
            && (matches!(self.concept_before(at, 1), Some(Concept::Hyphen | Concept::Slash | Concept::Period))
                || self.word(at - 1).ends_with(|c: char| c.is_ascii_alphabetic()));
        if is_tail {
            return self.number_at(at).map(|read| read.next);
        }
        if self.lexicon.writing().number_first
            && let Some(next) = self.act_behind(at)
        {
            return Some(next);
        }
        let read = self.number_at(at)?;
        if matches!(read.number, Number::InRomanSession(..)) && self.open_list.is_none() {
            return None;
        }
        if matches!(read.number, Number::Own(_)) && self.open_list.is_none() {
            return self.own_number(at);
        }
        let is_heading = at == 0
            && (self.concept(read.next) == Some(Concept::Period) || read.next == self.tokens.len() && !is_known_of_year(&read.number));
        if is_heading {
            return Some(read.next);
        }
        let behind_joiner = matches!(
            self.concept_before(at, 1),
            Some(
                Concept::Comma
                    | Concept::And
                    | Concept::Or
                    | Concept::Including
                    | Concept::Particular
                    | Concept::Semicolon
                    | Concept::Colon
                    | Concept::Open
                    | Concept::To
                    | Concept::In
                    | Concept::By
                    | Concept::Of
                    | Concept::With
                    | Concept::As
            )
        );
        let (act, hint) = match &self.open_list {
            Some((act, hint)) if behind_joiner => (*act, hint.clone()),
            _ => {
                let (date, _, _) = self.date_behind(read.next);
                let is_certain = is_known_of_year(&read.number)
                    || matches!(read.number, Number::OfSession(..))
                        && self.region == crate::document::Region::Footnote
                        && (at == 0 || behind_joiner)
                    || date.is_some() && at > 0 && (behind_joiner || self.region == crate::document::Region::Footnote);
                let in_words = !matches!(self.concept_before(at, 1), Some(Concept::Number | Concept::Slash | Concept::Hyphen));
                if !is_certain || !in_words {
                    return None;
                }
                (ActKind::Resolution, Hint::None)
            }
        };
        let (members, next) = self.members(at, true);
        let hint = self.hint_behind(next, &hint).unwrap_or(hint);
        for member in members {
            let body = hint.clone();
            self.put(member.from, member.to, What::Numbered(Numbered { act, number: member.number, part: member.part, body }), member.date);
        }
        Some(next)
    }

    /// A conference's own form stands for itself: "1/CP.21".
    pub(super) fn own_number(&mut self, at: usize) -> Option<usize> {
        let read = self.number_at(at)?;
        // Conferences of parties decide; the World Health Assembly resolves.
        let act = if self.tokens[at].concept == Concept::Number { ActKind::Decision } else { ActKind::Resolution };
        self.put(at, read.next, What::Numbered(Numbered { act, number: read.number, part: None, body: Hint::None }), None);
        Some(read.next)
    }
}

/// What the name of a body tells of a number beside it; `None` for the name of an instrument.
pub(super) fn hint_of(named: &[Named]) -> Option<Hint> {
    let full: BodyList =
        named.iter().filter_map(|n| if let Named::Body(body) | Named::BodyAcronym(body) = *n { Some(body) } else { None }).collect();
    if !full.is_empty() {
        return Some(Hint::Named(full));
    }
    let short: BodyList = named.iter().filter_map(|n| if let Named::BodyShort(body) = *n { Some(body) } else { None }).collect();
    (!short.is_empty()).then_some(Hint::Short(short))
}

/// Keys of the bodies whose numbers run on over the years or sessions.
const ASSEMBLY: &str = "general-assembly";
const COUNCIL: &str = "security-council";

/// A resolution of the body with that key.
fn resolution_of(body: &str, number: Number) -> What {
    let body = Hint::Named(Bodies::embedded().by_id(body).into_iter().collect());
    What::Numbered(Numbered { act: ActKind::Resolution, number, part: None, body })
}

/// A resolution of the Security Council.
fn of_council(number: u32, year: u16) -> What {
    resolution_of(COUNCIL, Number::OfYear(number, year))
}

/// `2312 (2016)` is a number that only the Security Council can mean where it has adopted it.
fn is_known_of_year(number: &Number) -> bool {
    matches!(number, Number::OfYear(..)) && Registry::embedded().has(&format!("S/RES/{number}"))
}

/// The numbers strictly between two of one session or year.
fn between(first: &Number, last: &Number) -> Vec<Number> {
    const LONGEST: u32 = 200;
    let span = |a: u32, b: u32| if b > a && b - a <= LONGEST { a + 1..b } else { 0..0 };
    match (first, last) {
        (Number::InSession(s, a), Number::InSession(t, b)) if s == t => span(*a, *b).map(|n| Number::InSession(*s, n)).collect(),
        (Number::InYear(s, a), Number::InYear(t, b)) if s == t => span(*a, *b).map(|n| Number::InYear(*s, n)).collect(),
        (Number::OfSession(a, s), Number::OfSession(b, t)) if s == t => span(*a, *b).map(|n| Number::OfSession(n, *s)).collect(),
        (Number::OfYear(a, s), Number::OfYear(b, t)) if s == t => span(*a, *b).map(|n| Number::OfYear(n, *s)).collect(),
        _ => Vec::new(),
    }
}

/// "38 (1948) of 17 January and 39 (1948) of 21 January 1948": only the year of the later date is
/// certain for the earlier one.
fn complete_dates(members: &mut [Member]) {
    let mut later: Option<Date> = None;
    for member in members.iter_mut().rev() {
        if member.elided {
            member.date = later.map(|date| Date::of_year(date.year()));
        } else if member.date.is_some() {
            later = member.date;
        }
    }
}
