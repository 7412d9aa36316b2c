//! Document symbols of every series, with what belongs to them.

use std::fmt;

use super::{Scan, What};
use crate::instrument::{InstrumentId, is_session_numeral};
use crate::lang::{Concept, Flags};

/// Words for an act inside a symbol, with a full stop before the number: `AHG/Res. 104`.
const ACT_WORDS: [&str; 4] = ["Res", "RES", "Dec", "DEC"];

/// Words that may stand in parentheses behind a symbol and belong to it.
const IN_PARENTHESES: [&str; 12] =
    ["Part", "Parts", "Sect", "Sects", "Vol", "Vols", "Plan", "Income", "Foreword", "Introduction", "SUPP", "Chap"];

impl Scan<'_> {
    /// Reads the symbol that begins at a token, and the addenda and the like that are told behind it.
    pub(super) fn symbol(&mut self, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        // Everything up to the first slash stands together.
        let begins = self.is_glued(at + 1)
            && (token.flags.has(Flags::CAPITALS) || self.concept(at + 1) == Some(Concept::Slash))
            && (at == 0
                || !self.is_glued(at)
                || !self.word(at - 1).is_ascii()
                || matches!(
                    self.concept_before(at, 1),
                    Some(Concept::Open | Concept::OpenBracket | Concept::Quote | Concept::Hyphen | Concept::Star | Concept::Comma)
                ));
        if !begins {
            return None;
        }
        if self.act_of_unesco(at).is_some() {
            // "document 38 C/5": the session stands in front.
            let number = self.tokens.get(at + 2)?.number(self.text)?;
            let id = InstrumentId::of_canonical(&format!("{}{}/{number}", self.word(at - 1), self.word(at)));
            self.put(at - 1, at + 3, What::Symbol(id), None);
            return Some(at + 3);
        }
        let start = token.start as usize;
        let limit = self.tokens[self.tokens.len() - 1].end as usize;
        let (symbol, length) = self.symbol_in_latin(&self.text[start..limit])?;
        let mut end = start + length;
        // The tokens tell where a joined footnote mark was taken off the last number.
        let mut next = at + self.tokens[at..].partition_point(|t| (t.start as usize) < end);
        let last = &self.tokens[next - 1];
        if (last.end as usize) < end {
            end = last.end as usize;
        }
        let (id, whole_end, behind) = match symbol {
            Some(latin) => (InstrumentId::of_symbol(&latin), end, next),
            None => self.with_part(start, end, next),
        };
        end = whole_end;
        next = behind;
        self.put_span(start as u32..end as u32, What::Symbol(id.clone()), None);
        Some(self.members_of_symbol(&id, start, next))
    }

    /// How many bytes the symbol takes that `text` begins with, and the symbol where some of its letters are of another
    /// script and look like Latin ones, or signs of no width stand between: `CBD/СОР/14/14`.
    fn symbol_in_latin(&self, text: &str) -> Option<(Option<String>, usize)> {
        let stretch = &text[..text.find(char::is_whitespace).unwrap_or(text.len())];
        if stretch.is_ascii() {
            return symbol_length(text).map(|length| (None, length));
        }
        let is_shown = |c: char| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
        let shown = stretch.char_indices().filter(|(_, c)| is_shown(*c));
        let (latin, ends): (String, Vec<usize>) = shown.map_while(|(at, c)| Some((self.latin(c)?, at + c.len_utf8()))).unzip();
        if text.starts_with(&latin) {
            return symbol_length(text).map(|length| (None, length));
        }
        let length = symbol_length(&latin)?;
        Some((Some(latin[..length].to_owned()), ends[length - 1]))
    }

    /// A resolution's symbol may have a part letter behind it: "A/RES/46/37 A".
    fn with_part(&self, start: usize, end: usize, next: usize) -> (InstrumentId, usize, usize) {
        let text = &self.text[start..end];
        let letter = self.word(next);
        let is_part = letter.len() == 1
            && letter.bytes().all(|b| b.is_ascii_uppercase())
            && (text.contains("/RES/") || text.contains("/DEC/"))
            && !matches!(self.concept(next + 1), Some(Concept::Slash | Concept::Period | Concept::Word));
        if is_part {
            let whole = self.tokens[next].end as usize;
            return (InstrumentId::of_symbol(&self.text[start..whole]), whole, next + 1);
        }
        (InstrumentId::of_symbol(text), end, next)
    }

    /// "… and Add.1 and 2", ", Add.1–3 and Corr.1", "Add.2-4" with every member of the range, "SR.5-10, 12 and 16".
    fn members_of_symbol(&mut self, id: &InstrumentId, start: usize, next: usize) -> usize {
        let mut at = next;
        if let Some((first, last, prefix)) = range_of(id.as_str()) {
            let end = self.tokens[next - 1].end;
            self.found.pop();
            for n in first..=last {
                self.put_span(start as u32..end, What::Symbol(InstrumentId::of_canonical(&format!("{prefix}{n}"))), None);
            }
        }
        let own = last_suffix(id.as_str());
        let mut base = own.and_then(|_| id.base()).unwrap_or_else(|| id.clone());
        // "Add.1 to 14"
        if let (Some(word), Some(number), Some(end)) = (own, last_number(id.as_str()), self.end_of_range(at)) {
            self.found.pop();
            self.put_suffixes(&base, word, number, at - 1, at);
            for mention in self.found.iter_mut().rev().take_while(|mention| mention.span.start == self.tokens[at - 1].start) {
                mention.span.start = start as u32;
            }
            at = end;
        }
        let mut series = own;
        let mut record = Record::of(id.as_str());
        if let Some(first) = record
            && let Some((last, end)) = self.last_record(first.last, at)
        {
            // "SR.5 to 10"
            let range = Record { last, ..first };
            self.found.pop();
            self.put_span(start as u32..self.tokens[end - 1].end, What::Symbol(InstrumentId::of_canonical(&range.to_string())), None);
            (at, record) = (end, Some(range));
        }
        loop {
            let Some(from) = self.joiner(at) else { return at };
            if let Some((further, to)) = record.and_then(|record| self.further_record(record, from)) {
                self.put(from, to, What::Symbol(InstrumentId::of_canonical(&further.to_string())), None);
                (at, record) = (to, Some(further));
                continue;
            }
            // "and Add.2", "and 2"
            let further = self.suffix(from).or_else(|| Some((series?, self.lone_number(from)?, from + 1)));
            let Some((word, number, to)) = further else { return at };
            (series, record) = (Some(word), None);
            if word == AMENDMENT && own != Some(AMENDMENT) {
                base = id.clone();
            }
            if let Some((inner, of, end)) = self.suffix_inside(to) {
                // "Add.1/Corr.1", "42/Rev.1"
                let member = InstrumentId::of_canonical(&format!("{base}/{word}.{number}/{inner}.{of}"));
                self.put(from, end, What::Symbol(member), None);
                at = end;
            } else {
                self.put_suffixes(&base, word, number, from, to);
                at = self.end_of_range(to).unwrap_or(to);
            }
        }
    }

    pub(super) fn joiner(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while matches!(self.concept(next), Some(Concept::Comma | Concept::And | Concept::Or)) || self.word(next) == "+" {
            next += 1;
        }
        (next > at && next - at <= 2).then_some(next)
    }

    /// `Add.1`, `Corr. 2`, `Rev.1`: the word, the number, the first token behind.
    fn suffix(&self, at: usize) -> Option<(&'static str, u32, usize)> {
        let is_word = matches!(self.concept(at), Some(Concept::Addendum | Concept::Corrigendum | Concept::Revision))
            && self.tokens[at].is_upper()
            || self.word(at) == AMENDMENT;
        if !is_word || self.concept(at + 1) != Some(Concept::Period) {
            return None;
        }
        // A reader takes the digit for a letter: "Add.l".
        let number = self.word(at + 2);
        let number = if misread_one(number).is_some() { 1 } else { number.parse().ok()? };
        Some((suffix_word(self.word(at))?, number, at + 3))
    }

    /// `/Corr.1` behind `Add.1`.
    fn suffix_inside(&self, at: usize) -> Option<(&'static str, u32, usize)> {
        self.suffix(at + 1).filter(|_| self.concept(at) == Some(Concept::Slash) && self.is_glued(at))
    }

    /// "12", "16-19", "SR.35" in a list of records: they rise, which years and dates behind them do not.
    fn further_record<'i>(&self, record: Record<'i>, at: usize) -> Option<(Record<'i>, usize)> {
        let has_word = self.word(at) == record.word && self.concept(at + 1) == Some(Concept::Period);
        let at = if has_word { at + 2 } else { at };
        let number = self.tokens.get(at)?.number(self.text);
        let first = number.filter(|first| *first > record.last && *first < record.last.saturating_mul(10).max(100))?;
        let (last, next) = self.last_record(first, at + 1).unwrap_or((first, at + 1));
        let goes_on = matches!(self.concept(next), Some(Concept::Slash | Concept::Month | Concept::Word | Concept::Open | Concept::Of));
        (!goes_on).then_some((Record { first, last, ..record }, next))
    }

    /// The "10" of "SR.5 to 10" and "5-10", and the first token behind it.
    fn last_record(&self, first: u32, at: usize) -> Option<(u32, usize)> {
        let is_range = self.concept(at) == Some(Concept::To) || self.concept(at) == Some(Concept::Hyphen) && self.is_glued(at + 1);
        let last = self.tokens.get(at + 1).filter(|_| is_range)?.number(self.text)?;
        (last > first && last - first < MOST_RECORDS).then_some((last, at + 2))
    }

    fn put_suffixes(&mut self, base: &InstrumentId, word: &str, first: u32, from: usize, to: usize) {
        let last = self.end_of_range(to).and_then(|_| self.word(to + 1).parse().ok()).unwrap_or(first);
        let end = if last > first { to + 2 } else { to };
        for number in first..=last.max(first) {
            let member = InstrumentId::of_canonical(&format!("{base}/{word}.{number}"));
            self.put(from, end, What::Symbol(member), None);
        }
    }

    /// The first token behind "–3" of "Add.1–3".
    fn end_of_range(&self, at: usize) -> Option<usize> {
        let is_range = matches!(self.concept(at), Some(Concept::Hyphen | Concept::To))
            && self.concept(at + 1) == Some(Concept::Number)
            && self.word(at + 1).len() <= 2;
        is_range.then_some(at + 2)
    }

    /// The bare "2" of "Add.1 and 2", which nothing else claims.
    fn lone_number(&self, at: usize) -> Option<u32> {
        let is_lone = self.concept(at) == Some(Concept::Number)
            && self.word(at).len() <= 2
            && match self.concept(at + 1) {
                Some(Concept::Month | Concept::Word | Concept::Open) => false,
                Some(Concept::Slash) => self.suffix_inside(at + 1).is_some(),
                _ => true,
            };
        if is_lone { self.word(at).parse().ok() } else { None }
    }
}

