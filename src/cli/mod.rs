//! The command line: one file a subcommand, options as typed, exit codes in one `match`.

mod analyse;
mod annotate;
mod audit;
mod build;
mod compare;
#[cfg(feature = "dataset")]
mod dataset;
mod diff;
mod explain;
mod extract;
mod graph;
mod output;
mod path;
mod show;
mod text;
mod view;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

use crate::instrument::{Catalogue, CatalogueError, Registry, RegistryError};
use crate::lang::Language;
use crate::pipeline::{Clauses, Engine, Settings};
use crate::source::{Form, Inputs, Options, Revisions, SourceError};

/// Finds every reference in United Nations documents, resolves it to one identifier, and builds the
/// citation graph.
#[derive(Debug, Parser)]
#[command(name = "citegraph", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Documents in, citation graph out, with a summary
    Graph(graph::Options),
    /// List references with their places
    Extract(extract::Options),
    /// Print the text that offsets count in
    Text(text::Options),
    /// Report what is wrong or doubtful in the references of drafts
    Audit(audit::Options),
    /// Write a document with every reference linked
    Annotate(annotate::Options),
    /// Measure a graph: rankings, communities, main paths, ages, series
    Analyse(analyse::Options),
    /// Write the graph as a page to explore, in one file that needs no server
    View(view::Options),
    /// Show one instrument: what it is, what it cites and who cites it
    Show(show::Options),
    /// Show a shortest way over citations from one instrument to another
    Path(path::Options),
    /// Tell what changed from one graph to another
    Diff(diff::Options),
    /// Show where the language versions of documents cite differently
    Compare(compare::Options),
    #[cfg(feature = "dataset")]
    /// Write tables of documents, instruments, mentions, citations and edges, with their descriptions
    Dataset(dataset::Options),
    /// Say what an identifier stands for
    Explain(explain::Options),
}

/// How the forms of documents are read.
#[derive(Debug, Args)]
struct Forms {
    /// Form of the inputs, where it is not to be told from their content
    #[arg(long, value_name = "FORM", value_parser = form_parser())]
    input_format: Option<Form>,
    /// Language of the texts, where it is not to be told from them
    #[arg(long, value_name = "LANGUAGE", value_parser = language_parser())]
    lang: Option<Language>,
    /// Read Word documents as they were before their tracked changes
    #[arg(long)]
    original: bool,
}

fn form_parser() -> impl TypedValueParser<Value = Form> {
    let by_name = |name: String| Form::BY_NAME.iter().find(|(known, _)| *known == name).map(|(_, form)| *form).ok_or("no such form");
    PossibleValuesParser::new(Form::BY_NAME.map(|(name, _)| name)).try_map(by_name)
}

fn language_parser() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code)).try_map(|code: String| Language::of_code(&code).ok_or("no such language"))
}

impl Forms {
    fn options(&self) -> Options {
        let revisions = if self.original { Revisions::Original } else { Revisions::Accepted };
        Options { form: self.input_format, revisions, language: self.lang }
    }
}

/// What every subcommand that reads documents takes.
#[derive(Debug, Args)]
struct Reading {
    /// Files, folders (walked, hidden files skipped), archives, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    forms: Forms,
    /// Threads to work with [default: one a core]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Named instruments of your own, as [[instrument]] tables in TOML
    #[arg(long, value_name = "FILE")]
    catalogue: Vec<PathBuf>,
}

/// How a run ended, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Everything was done.
    Done,
    /// Everything was done, and there are findings that are not to be.
    Findings,
    /// The options or the configuration are wrong.
    Usage,
    /// There was nothing to read.
    NoInput,
    /// An input could not be read; the others were done.
    Unread,
    /// A fault of ours.
    Fault,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Findings => 1,
            Outcome::Usage => 2,
            Outcome::NoInput => 3,
            Outcome::Unread => 4,
            Outcome::Fault => 70,
        })
    }
}

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    #[error(transparent)]
    Registry(#[from] RegistryError),
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error("{0}")]
    Usage(String),
    #[error("nothing to read: {0}")]
    NoInput(String),
    #[error("{path}: cannot be written: {cause}")]
    Write { path: String, cause: std::io::Error },
    #[error("standard output: {0}")]
    Stdout(std::io::Error),
}

