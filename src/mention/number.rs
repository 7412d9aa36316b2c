//! Numbers of resolutions and decisions in each form.

use std::borrow::Cow;

use super::{Hint, Scan};
use crate::instrument::{BodyRef, Number, NumberForm, Session, is_session_numeral, parse_roman};
use crate::lang::{Concept, Flags};

/// A number read from the text: the number, the part letters that stand with it (with the tokens
/// each takes), and the first token behind it.
pub(super) struct ReadNumber {
    pub number: Number,
    pub parts: Vec<PartLetter>,
    pub next: usize,
}

/// One part letter; `written` is where it stands, `None` for a letter inside a range.
pub(super) struct PartLetter {
    pub letter: char,
    pub tokens: Option<(usize, usize)>,
}

impl Scan<'_> {
    /// Reads the number that begins at a token.
    pub(super) fn number_at(&self, at: usize) -> Option<ReadNumber> {
        let token = self.tokens.get(at)?;
        let next = self.tokens.get(at + 1)?;
        // Most numbers and capitals of a text are followed by nothing that makes them one of these.
        let may_go_on = matches!(next.concept, Concept::Slash | Concept::Open | Concept::Period | Concept::Hyphen | Concept::Number)
            || next.is_upper() && next.end - next.start <= 5
            || self.lexicon.letter(next.text(self.text)).is_some();
        match token.concept {
            _ if !may_go_on => None,
            Concept::Number if !token.flags.has(Flags::SUPERSCRIPT) => match next.concept {
                Concept::Slash => self.slashed(at).or_else(|| self.of_parties(at)),
                Concept::Period | Concept::Hyphen => self.dotted(at),
                _ => self.in_parentheses(at).or_else(|| self.of_unesco(at)),
            },
            _ if token.is_upper() || token.concept == Concept::SessionMark => {
                self.special(at).or_else(|| self.lettered(at)).or_else(|| self.in_roman_session(at))
            }
            _ => None,
        }
    }

    fn digits(&self, at: usize) -> Option<u32> {
        self.tokens.get(at)?.number(self.text).filter(|number| *number < 100_000)
    }

    /// `63/180`, `2005/30`, with letters behind.
    fn slashed(&self, at: usize) -> Option<ReadNumber> {
        let first = self.digits(at)?;
        // Old Arabic texts set the slash off on both sides, and others where the word stands before.
        let is_told = || matches!(self.concept_before(at, 1), Some(Concept::Resolution | Concept::Decision));
        let is_set_off = || !self.is_glued(at + 2) && (!self.lexicon.writing().has_case || is_told());
        if self.concept(at + 1) != Some(Concept::Slash) || !self.is_glued(at + 1) && !is_set_off() {
            return None;
        }
        let second = self.digits(at + 2)?;
        let goes_on = self.concept(at + 3) == Some(Concept::Slash) && self.is_glued(at + 3);
        if goes_on || second == 0 || first == 0 || self.word(at).starts_with('0') {
            return None;
        }
        let number = if (1946..2100).contains(&first) {
            Number::InYear(first as u16, second)
        } else if first < 130 {
            Number::InSession(Session::Regular(first as u16), second)
        } else {
            return None;
        };
        let (parts, next) = self.letters(at + 3);
        Some(ReadNumber { number, parts, next })
    }

    /// `S-9/1`, `ES-10/24`.
    fn special(&self, at: usize) -> Option<ReadNumber> {
        if self.concept(at + 1) != Some(Concept::Hyphen) || self.concept(at + 3) != Some(Concept::Slash) || !self.is_glued(at + 3) {
            return None;
        }
        let (session, number) = (self.digits(at + 2)? as u16, self.digits(at + 4)?);
        let session = match self.word(at) {
            "S" => Session::Special(session),
            "ES" => Session::Emergency(session),
            mark => self.lexicon.session(mark, session)?,
        };
        let (parts, next) = self.letters(at + 5);
        Some(ReadNumber { number: Number::InSession(session, number), parts, next })
    }

    /// `217 A (III)`, `3201 (S-VI)`, `1325 (2000)`, `53 (1)` where a reader took `I` for `1`.
    fn in_parentheses(&self, at: usize) -> Option<ReadNumber> {
        let number = self.digits(at).filter(|n| *n > 0)?;
        let (mut parts, open) = self.letters(at + 1);
        if self.concept(open) != Some(Concept::Open) {
            return None;
        }
        // "1915 (ORG-75)": of the organizational session of the Economic and Social Council in that year.
        if self.word(open + 1) == "ORG" && self.concept(open + 2) == Some(Concept::Hyphen) && self.concept(open + 4) == Some(Concept::Close)
        {
            let number = Number::Own(format!("{number}(ORG-{})", self.digits(open + 3)?).into());
            return Some(ReadNumber { number, parts, next: open + 5 });
        }
        if self.concept(open + 1) == Some(Concept::SessionMark) {
            let session = self.lexicon.session(self.word(open + 1), self.digits(open + 3)? as u16)?;
            let is_whole = self.concept(open + 2) == Some(Concept::Hyphen) && self.concept(open + 4) == Some(Concept::Close);
            return is_whole.then_some(ReadNumber { number: Number::OfSession(number, session), parts, next: open + 5 });
        }
        if self.concept(open + 2) != Some(Concept::Close) || !self.is_clean(open + 1) {
            let (number, next) = self.badly_read(number, open)?;
            return Some(ReadNumber { number, parts, next });
        }
        let inside = self.word(open + 1);
        let number = match self.concept(open + 1)? {
            Concept::Number => match inside.parse::<u16>().ok()? {
                year if (1946..2200).contains(&year) && inside.len() == 4 => Number::OfYear(number, year),
                _ => return None,
            },
            _ => Number::OfSession(number, roman_session(inside)?),
        };
        let mut next = open + 3;
        if parts.is_empty() {
            (parts, next) = self.letters(next);
        }
        Some(ReadNumber { number, parts, next })
    }

    /// Whether what stands in parentheses is a year or a numeral without faults of reading.
    fn is_clean(&self, at: usize) -> bool {
        let text = self.word(at);
        roman_session(text).is_some() || text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
    }

    /// Years and numerals that a scanner misread: `(l967)`, `(XXl)`, `(111)`, `(S-1)`, `(X V)`.
    /// The letters l, I, 1 and | stand for one another, v and x for V and X, O for 0, S for 5.
    fn badly_read(&self, number: u32, open: usize) -> Option<(Number, usize)> {
        let start = self.tokens[open].end as usize;
        let rest = self.text.get(start..(start + 14).min(self.text.len())).or_else(|| self.text.get(start..start + 8))?;
        let close = rest.find([')', '}'])?;
        let raw: String = rest[..close].chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        let next = self.tokens.partition_point(|t| (t.start as usize) <= start + close);
        let as_digits: String = raw
            .chars()
            .map(|c| match c {
                'l' | 'I' | '|' | 'i' => '1',
                'O' | 'o' => '0',
                'S' => '5',
                c => c,
            })
            .collect();
        if let Some(year) = as_digits.parse::<u16>().ok().filter(|year| as_digits.len() == 4 && (1946..2100).contains(year)) {
            return Some((Number::OfYear(number, year), next));
        }
        if let Some(session) = Session::parse(&raw).filter(|session| !matches!(session, Session::Regular(_))) {
            return Some((Number::OfSession(number, session), next));
        }
        let (prefix, numeral) = match raw.find('-') {
            Some(at) => raw.split_at(at + 1),
            None => ("", raw.as_str()),
        };
        let numeral: String = numeral
            .chars()
            .map(|c| match c {
                'l' | '1' | '|' | 'i' => 'I',
                'v' => 'V',
                'x' => 'X',
                c => c,
            })
            .collect();
        roman_session(&format!("{prefix}{numeral}")).filter(|_| raw.len() <= 8).map(|session| (Number::OfSession(number, session), next))
    }

    /// "World Health Assembly resolution 58.3", with a dash in Arabic: only beside a body that writes so.
    fn dotted(&self, at: usize) -> Option<ReadNumber> {
        let is_dash = self.concept(at + 1) == Some(Concept::Hyphen) && !self.lexicon.writing().has_case;
        if !(is_dash || self.concept(at + 1) == Some(Concept::Period)) || !self.is_glued(at + 1) || !self.is_glued(at + 2) {
            return None;
        }
        let writes_so = |bodies: &[BodyRef]| bodies.iter().any(|body| body.get().forms.contains(&NumberForm::Dotted));
        let beside = || {
            let hint = self.body_named_before(at).or_else(|| self.body_hint(self.behind_article(at + 3)));
            matches!(hint, Some(Hint::Named(bodies)) if writes_so(&bodies))
        };
        if !self.bodies.last().is_some_and(|name| writes_so(&name.bodies)) && !beside() {
            return None;
        }
        let (session, number) = (self.digits(at)?, self.digits(at + 2)?);
        Some(ReadNumber { number: Number::Dotted(u16::try_from(session).ok()?, number), parts: Vec::new(), next: at + 3 })
    }

    /// `38 C/Resolution 48` and `38 C/48`, `200 EX/Decision 5`: of UNESCO's General Conference and its Executive Board.
    fn of_unesco(&self, at: usize) -> Option<ReadNumber> {
        use Concept::{And, Comma, Decision, Decisions, Or, Resolution, Resolutions};
        let word = self.act_of_unesco(at + 1)?;
        let is_told = matches!(self.concept(at + 3), Some(Concept::Resolution | Concept::Decision));
        // "document 38 C/5" is none.
        let is_act = matches!(self.concept_before(at, 1), Some(Resolution | Resolutions | Decision | Decisions | And | Or | Comma));
        if !is_told && !is_act {
            return None;
        }
        let of = at + 3 + usize::from(is_told);
        let number = format!("{}{}/{word}{}", self.digits(at)?, self.word(at + 1), self.digits(of)?);
        Some(ReadNumber { number: Number::Own(number.into()), parts: Vec::new(), next: of + 1 })
    }

    /// What the body adopts whose series stands at a token, behind the number of a session: `C/` or `EX/`.
    pub(super) fn act_of_unesco(&self, at: usize) -> Option<&'static str> {
        let act = match self.word(at) {
            "C" => "Resolution",
            "EX" => "Decision",
            _ => return None,
        };
        let is_series = self.concept_before(at, 1) == Some(Concept::Number)
            && self.concept(at + 1) == Some(Concept::Slash)
            && self.is_glued(at + 1)
            && self.is_glued(at + 2);
        is_series.then_some(act)
    }

    /// `1/CP.16`, `4/CMA.3`: decisions of conferences of parties.
    fn of_parties(&self, at: usize) -> Option<ReadNumber> {
        let is_slash = self.concept(at + 1) == Some(Concept::Slash) && self.is_glued(at + 1) && self.is_glued(at + 2);
        if is_slash && let Some((series, next)) = self.lexicon.series_at(self.text, &self.tokens[at + 2..]) {
            // "1/م أ-21".
            let next = at + 2 + next;
            let is_number = matches!(self.concept(next), Some(Concept::Hyphen | Concept::Period)) && self.is_glued(next + 1);
            let (number, session) = (self.digits(at)?, self.digits(next + 1).filter(|_| is_number)?);
            // One spelling may stand for several: that of the conference named last counts.
            let mut named = self.bodies.iter().rev().flat_map(|name| &name.bodies).filter_map(|body| body.get().symbol);
            let of_conference = |root: &str| series.iter().find(|series| root.rsplit('/').next() == Some(series));
            let series = named.find_map(of_conference).or_else(|| series.first())?;
            return Some(ReadNumber {
                number: Number::Own(format!("{number}/{series}.{session}").into()),
                parts: Vec::new(),
                next: next + 2,
            });
        }
        let series = self.in_latin(self.word(at + 2));
        let is_series = (2..=4).contains(&series.len()) && series.bytes().all(|b| b.is_ascii_uppercase());
        if !is_slash || !is_series || self.concept(at + 3) != Some(Concept::Period) {
            return None;
        }
        let (number, session) = (self.digits(at)?, self.digits(at + 4).filter(|_| self.is_glued(at + 4))?);
        Some(ReadNumber { number: Number::Own(format!("{number}/{series}.{session}").into()), parts: Vec::new(), next: at + 5 })
    }

    /// `XII/11`, `IX/16 C`: session in Roman numerals, then number.
    fn in_roman_session(&self, at: usize) -> Option<ReadNumber> {
        let is_whole = self.concept(at + 1) == Some(Concept::Slash)
            && self.is_glued(at + 1)
            && self.is_glued(at + 2)
            && !(self.concept(at + 3) == Some(Concept::Slash) && self.is_glued(at + 3));
        let number = self.digits(at + 2).filter(|number| is_whole && (1..900).contains(number))?;
        let session = parse_roman(&self.in_latin(self.word(at)))?;
        let (parts, next) = self.letters(at + 3);
        Some(ReadNumber { number: Number::InRomanSession(session, number), parts, next })
    }

    /// A word with the letters that texts of another script write for the Latin ones of symbols: `СР` for `CP`.
    fn in_latin<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if word.is_ascii() || word.len() > 8 {
            return word.into();
        }
        word.chars().map(|c| self.latin(c)).collect::<Option<String>>().map_or(word.into(), Cow::Owned)
    }

    /// The Latin letter that a letter of another script looks like or is written for; ASCII as it is.
    pub(super) fn latin(&self, c: char) -> Option<char> {
        if c.is_ascii() { Some(c) } else { self.lexicon.letter(c.encode_utf8(&mut [0; 4])) }
    }

    /// Forms that begin with letters: `WHA58.3`, `WHA74(15)`, `EB128.R1`, `A.1110(30)`, `A39-3`, `BC-14/13`, `SS.VII/3`.
    fn lettered(&self, at: usize) -> Option<ReadNumber> {
        let series = self.in_latin(self.word(at));
        if !(1..=5).contains(&series.len()) || !series.bytes().all(|b| b.is_ascii_uppercase()) {
            return None;
        }
        let is = |n: usize, concept: Concept| self.concept(at + n) == Some(concept) && (self.is_glued(at + n) || concept == Concept::Open);
        let is_number = |n: usize| is(n, Concept::Number) && self.digits(at + n).is_some();
        let is_in_parentheses = |n: usize| is(n, Concept::Open) && is_number(n + 1) && is(n + 2, Concept::Close);
        let is_slashed = |n: usize| is(n, Concept::Slash) && is_number(n + 1);
        // "WHA 58.3" may stand apart.
        let has_session = is_number(1) || series == "WHA" && self.concept(at + 1) == Some(Concept::Number);
        let taken = match &*series {
            "WHA" if has_session && is(2, Concept::Period) && is_number(3) => 4,
            "EB" if has_session && is(2, Concept::Period) && self.is_glued(at + 3) && self.word(at + 3) == "R" && is_number(4) => 5,
            "WHA" | "EB" if has_session && is_in_parentheses(2) => 5,
            "A" if has_session && is(2, Concept::Hyphen) && is_number(3) => 4,
            "SS" if is(1, Concept::Period) && self.is_glued(at + 2) && is_session_numeral(self.word(at + 2)) && is_slashed(3) => 5,
            _ if is(1, Concept::Period) && is_number(2) && is_in_parentheses(3) => 6,
            _ if series.len() > 1 && is(1, Concept::Hyphen) && is_number(2) && is_slashed(3) => 5,
            _ => return None,
        };
        let text: String = (at..at + taken)
            .map(|at| if self.concept(at) == Some(Concept::Hyphen) { "-".into() } else { self.in_latin(self.word(at)) })
            .collect();
        Some(ReadNumber { number: Number::Own(text.into()), parts: Vec::new(), next: at + taken })
    }

    /// Part letters: `A`, `A and B`, `A to E`, `A–C`, `A, B and C`.
    fn letters(&self, at: usize) -> (Vec<PartLetter>, usize) {
        let mut parts: Vec<PartLetter> = Vec::new();
        let mut next = at;
        loop {
            let mut here = next;
            let mut is_range = false;
            if !parts.is_empty() {
                if self.concept(here) == Some(Concept::Comma) {
                    here += 1;
                }
                match self.concept(here) {
                    Some(Concept::And | Concept::Or) => here += 1,
                    Some(Concept::To | Concept::Hyphen) => {
                        is_range = true;
                        here += 1;
                    }
                    _ if here == next && !self.is_joined_letter(here) => break,
                    _ => {}
                }
            }
            if let Some((from, to)) = self.joined_range(here).filter(|_| parts.is_empty()) {
                parts.extend((from..=to).map(|letter| PartLetter { letter, tokens: Some((here, here + 1)) }));
                next = here + 1;
                continue;
            }
            let Some(letter) = self.letter(here, !parts.is_empty()) else { break };
            if is_range {
                let first = parts.last().map_or('A', |part| part.letter);
                parts.extend(((first as u8 + 1)..letter as u8).map(|b| PartLetter { letter: char::from(b), tokens: None }));
            }
            parts.push(PartLetter { letter, tokens: Some((here, here + 1)) });
            next = here + 1;
        }
        (parts, next)
    }

    /// "وباء": a letter in another script with "and" written at its front.
    fn is_joined_letter(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.is_upper() && self.lexicon.letter(token.text(self.text)).is_some())
    }

    /// A capital letter that stands alone and begins neither a symbol nor a word.
    fn letter(&self, at: usize, in_list: bool) -> Option<char> {
        let token = self.tokens.get(at)?;
        let text = token.text(self.text);
        let letter = text.chars().next().filter(|c| c.is_ascii_uppercase() && text.len() == 1).or_else(|| self.lexicon.letter(text))?;
        let next = self.concept(at + 1);
        let is_symbol = matches!(next, Some(Concept::Slash | Concept::Period))
            && self.is_glued(at + 1)
            && self
                .tokens
                .get(at + 2)
                .is_some_and(|t| !t.is_spaced() && next == Some(Concept::Slash) || t.concept == Concept::Number && !t.is_spaced());
        // "63/180 A number of …" begins a sentence; a part letter is followed by a mark or a joiner.
        let goes_on_as_text = next == Some(Concept::Word) && in_list;
        (!is_symbol && !goes_on_as_text && !token.flags.has(Flags::PARAGRAPH)).then_some(letter)
    }

    /// `A-C` is one token for the lexer.
    fn joined_range(&self, at: usize) -> Option<(char, char)> {
        let text = self.word(at);
        let mut chars = text.chars();
        let (from, dash, to) = (chars.next()?, chars.next()?, chars.next()?);
        (chars.next().is_none()
            && from.is_ascii_uppercase()
            && to.is_ascii_uppercase()
            && matches!(dash, '-' | '\u{2010}' | '\u{2011}')
            && from < to)
            .then_some((from, to))
    }
}

/// `XV`, `S-VI`, `ES-I`.
fn roman_session(text: &str) -> Option<Session> {
    let behind = |prefix: &str| text.strip_prefix(prefix)?.strip_prefix(['-', '\u{2010}', '\u{2011}']);
    let (make, numeral): (fn(u16) -> Session, &str) = match (behind("ES"), behind("S")) {
        (Some(rest), _) => (Session::Emergency, rest),
        (_, Some(rest)) => (Session::Special, rest),
        _ => (Session::Regular, text),
    };
    parse_roman(numeral).filter(|n| *n < 130).map(make)
}