/// Meetings that the records in one range tell of, at most.
const MOST_RECORDS: u32 = 100;

/// The word for what amends a text, even a revised one: `A/520/Rev.15/Amend.1`.
const AMENDMENT: &str = "Amend";

/// Words for what belongs to a document.
const SUFFIXES: [&str; 4] = ["Add", "Corr", "Rev", AMENDMENT];

/// The word for what belongs to a document, where a text writes one.
fn suffix_word(word: &str) -> Option<&'static str> {
    SUFFIXES.into_iter().find(|suffix| suffix.eq_ignore_ascii_case(word))
}

/// `Add` for a symbol that ends with `/Add.3` or `/Add.3-5`.
fn last_suffix(id: &str) -> Option<&'static str> {
    let (word, numbers) = id.rsplit_once('/')?.1.split_once('.')?;
    suffix_word(word).filter(|_| numbers.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
}

/// The records of meetings from one to another of a committee: `A/C.3/51/SR.5-10`.
#[derive(Debug, Clone, Copy)]
struct Record<'i> {
    /// `A/C.3/51`
    series: &'i str,
    /// `SR`
    word: &'i str,
    first: u32,
    last: u32,
}

impl<'i> Record<'i> {
    fn of(id: &'i str) -> Option<Self> {
        let (series, last) = id.rsplit_once('/')?;
        let (word, numbers) = last.split_once('.').filter(|(word, _)| matches!(*word, "SR" | "PV"))?;
        let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
        Some(Self { series, word, first: first.parse().ok()?, last: last.parse().ok()? })
    }
}

