//! `citegraph dataset`: tables, manifest, codebook.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _};
use std::path::{Path, PathBuf};

use clap::Args;
use sha2::{Digest as _, Sha256};

use super::{Failure, Outcome, Reading, output};
use crate::dataset::{Document, Earlier, Known, Recorder, TABLES, Writers, describe};
use crate::instrument::Date;
use crate::lang::Language;
use crate::pipeline::{Clauses, Reading as Read, Record, Recorded, hexadecimal};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    reading: Reading,
    /// Folder that the dataset is written to
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Dataset that was made before: files that have not changed since are not read again
    #[arg(long, value_name = "DIR")]
    since: Option<PathBuf>,
    /// Licence that the dataset is given, as an SPDX name or an address
    #[arg(long, value_name = "NAME", value_parser = one_line)]
    license: Option<String>,
    /// Day on which it is published
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
}

fn one_line(text: &str) -> Result<String, String> {
    let is_plain = text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '#' | '"' | '\''));
    if is_plain && !text.is_empty() { Ok(text.to_owned()) } else { Err("write an SPDX name such as CC-BY-4.0, or an address".to_owned()) }
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
    let command = command(options);
    let earlier = options.since.as_deref().map(|folder| earlier(folder, &command)).transpose()?.flatten();
    let known = earlier.as_ref().map(Earlier::checksums).transpose()?.unwrap_or_default();
    let is_known = |file: &str, sha256: &str| known.get(file).is_some_and(|known| known == sha256);
    let connection = rusqlite::Connection::open(folder.join(SQLITE)).map_err(io::Error::other)?;
    let writers = Writers::new(&TABLES, connection, |name| File::create(folder.join(name)).map(BufWriter::new))?;
    let mut recorder = Recorder::new(writers)?;
    let (mut unread, mut written) = (Vec::new(), Ok(()));
    let bar = output::progress(inputs.len());
    engine.record_all(inputs, options.reading.settings(Clauses::Keep), is_known, |result| {
        bar.inc(1);
        unread.extend(result.as_ref().err().map(ToString::to_string));
        let Some(record) = output::read_or_told(result, outcome) else { return };
        output::note(record.read.as_ref().map_or(&[], |read| &read.reading.remarks));
        if written.is_ok() {
            written = add(&mut recorder, engine, record, earlier.as_ref());
        }
    });
    bar.finish_and_clear();
    written?;
    let rows = recorder.finish(engine.catalogue())?;
    if rows.get("documents") == Some(&0) {
        // What could not be read was told; tables of nothing are no dataset.
        return Ok((Vec::new(), String::new()));
    }
    let mut names: Vec<String> =
        TABLES.iter().flat_map(|table| ["csv", "parquet"].map(|ending| format!("{}.{ending}", table.name))).collect();
    names.push(SQLITE.to_owned());
    names.sort();
    let files = names.iter().map(|name| checked(folder, name)).collect::<io::Result<Vec<_>>>()?;
    let made = describe::Made {
        generator: "citegraph",
        version: env!("CARGO_PKG_VERSION"),
        command,
        license: options.license.clone(),
        published: options.published,
        rows,
        unread,
        files,
    };
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
        let _ = writeln!(summary, "{rows:>9}  {table}");
    }
    Ok((names, summary))
}

/// The command with the options that bear on what is written.
fn command(options: &Options) -> Vec<String> {
    let paths = options.reading.paths.iter().map(|path| path.display().to_string());
    let catalogues = options.reading.catalogue.iter().map(|path| format!("--catalogue={}", path.display()));
    ["citegraph".to_owned(), "dataset".to_owned()].into_iter().chain(paths).chain(catalogues).collect()
}

/// A dataset that was made before, if the same program made it with the same catalogue.
fn earlier(folder: &Path, command: &[String]) -> io::Result<Option<Earlier>> {
    let manifest: serde_json::Value = match fs::read(folder.join("manifest.json")) {
        Ok(text) => serde_json::from_slice(&text)?,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(cause),
    };
    let catalogues =
        |words: Vec<&str>| words.into_iter().filter(|word| word.starts_with("--catalogue=")).map(str::to_owned).collect::<Vec<_>>();
    let theirs = manifest["command"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str).collect();
    let is_same =
        manifest["version"] == env!("CARGO_PKG_VERSION") && catalogues(theirs) == catalogues(command.iter().map(String::as_str).collect());
    if !is_same {
        eprintln!("note: {}: made by another version or with another catalogue; everything is read again", folder.display());
        return Ok(None);
    }
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    rusqlite::Connection::open_with_flags(folder.join(SQLITE), flags).map(Earlier::new).map(Some).map_err(io::Error::other)
}

fn add(
    recorder: &mut Recorder<BufWriter<File>>,
    engine: &crate::pipeline::Engine,
    record: Record,
    earlier: Option<&Earlier>,
) -> io::Result<()> {
    let Record { file, sha256, read } = record;
    let Recorded { form, bytes, reading } = match (read, earlier) {
        (Some(read), _) => read,
        (None, Some(earlier)) => {
            let Known { form, language, bytes, front, mut references, clauses } = earlier.file(&file)?;
            let language = Language::of_code(&language).unwrap_or_default();
            for reference in &mut references {
                reference.language = language;
            }
            Recorded { form, bytes, reading: Read { source: file, language, front, references, clauses, remarks: Vec::new() } }
        }
        (None, None) => return Ok(()),
    };
    let document = Document {
        node: &engine.node_of(&reading),
        front: &reading.front,
        file: &reading.source,
        form: &form,
        language: reading.language.code(),
        bytes,
        sha256: &sha256,
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
