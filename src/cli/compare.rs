//! `citegraph compare`: language versions of documents held against one another.

use std::io::{self, BufWriter, Write as _};

use clap::{Args, ValueEnum};
use rustc_hash::FxHashMap;

use super::{Failure, Outcome, Reading, output};
use crate::audit::versions::{Scope, Version, differences};
use crate::instrument::InstrumentId;
use crate::pipeline::{self, Clauses};
use crate::report::versions::{self, Compared};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    reading: Reading,
    /// Compare named instruments too, whose titles are not known alike in every language
    #[arg(long)]
    named: bool,
    /// How the differences are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with a summary
    Text,
    /// One JSON object a document and line
    Jsonl,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let engine = options.reading.engine()?;
    let (inputs, mut outcome) = options.reading.inputs()?;
    let bar = output::progress(inputs.len());
    let mut documents: Vec<(InstrumentId, Vec<pipeline::Reading>)> = Vec::new();
    let mut places: FxHashMap<InstrumentId, usize> = FxHashMap::default();
    engine.read_all(&inputs, options.reading.settings(Clauses::Leave), pipeline::owned, |result| {
        bar.inc(1);
        let Some(reading) = output::read_or_told(result, &mut outcome) else { return };
        output::note(&reading.remarks);
        let id = engine.node_of(&reading).id;
        let place = *places.entry(id.clone()).or_insert_with(|| {
            documents.push((id, Vec::new()));
            documents.len() - 1
        });
        documents[place].1.push(reading);
    });
    bar.finish_and_clear();
    let scope = if options.named { Scope::Named } else { Scope::Numbered };
    let mut compared = Vec::new();
    for (document, readings) in documents {
        let [first, others @ ..] = readings.as_slice() else { continue };
        if others.is_empty() {
            eprintln!("note: {}: no other version of {document} is here", first.source);
            continue;
        }
        let versions: Vec<Version> = readings
            .iter()
            .map(|reading| Version { file: &reading.source, language: reading.language, references: &reading.references })
            .collect();
        let languages = versions.iter().map(|version| version.language.code().to_owned()).collect();
        compared.push(Compared { document, languages, differences: differences(&versions, scope) });
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match options.format {
        Format::Text => versions::write(&compared, &mut out),
        Format::Jsonl => versions::write_jsonl(&compared, &mut out),
    };
    written.and_then(|()| out.flush()).map_err(Failure::Stdout)?;
    let differ = compared.iter().any(|document| !document.differences.is_empty());
    Ok(outcome.max(if differ { Outcome::Findings } else { Outcome::Done }))
}