impl fmt::Display for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}.{}", self.series, self.word, self.first)?;
        if self.last > self.first { write!(f, "-{}", self.last) } else { Ok(()) }
    }
}

/// 3 for a symbol that ends with `/Add.3`.
fn last_number(id: &str) -> Option<u32> {
    id.rsplit_once('.')?.1.parse().ok()
}

/// First and last number of `…/Add.2-4`, and what stands before; a range of records (`SR.1-28`) is
/// one symbol.
fn range_of(id: &str) -> Option<(u32, u32, &str)> {
    let (head, last) = id.rsplit_once('-')?;
    let last: u32 = last.parse().ok()?;
    let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (prefix, first) = head.split_at(head.len() - digits);
    let first: u32 = first.parse().ok()?;
    let last_word = prefix.strip_suffix('.').and_then(|prefix| prefix.rsplit_once('/'));
    let is_suffix = last_word.is_some_and(|(_, word)| suffix_word(word).is_some());
    let is_document = prefix.ends_with('/') && !(1900..2100).contains(&first) && !is_of_state(prefix);
    ((is_suffix || is_document) && last > first && last - first < 60).then_some((first, last, prefix))
}

/// Whether the documents behind `CEDAW/C/JOR/` are a State's reports: one may hold several, as `CEDAW/C/JOR/3-4`.
fn is_of_state(prefix: &str) -> bool {
    const CODE: usize = 3;
    let mut parts = prefix.trim_end_matches('/').rsplit('/');
    let code = parts.next().is_some_and(|code| code.len() == CODE && code.bytes().all(|b| b.is_ascii_uppercase()));
    code && parts.next().is_some_and(|committee| committee == "C")
}

