//! `citegraph text`: the text that offsets count in.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::{Failure, Outcome};
use crate::pipeline;
use crate::source::{Encoding, Input};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The file, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let input = if options.file.as_os_str() == "-" { Input::Stdin } else { Input::File(options.file.clone()) };
    let source = pipeline::open(&input)?;
    if source.encoding != Encoding::Utf8 {
        eprintln!("note: {}: read as {}", source.name, source.encoding.as_str());
    }
    let mut out = std::io::stdout().lock();
    out.write_all(source.text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Stdout)?;
    Ok(Outcome::Done)
}
