//! The number of a resolution or decision in each form that UN bodies have used.

use std::fmt;

/// A session as numbers name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Session {
    /// A regular session: `63`, `XV`.
    Regular(u16),
    /// A special session: `S-9`, `S-VI`.
    Special(u16),
    /// An emergency special session: `ES-10`, `ES-I`.
    Emergency(u16),
}

impl Session {
    const fn prefix(self) -> (&'static str, u16) {
        match self {
            Self::Regular(n) => ("", n),
            Self::Special(n) => ("S-", n),
            Self::Emergency(n) => ("ES-", n),
        }
    }

    /// Reads `63`, `S-9`, `ES-10` or, with Roman numerals, `XV`, `S-VI`, `ES-I`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (make, digits): (fn(u16) -> Self, &str) = match text.strip_prefix("ES-") {
            Some(rest) => (Self::Emergency, rest),
            None => match text.strip_prefix("S-") {
                Some(rest) => (Self::Special, rest),
                None => (Self::Regular, text),
            },
        };
        let value = if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().ok()? } else { parse_roman(digits)? };
        (value > 0).then(|| make(value))
    }
}

impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (prefix, n) = self.prefix();
        write!(f, "{prefix}{n}")
    }
}

/// The number of a resolution, decision or statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// `63/180`, `S-9/1`, `ES-10/24`: session, then number.
    InSession(Session, u32),
    /// `217 (III)`, `3201 (S-VI)`: number, then session in Roman numerals.
    OfSession(u32, Session),
    /// `XII/11`: session in Roman numerals, then number, as conferences of parties write it.
    InRomanSession(u16, u32),
    /// `1325 (2000)`: number, then year.
    OfYear(u32, u16),
    /// `2005/30`: year, then number.
    InYear(u16, u32),
    /// `58.3`: session, then number, as the World Health Assembly writes it.
    Dotted(u16, u32),
    /// A body's own official form, kept as it is without spaces: `GC(68)/RES/8`, `1/CP.16`.
    Own(Box<str>),
}

impl Number {
    /// Reads the canonical form; anything that is no other form is [`Number::Own`].
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::parse_form(text).unwrap_or_else(|| Self::Own(text.into()))
    }

    /// Reads one of the forms that are shared by many bodies.
    #[must_use]
    pub fn parse_form(text: &str) -> Option<Self> {
        let digits =
            |s: &str| if !s.is_empty() && s.len() < 9 && s.bytes().all(|b| b.is_ascii_digit()) { s.parse::<u32>().ok() } else { None };
        if let Some((number, rest)) = text.split_once('(') {
            let inside = rest.strip_suffix(')')?;
            let number = digits(number)?;
            return match digits(inside) {
                Some(year) if (1900..2200).contains(&year) => Some(Self::OfYear(number, u16::try_from(year).ok()?)),
                Some(_) => None,
                None => Some(Self::OfSession(number, Session::parse(inside)?)),
            };
        }
        if let Some((session, number)) = text.split_once('/') {
            let number = digits(number)?;
            return match digits(session) {
                Some(year) if year >= 1900 => Some(Self::InYear(u16::try_from(year).ok()?, number)),
                Some(n) => Some(Self::InSession(Session::Regular(u16::try_from(n).ok()?), number)),
                None if session.bytes().any(|b| b.is_ascii_digit()) => Some(Self::InSession(Session::parse(session)?, number)),
                None => Some(Self::InRomanSession(parse_roman(session)?, number)),
            };
        }
        let (session, number) = text.split_once('.')?;
        Some(Self::Dotted(u16::try_from(digits(session)?).ok()?, digits(number)?))
    }
}

impl Number {
    /// Appends the canonical form; every candidate for every number in a text goes through here.
    pub(super) fn write_to(&self, out: &mut String) {
        let mut buffer = itoa::Buffer::new();
        let mut digits = |out: &mut String, n: u32| out.push_str(buffer.format(n));
        match self {
            Self::InSession(session, number) => {
                let (prefix, n) = session.prefix();
                out.push_str(prefix);
                digits(out, n.into());
                out.push('/');
                digits(out, *number);
            }
            Self::InRomanSession(session, number) => {
                out.push_str(&to_roman(*session));
                out.push('/');
                digits(out, *number);
            }
            Self::OfSession(number, session) => {
                let (prefix, n) = session.prefix();
                digits(out, *number);
                out.push('(');
                out.push_str(prefix);
                out.push_str(&to_roman(n));
                out.push(')');
            }
            Self::OfYear(number, year) => {
                digits(out, *number);
                out.push('(');
                digits(out, (*year).into());
                out.push(')');
            }
            Self::InYear(year, number) => {
                digits(out, (*year).into());
                out.push('/');
                digits(out, *number);
            }
            Self::Dotted(session, number) => {
                digits(out, (*session).into());
                out.push('.');
                digits(out, *number);
            }
            Self::Own(text) => out.push_str(text),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(16);
        self.write_to(&mut text);
        f.write_str(&text)
    }
}

const ROMAN: [(u16, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// The Roman numeral of `n`; empty for 0.
#[must_use]
pub fn to_roman(mut n: u16) -> String {
    let mut out = String::new();
    for (value, letters) in ROMAN {
        while n >= value {
            out.push_str(letters);
            n -= value;
        }
    }
    out
}

/// Whether letters may be the numeral of a conference's session: the series `L` and `C` of documents are none.
#[must_use]
pub fn is_session_numeral(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// Reads a well-formed upper-case Roman numeral below 4000; `IIII` or `IC` are refused.
#[must_use]
pub fn parse_roman(text: &str) -> Option<u16> {
    if text.is_empty() || text.len() > 15 || !text.bytes().all(|b| b"IVXLCDM".contains(&b)) {
        return None;
    }
    let mut rest = text;
    let mut value = 0;
    for (worth, letters) in ROMAN {
        while let Some(tail) = rest.strip_prefix(letters) {
            value += worth;
            rest = tail;
        }
    }
    // Well formed is what the value would be written as.
    let (mut left, mut written) = (value, text);
    for (worth, letters) in ROMAN {
        while left >= worth {
            written = written.strip_prefix(letters)?;
            left -= worth;
        }
    }
    (rest.is_empty() && value < 4000 && written.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals_round_trip_and_refuse_what_is_malformed() {
        for n in 1..400 {
            assert_eq!(parse_roman(&to_roman(n)), Some(n));
        }
        for text in ["", "IIII", "IC", "VX", "ABC", "xv"] {
            assert_eq!(parse_roman(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_round_trip() {
        for text in ["63/180", "S-9/1", "ES-10/24", "217(III)", "3201(S-VI)", "997(ES-I)", "1325(2000)", "2005/30", "58.3", "1/CP.16"] {
            assert_eq!(Number::parse(text).to_string(), text);
        }
        assert_eq!(Number::parse("63/180"), Number::InSession(Session::Regular(63), 180));
        assert_eq!(Number::parse("997(ES-I)"), Number::OfSession(997, Session::Emergency(1)));
        assert!(matches!(Number::parse("1/CP.16"), Number::Own(_)));
    }
}
