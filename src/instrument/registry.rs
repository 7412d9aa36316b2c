//! Known resolutions with their dates and titles.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Date, InstrumentId, Number, Session, rows};

/// What is known of one resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegistryRow<'r> {
    /// Day of adoption.
    pub adopted: Option<Date>,
    /// Title, where the document itself gave it.
    pub title: Option<&'r str>,
}

/// Resolutions whose date of adoption is known from their own text, or from citations that agree.
///
/// Embedded as `src/data/registry.tsv` (symbol, date, title), sorted by symbol.
#[derive(Debug, Clone)]
pub struct Registry {
    /// Date and title as they stand in the table: few rows are ever asked for.
    rows: FxHashMap<Cow<'static, str>, Cow<'static, str>>,
    years_of_council: OnceLock<BTreeMap<u32, u16>>,
    runs_of_assembly: OnceLock<BTreeMap<u16, (u32, u32)>>,
}

/// What is wrong with a user's registry.
#[derive(Debug, thiserror::Error)]
#[error("{path}: line {line}: {what}; write columns symbol, adopted, title")]
pub struct RegistryError {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: u64,
    /// What is wrong there.
    pub what: String,
}

#[derive(Deserialize)]
struct OwnRow {
    symbol: String,
    #[serde(default)]
    adopted: String,
    #[serde(default)]
    title: String,
}

impl Registry {
    /// The embedded registry, read once: O(number of rows).
    #[must_use]
    pub fn embedded() -> &'static Self {
        static REGISTRY: OnceLock<Registry> = OnceLock::new();
        REGISTRY.get_or_init(|| Self {
            rows: table(include_str!("../data/registry.tsv")).map(|(symbol, fields)| (symbol.into(), fields.into())).collect(),
            years_of_council: OnceLock::new(),
            runs_of_assembly: OnceLock::new(),
        })
    }

    /// Adds a user's rows: a table of comma-separated values with a column `symbol` and with `adopted`
    /// (`2008-12-18`), `title` or both; other columns are left alone. A row for a known symbol takes the
    /// place of the one that is there. O(rows).
    ///
    /// `path` only names the file in errors.
    pub fn extend_from_csv(&mut self, text: &str, path: &Path) -> Result<(), RegistryError> {
        let fault = |line: u64, what: String| RegistryError { path: path.to_owned(), line, what };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for (at, row) in reader.deserialize().enumerate() {
            // The first row stands behind the line of the names.
            let line = at as u64 + 2;
            let row: OwnRow = row.map_err(|cause| {
                let line = cause.position().map_or(line, csv::Position::line);
                fault(line, cause.to_string())
            })?;
            let id: InstrumentId = row.symbol.parse().map_err(|cause: super::ParseIdError| fault(line, cause.to_string()))?;
            if !row.adopted.is_empty() && row.adopted.parse::<Date>().is_err() {
                return Err(fault(line, format!("`{}` is no date: write 2008-12-18", row.adopted)));
            }
            self.rows.insert(id.as_str().to_owned().into(), [row.adopted.as_str(), &row.title].join("\t").into());
        }
        (self.years_of_council, self.runs_of_assembly) = (OnceLock::new(), OnceLock::new());
        Ok(())
    }

    /// What is known of the instrument with that canonical identifier.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<RegistryRow<'_>> {
        self.rows.get(id).map(|fields| row(fields))
    }

    /// Whether anything is known of it.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.rows.contains_key(id)
    }

    /// The year of the Security Council's resolution with that number; its numbers run on over the
    /// years, so one that is not known has the year of those before and behind it, if that is one.
    #[must_use]
    pub fn year_of_council(&self, number: u32) -> Option<u16> {
        let parts = |symbol: &str| {
            let (number, year) = symbol.strip_prefix("S/RES/")?.strip_suffix(')')?.split_once('(')?;
            Some((number.parse().ok()?, year.parse().ok()?))
        };
        let years = self.years_of_council.get_or_init(|| self.rows.keys().filter_map(|symbol| parts(symbol)).collect());
        let before = years.range(..=number).next_back()?;
        let behind = years.range(number..).next()?;
        (before.1 == behind.1).then_some(*before.1)
    }

    /// The session of the General Assembly's resolution with that number, of those until the thirtieth, whose numbers run on
    /// over the sessions; `None` where it is not known. O(rows).
    #[must_use]
    pub fn session_of_assembly(&self, number: u32) -> Option<Session> {
        let prefix = format!("A/RES/{number}(");
        let symbol = self.rows.keys().find(|symbol| symbol.starts_with(&prefix))?;
        match Number::parse_form(symbol.strip_prefix("A/RES/")?.split('[').next()?)? {
            Number::OfSession(_, session) => Some(session),
            _ => None,
        }
    }

    /// The numbers that the General Assembly's resolutions of a session until the thirtieth may have:
    /// they run on over the sessions, so those that are known of the sessions before and after bound
    /// them.
    #[must_use]
    pub fn run_of_assembly(&self, session: u16) -> Range<u32> {
        let runs = self.runs_of_assembly.get_or_init(|| {
            let mut runs: BTreeMap<u16, (u32, u32)> = BTreeMap::new();
            for symbol in self.rows.keys() {
                let number = symbol.strip_prefix("A/RES/").and_then(|number| number.split('[').next()).and_then(Number::parse_form);
                if let Some(Number::OfSession(number, Session::Regular(session))) = number {
                    let run = runs.entry(session).or_insert((number, number));
                    *run = (run.0.min(number), run.1.max(number));
                }
            }
            runs
        });
        let before = runs.range(..session).next_back().map_or(0, |(_, (_, last))| *last);
        let behind = runs.range(session + 1..).next().map_or(u32::MAX, |(_, (first, _))| *first);
        before + 1..behind
    }

    /// How many resolutions are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// Each symbol with the rest of its row.
fn table(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows::lines(table).filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

fn row(fields: &str) -> RegistryRow<'_> {
    let (date, title) = fields.split_once('\t').unwrap_or((fields, ""));
    RegistryRow { adopted: date.parse().ok(), title: Some(title).filter(|title| !title.is_empty()) }
}

#[cfg(test)]
mod tests {
    use super::super::{Act, InstrumentId};
    use super::*;

    #[test]
    fn every_row_is_canonical_dated_and_in_order() {
        let table: Vec<_> = table(include_str!("../data/registry.tsv")).collect();
        assert!(table.len() > 6000);
        for (symbol, fields) in &table {
            let row = row(fields);
            let id: InstrumentId = symbol.parse().unwrap();
            assert_eq!(id.as_str(), *symbol);
            assert!(Act::of(symbol).is_some(), "{symbol}");
            assert!(row.adopted.is_some() || row.title.is_some(), "{symbol}: a row says something");
        }
        let ids: Vec<InstrumentId> = table.iter().map(|(symbol, _)| symbol.parse().unwrap()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "natural order, no symbol twice");
    }
}
