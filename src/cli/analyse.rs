//! `citegraph analyse`: measures and rankings.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};

use super::build::{Building, Built};
use super::{Failure, Outcome, output};
use crate::analysis::Network;
use crate::analysis::main_path::{Search, Weights};
use crate::analysis::{age, community, page_rank, time};
use crate::dataset::measures::{Betweenness, Filled, Measures, Settings, write_json};
#[cfg(feature = "dataset")]
use crate::dataset::parquet;
use crate::dataset::{Rows as _, csv};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    building: Building,
    /// Folder that tables of all measures are written to
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Forms of the tables: NAME.csv, NAME.parquet for each, measures.json for all
    #[arg(long, value_enum, value_delimiter = ',', default_value = Format::ALL)]
    format: Vec<Format>,
    /// Lines of each ranking on the terminal
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,
    /// Damping of PageRank
    #[arg(long, value_name = "SHARE", default_value_t = page_rank::DAMPING, value_parser = share)]
    damping: f64,
    /// Resolution of communities: more of them above 1, fewer below
    #[arg(long, value_name = "NUMBER", default_value_t = community::RESOLUTION)]
    resolution: f64,
    /// Seed of what is drawn by lot
    #[arg(long, value_name = "N", default_value_t = community::SEED)]
    seed: u64,
    /// Whether betweenness is measured, which takes long on large graphs
    #[arg(long, value_enum, default_value_t = Measured::Auto)]
    betweenness: Measured,
    /// Weights of search paths
    #[arg(long, value_enum, default_value_t = PathWeights::Spc)]
    path_weights: PathWeights,
    /// How the main path is searched
    #[arg(long, value_enum, default_value_t = PathSearch::Global)]
    path_search: PathSearch,
    /// Heaviest edges that key routes lead over
    #[arg(long, value_name = "N", default_value_t = 10)]
    key_routes: usize,
    /// Most pairs of coupling and of co-citation
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pairs: usize,
    /// Tell on stderr how long each measure took
    #[arg(long)]
    timings: bool,
}

fn share(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|share| (0.0..1.0).contains(share)).ok_or_else(|| "write a number from 0 to below 1".to_owned())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Comma-separated values
    Csv,
    /// One JSON object of all tables
    Json,
    /// Apache Parquet
    #[cfg(feature = "dataset")]
    Parquet,
}

