//! When each session met.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{Bodies, BodyRef, Date, Session};

/// The table of sessions: opening and closing days, where they are confirmed.
#[derive(Debug)]
pub struct Sessions {
    rows: FxHashMap<(BodyRef, Session), (Option<Date>, Option<Date>)>,
}

impl Sessions {
    /// The table of `src/data/sessions.csv`, read once.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static SESSIONS: OnceLock<Sessions> = OnceLock::new();
        SESSIONS.get_or_init(|| {
            let mut rows = FxHashMap::default();
            for row in table() {
                let (body, session, opens, closes) = row.expect("a test reads the embedded table");
                rows.insert((body, session), (opens, closes));
            }
            Self { rows }
        })
    }

    /// Every session with its first and last day, as far as they are known, in the order of bodies and
    /// sessions.
    pub fn iter(&self) -> impl Iterator<Item = (BodyRef, Session, Option<Date>, Option<Date>)> {
        let mut all: Vec<_> = self.rows.iter().map(|((body, session), (opens, closes))| (*body, *session, *opens, *closes)).collect();
        all.sort_unstable();
        all.into_iter()
    }

    /// First and last day of a session as far as they are known; `None` when the session itself is
    /// not in the table.
    #[must_use]
    pub fn span(&self, body: BodyRef, session: Session) -> Option<(Option<Date>, Option<Date>)> {
        self.rows.get(&(body, session)).copied()
    }
}

type Row = (BodyRef, Session, Option<Date>, Option<Date>);

fn table() -> impl Iterator<Item = Result<Row, String>> {
    include_str!("../data/sessions.csv").lines().skip(1).filter(|line| !line.is_empty()).map(|line| {
        let mut fields = line.splitn(5, ',');
        let mut next = || fields.next().unwrap_or_default();
        let fault = |what: &str| format!("{what} in `{line}`");
        let body = Bodies::embedded().by_id(next()).ok_or_else(|| fault("no such body"))?;
        let session = Session::parse(next()).ok_or_else(|| fault("no session"))?;
        let mut date = |what| match next() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| fault(what)),
        };
        Ok((body, session, date("no opening day")?, date("no closing day")?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_parse_are_unique_and_open_before_they_close() {
        let rows: Vec<Row> = table().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows.len(), Sessions::embedded().rows.len(), "no session twice");
        for (body, session, opens, closes) in rows {
            if let (Some(opens), Some(closes)) = (opens, closes) {
                assert!(opens <= closes, "{} {session}", body.get().id);
            }
        }
    }

    #[test]
    fn the_sixty_third_session_of_the_assembly() {
        let assembly = Bodies::embedded().by_id("general-assembly").unwrap();
        let (opens, closes) = Sessions::embedded().span(assembly, Session::Regular(63)).unwrap();
        assert!("2008-12-18".parse::<Date>().unwrap().may_lie_within(opens, closes));
        assert!(!"2010-12-18".parse::<Date>().unwrap().may_lie_within(opens, closes));
    }
}
