//! Tables as comma-separated values: RFC 4180, UTF-8 with its mark so that Excel reads it as such, one
//! header row, a point in numbers, nothing where a value is missing.

use std::io::{self, Write};

use super::table::{Rows, Table, Value};
use crate::export::csv::harmless;

/// Writes rows.
pub struct Writer<W: Write>(::csv::Writer<W>);

/// What tells spreadsheets that a text is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

impl<W: Write> Writer<W> {
    /// A writer of a table, which begins with the header.
    pub fn new(table: &Table, mut out: W) -> io::Result<Self> {
        out.write_all(MARK)?;
        let mut rows = ::csv::Writer::from_writer(out);
        rows.write_record(table.columns.iter().map(|column| column.name))?;
        Ok(Self(rows))
    }

    /// The end of the table.
    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<W: Write> Rows for Writer<W> {
    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        for value in values {
            match value {
                Value::Missing => self.0.write_field(""),
                Value::Text(text) => self.0.write_field(harmless(text).as_bytes()),
                Value::Integer(number) => self.0.write_field(number.to_string()),
                Value::Number(number) => self.0.write_field(number.to_string()),
                Value::Boolean(value) => self.0.write_field(value.to_string()),
            }?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }
}