/// How many bytes the symbol at the beginning of `text` takes.
fn symbol_length(text: &str) -> Option<usize> {
    let root = root_length(text)?;
    // "Vol. III/Corr.1": a numeral has corrigenda, but is no series; "XII/11" is a number.
    if is_session_numeral(&text[..root]) {
        return None;
    }
    let mut end = root;
    let mut digits = text[..root].bytes().any(|b| b.is_ascii_digit());
    let mut segments = 0;
    while let Some(length) = segment_length(&text[end..], segments) {
        digits |= text[end..end + length].bytes().any(|b| b.is_ascii_digit());
        end += length;
        segments += 1;
        end += parentheses_length(&text[end..], &text[..end]);
        if let Some(second) = second_half(&text[end..]) {
            end += second;
            segments = 0;
        }
    }
    // "…/ReportICSP14.pdf": an address.
    let is_address = text[end..].starts_with('.') && text[end + 1..].starts_with(|c: char| c.is_ascii_lowercase());
    (segments > 0 && digits && !is_address).then_some(end)
}

/// The first segment: `A`, `ST`, `FCCC`, `ICC-ASP`, `GC(68)`, `UNEP`.
fn root_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let capitals = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_uppercase()).count();
    let mut end = capitals(0);
    if end == 0 || end > 8 {
        return None;
    }
    if let Some(length) = foreign_root(text) {
        return Some(length);
    }
    if end > 1 {
        end += bytes[end..].iter().take_while(|b| b.is_ascii_digit()).count();
    }
    if bytes.get(end) == Some(&b'.') && end > 1 {
        end += 1 + bytes[end + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
    }
    if bytes.get(end) == Some(&b'-') && end > 1 {
        let more = capitals(end + 1);
        if more > 1 {
            end += 1 + more;
        }
    }
    if bytes.get(end) == Some(&b'(') {
        let inside = bytes[end + 1..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        if inside > 0 && inside < 7 && bytes.get(end + 1 + inside) == Some(&b')') {
            end += inside + 2;
        }
    }
    (bytes.get(end) == Some(&b'/')).then_some(end)
}

/// Roots with hyphens, full stops or small letters, of other organizations, where an act follows: `C-SS-4` of
/// `C-SS-4/DEC.3`, `EX.CL` of `EX.CL/Dec.263(VIII)`, `Ext` of `Ext/Assembly/AU/Dec.1(XI)`.
fn foreign_root(text: &str) -> Option<usize> {
    const ACTS: [&str; 7] = ["/DEC.", "/Dec.", "/RES.", "/Res.", "/DG.", "/Decl.", "/REC/"];
    let end = text.bytes().take(13).position(|b| b == b'/')?;
    let inside = text[..end].bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    let word = text.find([' ', ',', ';', '\n']).unwrap_or(text.len());
    let has_small = text[..end].bytes().any(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'.'));
    (inside && has_small && ACTS.iter().any(|act| text[end..word.max(end)].contains(act))).then_some(end)
}

