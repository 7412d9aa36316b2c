//! `citegraph text`: the text that offsets count in.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::{Failure, Forms, Outcome, output};
use crate::pipeline;
use crate::source::Input;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The file, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    forms: Forms,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let input = if options.file.as_os_str() == "-" { Input::Stdin } else { Input::File(options.file.clone()) };
    let source = pipeline::open(&input, options.forms.options())?;
    output::note(&source.remarks);
    let mut out = std::io::stdout().lock();
    out.write_all(source.text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Stdout)?;
    Ok(Outcome::Done)
}
