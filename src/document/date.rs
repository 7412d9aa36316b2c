//! Dates in running text.

use crate::instrument::Date;
use crate::lang::{Concept, Lexicon, Token};

/// The date that begins with the first of `tokens`: `18 December 2008`, `December 2008`, `December
/// 18, 2008`, `18 de diciembre de 2008`, `1er août 2013`, `18. Dezember 2008`, `2008年12月18日`. Tells how
/// many tokens it takes.
#[must_use]
pub fn date_at(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Option<(Date, usize)> {
    let number = |at: usize| tokens.get(at).and_then(|t| t.number(text)).and_then(|n| u16::try_from(n).ok());
    let concept = |at: usize| tokens.get(at).map(|t| t.concept);
    let is_month = |t: &&Token| t.concept == Concept::Month && (t.is_upper() || !lexicon.writing().capital_months);
    let month = |at: usize| tokens.get(at).filter(is_month).map(|t| lexicon.value_of(t) as u8);
    let year = |at: usize| number(at).filter(|y| (1800..2200).contains(y)).and_then(|y| i16::try_from(y).ok());
    let behind = |at: usize, skipped: Concept| at + usize::from(concept(at) == Some(skipped));
    if let Some(m) = month(0) {
        let at = behind(1, Concept::Of);
        if let Some(y) = year(at) {
            return Some((Date::of_month(y, m)?, behind(at + 1, Concept::Year)));
        }
        let at = behind(2, Concept::Comma);
        let y = year(at)?;
        return Some((Date::of_day(y, m, number(1)? as u8)?, at + 1));
    }
    if concept(1) == Some(Concept::YearSign) {
        let (y, m) = (year(0)?, number(2).filter(|_| concept(3) == Some(Concept::MonthSign))? as u8);
        return match number(4).filter(|_| concept(5) == Some(Concept::DaySign)) {
            Some(day) => Some((Date::of_day(y, m, day as u8)?, 6)),
            None => Some((Date::of_month(y, m)?, 4)),
        };
    }
    let day = number(0).filter(|d| (1..=31).contains(d))? as u8;
    let is_ending = |t: &Token| matches!(t.concept, Concept::Word | Concept::Period) && !t.is_spaced() && t.end - t.start <= 4;
    let at = 1 + usize::from(month(1).is_none() && tokens.get(1).is_some_and(is_ending));
    let at = behind(at, Concept::Of);
    let m = month(at)?;
    let at = behind(behind(at + 1, Concept::Comma), Concept::Of);
    let y = year(at)?;
    // "18 декабря 2008 года".
    Some((Date::of_day(y, m, day)?, behind(at + 1, Concept::Year)))
}
