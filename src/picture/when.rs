//! When an instrument was made, as well as its date, its number or its symbol tells.

use crate::graph::Node;
use crate::instrument::{Act, Bodies, BodyRef, InstrumentId, Number, Session, Sessions};

/// Years of the common era, such as 2008.96: the date's; else the year that the number or symbol
/// names, in its middle; else the middle of the session that they name. `None` where nothing tells.
///
/// `S/2010/123` is of 2010, `A/64/53` of the sixty-fourth session (September 2009 to September 2010).
#[must_use]
pub fn when(node: &Node) -> Option<f64> {
    if let Some(date) = node.date {
        return Some(date.in_years());
    }
    let (body, term) = term(&node.id)?;
    match term {
        Term::Year(year) => Some(f64::from(year) + 0.5),
        Term::Session(session) => of_session(body, session),
    }
}

/// The time that a number or a symbol names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    Year(i16),
    Session(Session),
}

/// The body that adopted or issued an instrument, and the year or session that its number or symbol names.
pub(super) fn term(id: &InstrumentId) -> Option<(BodyRef, Term)> {
    if let Some(act) = Act::of(id.as_str()) {
        let term = match act.number {
            Number::InSession(session, _) | Number::OfSession(_, session) => Term::Session(session),
            Number::Dotted(session, _) | Number::InRomanSession(session, _) => Term::Session(Session::Regular(session)),
            Number::OfYear(_, year) | Number::InYear(year, _) if YEARS.contains(&year) => Term::Year(year.cast_signed()),
            Number::OfYear(..) | Number::InYear(..) | Number::Own(_) => return None,
        };
        return Some((act.body, term));
    }
    let symbol = id.is_symbol().then_some(id.as_str())?;
    // Main Committees meet in the sessions of the General Assembly.
    let body = Bodies::embedded().of_symbol(if symbol.starts_with("A/C.") { "A/" } else { symbol })?;
    // Additions tell no year: A/10195/Add.1 is as old as A/10195.
    let is_added = |part: &&str| ["Add.", "Corr.", "Rev."].iter().any(|addition| part.starts_with(addition));
    let parts: Vec<&str> = symbol.split('/').filter(|part| !is_added(part)).collect();
    let at = parts
        .iter()
        .position(|part| part.starts_with(|c: char| c.is_ascii_digit()) || part.starts_with("S-") || part.starts_with("ES-"))?;
    // What has nothing behind it is a running number: S/2010 is of 1951, A/5700 of 1964.
    if at + 1 == parts.len() {
        return None;
    }
    let term = match parts[at].parse::<u16>() {
        Ok(year) if YEARS.contains(&year) => Term::Year(year.cast_signed()),
        // Below a body itself and below Main Committees; conferences and other committees count their documents.
        _ if parts[..at].iter().all(|part| !part.contains('.') || part.starts_with("C.")) => Term::Session(Session::parse(parts[at])?),
        _ => return None,
    };
    Some((body, term))
}

/// Years that a number can name; anything else is a slip, which must not stretch the scale of years.
const YEARS: std::ops::Range<u16> = 1945..2100;

/// The middle of a session, or the day of it that is known; of a regular session of the General Assembly,
/// which opens in the year 1945 + n, the end of that year where the table has no day.
fn of_session(body: BodyRef, session: Session) -> Option<f64> {
    match Sessions::embedded().span(body, session) {
        Some((Some(opens), Some(closes))) => Some(f64::midpoint(opens.in_years(), closes.in_years())),
        Some((Some(day), None) | (None, Some(day))) => Some(day.in_years()),
        _ => match session {
            Session::Regular(n) if body.is("general-assembly") && n < YEARS.end - 1945 => Some(f64::from(n) + 1945.95),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::describe;
    use crate::instrument::Catalogue;

    #[test]
    fn symbols_tell_years() {
        let year = |symbol: &str| when(&describe(&InstrumentId::of_symbol(symbol), None, &Catalogue::embedded())).map(f64::floor);
        assert_eq!(year("S/2010/123"), Some(2010.0));
        assert_eq!(year("E/CN.4/1996/53/Add.2"), Some(1996.0));
        assert_eq!(year("S/RES/1325(2000)"), Some(2000.0));
        assert!(year("A/64/53").is_some_and(|year| (2009.0..=2010.0).contains(&year)));
        assert!(year("A/RES/64/901").is_some_and(|year| (2009.0..=2010.0).contains(&year)));
        assert_eq!(year("A/RES/47/12"), Some(1992.0));
        assert_eq!(year("A/RES/2200(XXI)[A]"), Some(1966.0));
        assert_eq!(year("A/C.5/80/L.11"), Some(2025.0));
        assert_eq!(year("A/CONF.189/12"), None);
        assert_eq!(year("A/AC.105/12"), None);
        assert_eq!(year("S/2010"), None);
        assert_eq!(year("A/5700"), None);
        assert_eq!(year("A/10195/Add.1"), None);
        assert_eq!(year("A/8871/Rev.1"), None);
        assert_eq!(year("S/2010/5/Add.1"), Some(2010.0));
        assert_eq!(year("S/RES/1325(2106)"), None);
        assert_eq!(year("ST/SGB/9"), None);
    }
}