impl Format {
    /// Every form that this program was built with.
    const ALL: &str = if cfg!(feature = "dataset") { "csv,json,parquet" } else { "csv,json" };
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Measured {
    /// Where it takes seconds
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PathWeights {
    /// Search path count: from sources to sinks
    Spc,
    /// Search path link count: from all earlier to sinks
    Splc,
    /// Search path node pair: from all earlier to all later
    Spnp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PathSearch {
    /// The path of the largest sum
    Global,
    /// On over the heaviest edge each time
    Local,
    /// The best ways over the heaviest edges
    KeyRoute,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let Built { graph, outcome, .. } = options.building.build(|_| {})?;
    let network = Network::of(&graph);
    let mut since = Instant::now();
    let measures = Measures::of(&network, &options.settings(), |measure| {
        if options.timings {
            eprintln!("{measure}\t{:.3} s", since.elapsed().as_secs_f64());
        }
        since = Instant::now();
    });
    if let Some(folder) = &options.output {
        let fault = |cause| Failure::Write { path: folder.display().to_string(), cause };
        std::fs::create_dir_all(folder).map_err(fault)?;
        let tables = measures.tables();
        for format in &options.format {
            write(*format, &tables, folder)?;
        }
    }
    let text = summary(&measures, options.top);
    std::io::stdout().lock().write_all(text.as_bytes()).map_err(Failure::Stdout)?;
    Ok(outcome)
}

impl Options {
    fn settings(&self) -> Settings {
        Settings {
            damping: self.damping,
            resolution: self.resolution,
            seed: self.seed,
            betweenness: match self.betweenness {
                Measured::Auto => Betweenness::WhereQuick,
                Measured::Always => Betweenness::Always,
                Measured::Never => Betweenness::Never,
            },
            weights: match self.path_weights {
                PathWeights::Spc => Weights::Spc,
                PathWeights::Splc => Weights::Splc,
                PathWeights::Spnp => Weights::Spnp,
            },
            search: match self.path_search {
                PathSearch::Global => Search::Global,
                PathSearch::Local => Search::Local,
                PathSearch::KeyRoute => Search::KeyRoute(self.key_routes),
            },
            pairs: self.pairs,
        }
    }
}

fn write(format: Format, tables: &[Filled], folder: &std::path::Path) -> Result<(), Failure> {
    let each = |ending: &str, write: &dyn Fn(&Filled, &mut BufWriter<File>) -> io::Result<()>| {
        tables
            .iter()
            .try_for_each(|filled| output::write_file(&folder.join(format!("{}.{ending}", filled.table.name)), |out| write(filled, out)))
    };
    match format {
        Format::Json => output::write_file(&folder.join("measures.json"), |out| write_json(tables, out)),
        Format::Csv => each("csv", &|filled, out| {
            let mut writer = csv::Writer::new(filled.table, out)?;
            filled.rows.iter().try_for_each(|row| writer.row(row))?;
            writer.finish()
        }),
        #[cfg(feature = "dataset")]
        Format::Parquet => each("parquet", &|filled, out| {
            let mut writer = parquet::Writer::new(filled.table, out)?;
            filled.rows.iter().try_for_each(|row| writer.row(row))?;
            writer.finish()
        }),
    }
}

/// What the terminal shows.
fn summary(measures: &Measures, top: usize) -> String {
    let network = measures.network;
    let graph = &network.graph;
    let mut out = String::new();
    let largest = measures.components.iter().filter(|component| **component == 0).count();
    let components = measures.components.iter().max().map_or(0, |most| most + 1);
    let _ = writeln!(out, "{} instruments, {} citing pairs, {components} components, the largest of {largest}", graph.len(), graph.size());
    let name = |v: u32| {
        let node = network.node(v);
        let title = node.title.as_deref().filter(|_| node.id.is_symbol());
        let line = title.map_or_else(|| node.name(), |title| format!("{}  {title}", node.id));
        let short: String = line.chars().take(96).collect();
        if short.len() < line.len() { short + "…" } else { short }
    };
    let by = |value: &dyn Fn(u32) -> f64| {
        let mut order: Vec<u32> = graph.vertices().filter(|v| value(*v) > 0.0).collect();
        order.sort_by(|a, b| value(*b).total_cmp(&value(*a)).then(a.cmp(b)));
        order.truncate(top);
        order
    };
    let mut ranking = |title: &str, value: &dyn Fn(u32) -> f64, digits: usize| {
        let order = by(value);
        if !order.is_empty() {
            let _ = writeln!(out, "\n{title}");
            for v in order {
                let _ = writeln!(out, "{:>10.digits$}  {}", value(v), name(v));
            }
        }
    };
    ranking("most cited", &|v| graph.cited_by(v).len() as f64, 0);
    ranking("PageRank", &|v| measures.rank[v as usize], 5);
    ranking("authorities", &|v| measures.hits.authorities[v as usize], 5);
    ranking("hubs", &|v| measures.hits.hubs[v as usize], 5);
    if let Some(between) = &measures.betweenness {
        ranking("betweenness", &|v| between[v as usize], 5);
    }
    let _ = writeln!(out, "\n{} communities, modularity {:.3}", measures.communities.count, measures.communities.modularity);
    for (of, topic) in measures.topics.iter().enumerate().take(top) {
        let size = measures.communities.of.iter().filter(|own| **own as usize == of).count();
        let _ = writeln!(out, "{size:>10}  {topic}");
    }
    if !measures.main_path.is_empty() {
        let _ = writeln!(out, "\nmain path, latest first");
        for (citing, cited) in &measures.main_path {
            let weight = measures.acyclic.graph.place(*citing, *cited).map_or(0.0, |at| measures.path_weights[at]);
            let _ = writeln!(out, "{weight:>10.5}  {} → {}", network.node(*citing).id, network.node(*cited).id);
        }
    }
    let chain = time::longest_chain(&measures.acyclic, &measures.depths);
    if chain.len() > 1 {
        let ids: Vec<&str> = chain.iter().map(|v| network.node(*v).id.as_str()).collect();
        let _ = writeln!(out, "\nlongest chain, {} citations: {}", chain.len() - 1, ids.join(" → "));
    }
    if !measures.acyclic.removed.is_empty() {
        let pairs: Vec<String> =
            measures.acyclic.removed.iter().take(top).map(|(a, b)| format!("{} → {}", network.node(*a).id, network.node(*b).id)).collect();
        let count = measures.acyclic.removed.len();
        let _ = writeln!(out, "\n{count} citations close a cycle and are left out of chains and paths: {}", pairs.join(", "));
    }
    if let (Some(ages), _) = age::by_body(network) {
        let _ = writeln!(out, "\nhalf-life of citations {:.1} years, mean {:.1}, oldest {:.1}", ages.half_life, ages.mean, ages.oldest);
    }
    if !measures.series.is_empty() {
        let _ = writeln!(out, "\n{} series of one title, each citing one before", measures.series.len());
        for series in measures.series.iter().take(top) {
            let years = [series.members.first(), series.members.last()].map(|v| v.and_then(|v| network.year(*v)).unwrap_or_default());
            let _ = writeln!(out, "{:>10}  {} ({}, {}–{})", series.members.len(), series.title, series.body, years[0], years[1]);
        }
    }
    for (title, pairs) in [("cite most in common", &measures.coupled), ("cited together most", &measures.cited_together)] {
        if !pairs.is_empty() {
            let _ = writeln!(out, "\n{title}");
            for pair in pairs.iter().take(top) {
                let _ = writeln!(out, "{:>10}  {} and {}", pair.shared, network.node(pair.a).id, network.node(pair.b).id);
            }
        }
    }
    out
}
