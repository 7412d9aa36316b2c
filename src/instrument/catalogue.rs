//! The catalogue of named instruments: treaties, charters, declarations, programmes, conferences.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{Date, InstrumentId, Kind, kebab, rows};

/// Text of a row: borrowed from the program for embedded rows, owned for users' own.
pub type Text = Cow<'static, str>;

/// One row of the catalogue, as the tables in `src/data/instruments` and users' own files write it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Official title.
    pub title: Text,
    /// Identifier, where the instrument is a numbered resolution; otherwise the title in kebab case.
    pub id: Option<Text>,
    /// Type word: `convention`, `declaration`, `conference` (see [`Kind::of_type_word`]).
    pub kind: Text,
    /// Other titles that texts use.
    #[serde(default)]
    pub names: Vec<Text>,
    /// Established acronyms, matched in the case given.
    #[serde(default)]
    pub acronyms: Vec<Text>,
    /// Date of adoption.
    pub date: Option<Date>,
    /// The resolution that adopted it or opened it for signature.
    pub adopted_by: Option<Text>,
    /// The document that holds it.
    pub document: Option<Text>,
    /// Registration in the Treaty Series: `UNTS/1577/27531`.
    pub registered_as: Option<Text>,
    /// Where the row's facts can be read.
    pub source: Text,
    /// What confirmed them.
    pub confirmed_by: Option<Text>,
}

impl Instrument {
    /// The identifier of the row.
    #[must_use]
    pub fn instrument_id(&self) -> InstrumentId {
        self.id.as_deref().map_or_else(|| InstrumentId::of_canonical(&kebab(&self.title)), InstrumentId::of_symbol)
    }

    /// The kind that references to it have.
    #[must_use]
    pub fn kind(&self) -> Kind {
        Kind::of_type_word(&self.kind).unwrap_or(Kind::Named)
    }

    /// The title and the other titles.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.title).chain(self.names.iter().map(|name| &**name))
    }
}

/// What is wrong with a user's catalogue.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The text is not such a table.
    #[error("{path}: not a catalogue: {message}; write [[instrument]] tables with title, kind and source")]
    Table {
        /// The file.
        path: PathBuf,
        /// What the TOML reader says, with line and column.
        message: String,
    },
    /// A row has a kind that does not exist.
    #[error(
        "{path}: `{title}`: no such kind `{kind}`; write one of treaty, convention, covenant, protocol, agreement, amendment, charter, declaration, programme, agenda, plan, strategy, outcome, statute, rules, regulations, guidelines, code, principles, compact, framework, pact, commitment, consensus, standard, conference"
    )]
    Kind {
        /// The file.
        path: PathBuf,
        /// The row.
        title: String,
        /// What it says.
        kind: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    instrument: Vec<Instrument>,
}

/// The named instruments that are known.
#[derive(Debug, Clone)]
pub struct Catalogue {
    rows: Vec<Instrument>,
    /// Identifier of each row.
    ids: Vec<InstrumentId>,
    by_id: FxHashMap<InstrumentId, usize>,
}

impl Catalogue {
    /// The catalogue that the program carries, `src/data/instruments/*.toml`: O(size of the tables).
    #[must_use]
    pub fn embedded() -> Self {
        let mut catalogue = Self { rows: Vec::new(), ids: Vec::new(), by_id: FxHashMap::default() };
        rows::lines(include_str!(concat!(env!("OUT_DIR"), "/instruments.rows"))).for_each(|line| {
            let (id, row) = row(line);
            catalogue.put_as(InstrumentId::of_canonical(id), row);
        });
        catalogue
    }

    /// Adds a user's rows; a row with a known identifier replaces the one that is there.
    ///
    /// `path` only names the file in errors.
    pub fn extend_from_toml(&mut self, text: &str, path: &Path) -> Result<(), CatalogueError> {
        let table: Table = toml::from_str(text)
            .map_err(|fault| CatalogueError::Table { path: path.to_owned(), message: fault.to_string().trim_end().to_owned() })?;
        for row in table.instrument {
            if Kind::of_type_word(&row.kind).is_none() {
                return Err(CatalogueError::Kind { path: path.to_owned(), title: row.title.into_owned(), kind: row.kind.into_owned() });
            }
            self.put(row);
        }
        Ok(())
    }

