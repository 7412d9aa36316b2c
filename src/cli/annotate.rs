//! `citegraph annotate`: a document with every reference linked.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Failure, Forms, Outcome, output};
use crate::export::annotate::{Annotated, write_akn, write_html, write_into_akn, write_markdown};
use crate::pipeline::{self, Engine};
use crate::source::{Form, Input};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The file, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What to write [default: akn for Akoma Ntoso, markdown for Markdown, else html]
    #[arg(long, value_enum)]
    to: Option<To>,
    /// File to write to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    forms: Forms,
    /// Named instruments of your own, as [[instrument]] tables in TOML
    #[arg(long, value_name = "FILE")]
    catalogue: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// A page to read: each reference tells what it is, notes are linked
    Html,
    /// Akoma Ntoso with <ref> around each reference
    Akn,
    /// Markdown with links around each reference
    Markdown,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let engine = Engine::new(super::catalogue(&options.catalogue)?);
    let input = if options.file.as_os_str() == "-" { Input::Stdin } else { Input::File(options.file.clone()) };
    let source = pipeline::open(&input, options.forms.options())?;
    output::note(&source.remarks);
    let (document, references) = engine.read_whole(&source);
    let annotated = Annotated { source: &source, document: &document, references: &references, catalogue: engine.catalogue() };
    let to = options.to.unwrap_or(match source.form {
        Form::AkomaNtoso => To::Akn,
        Form::Markdown => To::Markdown,
        _ => To::Html,
    });
    let mut text = Vec::new();
    let written = match (to, &source.markup) {
        (To::Html, _) => write_html(annotated, &mut text),
        (To::Markdown, _) => write_markdown(annotated, &mut text),
        (To::Akn, Some(markup)) => write_into_akn(annotated, markup, &mut text),
        (To::Akn, None) => write_akn(annotated, &mut text),
    };
    written.map_err(Failure::Stdout)?;
    if let Some(path) = options.output.as_ref().filter(|path| path.as_os_str() != "-") {
        output::write_file(path, |out| out.write_all(&text))?;
    } else {
        let mut out = io::stdout().lock();
        out.write_all(&text).and_then(|()| out.flush()).map_err(Failure::Stdout)?;
    }
    Ok(Outcome::Done)
}
