//! Tables as Apache Parquet: one column of its own type each, Snappy, groups of 65,536 rows.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type as Schema, TypePtr};

use super::table::{Column, Rows, Table, Type, Value};

/// The rows of one group.
const GROUP: usize = 65_536;

/// The values of one column that wait for their group to be full, and for each row whether it has one.
struct Waiting {
    values: Values,
    present: Vec<i16>,
}

enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Number(Vec<f64>),
    Boolean(Vec<bool>),
}

/// Writes rows.
pub struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    waiting: Vec<Waiting>,
    rows: usize,
}

fn fault(cause: parquet::errors::ParquetError) -> io::Error {
    io::Error::other(cause)
}

fn schema(table: &Table) -> Result<TypePtr, parquet::errors::ParquetError> {
    let field = |column: &Column| {
        let physical = match column.of {
            Type::Text => Physical::BYTE_ARRAY,
            Type::Integer => Physical::INT64,
            Type::Number => Physical::DOUBLE,
            Type::Boolean => Physical::BOOLEAN,
        };
        let logical = (column.of == Type::Text).then_some(LogicalType::String);
        let repetition = if column.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
        Schema::primitive_type_builder(column.name, physical).with_repetition(repetition).with_logical_type(logical).build().map(Arc::new)
    };
    let fields = table.columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    Schema::group_type_builder(table.name).with_fields(fields).build().map(Arc::new)
}

impl<W: Write + Send> Writer<W> {
    /// A writer of a table.
    pub fn new(table: &Table, out: W) -> io::Result<Self> {
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).set_created_by("citegraph".to_owned()).build();
        let file = SerializedFileWriter::new(out, schema(table).map_err(fault)?, Arc::new(properties)).map_err(fault)?;
        let waiting = |column: &Column| Waiting {
            values: match column.of {
                Type::Text => Values::Text(Vec::new()),
                Type::Integer => Values::Integer(Vec::new()),
                Type::Number => Values::Number(Vec::new()),
                Type::Boolean => Values::Boolean(Vec::new()),
            },
            present: Vec::new(),
        };
        Ok(Self { file, waiting: table.columns.iter().map(waiting).collect(), rows: 0 })
    }

    fn write_group(&mut self) -> Result<(), parquet::errors::ParquetError> {
        let mut group = self.file.next_row_group()?;
        for waiting in &mut self.waiting {
            let Some(mut column) = group.next_column()? else { break };
            let present = Some(waiting.present.as_slice());
            match &mut waiting.values {
                Values::Text(values) => column.typed::<ByteArrayType>().write_batch(values, present, None).map(|_| values.clear()),
                Values::Integer(values) => column.typed::<Int64Type>().write_batch(values, present, None).map(|_| values.clear()),
                Values::Number(values) => column.typed::<DoubleType>().write_batch(values, present, None).map(|_| values.clear()),
                Values::Boolean(values) => column.typed::<BoolType>().write_batch(values, present, None).map(|_| values.clear()),
            }?;
            column.close()?;
            waiting.present.clear();
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }

    /// The end of the table.
    pub fn finish(mut self) -> io::Result<()> {
        if self.rows > 0 {
            self.write_group().map_err(fault)?;
        }
        let mut out = self.file.into_inner().map_err(fault)?;
        out.flush()
    }
}

impl<W: Write + Send> Rows for Writer<W> {
    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        for (waiting, value) in self.waiting.iter_mut().zip(values) {
            match (&mut waiting.values, value) {
                (_, Value::Missing) => {
                    waiting.present.push(0);
                    continue;
                }
                (Values::Text(held), Value::Text(text)) => held.push(text.as_bytes().to_vec().into()),
                (Values::Integer(held), Value::Integer(number)) => held.push(*number),
                (Values::Number(held), Value::Number(number)) => held.push(*number),
                (Values::Boolean(held), Value::Boolean(value)) => held.push(*value),
                _ => return Err(io::Error::other("a value that is not of its column's type")),
            }
            waiting.present.push(1);
        }
        self.rows += 1;
        if self.rows == GROUP { self.write_group().map_err(fault) } else { Ok(()) }
    }
}
