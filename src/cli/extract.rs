//! `citegraph extract`: references with their places.

use std::io::{self, BufWriter, Write as _};

use clap::{Args, ValueEnum};

use super::{Failure, Outcome, Reading, output};
use crate::export::{annotations, csv, jsonl};
use crate::pipeline::{self, Clauses};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    reading: Reading,
    /// How the references are written
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a header row
    Csv,
    /// One Web Annotation a line, as JSON-LD
    Annotations,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    // What is written of a document that cites much is longer, and goes out without being copied.
    const BUFFER: usize = 1 << 14;
    let engine = options.reading.engine()?;
    let (inputs, mut outcome) = options.reading.inputs()?;
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let bar = output::progress(inputs.len());
    let mut written = match options.format {
        Format::Csv => csv::write_header(&mut out),
        Format::Jsonl | Format::Annotations => Ok(()),
    };
    let make = |reading: pipeline::Reading| {
        let mut lines = Vec::new();
        let made = match options.format {
            Format::Jsonl => jsonl::append(&reading.references, &mut lines),
            Format::Csv => csv::write(&reading.references, &mut lines),
            Format::Annotations => annotations::write(&reading.references, &mut lines),
        };
        (made.map(|()| lines), reading.remarks)
    };
    engine.read_all(&inputs, options.reading.settings(Clauses::Leave), make, |result| {
        bar.inc(1);
        let Some((lines, remarks)) = output::read_or_told(result, &mut outcome) else { return };
        output::note(&remarks);
        if written.is_ok() {
            written = lines.and_then(|lines| out.write_all(&lines));
        }
    });
    bar.finish_and_clear();
    written.and_then(|()| out.flush()).map_err(Failure::Stdout)?;
    Ok(outcome)
}
