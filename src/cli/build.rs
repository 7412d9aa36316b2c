//! Documents, and graphs that were written before, to one graph.

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Outcome, Reading, output};
use crate::graph::{CitationGraph, Selector, select};
use crate::instrument::{Catalogue, InstrumentId};
use crate::pipeline::{self, Clauses};

/// What every subcommand that works on a graph takes.
#[derive(Debug, Args)]
#[command(mut_arg("paths", |paths| paths.help("Files, folders (walked, hidden files skipped), archives, - for standard input, or a graph.json that was written before")))]
pub(super) struct Building {
    #[command(flatten)]
    pub reading: Reading,
    /// Part of the graph: years=1990..2005, body=NAME, kind=treaty, read=true, relation=recalls, around=ID~STEPS,
    /// ancestors=ID, descendants=ID, component=ID; of several with the same word one must hold, of others all
    #[arg(long, value_name = "WORD=VALUE")]
    select: Vec<Selector>,
}

/// A graph, and how it came about.
pub(super) struct Built {
    pub graph: CitationGraph,
    pub catalogue: Catalogue,
    pub outcome: Outcome,
    /// How many documents were read for it.
    pub documents: usize,
}

impl Building {
    /// Reads documents, and node-link JSON that was written before, to one graph, and takes the part that
    /// was asked for; `watch` sees each document.
    pub fn build(&self, mut watch: impl FnMut(&pipeline::Reading)) -> Result<Built, Failure> {
        let is_graph = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "json") && path.is_file();
        let (graphs, paths): (Vec<PathBuf>, Vec<PathBuf>) = self.reading.paths.iter().cloned().partition(is_graph);
        let engine = self.reading.engine()?;
        let mut graph = CitationGraph::new();
        let mut outcome = Outcome::Done;
        for path in &graphs {
            let read = super::diff::read(path)?;
            graph = if graph.nodes().next().is_none() { read } else { graph.merge(&read, engine.catalogue()) };
        }
        let mut documents = 0;
        if !paths.is_empty() {
            let (inputs, told) = super::inputs_of(&paths)?;
            outcome = told;
            let bar = output::progress(inputs.len());
            engine.read_all(&inputs, self.reading.settings(Clauses::Keep), pipeline::owned, |result| {
                bar.inc(1);
                let Some(reading) = output::read_or_told(result, &mut outcome) else { return };
                output::note(&reading.remarks);
                documents += 1;
                watch(&reading);
                engine.add_to(&mut graph, &reading);
            });
            bar.finish_and_clear();
        }
        if !self.select.is_empty() {
            graph = select(&graph, &self.select);
        }
        Ok(Built { graph, catalogue: engine.into_catalogue(), outcome, documents })
    }
}

/// The instrument of a graph that a user's words mean.
pub(super) fn instrument_in(built: &Built, words: &str) -> Result<InstrumentId, Failure> {
    let id = super::explain::identify(words, &built.catalogue)?;
    if built.graph.node(&id).is_some() {
        return Ok(id);
    }
    let wanted = crate::instrument::kebab(words);
    let titled = built.graph.nodes().find(|node| node.title.as_deref().is_some_and(|title| crate::instrument::kebab(title) == wanted));
    titled.map(|node| node.id.clone()).ok_or_else(|| Failure::Usage(format!("{id} stands in no document that was read and is not cited")))
}
