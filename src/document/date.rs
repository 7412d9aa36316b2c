//! Dates in running text.

use crate::instrument::Date;
use crate::lang::{Concept, Lexicon, Token};

/// The date that begins with the first of `tokens`: `18 December 2008`, `December 2008`, `December
/// 18, 2008`, or `17` alone and `17 January` when `tail` gives what the text leaves out. Tells how
/// many tokens it takes.
#[must_use]
pub fn date_at(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Option<(Date, usize)> {
    let number = |at: usize| tokens.get(at).filter(|t| t.concept == Concept::Number).and_then(|t| t.text(text).parse::<u16>().ok());
    let month = |at: usize| tokens.get(at).filter(|t| t.concept == Concept::Month && t.is_upper()).map(|t| lexicon.value_of(t) as u8);
    let year = |at: usize| number(at).filter(|y| (1800..2200).contains(y)).and_then(|y| i16::try_from(y).ok());
    if let Some(m) = month(0) {
        if let Some(y) = year(1) {
            return Some((Date::of_month(y, m)?, 2));
        }
        let is_comma = tokens.get(2).is_some_and(|t| t.concept == Concept::Comma);
        let y = year(2 + usize::from(is_comma))?;
        return Some((Date::of_day(y, m, number(1)? as u8)?, 3 + usize::from(is_comma)));
    }
    let day = number(0).filter(|d| (1..=31).contains(d))? as u8;
    let m = month(1)?;
    let is_comma = tokens.get(2).is_some_and(|t| t.concept == Concept::Comma);
    let at = 2 + usize::from(is_comma);
    let y = year(at)?;
    Some((Date::of_day(y, m, day)?, at + 1))
}
