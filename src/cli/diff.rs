//! `citegraph diff`: what changed from one graph to another.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Failure, Outcome};
use crate::analysis::change::{Change, EdgeKey, change};
use crate::export::json;
use crate::graph::CitationGraph;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The first graph, as `graph` writes it in JSON
    #[arg(value_name = "GRAPH.json")]
    first: PathBuf,
    /// The second
    #[arg(value_name = "GRAPH.json")]
    second: PathBuf,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let (first, second) = (read(&options.first)?, read(&options.second)?);
    let text = print(&change(&first, &second));
    std::io::stdout().lock().write_all(text.as_bytes()).map_err(Failure::Stdout)?;
    Ok(Outcome::Done)
}

/// A graph that was written before.
pub(super) fn read(path: &Path) -> Result<CitationGraph, Failure> {
    let fault = |what: String| Failure::Usage(format!("{}: {what}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|cause| fault(cause.to_string()))?;
    json::read(&text).map_err(|cause| fault(cause.to_string()))
}

fn print(change: &Change) -> String {
    let mut out = String::new();
    let edge = |(source, target, link): &EdgeKey| format!("{source} {} {target}", link.in_words());
    for id in &change.added {
        let _ = writeln!(out, "+ {id}");
    }
    for id in &change.removed {
        let _ = writeln!(out, "- {id}");
    }
    for id in &change.read {
        let _ = writeln!(out, "~ {id} was only cited and is read");
    }
    for key in &change.edges_added {
        let _ = writeln!(out, "+ {}", edge(key));
    }
    for key in &change.edges_removed {
        let _ = writeln!(out, "- {}", edge(key));
    }
    for (key, before, after) in &change.weights {
        let _ = writeln!(out, "~ {} {before} → {after} times", edge(key));
    }
    let _ = writeln!(
        out,
        "{} instruments and {} edges added, {} and {} removed",
        change.added.len(),
        change.edges_added.len(),
        change.removed.len(),
        change.edges_removed.len()
    );
    out
}
