//! Official Records, the Treaty Series, and "Ibid.".

use super::{Scan, What};
use crate::instrument::{InstrumentId, parse_roman};
use crate::lang::{Concept, Token};

/// How far behind "Official Records" or "Ibid." its symbol may stand, in tokens.
const REACH: usize = 60;

impl Scan<'_> {
    /// "Official Records of the General Assembly, …, Supplement No. 53 (A/64/53)" is one reference
    /// with the symbol as its target; without a symbol it is a record.
    pub(super) fn official_records(&mut self, at: usize) -> Option<usize> {
        let length = match (self.concept(at)?, self.concept(at + 1)) {
            (Concept::OfficialRecords, _) => 1,
            (Concept::Official, Some(Concept::Records)) | (Concept::Records, Some(Concept::Official)) => 2,
            _ => return None,
        };
        if self.lexicon.writing().has_case && !self.tokens[at].is_upper() {
            return None;
        }
        // Where capitals do not tell a title, the body whose records they are does.
        let is_of_body = || self.body_hint(self.behind_article(at + length)).is_some() || self.body_named_before(at).is_some();
        if !self.lexicon.writing().title_case && !is_of_body() {
            return None;
        }
        Some(self.record(at, at + length))
    }

    /// Puts down the record that begins at `from`, its description going on at `at`.
    fn record(&mut self, from: usize, at: usize) -> usize {
        let end = self.end_of_description(at);
        for here in at..end {
            let count = self.found.len();
            let Some(next) = self.tokens[here].is_upper().then(|| self.symbol(here)).flatten() else { continue };
            let behind = self.tokens.partition_point(|t| t.start < self.found[count].span.end);
            let closes = self.concept(behind) == Some(Concept::Close) && self.opens_before(here, from);
            let (from, to) = self.unbroken(from, behind + usize::from(closes));
            self.found[count].span = self.tokens[from].start..self.tokens[to - 1].end;
            return next;
        }
        let end = self.end_of_record(at, end);
        self.put(from, end, What::Record, None);
        end
    }

    fn opens_before(&self, at: usize, from: usize) -> bool {
        (from..at).rev().find_map(|i| match self.tokens[i].concept {
            Concept::Open => Some(true),
            Concept::Close => Some(false),
            _ => None,
        }) == Some(true)
    }

    /// Where the words that tell which record it is end: at a full stop, a semicolon, or the next
    /// record.
    fn end_of_description(&self, at: usize) -> usize {
        let limit = (at + REACH).min(self.tokens.len());
        (at..limit)
            .find(|&i| match self.tokens[i].concept {
                Concept::Semicolon => true,
                Concept::Ibid | Concept::Official => i > at,
                Concept::Period => {
                    self.tokens.get(i + 1).is_none_or(|t| t.is_upper() && t.is_spaced())
                        && !matches!(self.concept_before(i, 1), Some(Concept::No | Concept::Volume | Concept::Supplement))
                }
                Concept::And => {
                    self.number_at(i + 1).is_some()
                        || self.tokens.get(i + 1).is_some_and(Token::is_upper)
                            && self.concept(i + 2) == Some(Concept::Slash)
                            && !self.opens_before(i, at)
                }
                _ => false,
            })
            .unwrap_or(limit)
    }

    /// A record without symbol ends with the number of its supplement or meeting, or its annexes.
    fn end_of_record(&self, at: usize, end: usize) -> usize {
        let supplement = (at..end).find(|&i| self.tokens[i].concept == Concept::Supplement);
        if let Some(supplement) = supplement {
            let number = (supplement..end.min(supplement + 4)).rfind(|&i| self.tokens[i].concept == Concept::Number);
            let letter = number.map(|n| n + 1).filter(|&i| i < end && self.is_glued(i) && self.word(i).len() == 1);
            return letter.or(number).unwrap_or(supplement) + 1;
        }
        let meeting = (at..end).find(|&i| self.tokens[i].concept == Concept::Meeting);
        let chapter = (at..end)
            .find(|&i| {
                matches!(self.tokens[i].concept, Concept::Chapter | Concept::Paragraph) && self.concept_before(i, 1) == Some(Concept::Comma)
            })
            .map(|i| i - 2);
        meeting.or(chapter).map_or(end, |i| i + 1)
    }

    /// "United Nations, Treaty Series, vol. 1577, No. 27531", the League's likewise.
    pub(super) fn treaty_series(&mut self, at: usize) -> Option<usize> {
        let is_league = match self.tokens[at].concept {
            Concept::United | Concept::Nations if matches!(self.concept(at + 1), Some(Concept::Nations | Concept::United)) => false,
            Concept::UnitedNations | Concept::TreatySeries => false,
            Concept::League => true,
            _ => return None,
        };
        let mut next = at;
        while matches!(
            self.concept(next),
            Some(
                Concept::United
                    | Concept::UnitedNations
                    | Concept::League
                    | Concept::Of
                    | Concept::The
                    | Concept::Nations
                    | Concept::Comma
                    | Concept::Star
                    | Concept::Quote
            )
        ) {
            next += 1;
        }
        let length = match (self.concept(next)?, self.concept(next + 1)) {
            (Concept::TreatySeries, _) => 1,
            (Concept::Type, Some(Concept::Series)) => 2,
            _ => return None,
        };
        self.registrations(at, next + length, if is_league { "LNTS" } else { "UNTS" })
    }

    /// Reads `vol. 75, Nos. 970–973` and puts each registration down.
    fn registrations(&mut self, from: usize, at: usize, series: &str) -> Option<usize> {
        let skip = |scan: &Self, mut i: usize| {
            while matches!(scan.concept(i), Some(Concept::Comma | Concept::Star | Concept::Period | Concept::Quote)) {
                i += 1;
            }
            i
        };
        let at = skip(self, at);
        if self.lexicon.writing().number_first {
            return self.registrations_number_first(from, at, series);
        }
        if self.concept(at) != Some(Concept::Volume) {
            return None;
        }
        let volume_at = skip(self, at + 1);
        let volume = self.volume(volume_at)?;
        let at = skip(self, self.behind_year(volume_at + 1));
        if self.concept(at) != Some(Concept::No) {
            return None;
        }
        let mut at = skip(self, at + 1);
        let mut numbers = Vec::new();
        let mut end = at;
        while self.concept(at) == Some(Concept::Number) {
            let number: u32 = self.word(at).parse().ok()?;
            end = at + 1;
            // "no 20,378": thousands set apart.
            let is_thousands = self.concept(end) == Some(Concept::Comma)
                && self.is_glued(end)
                && self.is_glued(end + 1)
                && self.word(end + 1).len() == 3
                && number < 1000;
            let rest = is_thousands.then(|| self.word(end + 1).parse::<u32>().ok()).flatten();
            let number = rest.map_or(number, |rest| number * 1000 + rest);
            end += if rest.is_some() { 2 } else { 0 };
            numbers.push(number);
            let is_range = matches!(self.concept(end), Some(Concept::Hyphen | Concept::To));
            if let Some(last) =
                is_range.then(|| self.word(end + 1).parse::<u32>().ok()).flatten().filter(|last| *last > number && *last - number < 50)
            {
                numbers.extend(number + 1..=last);
                end += 2;
            }
            at = end;
            while matches!(self.concept(at), Some(Concept::Comma | Concept::And)) {
                at += 1;
            }
            if at == end || self.word(at).len() < 3 {
                break;
            }
        }
        let (from, to) = self.unbroken(from, end);
        for number in &numbers {
            let id = InstrumentId::of_canonical(&format!("{series}/{volume}/{number}"));
            self.put_span(self.tokens[from].start..self.tokens[to - 1].end, What::Registration(id), None);
        }
        (!numbers.is_empty()).then_some(end)
    }

    /// Reads `第1577卷，第27531号`.
    fn registrations_number_first(&mut self, from: usize, at: usize, series: &str) -> Option<usize> {
        let is_mark = |at: usize| matches!(self.concept(at), Some(Concept::Nth | Concept::Comma | Concept::And | Concept::Hyphen));
        let mut numbers: Vec<u32> = Vec::new();
        let mut volume = None;
        let mut next = at;
        let end = loop {
            while is_mark(next) {
                next += 1;
            }
            match self.concept(next)? {
                Concept::Number => numbers.push(self.tokens[next].number(self.text)?),
                Concept::Ordinal => {
                    let (value, taken) = self.lexicon.ordinal_at(&self.tokens[next..])?;
                    numbers.push(value.into());
                    next += taken - 1;
                }
                // Of several volumes the first holds the treaty.
                Concept::Volume if volume.is_none() => volume = std::mem::take(&mut numbers).first().copied(),
                Concept::NumberSign if volume.is_some() && !numbers.is_empty() => break next + 1,
                _ => return None,
            }
            next += 1;
        };
        for number in numbers {
            let id = InstrumentId::of_canonical(&format!("{series}/{}/{number}", volume?));
            self.put_span(self.tokens[from].start..self.tokens[end - 1].end, What::Registration(id), None);
        }
        Some(end)
    }

    /// The first token behind "(1951)", ", 1931" or further volumes.
    fn behind_year(&self, at: usize) -> usize {
        let mut at = at;
        while matches!(self.concept(at), Some(Concept::Open | Concept::Close | Concept::Comma | Concept::Number | Concept::And))
            && self.concept(at) != Some(Concept::No)
        {
            at += 1;
        }
        at
    }

    /// The League's volumes bear Roman numerals.
    fn volume(&self, at: usize) -> Option<u32> {
        let text = self.word(at);
        text.parse().ok().or_else(|| parse_roman(text).map(u32::from))
    }

    /// "Ibid." alone, or with what it says more: a volume and number, a supplement, a document, a
    /// meeting.
    pub(super) fn ibid(&mut self, at: usize) -> usize {
        let mut next = at + 1;
        while matches!(self.concept(next), Some(Concept::Period | Concept::Comma | Concept::Star)) {
            next += 1;
        }
        let from = at - usize::from(self.concept_before(at, 1) == Some(Concept::OpenBracket) && self.is_glued(at));
        let is_volume = self.concept(next) == Some(Concept::Volume) || self.lexicon.writing().number_first;
        if is_volume && let Some(next) = self.registrations(from, next, self.last_series()) {
            return next;
        }
        let end = self.end_of_description(next);
        let tells_record = (next..end).any(|i| {
            matches!(
                self.tokens[i].concept,
                Concept::Supplement
                    | Concept::Meeting
                    | Concept::Session
                    | Concept::Document
                    | Concept::Annexes
                    | Concept::Item
                    | Concept::Year
            )
        });
        let has_symbol = (next..end).any(|i| self.concept(i + 1) == Some(Concept::Slash) && self.tokens[i].is_upper());
        if tells_record || has_symbol && self.region == crate::document::Region::Footnote {
            return self.record(from, next);
        }
        let to = at + 1 + usize::from(self.concept(at + 1) == Some(Concept::Period));
        self.put(from, to, What::Ibid, None);
        to
    }

    /// The treaty series that was cited last.
    fn last_series(&self) -> &'static str {
        let last = self.found.iter().rev().find_map(|mention| match &mention.what {
            What::Registration(id) => Some(id.as_str().starts_with("LNTS")),
            _ => None,
        });
        if last == Some(true) { "LNTS" } else { "UNTS" }
    }
}
