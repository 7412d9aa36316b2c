//! Named instruments: titles of the catalogue, and titles that only their form tells.

use smallvec::SmallVec;

use super::{Rows, Scan, Short, What};
use crate::document::date_at;
use crate::instrument::Date;
use crate::lang::{Concept, Flags, Language, Named, Token, TypeWord};

/// Words of a title that are looked at behind its ordinal.
const LONGEST: usize = 40;

impl Scan<'_> {
    /// Reads the longest known name that begins at a token: an instrument's or a body's.
    pub(super) fn name(&mut self, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        if !(token.is_upper() || token.concept == Concept::Number || self.may_begin_small(at)) || !self.lexicon.begins_name(token) {
            return None;
        }
        let found = self.lexicon.name_at(self.text, &self.tokens[at..]).filter(|(taken, _)| *taken >= self.least_words(at));
        let end = at + found.as_ref().map_or(1, |(taken, _)| *taken);
        if let Some((before, end, rows)) = self.name_with_ordinal(at, end, found.is_some()) {
            self.put(before, end, What::Instrument(rows), None);
            return Some(end);
        }
        let (taken, named) = found?;
        let rows: Rows = named
            .iter()
            .filter_map(|n| if let Named::Instrument(row) | Named::Acronym(row) = *n { Some(row as usize) } else { None })
            .collect();
        if rows.is_empty() {
            self.note_body(at..end, &named);
            // "the Conference" may be a body's short name and an instrument's.
            let is_either =
                taken == 1 && self.tokens[at].concept == Concept::Type && named.iter().all(|n| matches!(n, Named::BodyShort(_)));
            return (!is_either).then_some(end);
        }
        // "in Paris agreement was reached": a name of few words is one only with a capital type word.
        let is_plain = self.lexicon.writing().title_case
            && taken <= 3
            && self.tokens[at..end].iter().any(|t| t.concept == Concept::Type && !t.is_upper());
        if is_plain || self.goes_on_as_another_title(at, end) {
            return None;
        }
        if self.is_in_name_of_body(at) || self.begins_name_of_body(end) || self.is_followed_by_parties(end) {
            // No citation, but "the Convention" behind it means this one.
            self.put(at, end, What::Within(rows), None);
            return Some(end);
        }
        let is_conference = self.lexicon.is_conference(rows[0]);
        if let Some((ordinal, from)) = is_conference.then(|| self.ordinal_before(at)).flatten() {
            let title = if self.lexicon.language() == Language::English { self.title_text(at, end) } else { String::new() };
            self.put(from, end, What::Ordinal { ordinal, title, rows }, None);
            return Some(end);
        }
        let (date, to) = if is_conference { (None, end) } else { self.date_suffix(end) };
        self.put(at - usize::from(self.has_own_article(at)), to, What::Instrument(rows), date);
        self.define(to);
        Some(to)
    }

    /// Whether a title may begin with a small letter here: where capitals do not tell titles, but for "un pacte mondial".
    fn may_begin_small(&self, at: usize) -> bool {
        !self.lexicon.writing().title_case && self.concept_before(at, 1) != Some(Concept::An)
    }

    /// « L’avenir que nous voulons »: the capital is that of an article which belongs to the title.
    fn has_own_article(&self, at: usize) -> bool {
        !self.tokens[at].is_upper()
            && self.concept_before(at, 1) == Some(Concept::The)
            && self.concept_before(at, 2) == Some(Concept::Quote)
            && self.tokens[at - 1].is_upper()
    }

    /// Words that a title has at least, for what its first one is: with a small letter only long ones are titles.
    fn least_words(&self, at: usize) -> usize {
        let token = &self.tokens[at];
        match token.concept {
            _ if token.is_upper() || self.has_own_article(at) => 1,
            Concept::Number => 1,
            Concept::Type | Concept::Ordinal => 4,
            _ => 6,
        }
    }

    /// "the fourth Geneva Convention": a title whose ordinal is written small, no longer than what was
    /// read without it.
    fn name_with_ordinal(&self, at: usize, end: usize, has_other: bool) -> Option<(usize, usize, Rows)> {
        let before = at.checked_sub(1).filter(|before| self.concept(*before) == Some(Concept::Ordinal))?;
        let mut tokens: SmallVec<[Token; 16]> = self.tokens[before..(end + LONGEST).min(self.tokens.len())].into();
        tokens[0].flags = tokens[0].flags.and(Flags::UPPER);
        let (taken, named) = self.lexicon.name_at(self.text, &tokens)?;
        let rows = rows_by_title(&named);
        let is_conference = rows.first().is_none_or(|row| self.lexicon.is_conference(*row))
            && self.lexicon.writing().title_case
            && has_other
            && before + taken == end;
        (!is_conference && !rows.is_empty() && before + taken >= end).then(|| (before, before + taken, rows))
    }

    /// "third" before a conference's name: one of a series, whose place in it is part of the name.
    fn ordinal_before(&self, at: usize) -> Option<(u16, usize)> {
        let before = at.checked_sub(1)?;
        let token = &self.tokens[before];
        (token.concept == Concept::Ordinal).then(|| (self.lexicon.value_of(token), before)).filter(|(ordinal, _)| *ordinal > 1)
    }

    /// Whether a title goes on as the name of a body: "… Convention Committee", "Energy Charter
    /// secretariat".
    fn begins_name_of_body(&self, end: usize) -> bool {
        // Elsewhere the word for the body stands first.
        self.lexicon.writing().body_first
            && self.tokens.get(end).is_some_and(|t| {
                t.is_upper()
                    && t.is_spaced()
                    && (matches!(t.concept, Concept::BodyNoun | Concept::Section)
                        || t.concept == Concept::Type && self.lexicon.type_of(t).kind == "programme")
            })
    }

    /// "(the Arusha Agreement)" behind a title gives it another name.
    fn define(&mut self, end: usize) {
        if self.concept(end) != Some(Concept::Open) {
            return;
        }
        let limit = (end + 12).min(self.tokens.len());
        let Some(close) = (end + 1..limit).find(|&i| self.tokens[i].concept == Concept::Close) else { return };
        let mut from = end + 1;
        while from < close && matches!(self.tokens[from].concept, Concept::The | Concept::Quote | Concept::Hereinafter | Concept::Comma) {
            from += 1;
        }
        let mut to = close;
        while to > from && self.tokens[to - 1].concept == Concept::Quote {
            to -= 1;
        }
        if from < to
            && self.tokens[from].is_upper()
            && self.tokens[from..to].iter().all(|t| !matches!(t.concept, Concept::Number | Concept::Slash))
        {
            let name = self.title_text(from, to);
            if let Some(mention) = self.found.last_mut() {
                mention.defines = Some(name);
            }
        }
    }

    /// A longer title that only begins like a known one: "Geneva Convention" in "Geneva Convention
    /// on Road Traffic", "Declaration of Principles" followed by "on Interim …".
    fn goes_on_as_another_title(&self, at: usize, end: usize) -> bool {
        let has_tail = (at..end).any(|i| {
            matches!(self.tokens[i].concept, Concept::On | Concept::For | Concept::Relating | Concept::Against | Concept::To | Concept::Of)
        });
        let has_type = (at..end).any(|i| self.tokens[i].concept == Concept::Type);
        let goes_on = matches!(self.concept(end), Some(Concept::On | Concept::Relating | Concept::Against))
            && self
                .tokens
                .get(end + 1)
                .is_some_and(|t| t.is_upper() || t.concept == Concept::The && self.tokens.get(end + 2).is_some_and(Token::is_upper));
        goes_on && has_type && !has_tail && self.tokens[end - 1].concept == Concept::Type
    }

    /// Whether the title is part of the name of a body or meeting: "Conference of the Parties to
    /// the …", "Review Conference of the States Parties to the …".
    fn is_in_name_of_body(&self, at: usize) -> bool {
        let from = at.saturating_sub(10);
        let window = &self.tokens[from..at];
        let Some(parties) =
            window.iter().rposition(|t| (t.is_upper() || !self.lexicon.writing().title_case) && t.concept == Concept::Parties)
        else {
            return false;
        };
        let goes_on = window[parties + 1..].iter().all(|t| matches!(t.concept, Concept::To | Concept::The | Concept::Of));
        let has_meeting = window[..parties].iter().any(|t| {
            t.is_upper()
                && (matches!(t.concept, Concept::Meeting | Concept::Session | Concept::MeetingNoun | Concept::BodyNoun)
                    || t.concept == Concept::Type && self.lexicon.type_of(t).kind == "conference")
        });
        goes_on && has_meeting
    }

    /// Whether a title goes on as the name of its parties' meeting: 《联合国气候变化框架公约》缔约方会议.
    fn is_followed_by_parties(&self, end: usize) -> bool {
        let parties = end + usize::from(self.concept(end) == Some(Concept::Quote));
        self.lexicon.writing().number_first
            && self.concept(parties) == Some(Concept::Parties)
            && matches!(self.concept(parties + 1), Some(Concept::Session | Concept::Meeting | Concept::MeetingNoun | Concept::BodyNoun))
    }

    /// ", of 12 August 1949", "of 24 April 1963", "of 1971" behind a title belong to it.
    pub(super) fn date_suffix(&self, end: usize) -> (Option<Date>, usize) {
        let mut at = end + usize::from(self.concept(end) == Some(Concept::Comma));
        if self.concept(at) != Some(Concept::Of) {
            return (None, end);
        }
        at += 1;
        if let Some((date, taken)) = date_at(self.text, &self.tokens[at.min(self.tokens.len())..], self.lexicon) {
            return (Some(date), at + taken);
        }
        let year = self
            .tokens
            .get(at)
            .filter(|t| t.concept == Concept::Number)
            .and_then(|t| t.text(self.text).parse::<i16>().ok())
            .filter(|y| (1850..2100).contains(y));
        match year {
            Some(year) if self.concept(end) == Some(Concept::Of) => (Some(Date::of_year(year)), at + 1),
            _ => (None, end),
        }
    }

    /// Reads what stands around a type word that no known name covers: a title of its own, or a
    /// short form.
    pub(super) fn type_word(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        let lexicon = self.lexicon;
        let row = lexicon.type_in(self.text, token);
        if !lexicon.writing().title_case {
            return self.bare_type_word(at);
        }
        if !token.is_upper() {
            return self.small_type_word(at, &row.word, &row.kind);
        }
        let head = self.end_of_head(at);
        let left = self.left_of_title(at);
        let right = self.right_of_title(head, &row.kind);
        let determined = self.determiner(left);
        if right > head {
            if row.kind == "conference" && !self.is_conference_title(head, right) || self.is_in_name_of_body(left) {
                return right;
            }
            if self.begins_name_of_body(right) {
                return right;
            }
            if row.kind == "programme" && head == at + 1 {
                // Without "of Action" it is a body or an activity: "Joint Programme on …".
                return right;
            }
            let (date, to) = self.date_suffix(right);
            let title = self.title_text(left, right);
            self.put(left, to, What::Title { title: Some(title), kind: row.kind.clone() }, date);
            self.define(to);
            return to;
        }
        if let Some(rows) = self.shared_subject(at, head) {
            self.put(at, head, What::Instrument(rows), None);
            return head;
        }
        if self.noun_goes_on(head) {
            return head;
        }
        let Some(from) = determined.or_else(|| (left < at).then_some(left)) else { return head };
        let qualifier: Vec<String> = self.tokens[left..at]
            .iter()
            .chain(&self.tokens[at + 1..head])
            .filter(|t| !matches!(t.concept, Concept::Of | Concept::For | Concept::The))
            .map(|t| t.text(self.text).to_lowercase())
            .collect();
        let (date, to) = self.date_suffix(head + usize::from(self.concept(head) == Some(Concept::Thereof)));
        let possessor = (self.concept(from) == Some(Concept::Its)).then(|| self.bodies_of_sentence());
        if determined.is_none() && !is_suffix_type(&row.kind) {
            return head;
        }
        let thereto = self.concept(head) == Some(Concept::Thereof);
        let title = (left < at && !row.plural && is_suffix_type(&row.kind)).then(|| self.title_text(left, head));
        let start = self.tokens[left].start;
        let (word, kind) = (row.word.clone(), row.kind.clone());
        let points_back = self.tokens[from..left].iter().any(|t| matches!(t.concept, Concept::This | Concept::These | Concept::Above));
        let what = What::Short(Short { word, kind, plural: row.plural, qualifier, possessor, points_back, thereto, title, start });
        self.put(if determined.is_some() { from } else { left }, to, what, date);
        to
    }

    /// A type word alone where capitals do not tell titles: a short form, if it is written as one ("la Convention",
    /// 《公约》). What is meant is looked for among titles by the English type word that it stands for.
    fn bare_type_word(&mut self, at: usize) -> usize {
        let row = self.lexicon.type_in(self.text, &self.tokens[at]);
        let (kind, plural) = (row.kind.clone(), row.plural);
        if let Some(next) = self.belonging(at, row) {
            return next;
        }
        let token = &self.tokens[at];
        let next = self.tokens.get(at + 1);
        let is_quoted = self.concept_before(at, 1) == Some(Concept::Quote) && next.is_some_and(|next| next.concept == Concept::Quote);
        let determined = self.determiner(at);
        let is_written_so = if self.lexicon.writing().has_case {
            token.is_upper() && at > self.sentence && (determined.is_some() || !self.lexicon.writing().articles)
        } else {
            is_quoted
        };
        // Behind the word nothing may go on that would make it a title of its own.
        let goes_on = !is_quoted
            && next.is_some_and(|next| {
                matches!(next.concept, Concept::Word | Concept::Of | Concept::Relating | Concept::On | Concept::For | Concept::Against)
                    && !next.flags.has(Flags::PARAGRAPH)
            });
        if !is_written_so || goes_on || self.is_in_name_of_body(at) {
            return at + 1;
        }
        let from = determined.unwrap_or(at);
        let points_back = self.tokens[from..at].iter().any(|t| matches!(t.concept, Concept::This | Concept::These | Concept::Above));
        let short = Short {
            word: kind.clone(),
            kind,
            plural,
            qualifier: Vec::new(),
            possessor: None,
            points_back,
            thereto: false,
            title: None,
            start: token.start,
        };
        self.put(from, at + 1, What::Short(short), None);
        at + 1
    }

    /// "le Protocole facultatif s’y rapportant", "its statute": what belongs to an instrument or body named before.
    fn belonging(&mut self, at: usize, row: &TypeWord) -> Option<usize> {
        let is_optional = |i: usize| self.concept(i) == Some(Concept::Optional);
        let (before, behind) = (at.checked_sub(1).is_some_and(is_optional), is_optional(at + 1));
        let from = at - usize::from(before);
        let end = at + 1 + usize::from(behind);
        let mut first = from;
        while first > 0 && matches!(self.tokens[first - 1].concept, Concept::Quote | Concept::All | Concept::Ordinal | Concept::Number) {
            first -= 1;
        }
        let is_its = self.concept_before(first, 1) == Some(Concept::Its);
        let thereto = (end..end + 2).find(|i| self.concept(*i) == Some(Concept::Thereof));
        let is_annexed = row.kind == "protocol" && (is_its || thereto.is_some());
        let is_possessed = is_its && matches!(&*row.kind, "statute" | "charter");
        // "… к ней, касающийся …": the subject makes it a title of its own.
        let goes_on = self.tokens.get(end).is_some_and(|t| matches!(t.concept, Concept::On | Concept::Relating));
        if !is_annexed && !is_possessed || goes_on {
            return None;
        }
        let optional = (before || behind).then(|| "optional".to_owned());
        let short = Short {
            word: if row.plural || self.lexicon.writing().numberless { format!("{}s", row.kind) } else { row.kind.clone() },
            kind: row.kind.clone(),
            plural: row.plural,
            qualifier: row.qualifier.clone().or(optional).into_iter().collect(),
            possessor: is_its.then(|| self.bodies_of_sentence()),
            points_back: false,
            thereto: is_annexed,
            title: None,
            start: self.tokens[from].start,
        };
        let to = thereto.map_or(end, |i| i + 1);
        self.put(if is_its { first - 1 } else { from }, to, What::Short(short), None);
        Some(to)
    }

    /// "the Declaration and the Programme of Action on the Establishment of …": the catalogue's titles
    /// that the first head makes with the subject behind the second.
    fn shared_subject(&self, at: usize, head: usize) -> Option<Rows> {
        const LONGEST: usize = 30;
        let mut second = head;
        while matches!(self.concept(second), Some(Concept::And | Concept::Or | Concept::Slash | Concept::The | Concept::Number)) {
            second += 1;
        }
        let is_head = |at: usize| self.concept(at) == Some(Concept::Type) && self.tokens[at].is_upper();
        let second =
            (second > head && self.concept(head) == Some(Concept::And)).then(|| (second..second + 3).find(|at| is_head(*at)))??;
        let subject = self.end_of_head(second);
        let begins = matches!(self.concept(subject), Some(Concept::On | Concept::For | Concept::Relating | Concept::Against));
        let tail = self.tokens.get(subject..(subject + LONGEST).min(self.tokens.len())).filter(|_| begins)?;
        let whole: Vec<Token> = self.tokens[at..head].iter().chain(tail).copied().collect();
        let (taken, named) = self.lexicon.name_at(self.text, &whole)?;
        let rows = rows_by_title(&named);
        (taken > head - at + 1 && !rows.is_empty()).then_some(rows)
    }

    /// Whether the noun phrase goes on behind a type word, so that no short form ends there: "the
    /// Framework Agreement", "the Treaty Series", "the Energy Charter secretariat".
    fn noun_goes_on(&self, head: usize) -> bool {
        let Some(next) = self.tokens.get(head).filter(|t| t.is_spaced() && !t.flags.has(Flags::PARAGRAPH)) else { return false };
        let is_noun = next.is_upper()
            && matches!(
                next.concept,
                Concept::Word
                    | Concept::BodyNoun
                    | Concept::MeetingNoun
                    | Concept::Parties
                    | Concept::Series
                    | Concept::Section
                    | Concept::Publication
                    | Concept::Report
                    | Concept::Official
                    | Concept::Meeting
            );
        is_noun || next.concept == Concept::Type || matches!(next.text(self.text), "secretariat" | "process" | "area")
    }

    /// "its statute", "that agreement" in small letters.
    fn small_type_word(&mut self, at: usize, word: &str, kind: &str) -> usize {
        let is_own = self.concept_before(at, 1) == Some(Concept::Its) && matches!(kind, "statute" | "charter");
        if is_own && self.concept(at + 1) != Some(Concept::Of) {
            let possessor = Some(self.bodies_of_sentence());
            self.put(
                at - 1,
                at + 1,
                What::Short(Short {
                    word: word.to_owned(),
                    kind: kind.to_owned(),
                    plural: false,
                    qualifier: Vec::new(),
                    possessor,
                    points_back: false,
                    thereto: false,
                    title: None,
                    start: self.tokens[at].start,
                }),
                None,
            );
        }
        at + 1
    }

    /// "Programme of Action", "Code of Conduct": the words that make one head with the type word.
    fn end_of_head(&self, at: usize) -> usize {
        let is_numeral = self
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.flags.has(Flags::CAPITALS) && crate::instrument::parse_roman(t.text(self.text)).is_some());
        if is_numeral {
            return at + 2;
        }
        let is_tail = |i: usize| {
            matches!(
                self.word(i).to_lowercase().as_str(),
                "action" | "implementation" | "conduct" | "understanding" | "procedure" | "document"
            ) && self.tokens[i].is_upper()
        };
        if matches!(self.concept(at + 1), Some(Concept::Of | Concept::For)) && at + 2 < self.tokens.len() && is_tail(at + 2) {
            return at + 3;
        }
        if self.concept(at + 1) == Some(Concept::Document) && self.tokens[at + 1].is_upper() {
            return at + 2;
        }
        at + 1
    }

    /// The first token of the capitalised words right before a type word.
    fn left_of_title(&self, at: usize) -> usize {
        let mut left = at;
        while left > self.sentence {
            let token = &self.tokens[left - 1];
            let next = &self.tokens[left];
            let is_name = token.is_upper()
                && !(token.flags.has(Flags::PARAGRAPH)
                    || matches!(
                        token.concept,
                        Concept::This
                            | Concept::The
                            | Concept::These
                            | Concept::Its
                            | Concept::Resolution
                            | Concept::Ibid
                            | Concept::Month
                            | Concept::Including
                    )
                    || next.flags.has(Flags::PARAGRAPH)
                    || next.flags.has(Flags::CUT));
            let is_verb = token.is_upper()
                && self.lexicon.begins_verb(token)
                && (left - 1 == self.sentence || self.lexicon.verb_at(&self.tokens[left - 1..]).is_some() && self.is_participle(left - 1));
            let is_year = token.concept == Concept::Number
                && token.end - token.start == 4
                && !matches!(self.concept_before(left, 2), Some(Concept::Month));
            let is_joint = token.concept == Concept::Hyphen
                && !next.is_spaced()
                && !token.is_spaced()
                && left >= 2
                && self.tokens[left - 2].is_upper();
            let is_possessive = token.concept == Concept::Possessive && left >= 2 && self.tokens[left - 2].is_upper();
            if is_verb || !(is_name || is_year || is_joint || is_possessive) {
                break;
            }
            left -= 1;
        }
        while left < at
            && matches!(self.tokens[left].concept, Concept::Number)
            && left + 1 == at
            && self.tokens[at].concept != Concept::Type
        {
            left += 1;
        }
        left
    }

    /// The first token behind the words that go on from a head: "on the Rights of the Child".
    fn right_of_title(&self, head: usize, kind: &str) -> usize {
        use Concept::*;
        let is_conference = kind == "conference";
        let is_annexed = matches!(kind, "protocol" | "amendment" | "agreement");
        // "Agreement between A and B": the first "and" joins the parties.
        let is_between = self.concept(head) == Some(Against) && self.word(head) == "between";
        let mut is_joined = false;
        let mut end = head;
        let mut at = head;
        while let Some(token) = self.tokens.get(at) {
            let is_first = at == head;
            if token.flags.has(Flags::PARAGRAPH) {
                break;
            }
            let next = self.tokens.get(at + 1);
            let next_upper = next.is_some_and(Token::is_upper);
            match token.concept {
                On | For | To | Of | In | And | Or | An | The | At | By | From | With | As | Relating | Against | Its | All | Other => {
                    if is_first
                        && !matches!(token.concept, On | For | Of | Relating | Against | And)
                        && !(is_annexed && token.concept == To)
                    {
                        break;
                    }
                    if token.concept == Of && self.date_suffix(at).1 > at {
                        break;
                    }
                    if token.concept == On && self.concept(at + 1) == Some(Its) {
                        break;
                    }
                    let joins_parties = is_between && !is_joined;
                    is_joined |= token.concept == And;
                    if token.concept == And && !joins_parties && self.ends_at_and(at, is_first) {
                        break;
                    }
                    if token.is_upper() && !is_first {
                        end = at + 1;
                    }
                }
                Comma => {
                    if is_first || !next_upper || !self.is_list_of_title(at) {
                        break;
                    }
                }
                Colon => {
                    if !next_upper || end == head || !is_conference {
                        break;
                    }
                }
                Hyphen | Slash => {
                    let is_span = self.tokens[at - 1].concept == Number && next.is_some_and(|t| t.concept == Number);
                    if !is_span && (token.is_spaced() && !is_conference || !next_upper) {
                        break;
                    }
                }
                Possessive => {}
                Number => {
                    let is_year = token.end - token.start == 4;
                    if is_first || !is_year && self.concept_before(at, 1) != Some(No) {
                        break;
                    }
                    end = at + 1;
                }
                Resolution | Resolutions | Decision | Decisions => return head,
                Semicolon | Period | Open | Close | Quote | OpenBracket | CloseBracket | Mark | Star | NoteMark => break,
                _ if token.is_upper() => {
                    if is_first {
                        break;
                    }
                    end = at + 1;
                }
                _ => break,
            }
            at += 1;
            if at - head > 48 {
                return head;
            }
        }
        end
    }

    /// "… and the Convention", "… and its Protocols", "… and Convention on …" begin another title;
    /// "Declaration and Programme of Action" is one.
    fn ends_at_and(&self, at: usize, is_first: bool) -> bool {
        match self.concept(at + 1) {
            Some(Concept::The | Concept::Its | Concept::An) => at == 0 || !self.lexicon.begins_region(&self.tokens[at - 1..]),
            Some(Concept::Type) if self.tokens[at + 1].is_upper() => !is_first,
            _ => {
                !self.tokens.get(at + 1).is_some_and(Token::is_upper)
                    || self.tokens[at + 1..(at + 4).min(self.tokens.len())].iter().any(|t| t.concept == Concept::Type && t.is_upper())
                        && !is_first
            }
        }
    }

    /// A comma inside a title stands in a list that ends with "and": "Prevent, Combat and Eradicate".
    fn is_list_of_title(&self, at: usize) -> bool {
        let mut words = 0;
        for token in &self.tokens[at + 1..(at + 16).min(self.tokens.len())] {
            match token.concept {
                Concept::And | Concept::Or => return words > 0,
                Concept::Type if words == 0 => return false,
                Concept::Comma | Concept::Of | Concept::The | Concept::In => {}
                _ if token.is_upper() && !self.lexicon.begins_verb(token) => words += 1,
                _ => return false,
            }
        }
        false
    }

    /// A conference's own name tells its subject; "Conference of the Parties" is a body.
    fn is_conference_title(&self, head: usize, right: usize) -> bool {
        matches!(self.concept(head), Some(Concept::On | Concept::For | Concept::Against | Concept::Relating)) && right > head + 1
    }

    /// The determiner right before a token: "the", "that", "the above-mentioned", "its".
    fn determiner(&self, at: usize) -> Option<usize> {
        let mut from = at;
        while from > 0 && matches!(self.tokens[from - 1].concept, Concept::This | Concept::Above) {
            from -= 1;
        }
        match self.concept_before(from, 1) {
            Some(Concept::The | Concept::Its | Concept::These) => Some(from - 1),
            _ if from < at => Some(from),
            _ => None,
        }
    }

    /// The text of a title, white space folded.
    fn title_text(&self, from: usize, to: usize) -> String {
        let mut out = String::new();
        for (n, token) in self.tokens[from..to].iter().enumerate() {
            if n > 0 && token.is_spaced() {
                out.push(' ');
            }
            token.write_flat(self.text, &mut out);
        }
        out
    }
}

/// The rows of the catalogue among what a name stands for, those that bear it as a title.
pub(super) fn rows_by_title(named: &[Named]) -> Rows {
    named.iter().filter_map(|n| if let Named::Instrument(row) = *n { Some(row as usize) } else { None }).collect()
}

/// Whether an instrument of that type bears its name before the type word: "Incheon Declaration".
fn is_suffix_type(kind: &str) -> bool {
    matches!(
        kind,
        "convention"
            | "covenant"
            | "protocol"
            | "treaty"
            | "agreement"
            | "charter"
            | "declaration"
            | "pact"
            | "consensus"
            | "statute"
            | "compact"
            | "amendment"
            | "outcome"
            | "code"
    )
}
