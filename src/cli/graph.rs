//! `citegraph graph`: the main job.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::build::{Building, Built};
use super::{Failure, Outcome, output};
use crate::export::{cytoscape, dot, edges, gexf, gml, graphml, json, pajek, rdf, vosviewer};
use crate::graph::CitationGraph;
use crate::instrument::{InstrumentId, Kind};
use crate::pipeline;
use crate::resolve::Status;

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    building: Building,
    /// Folder that the graph is written to, as graph.EXT for each format
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    output: PathBuf,
    /// Formats to write
    #[arg(long, value_enum, value_delimiter = ',', default_value = "dot,json")]
    format: Vec<Format>,
    /// How DOT places the nodes
    #[arg(long, value_enum, default_value_t = Ranks::Free)]
    ranks: Ranks,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Graphviz
    Dot,
    /// Node-link JSON, as networkx reads it
    Json,
    /// GraphML, for igraph, networkx, Gephi, yEd
    Graphml,
    /// GEXF 1.3, for Gephi, with dates, colours and sizes
    Gexf,
    /// Pajek: network, partitions by kind, body and year, vector of citations
    Pajek,
    /// GML
    Gml,
    /// Cytoscape.js JSON
    Cytoscape,
    /// Edge list and node list, for igraph and tidygraph
    Csv,
    /// VOSviewer: map and network
    Vosviewer,
    /// RDF Turtle
    Turtle,
    /// JSON-LD
    Jsonld,
}

type Writer = fn(&CitationGraph, &mut BufWriter<File>) -> io::Result<()>;

impl Format {
    /// The files of a format: their names and what writes them.
    fn files(self, ranks: Ranks) -> Vec<(&'static str, Writer)> {
        match self {
            Self::Dot if ranks == Ranks::Years => vec![("graph.dot", |graph, out| dot::write(graph, dot::Ranks::Years, out))],
            Self::Dot => vec![("graph.dot", |graph, out| dot::write(graph, dot::Ranks::Free, out))],
            Self::Json => vec![("graph.json", |graph, out| json::write(graph, out))],
            Self::Graphml => vec![("graph.graphml", |graph, out| graphml::write(graph, out))],
            Self::Gexf => vec![("graph.gexf", |graph, out| gexf::write(graph, out))],
            Self::Pajek => vec![
                ("graph.net", |graph, out| pajek::write(graph, out)),
                ("graph-kind.clu", |graph, out| pajek::write_partition(graph, pajek::Partition::Kind, out)),
                ("graph-body.clu", |graph, out| pajek::write_partition(graph, pajek::Partition::Body, out)),
                ("graph-year.clu", |graph, out| pajek::write_partition(graph, pajek::Partition::Year, out)),
                ("graph-cited-by.vec", |graph, out| pajek::write_vector(graph, out)),
            ],
            Self::Gml => vec![("graph.gml", |graph, out| gml::write(graph, out))],
            Self::Cytoscape => vec![("graph.cyjs", |graph, out| cytoscape::write(graph, out))],
            Self::Csv => {
                vec![("graph.csv", |graph, out| edges::write(graph, out)), ("graph-nodes.csv", |graph, out| edges::write_nodes(graph, out))]
            }
            Self::Vosviewer => vec![
                ("graph-map.txt", |graph, out| vosviewer::write_map(graph, out)),
                ("graph-network.txt", |graph, out| vosviewer::write_network(graph, out)),
            ],
            Self::Turtle => vec![("graph.ttl", |graph, out| rdf::write_turtle(graph, out))],
            Self::Jsonld => vec![("graph.jsonld", |graph, out| rdf::write_jsonld(graph, out))],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ranks {
    /// As the edges pull them
    Free,
    /// One column a year
    Years,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let mut summary = Summary::default();
    let Built { graph, outcome, documents, .. } = options.building.build(|reading| summary.count(reading))?;
    if documents == 0 && graph.nodes().next().is_none() {
        return Ok(outcome.max(Outcome::Unread));
    }
    std::fs::create_dir_all(&options.output).map_err(|cause| Failure::Write { path: options.output.display().to_string(), cause })?;
    let mut files = Vec::new();
    for (name, write) in options.format.iter().flat_map(|format| format.files(options.ranks)) {
        output::write_file(&options.output.join(name), |out| write(&graph, out))?;
        files.push(name);
    }
    let text = summary.print(&graph, &files, &options.output.display().to_string());
    std::io::stdout().lock().write_all(text.as_bytes()).map_err(Failure::Stdout)?;
    Ok(outcome)
}

/// What the terminal shows at the end.
#[derive(Default)]
struct Summary {
    documents: usize,
    by_kind: BTreeMap<Kind, [usize; 3]>,
}

impl Summary {
    fn count(&mut self, reading: &pipeline::Reading) {
        self.documents += 1;
        for reference in &reading.references {
            let at = match reference.status {
                Status::Resolved => 0,
                Status::Ambiguous => 1,
                Status::Unresolved => 2,
            };
            self.by_kind.entry(reference.kind).or_default()[at] += 1;
        }
    }

    fn print(&self, graph: &CitationGraph, files: &[&str], folder: &str) -> String {
        let mut out = String::new();
        let nodes = graph.nodes().count();
        let edges = graph.edges().count();
        let _ = writeln!(out, "{} documents, {nodes} instruments, {edges} edges → {} in {folder}\n", self.documents, files.join(", "));
        let _ = writeln!(out, "{:<12} {:>10} {:>9} {:>9} {:>10}", "references", "resolved", "ambiguous", "unresolved", "all");
        let mut total = [0; 3];
        for (kind, counts) in &self.by_kind {
            let _ = writeln!(
                out,
                "{:<12} {:>10} {:>9} {:>9} {:>10}",
                kind.as_str(),
                counts[0],
                counts[1],
                counts[2],
                counts.iter().sum::<usize>()
            );
            for (sum, count) in total.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        let _ = writeln!(out, "{:<12} {:>10} {:>9} {:>9} {:>10}\n", "all", total[0], total[1], total[2], total.iter().sum::<usize>());
        out.push_str(&most_cited(graph));
        out
    }
}

/// The ten instruments that most documents cite.
fn most_cited(graph: &CitationGraph) -> String {
    let mut cited: Vec<(usize, &InstrumentId)> =
        graph.nodes().map(|node| (graph.cited_by(&node.id), &node.id)).filter(|(count, _)| *count > 0).collect();
    cited.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let mut out = String::from("most cited\n");
    for (count, id) in cited.iter().take(10) {
        let title = graph
            .node(id)
            .and_then(|node| node.title.clone())
            .filter(|_| id.is_symbol())
            .map(|title| format!("  {title}"))
            .unwrap_or_default();
        let name = if id.is_symbol() { id.to_string() } else { graph.node(id).map(crate::graph::Node::name).unwrap_or_default() };
        let line: String = format!("{count:>5}  {name}{title}").chars().take(110).collect();
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}
