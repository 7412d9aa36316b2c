//! `citegraph view`: the interactive page.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::build::{Building, Built};
use super::{Failure, Outcome, output};
use crate::analysis::main_path::{Search, Weights};
use crate::analysis::{Network, community, page_rank};
use crate::dataset::measures::{Betweenness, Measures, Settings};
use crate::export::html::{self, Findings, Measure};
use crate::graph::CitationGraph;
use crate::picture::atlas;

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    building: Building,
    /// The page that is written
    #[arg(short, long, value_name = "FILE.html", default_value = "graph.html")]
    output: PathBuf,
    /// Title of the page
    #[arg(long, default_value = TITLE)]
    title: String,
}

/// The title of a page that has no other.
pub(super) const TITLE: &str = "Citation graph";

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let page = page()?;
    let Built { graph, outcome, documents, .. } = options.building.build(|_| {})?;
    let instruments = graph.nodes().count();
    if documents == 0 && instruments == 0 {
        return Ok(outcome.max(Outcome::Unread));
    }
    output::write_file(&options.output, |out| write(page, &options.title, &graph, out))?;
    let size = std::fs::metadata(&options.output).map_or(0, |file| file.len());
    let (edges, path) = (graph.edges().count(), options.output.display());
    let told = format!("{instruments} instruments, {edges} edges → {path} ({:.1} MB), a page to open in a browser\n", size as f64 / 1e6);
    io::stdout().lock().write_all(told.as_bytes()).map_err(Failure::Stdout)?;
    Ok(outcome)
}

/// The page without data, or what to do where this program has none.
pub(super) fn page() -> Result<&'static str, Failure> {
    html::page().ok_or_else(|| {
        Failure::Usage(
            "this citegraph was built without its page, since Node.js was not there: install Node.js 20.19 or newer with npm, \
             and build citegraph anew (`cargo clean -p citegraph` first); --format svg of `citegraph graph` needs neither"
                .to_owned(),
        )
    })
}

/// Measures a graph and writes its page.
pub(super) fn write(page: &str, title: &str, graph: &CitationGraph, out: &mut impl Write) -> io::Result<()> {
    let network = Network::of(graph);
    let settings = Settings {
        damping: page_rank::DAMPING,
        resolution: community::RESOLUTION,
        seed: community::SEED,
        betweenness: Betweenness::WhereQuick,
        weights: Weights::Spc,
        search: Search::Global,
        pairs: 0,
    };
    let measures = Measures::of(&network, &settings, |_| {});
    let atlas = atlas::atlas(&network, &measures.communities.of, measures.communities.count);
    let findings = Findings {
        network: &network,
        communities: &measures.communities.of,
        topics: &measures.topics,
        measures: measures.numbers().into_iter().map(|(name, what, values)| Measure { name, what, values }).collect(),
        main_path: &measures.main_path,
        atlas: &atlas,
    };
    html::write(page, title, graph, &findings, out)
}