/// `/64`, `/Add.2`, `/C.6`, also with white space behind the slash where a line or a bad scan broke
/// it: `S/ 13177`.
fn segment_length(text: &str, before: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'/') {
        return None;
    }
    let space = bytes[1..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    let body = &text[1 + space..];
    let first = body.bytes().next()?;
    let begins = first.is_ascii_digit() || first.is_ascii_uppercase();
    let breaks = space == 0
        || space < 6
            && (first.is_ascii_digit()
                || body.starts_with("Add.")
                || body.starts_with("Corr.")
                || body.starts_with("Rev.")
                || body.starts_with("RES/")
                || before > 0 && body.starts_with("L."));
    if !begins || !breaks {
        return None;
    }
    let special = special_session_length(body);
    let mut length = special;
    for (at, b) in body.bytes().enumerate().skip(special) {
        let next = body.as_bytes().get(at + 1);
        let inside = b.is_ascii_alphanumeric()
            || b == b'.' && next.is_some_and(|n| n.is_ascii_digit() || n.is_ascii_uppercase())
            || b == b'-'
                && at > 0
                && body.as_bytes()[at - 1].is_ascii_digit()
                && next.is_some_and(u8::is_ascii_digit)
                && (body[..at].contains('.') || is_range_of_documents(&body[..at], &body[at + 1..]));
        if !inside {
            break;
        }
        length = at + 1;
    }
    // "Add. 1" with a space, and dashes of other sorts inside a range of records.
    let word = &body[..length];
    if SUFFIXES.contains(&word) || ACT_WORDS.contains(&word) && body[length..].starts_with(". ") {
        let rest = &body[length..];
        let gap = rest.bytes().skip(1).take_while(|b| *b == b' ').count();
        let number = rest.get(1 + gap..).filter(|_| rest.starts_with('.'))?;
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        length += 1 + gap + if digits == 0 { misread_one(number)? } else { digits };
    }
    length += dash_range(&body[length..], &body[..length]);
    let alphabetic = body[..length].bytes().all(|b| b.is_ascii_alphabetic());
    let is_too_long = alphabetic && length > 11;
    (length > 0 && !is_too_long).then_some(1 + space + length)
}

/// The length of a digit 1 that was read as a letter: `Add.l`.
fn misread_one(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['l', 'I'])?;
    (!rest.starts_with(char::is_alphanumeric)).then_some(1)
}

/// The length of `S-` or `ES-` with a dash of any sort, where a digit follows: `A/ES‑10/273`.
fn special_session_length(body: &str) -> usize {
    let behind = |prefix: &str| body.strip_prefix(prefix)?.strip_prefix(['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}']);
    let rest = behind("ES").or_else(|| behind("S")).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    rest.map_or(0, |rest| body.len() - rest.len())
}

/// Whether a dash inside a segment stands between two rising numbers and nothing else but what belongs to them:
/// `16-20`, `3-4/Add.1`.
fn is_range_of_documents(before: &str, behind: &str) -> bool {
    let (last, rest) = behind.split_at(behind.bytes().take_while(u8::is_ascii_digit).count());
    let ends = !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '('))
        || rest.starts_with(". ")
        || rest.strip_prefix('/').is_some_and(|rest| SUFFIXES.iter().any(|suffix| rest.starts_with(suffix)));
    let numbers = before.parse::<u32>().ok().zip(last.parse::<u32>().ok());
    ends && numbers.is_some_and(|(first, last)| last > first && last - first < 60)
}

