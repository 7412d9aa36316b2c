//! Which instruments are cited by the same documents? Counts co-citation over the model documents.
//!
//!     cargo run --example cited_together

use std::collections::BTreeMap;

use citegraph::graph::{CitationGraph, Link};
use citegraph::instrument::{Catalogue, InstrumentId};
use citegraph::pipeline::{Engine, Settings, owned};
use citegraph::source::{Inputs, inputs};

fn main() {
    let engine = Engine::new(Catalogue::embedded());
    let Inputs { found: inputs, errors } = inputs(&["examples".into()]);
    for fault in &errors {
        eprintln!("{fault}");
    }
    let mut graph = CitationGraph::new();
    engine.read_all(&inputs, Settings::default(), owned, |reading| match reading {
        Ok(reading) => engine.add_to(&mut graph, &reading),
        Err(fault) => eprintln!("{fault}"),
    });

    let mut cited: BTreeMap<&InstrumentId, Vec<&InstrumentId>> = BTreeMap::new();
    for (source, target, edge) in graph.edges() {
        if edge.link == Link::Cites {
            cited.entry(source).or_default().push(target);
        }
    }
    let mut together: BTreeMap<(&InstrumentId, &InstrumentId), usize> = BTreeMap::new();
    for targets in cited.values() {
        for (n, first) in targets.iter().enumerate() {
            for second in &targets[n + 1..] {
                *together.entry((first, second)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<_> = together.into_iter().collect();
    pairs.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    for ((first, second), count) in pairs.iter().take(10) {
        println!("{count}  {first}  +  {second}");
    }
}
