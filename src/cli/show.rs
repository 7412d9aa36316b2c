//! `citegraph show`: one instrument's card.

use std::fmt::Write as _;
use std::io::Write as _;

use clap::Args;

use super::build::{Building, instrument_in};
use super::{Failure, Outcome};
use crate::analysis::Network;
use crate::analysis::lineage::{Direction, lineage};
use crate::graph::{CitationGraph, Edge, Link};
use crate::instrument::InstrumentId;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The instrument: identifier, title or acronym
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    building: Building,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let built = options.building.build(|_| {})?;
    let id = instrument_in(&built, &options.id)?;
    let text = super::explain::explain(&id, &built.catalogue) + &kin(&built.graph, &id) + &card(&built.graph, &id);
    std::io::stdout().lock().write_all(text.as_bytes()).map_err(Failure::Stdout)?;
    Ok(built.outcome)
}

/// How many instruments it rests on, and how many rest on it, over any number of citations.
fn kin(graph: &CitationGraph, id: &InstrumentId) -> String {
    let network = Network::of(graph);
    let Some(vertex) = network.vertex(id) else { return String::new() };
    let count = |direction| lineage(&network.graph, vertex, direction, u32::MAX).len();
    let (ancestors, descendants) = (count(Direction::Ancestors), count(Direction::Descendants));
    format!("  {:<14} rests on {ancestors} instruments, {descendants} rest on it\n", "lineage")
}

fn card(graph: &CitationGraph, id: &InstrumentId) -> String {
    let mut out = String::new();
    if let Some(files) = graph.node(id).map(|node| node.files.join(", ")).filter(|files| !files.is_empty()) {
        let _ = writeln!(out, "  {:<14} {files}", "read from");
    }
    let mut side = |title: &str, edges: Vec<(&InstrumentId, &Edge)>| {
        if edges.is_empty() {
            return;
        }
        let _ = writeln!(out, "\n{title} ({})", edges.len());
        for (other, edge) in edges {
            let title = graph.node(other).and_then(|node| node.title.as_deref()).unwrap_or_default();
            let _ = writeln!(out, "{}", format!("  {other}  {title}").trim_end());
            for citing in &edge.citations {
                let paragraph = citing.paragraph.as_deref().unwrap_or("–");
                let _ = writeln!(out, "    {paragraph}  {}: {}", citing.relation, citing.clause);
            }
        }
    };
    let of = |link: fn(Link) -> bool| graph.edges().filter(move |(.., edge)| link(edge.link));
    let cites = |link: Link| link == Link::Cites;
    side("cites", of(cites).filter(|(source, ..)| *source == id).map(|(_, target, edge)| (target, edge)).collect());
    side("cited by", of(cites).filter(|(_, target, _)| *target == id).map(|(source, _, edge)| (source, edge)).collect());
    let structure = |link: Link| link != Link::Cites;
    for (source, target, edge) in of(structure).filter(|(source, target, _)| *source == id || *target == id) {
        let _ = writeln!(out, "\n{source} {} {target}", edge.link.in_words());
    }
    out
}
