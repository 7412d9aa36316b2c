//! `citegraph graph`: the main job.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::build::{Building, Built};
use super::{Failure, Outcome, output, view};
use crate::export::{cytoscape, dot, edges, gexf, gml, graphml, json, pajek, rdf, svg, vosviewer};
use crate::graph::CitationGraph;
use crate::instrument::{InstrumentId, Kind};
use crate::picture::{cluster, theme, timeline};
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
    #[command(flatten)]
    drawing: Drawing,
}

/// How pictures look.
#[derive(Debug, Args)]
#[command(next_help_heading = "Pictures")]
struct Drawing {
    /// Colours of DOT, SVG and PNG
    #[arg(long, value_enum, default_value_t = Theme::Paper)]
    theme: Theme,
    /// How DOT places the nodes
    #[arg(long, value_enum, default_value_t = Ranks::Free)]
    ranks: Ranks,
    /// What DOT frames together
    #[arg(long, value_enum, default_value_t = Clusters::None)]
    clusters: Clusters,
    /// How DOT draws edges
    #[arg(long, value_enum, default_value_t = Edges::Each)]
    edges: Edges,
    /// Draw the DOT graph with an installed Graphviz too, as graph.dot.FORMAT: svg, pdf, png and what else it can
    #[arg(long, value_delimiter = ',', value_name = "FORMAT", value_parser = rendered)]
    render: Vec<String>,
    /// Most cards of SVG and PNG: what was read, then what is cited most
    #[arg(long, value_name = "N", default_value = "150")]
    most: NonZeroUsize,
}

/// The name of an output format of Graphviz, which becomes part of a file's name.
fn rendered(text: &str) -> Result<String, String> {
    let is_name = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_name { Ok(text.to_owned()) } else { Err("write the name of a format of Graphviz, such as svg or pdf".to_owned()) }
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
    /// A timeline of up to 150 instruments, as a picture
    Svg,
    /// The same in pixels
    #[cfg(feature = "png")]
    Png,
    /// A page to explore, in one file, as `citegraph view` writes it
    Html,
    /// Edge list and node list, for igraph and tidygraph
    Csv,
    /// VOSviewer: map and network
    Vosviewer,
    /// RDF Turtle
    Turtle,
    /// JSON-LD
    Jsonld,
}

type Writer<'o> = Box<dyn Fn(&CitationGraph, &mut BufWriter<File>) -> io::Result<()> + 'o>;

