//! All tables in one SQLite file, with keys and indexes.

use std::fmt::Write as _;
use std::io;

use rusqlite::types::{ToSqlOutput, Value as Cell, ValueRef};
use rusqlite::{Connection, params_from_iter};

use super::table::{Table, Type, Value};

/// Writes rows of any table.
pub struct Writer(Connection);

fn fault(cause: rusqlite::Error) -> io::Error {
    io::Error::other(cause)
}

impl Writer {
    /// A writer to an empty file. What is half written is not asked for again, so no journal is kept.
    pub fn new(file: Connection) -> io::Result<Self> {
        file.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN").map_err(fault)?;
        file.set_prepared_statement_cache_capacity(64);
        Ok(Self(file))
    }

    /// Begins a table.
    pub fn begin(&mut self, table: &Table) -> io::Result<()> {
        let mut sql = format!("CREATE TABLE {} (\n", table.name);
        for column in table.columns {
            let of = match column.of {
                Type::Text => "TEXT",
                Type::Integer | Type::Boolean => "INTEGER",
                Type::Number => "REAL",
            };
            let _ = writeln!(sql, "  \"{}\" {of}{},", column.name, if column.required { " NOT NULL" } else { "" });
        }
        if !table.key.is_empty() {
            let _ = writeln!(sql, "  PRIMARY KEY ({}),", names(table.key));
        }
        for foreign in table.foreign {
            let _ = writeln!(sql, "  FOREIGN KEY ({}) REFERENCES {} ({}),", names(foreign.columns), foreign.table, names(foreign.key));
        }
        let sql = format!("{}\n)", sql.trim_end_matches([',', '\n']));
        self.0.execute_batch(&sql).map_err(fault)
    }

    /// Puts in a row of a table that was begun.
    pub fn row(&mut self, table: &Table, values: &[Value]) -> io::Result<()> {
        let places = vec!["?"; table.columns.len()].join(", ");
        let mut statement = self.0.prepare_cached(&format!("INSERT INTO {} VALUES ({places})", table.name)).map_err(fault)?;
        statement.execute(params_from_iter(values)).map_err(fault)?;
        Ok(())
    }

    /// The end of all tables: indexes on what refers to others, and a look whether all of it leads somewhere.
    pub fn finish(self, tables: &[&Table]) -> io::Result<()> {
        for table in tables {
            for foreign in table.foreign {
                let name = format!("{}_{}", table.name, foreign.columns.join("_"));
                self.0.execute_batch(&format!("CREATE INDEX {name} ON {} ({})", table.name, names(foreign.columns))).map_err(fault)?;
            }
        }
        self.0.execute_batch("COMMIT").map_err(fault)?;
        self.0.close().map_err(|(_, cause)| fault(cause))
    }
}

fn names(columns: &[&str]) -> String {
    columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Missing => ToSqlOutput::Owned(Cell::Null),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Integer(number) => ToSqlOutput::Owned(Cell::Integer(*number)),
            Self::Number(number) => ToSqlOutput::Owned(Cell::Real(*number)),
            Self::Boolean(value) => ToSqlOutput::Owned(Cell::Integer((*value).into())),
        })
    }
}
