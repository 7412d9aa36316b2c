//! Every table in every form, row by row.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::table::{Rows as _, Table, Value};
use super::{csv, parquet, sqlite};

/// One table in two forms.
struct Pair<W: Write + Send> {
    csv: csv::Writer<W>,
    parquet: parquet::Writer<W>,
    rows: u64,
}

/// Every table in every form.
pub struct Writers<W: Write + Send> {
    pairs: BTreeMap<&'static str, Pair<W>>,
    sqlite: sqlite::Writer,
}

impl<W: Write + Send> Writers<W> {
    /// Writers of tables; `open` gives what a file of a name is written to.
    pub fn new(tables: &[&Table], sqlite: rusqlite::Connection, mut open: impl FnMut(&str) -> io::Result<W>) -> io::Result<Self> {
        let (mut pairs, mut sqlite) = (BTreeMap::new(), sqlite::Writer::new(sqlite)?);
        for table in tables {
            sqlite.begin(table)?;
            let csv = csv::Writer::new(table, open(&format!("{}.csv", table.name))?)?;
            let parquet = parquet::Writer::new(table, open(&format!("{}.parquet", table.name))?)?;
            pairs.insert(table.name, Pair { csv, parquet, rows: 0 });
        }
        Ok(Self { pairs, sqlite })
    }

    /// Takes a row of a table.
    pub fn row(&mut self, table: &Table, values: &[Value]) -> io::Result<()> {
        debug_assert_eq!(values.len(), table.columns.len(), "{}", table.name);
        let pair = self.pairs.get_mut(table.name).ok_or_else(|| io::Error::other("no such table"))?;
        pair.csv.row(values)?;
        pair.parquet.row(values)?;
        pair.rows += 1;
        self.sqlite.row(table, values)
    }

    /// The end of all tables; how many rows each has.
    pub fn finish(self, tables: &[&Table]) -> io::Result<BTreeMap<&'static str, u64>> {
        let mut rows = BTreeMap::new();
        for (name, pair) in self.pairs {
            pair.csv.finish()?;
            pair.parquet.finish()?;
            rows.insert(name, pair.rows);
        }
        self.sqlite.finish(tables)?;
        Ok(rows)
    }
}