impl Format {
    /// The files of a format: their names and what writes them.
    fn files<'o>(self, dot: &'o dot::Settings, drawing: &'o Drawing) -> Vec<(&'static str, Writer<'o>)> {
        fn one<'o>(
            name: &'static str,
            write: impl Fn(&CitationGraph, &mut BufWriter<File>) -> io::Result<()> + 'o,
        ) -> (&'static str, Writer<'o>) {
            (name, Box::new(write))
        }
        match self {
            Self::Dot => vec![one("graph.dot", |graph, out| dot::write(graph, dot, out))],
            Self::Json => vec![one("graph.json", |graph, out| json::write(graph, out))],
            Self::Svg => vec![one("graph.svg", |graph, out| svg::write(graph, &drawing.timeline(), &drawing.theme.colours(), out))],
            #[cfg(feature = "png")]
            Self::Png => vec![one("graph.png", |graph, out| {
                let colours = svg::Colours { dark: None, ..drawing.theme.colours() };
                crate::export::png::write(&svg::to_string(graph, &drawing.timeline(), &colours), 2.0, out)
            })],
            Self::Html => {
                vec![one("graph.html", |graph, out| view::write(view::page().map_err(io::Error::other)?, view::TITLE, graph, out))]
            }
            Self::Graphml => vec![one("graph.graphml", |graph, out| graphml::write(graph, out))],
            Self::Gexf => vec![one("graph.gexf", |graph, out| gexf::write(graph, out))],
            Self::Pajek => vec![
                one("graph.net", |graph, out| pajek::write(graph, out)),
                one("graph-kind.clu", |graph, out| pajek::write_partition(graph, pajek::Partition::Kind, out)),
                one("graph-body.clu", |graph, out| pajek::write_partition(graph, pajek::Partition::Body, out)),
                one("graph-year.clu", |graph, out| pajek::write_partition(graph, pajek::Partition::Year, out)),
                one("graph-cited-by.vec", |graph, out| pajek::write_vector(graph, out)),
            ],
            Self::Gml => vec![one("graph.gml", |graph, out| gml::write(graph, out))],
            Self::Cytoscape => vec![one("graph.cyjs", |graph, out| cytoscape::write(graph, out))],
            Self::Csv => vec![
                one("graph.csv", |graph, out| edges::write(graph, out)),
                one("graph-nodes.csv", |graph, out| edges::write_nodes(graph, out)),
            ],
            Self::Vosviewer => vec![
                one("graph-map.txt", |graph, out| vosviewer::write_map(graph, out)),
                one("graph-network.txt", |graph, out| vosviewer::write_network(graph, out)),
            ],
            Self::Turtle => vec![one("graph.ttl", |graph, out| rdf::write_turtle(graph, out))],
            Self::Jsonld => vec![one("graph.jsonld", |graph, out| rdf::write_jsonld(graph, out))],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Theme {
    /// For paper and bright screens
    Paper,
    /// For dark screens
    Dark,
    /// Without any colour
    Print,
    /// SVG that is dark where the reader's system is, else as paper
    Auto,
}

impl Theme {
    const fn colours(self) -> svg::Colours {
        let (theme, dark) = match self {
            Self::Paper => (theme::Theme::PAPER, None),
            Self::Dark => (theme::Theme::DARK, None),
            Self::Print => (theme::Theme::PRINT, None),
            Self::Auto => (theme::Theme::PAPER, Some(theme::Theme::DARK)),
        };
        svg::Colours { theme, dark }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ranks {
    /// As the edges pull them
    Free,
    /// One column a year
    Years,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Clusters {
    /// Nothing
    None,
    /// What one body adopted or issued
    Body,
    /// What a body adopted or issued in one session or year
    Session,
    /// What is joined by citations
    Community,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Edges {
    /// Each for itself, with its relations
    Each,
    /// One a pair, running together where they can, without labels
    Merged,
}

impl Drawing {
    fn timeline(&self) -> timeline::Settings {
        timeline::Settings { most: self.most.get() }
    }

    fn dot(&self, graph: &CitationGraph) -> dot::Settings {
        let groups = |by| cluster::groups(graph, by);
        dot::Settings {
            ranks: if self.ranks == Ranks::Years { dot::Ranks::Years } else { dot::Ranks::Free },
            theme: self.theme.colours().theme,
            lines: if self.edges == Edges::Merged { dot::Lines::Merged } else { dot::Lines::Each },
            clusters: match self.clusters {
                Clusters::None => BTreeMap::new(),
                Clusters::Body => groups(cluster::Group::Body),
                Clusters::Session => groups(cluster::Group::Session),
                Clusters::Community => groups(cluster::Group::Community),
            },
        }
    }
}

/// What Graphviz made of a graph, or what to do where it made nothing.
fn render(graph: &CitationGraph, dot: &dot::Settings, format: &str) -> Result<Vec<u8>, Failure> {
    dot::render(graph, dot, format).map_err(|cause| {
        Failure::Usage(if cause.kind() == io::ErrorKind::NotFound {
            "--render needs Graphviz, whose program `dot` is not found: install it (`apt install graphviz`, `brew install graphviz`, \
             https://graphviz.org/download), or take --format svg, which needs no program"
                .to_owned()
        } else {
            format!("--render {format}: Graphviz says: {}", cause.to_string().trim())
        })
    })
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    if options.format.contains(&Format::Html) {
        view::page()?;
    }
    let mut summary = Summary::default();
    let Built { graph, outcome, documents, .. } = options.building.build(|reading| summary.count(reading))?;
    if documents == 0 && graph.nodes().next().is_none() {
        return Ok(outcome.max(Outcome::Unread));
    }
    std::fs::create_dir_all(&options.output).map_err(|cause| Failure::Write { path: options.output.display().to_string(), cause })?;
    let mut files = Vec::new();
    let dot = options.drawing.dot(&graph);
    for (name, write) in options.format.iter().flat_map(|format| format.files(&dot, &options.drawing)) {
        output::write_file(&options.output.join(name), |out| write(&graph, out))?;
        files.push(name.to_owned());
    }
    for format in &options.drawing.render {
        let picture = render(&graph, &dot, format)?;
        let name = format!("graph.dot.{format}");
        output::write_file(&options.output.join(&name), |out| out.write_all(&picture))?;
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

    fn print(&self, graph: &CitationGraph, files: &[String], folder: &str) -> String {
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
