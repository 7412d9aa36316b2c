//! `citegraph path`: a shortest way over citations.

use std::fmt::Write as _;
use std::io::Write as _;

use clap::Args;

use super::build::{Building, instrument_in};
use super::{Failure, Outcome};
use crate::analysis::Network;
use crate::analysis::lineage::shortest_path;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The citing instrument: identifier, title or acronym
    #[arg(value_name = "FROM")]
    from: String,
    /// The cited instrument
    #[arg(value_name = "TO")]
    to: String,
    #[command(flatten)]
    building: Building,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let built = options.building.build(|_| {})?;
    let (from, to) = (instrument_in(&built, &options.from)?, instrument_in(&built, &options.to)?);
    let network = Network::of(&built.graph);
    let path = network.vertex(&from).zip(network.vertex(&to)).and_then(|(from, to)| shortest_path(&network.graph, from, to));
    let Some(path) = path else {
        println!("no citations lead from {from} to {to}");
        return Ok(built.outcome.max(Outcome::Findings));
    };
    let mut out = format!("{from}\n");
    for pair in path.windows(2) {
        let place = network.graph.place(pair[0], pair[1]);
        if let Some(citing) = place.and_then(|place| network.edges[place].citations.first()) {
            let _ = writeln!(out, "  {}  {}: {}", citing.paragraph.as_deref().unwrap_or("–"), citing.relation, citing.clause);
        }
        let node = network.node(pair[1]);
        let title = node.title.as_deref().unwrap_or_default();
        let _ = writeln!(out, "{}", format!("{}  {title}", node.id).trim_end());
    }
    std::io::stdout().lock().write_all(out.as_bytes()).map_err(Failure::Stdout)?;
    Ok(built.outcome)
}
