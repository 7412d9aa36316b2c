//! A civil date that may be known to the year, the month or the day only.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date with its precision: `1948`, `1948-12` or `1948-12-10`.
///
/// Order is by year, then month, then day; a date known less closely sorts before the days it may
/// stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

/// Names of the months in English, as texts of the United Nations write them.
pub(crate) const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

impl Date {
    /// A year alone.
    #[must_use]
    pub const fn of_year(year: i16) -> Self {
        Self { year, month: 0, day: 0 }
    }

    /// A month of a year; `None` unless 1 ≤ `month` ≤ 12.
    #[must_use]
    pub const fn of_month(year: i16, month: u8) -> Option<Self> {
        if month >= 1 && month <= 12 { Some(Self { year, month, day: 0 }) } else { None }
    }

    /// A day of the Gregorian calendar; `None` when there is no such day.
    #[must_use]
    pub fn of_day(year: i16, month: u8, day: u8) -> Option<Self> {
        let (month_i, day_i) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        jiff::civil::Date::new(year, month_i, day_i).ok()?;
        Some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Whether the day is known.
    #[must_use]
    pub const fn is_day(self) -> bool {
        self.day > 0
    }

    /// Whether both can be the same day: they agree as far as both are known.
    #[must_use]
    pub const fn agrees_with(self, other: Self) -> bool {
        self.year == other.year
            && (self.month == 0 || other.month == 0 || self.month == other.month)
            && (self.day == 0 || other.day == 0 || self.day == other.day)
    }

    /// Whether this may lie within `from..=to`, each end taken as loosely as it is known; an open
    /// end (`None`) never excludes.
    #[must_use]
    pub fn may_lie_within(self, from: Option<Self>, to: Option<Self>) -> bool {
        from.is_none_or(|from| self.last() >= from.first()) && to.is_none_or(|to| self.first() <= to.last())
    }

    /// The date as texts of the United Nations write it in English: `18 December 2008`.
    #[must_use]
    pub fn in_words(self) -> String {
        let month = usize::from(self.month).checked_sub(1).map(|month| MONTHS[month]);
        let day = (self.day > 0).then(|| self.day.to_string());
        day.iter().map(String::as_str).chain(month).chain([self.year.to_string().as_str()]).collect::<Vec<_>>().join(" ")
    }

    /// The date in years of 365.2425 days since the year 1; of a month its fifteenth day, of a year the
    /// first of July.
    #[must_use]
    pub fn in_years(self) -> f64 {
        const DAYS: f64 = 365.2425;
        let month = if self.month == 0 { 7 } else { self.month };
        let day = if self.day > 0 {
            self.day
        } else if self.month > 0 {
            15
        } else {
            1
        };
        let days = jiff::civil::Date::new(self.year, month.cast_signed(), day.cast_signed())
            .ok()
            .and_then(|date| jiff::civil::date(1, 1, 1).until(date).ok())
            .map_or(0, |span| span.get_days());
        1.0 + f64::from(days) / DAYS
    }

    /// The earliest day that this may be, as (year, month, day).
    const fn first(self) -> (i16, u8, u8) {
        (self.year, if self.month == 0 { 1 } else { self.month }, if self.day == 0 { 1 } else { self.day })
    }

    /// The latest day that this may be; 31 stands for the end of any month.
    const fn last(self) -> (i16, u8, u8) {
        (self.year, if self.month == 0 { 12 } else { self.month }, if self.day == 0 { 31 } else { self.day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = *b"0000-00-00";
        let mut put = |at: usize, number: u16| (text[at], text[at + 1]) = (b'0' + (number / 10) as u8, b'0' + (number % 10) as u8);
        let year = self.year.unsigned_abs() % 10_000;
        put(0, year / 100);
        put(2, year % 100);
        put(5, self.month.into());
        put(8, self.day.into());
        let length = if self.day > 0 { 10 } else { 4 + 3 * usize::from(self.month > 0) };
        f.write_str(std::str::from_utf8(&text[..length]).expect("digits and hyphens"))
    }
}

/// The text is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or names a day that does not exist.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct ParseDateError(String);

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digit = |b: u8| b.is_ascii_digit().then(|| b - b'0');
        let two = |a: u8, b: u8| Some(digit(a)? * 10 + digit(b)?);
        let year = |[a, b, c, d]: [u8; 4]| Some(i16::from(two(a, b)?) * 100 + i16::from(two(c, d)?));
        let date = match *text.as_bytes() {
            [a, b, c, d] => year([a, b, c, d]).map(Self::of_year),
            [a, b, c, d, b'-', m, n] => year([a, b, c, d]).zip(two(m, n)).and_then(|(y, month)| Self::of_month(y, month)),
            [a, b, c, d, b'-', m, n, b'-', o, p] => {
                year([a, b, c, d]).zip(two(m, n)).zip(two(o, p)).and_then(|((y, month), day)| Self::of_day(y, month, day))
            }
            _ => None,
        };
        date.ok_or_else(|| ParseDateError(text.to_owned()))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn parses_and_prints_each_precision() {
        for text in ["1948", "1948-12", "1948-12-10"] {
            assert_eq!(date(text).to_string(), text);
        }
        for text in ["", "48", "1948-13", "1949-02-29", "1948-12-10-1", "1948-1-1", "+948"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn agrees_as_far_as_known() {
        assert!(date("1948").agrees_with(date("1948-12-10")));
        assert!(!date("1948-11").agrees_with(date("1948-12-10")));
        assert!(date("2006").may_lie_within(Some(date("2006-06-19")), None));
        assert!(!date("2003-08").may_lie_within(Some(date("2006-06-19")), None));
    }
}
