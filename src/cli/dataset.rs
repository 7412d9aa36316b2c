//! `citegraph dataset`: tables, manifest, codebook.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _};
use std::path::{Path, PathBuf};

use clap::Args;
use sha2::{Digest as _, Sha256};

use super::{Failure, Outcome, Reading, output};
use crate::dataset::{Document, Recorder, TABLES, Writers, describe};
use crate::pipeline::{Clauses, Record, hexadecimal};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    reading: Reading,
    /// Folder that the dataset is written to
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
}

const SQLITE: &str = "citegraph.sqlite";

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let engine = options.reading.engine()?;
    let (inputs, mut outcome) = options.reading.inputs()?;
    let fault = |cause: io::Error| Failure::Write { path: options.output.display().to_string(), cause };
    // All is made in a folder of its own and moved when it is whole.
    let making = options.output.join(format!(".citegraph.{}.part", std::process::id()));
    fs::create_dir_all(&making).map_err(fault)?;
    let made = make(options, &engine, &inputs, &making, &mut outcome).map_err(fault);
    let moved = made.and_then(|(names, summary)| {
        for name in names {
            fs::rename(making.join(&name), options.output.join(&name)).map_err(fault)?;
        }
        Ok(summary)
    });
    let _ = fs::remove_dir_all(&making);
    let summary = moved?;
    io::Write::write_all(&mut io::stdout().lock(), summary.as_bytes()).map_err(Failure::Stdout)?;
    Ok(outcome)
}

/// Writes every file; their names, and what the terminal shows.
fn make(
    options: &Options,
    engine: &crate::pipeline::Engine,
    inputs: &[crate::source::Input],
    folder: &Path,
    outcome: &mut Outcome,
) -> io::Result<(Vec<String>, String)> {
    let connection = rusqlite::Connection::open(folder.join(SQLITE)).map_err(io::Error::other)?;
    let writers = Writers::new(&TABLES, connection, |name| File::create(folder.join(name)).map(BufWriter::new))?;
    let mut recorder = Recorder::new(writers)?;
    let (mut unread, mut written) = (Vec::new(), Ok(()));
    let bar = output::progress(inputs.len());
    engine.record_all(inputs, options.reading.settings(Clauses::Keep), |result| {
        bar.inc(1);
        match result {
            Ok(record) => {
                for remark in &record.reading.remarks {
                    eprintln!("note: {remark}");
                }
                if written.is_ok() {
                    written = add(&mut recorder, engine, &record);
                }
            }
            Err(fault) => {
                eprintln!("error: {fault}");
                unread.push(fault.to_string());
                *outcome = (*outcome).max(Outcome::Unread);
            }
        }
    });
    bar.finish_and_clear();
    written?;
    let rows = recorder.finish(engine.catalogue())?;
    let mut names: Vec<String> =
        TABLES.iter().flat_map(|table| ["csv", "parquet"].map(|ending| format!("{}.{ending}", table.name))).collect();
    names.push(SQLITE.to_owned());
    names.sort();
    let files = names.iter().map(|name| checked(folder, name)).collect::<io::Result<Vec<_>>>()?;
    let paths = options.reading.paths.iter().map(|path| path.display().to_string());
    let catalogues = options.reading.catalogue.iter().map(|path| format!("--catalogue={}", path.display()));
    let command = ["citegraph".to_owned(), "dataset".to_owned()].into_iter().chain(paths).chain(catalogues).collect();
    let made = describe::Made { generator: "citegraph", version: env!("CARGO_PKG_VERSION"), command, rows, unread, files };
    let texts = [
        ("datapackage.json", describe::datapackage(&TABLES, &made)),
        ("croissant.json", describe::croissant(&TABLES, &made)),
        ("CODEBOOK.md", describe::codebook(&TABLES, &made)),
        ("CITATION.cff", describe::citation(&made)),
        ("manifest.json", describe::manifest(&made)),
    ];
    let mut sums = made.files.clone();
    for (name, text) in texts {
        fs::write(folder.join(name), text)?;
        sums.push(checked(folder, name)?);
        names.push(name.to_owned());
    }
    fs::write(folder.join("SHA256SUMS"), describe::checksums(&sums))?;
    names.push("SHA256SUMS".to_owned());
    let mut summary = format!("{} files in {}\n\n", names.len(), options.output.display());
    for (table, rows) in &made.rows {
        summary.push_str(&format!("{rows:>9}  {table}\n"));
    }
    Ok((names, summary))
}

fn add(recorder: &mut Recorder<BufWriter<File>>, engine: &crate::pipeline::Engine, record: &Record) -> io::Result<()> {
    let Record { reading, form, bytes, sha256, language } = record;
    let form = crate::source::Form::BY_NAME.iter().find(|(_, known)| known == form).map_or("text", |(name, _)| name);
    let document = Document {
        node: &engine.node_of(reading),
        front: &reading.front,
        file: &reading.source,
        form,
        language,
        bytes: *bytes,
        sha256,
        references: &reading.references,
        clauses: &reading.clauses,
    };
    recorder.add(&document, engine.catalogue())
}

/// A file with its length and checksum.
fn checked(folder: &Path, name: &str) -> io::Result<describe::File> {
    let mut file = File::open(folder.join(name))?;
    let (mut sum, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let length = file.read(&mut piece)?;
        if length == 0 {
            return Ok(describe::File { name: name.to_owned(), bytes, sha256: hexadecimal(&sum.finalize()) });
        }
        sum.update(&piece[..length]);
        bytes += length as u64;
    }
}