impl Failure {
    fn outcome(&self) -> Outcome {
        match self {
            // A reader that has seen enough closes the pipe: that is success.
            Self::Stdout(cause) if cause.kind() == std::io::ErrorKind::BrokenPipe => Outcome::Done,
            Self::Catalogue(_) | Self::Registry(_) | Self::Usage(_) | Self::Write { .. } => Outcome::Usage,
            Self::NoInput(_) => Outcome::NoInput,
            Self::Source(_) => Outcome::Unread,
            Self::Stdout(_) => Outcome::Fault,
        }
    }
}

/// Runs the command line and tells the exit code.
#[must_use]
pub fn run() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Graph(options) => graph::run(&options),
        Command::Extract(options) => extract::run(&options),
        Command::Text(options) => text::run(&options),
        Command::Annotate(options) => annotate::run(&options),
        Command::Audit(mut options) => audit::run(&mut options),
        Command::Explain(options) => explain::run(&options),
        Command::Analyse(options) => analyse::run(&options),
        Command::View(options) => view::run(&options),
        Command::Show(options) => show::run(&options),
        Command::Path(options) => path::run(&options),
        Command::Diff(options) => diff::run(&options),
        Command::Compare(options) => compare::run(&options),
        #[cfg(feature = "dataset")]
        Command::Dataset(options) => dataset::run(&options),
    };
    match result {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            let outcome = failure.outcome();
            if outcome != Outcome::Done {
                eprintln!("error: {failure}");
            }
            outcome.into()
        }
    }
}

/// The embedded catalogue with the user's own rows.
fn catalogue(files: &[PathBuf]) -> Result<Catalogue, Failure> {
    let mut catalogue = Catalogue::embedded();
    for path in files {
        catalogue.extend_from_toml(&table(path)?, path)?;
    }
    Ok(catalogue)
}

/// The embedded registry with the user's own rows, if there are some.
fn registry(files: &[PathBuf]) -> Result<Option<Registry>, Failure> {
    let mut registry = None;
    for path in files {
        registry.get_or_insert_with(|| Registry::embedded().clone()).extend_from_csv(&table(path)?, path)?;
    }
    Ok(registry)
}

/// The text of a user's table.
fn table(path: &Path) -> Result<String, Failure> {
    let options = Options { form: Some(Form::Text), ..Options::default() };
    crate::source::Source::open(path, options).map(|source| source.text).map_err(|fault| Failure::Usage(fault.to_string()))
}

impl Reading {
    fn engine(&self) -> Result<Engine, Failure> {
        Ok(Engine::new(catalogue(&self.catalogue)?))
    }

    fn settings(&self, clauses: Clauses) -> Settings {
        Settings { clauses, jobs: self.jobs, options: self.forms.options() }
    }

    /// What there is to read; absent paths are told and counted, the rest goes on.
    fn inputs(&self) -> Result<(Vec<crate::source::Input>, Outcome), Failure> {
        inputs_of(&self.paths)
    }
}

/// What there is to read in some paths.
fn inputs_of(paths: &[PathBuf]) -> Result<(Vec<crate::source::Input>, Outcome), Failure> {
    let Inputs { found, errors } = crate::source::inputs(paths);
    for error in &errors {
        eprintln!("error: {error}");
    }
    let outcome = if errors.is_empty() { Outcome::Done } else { Outcome::Unread };
    if found.is_empty() && errors.is_empty() {
        let paths = paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
        return Err(Failure::NoInput(format!("no document in {paths}")));
    }
    Ok((found, outcome))
}