/// `–28` of `SR.1–28`, `–4` of `Add.2–4` and of `3–4`.
fn dash_range(text: &str, before: &str) -> usize {
    let Some(dash) = text.chars().next().filter(|c| matches!(c, '\u{2010}'..='\u{2015}')) else { return 0 };
    let rest = &text[dash.len_utf8()..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest[digits..].bytes().next();
    let of_records = before.contains('.')
        && before.ends_with(|c: char| c.is_ascii_digit())
        && (1..=3).contains(&digits)
        && (behind != Some(b'/') || rest[digits..].starts_with("/C"));
    let is_range = of_records || is_range_of_documents(before, rest);
    if is_range { dash.len_utf8() + digits } else { 0 }
}

/// ` (Part II)`, ` (Vol. I)`, `(XV)`, ` (2000)` behind a symbol.
fn parentheses_length(text: &str, before: &str) -> usize {
    let space = text.bytes().take_while(u8::is_ascii_whitespace).count();
    let Some(rest) = text[space..].strip_prefix('(') else { return 0 };
    let Some(close) = rest.find(')').filter(|at| *at < 60) else { return 0 };
    let inside = &rest[..close];
    let is_act = || ["/RES/", "/DEC/", "/Res.", "/RES.", "/Dec.", "/DEC."].iter().any(|act| before.contains(act));
    let numeral = inside.trim_start_matches("ES-").trim_start_matches("S-");
    let is_session = space < 3
        && (crate::instrument::parse_roman(numeral).is_some() || inside.len() == 4 && inside.bytes().all(|b| b.is_ascii_digit()))
        && is_act();
    let word = inside.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let is_part = space < 6
        && !inside.contains('/')
        && IN_PARENTHESES.iter().any(|known| known.eq_ignore_ascii_case(word))
        && (inside.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase()));
    let is_glued = space == 0 && !inside.is_empty() && inside.len() <= 8 && inside.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.');
    if is_session || is_part || is_glued { space + close + 2 } else { 0 }
}

/// `-S/2005/873`: the dash and root of a second symbol.
fn second_half(text: &str) -> Option<usize> {
    let dash = text.chars().next().filter(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))?;
    let rest = &text[dash.len_utf8()..];
    let space = rest.bytes().take_while(u8::is_ascii_whitespace).count();
    let root = root_length(&rest[space..]).filter(|_| space < 4)?;
    let is_followed = rest.as_bytes().get(space + root + 1).is_some_and(u8::is_ascii_alphanumeric);
    is_followed.then_some(dash.len_utf8() + space + root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_end_where_they_end() {
        for (text, symbol) in [
            ("A/64/439/Add.2 (Part II))]", "A/64/439/Add.2 (Part II)"),
            ("A/75/478/Add.2, para. 89", "A/75/478/Add.2"),
            ("A/C.6/64/SR.1-28. The", "A/C.6/64/SR.1-28"),
            ("A/67/999–S/2013/999 and", "A/67/999–S/2013/999"),
            ("A/75/79/Add.1-E/2020/55/Add.1;", "A/75/79/Add.1-E/2020/55/Add.1"),
            ("A/80/6 (Sect. 24)/Corr.1,", "A/80/6 (Sect. 24)/Corr.1"),
            ("A/80/6 (Plan outline),", "A/80/6 (Plan outline)"),
            ("NPT/CONF.2000/28 (Parts I and II)", "NPT/CONF.2000/28 (Parts I and II)"),
            ("S/RES/ 1325 (2000) of", "S/RES/ 1325 (2000)"),
            ("S/ 13177.", "S/ 13177"),
            ("GC(68)/RES/8 and", "GC(68)/RES/8"),
            ("S/8999/Add.2-4)", "S/8999/Add.2-4"),
            ("A/RES/1514(XV).", "A/RES/1514(XV)"),
            ("E/INCB/1989/1/Supp", "E/INCB/1989/1/Supp"),
            ("E/2003/16-20. The", "E/2003/16-20"),
            ("AHG/Res.213 (XXVIII) of", "AHG/Res.213 (XXVIII)"),
            ("AHG/Res. 104 (XIX) of", "AHG/Res. 104 (XIX)"),
            ("A/67/999-S/2013/999 and", "A/67/999-S/2013/999"),
        ] {
            assert_eq!(symbol_length(text).map(|n| &text[..n]), Some(symbol), "{text}");
        }
        for text in ["III/Corr.1)", "HIV/AIDS and", "AND/OR", "A/", "USD 12/15", "Mr. A/b"] {
            assert_eq!(symbol_length(text), None, "{text}");
        }
    }
}