    fn put(&mut self, row: Instrument) {
        self.put_as(row.instrument_id(), row);
    }

    fn put_as(&mut self, id: InstrumentId, row: Instrument) {
        if let Some(&at) = self.by_id.get(&id) {
            self.rows[at] = row;
        } else {
            self.by_id.insert(id.clone(), self.rows.len());
            self.ids.push(id);
            self.rows.push(row);
        }
    }

    /// Every row; the index of a row is stable.
    #[must_use]
    pub fn rows(&self) -> &[Instrument] {
        &self.rows
    }

    /// Titles of the embedded rows in kebab case with the rows' places, sorted; users' own rows are
    /// not among them.
    pub(crate) fn embedded_titles() -> impl Iterator<Item = (&'static str, usize)> {
        rows::lines(include_str!(concat!(env!("OUT_DIR"), "/titles.rows"))).filter_map(|line| {
            let mut cells = rows::cells(line);
            Some((cells.next()?, cells.next()?.parse().ok()?))
        })
    }

    /// The identifier of a row, by its place.
    #[must_use]
    pub fn id_of(&self, row: usize) -> &InstrumentId {
        &self.ids[row]
    }

    /// The place of an identifier's row.
    #[must_use]
    pub fn index_of(&self, id: &InstrumentId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The row of an identifier.
    #[must_use]
    pub fn get(&self, id: &InstrumentId) -> Option<&Instrument> {
        self.by_id.get(id).map(|&at| &self.rows[at])
    }
}

/// A row as `build.rs` writes it, with its identifier.
fn row(line: &'static str) -> (&'static str, Instrument) {
    let mut cells = rows::cells(line);
    let mut text = || cells.next().unwrap_or_default();
    let some = |text: &'static str| (!text.is_empty()).then_some(Text::Borrowed(text));
    let members = |text: &'static str| rows::members(text).map(Text::Borrowed).collect();
    let id = text();
    let row = Instrument {
        title: Text::Borrowed(text()),
        id: some(text()),
        kind: Text::Borrowed(text()),
        names: members(text()),
        acronyms: members(text()),
        date: text().parse().ok(),
        adopted_by: some(text()),
        document: some(text()),
        registered_as: some(text()),
        source: Text::Borrowed(text()),
        confirmed_by: some(text()),
    };
    (id, row)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn tables_are_sorted_and_every_row_is_sound() {
        let mut named: BTreeMap<String, String> = BTreeMap::new();
        let mut count = 0;
        for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/data/instruments")).unwrap() {
            let path = file.unwrap().path();
            let subject = path.display();
            let rows = toml::from_str::<Table>(&std::fs::read_to_string(&path).unwrap())
                .unwrap_or_else(|fault| panic!("{subject}: {fault}"))
                .instrument;
            count += rows.len();
            let key = |row: &Instrument| row.title.to_lowercase();
            for pair in rows.windows(2) {
                assert!(key(&pair[0]) < key(&pair[1]), "{subject}: `{}` stands after `{}`", pair[1].title, pair[0].title);
            }
            for row in &rows {
                check(row);
                for name in row.all_names() {
                    let folded = kebab(&name.replace('-', ""));
                    if let Some(other) = named.insert(folded, row.title.to_string()) {
                        panic!("{subject}: `{name}` stands under `{other}` and `{}`", row.title);
                    }
                }
            }
        }
        assert!(count >= 300, "{count}");
        assert_eq!(Catalogue::embedded().rows().len(), count, "no identifier twice");
    }

    fn check(row: &Instrument) {
        assert!(Kind::of_type_word(&row.kind).is_some(), "{}: kind {}", row.title, row.kind);
        assert!(!row.source.is_empty(), "{}: a row names its source", row.title);
        for symbol in [&row.id, &row.adopted_by, &row.document, &row.registered_as].into_iter().flatten() {
            assert_eq!(InstrumentId::of_symbol(symbol).as_str(), symbol, "{}: canonical spelling", row.title);
        }
        let has_facts = row.date.is_some() || row.adopted_by.is_some() || row.document.is_some() || row.registered_as.is_some();
        assert!(!has_facts || row.confirmed_by.is_some(), "{}: what confirms its facts?", row.title);
    }
}
