//! The graph as node-link JSON, which `networkx.node_link_graph(data, edges="links")` reads, and back.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::graph::{CitationGraph, Citing, Link, Node};
use crate::instrument::InstrumentId;

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GraphFile {
    /// Always true.
    pub directed: bool,
    /// Always true: a pair may be joined by a citation and by structure.
    pub multigraph: bool,
    /// What made the file.
    pub graph: About,
    /// Instruments, in natural order of identifiers.
    pub nodes: Vec<Node>,
    /// Edges, in natural order of source and target.
    pub links: Vec<Arc>,
}

/// What made the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct About {
    /// Always `citegraph`.
    pub generator: String,
    /// Version of the format; a reader refuses a higher first number.
    pub format: String,
}

/// One edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Arc {
    /// Identifier of the citing instrument, or of the part.
    pub source: InstrumentId,
    /// Identifier of the cited instrument, or of the whole.
    pub target: InstrumentId,
    /// What the edge says; the key of a networkx multigraph.
    pub key: Link,
    /// How many citations lie on it.
    pub weight: u32,
    /// The relations of its citations, each once, sorted.
    #[serde(default)]
    pub relations: Vec<String>,
    /// Every citation; a reader takes a list that is not there for an empty one.
    #[serde(default)]
    pub citations: Vec<Citing>,
}

const FORMAT: &str = "1.0";

/// The graph as the file has it. O(n + m).
#[must_use]
pub fn file(graph: &CitationGraph) -> GraphFile {
    let links = graph.edges().map(|(source, target, edge)| Arc {
        source: source.clone(),
        target: target.clone(),
        key: edge.link,
        weight: edge.weight,
        relations: edge.relations().into_iter().map(str::to_owned).collect(),
        citations: edge.citations.clone(),
    });
    GraphFile {
        directed: true,
        multigraph: true,
        graph: About { generator: "citegraph".to_owned(), format: FORMAT.to_owned() },
        links: links.collect(),
        nodes: graph.nodes().cloned().collect(),
    }
}

/// Writes a graph. O(n + m).
pub fn write(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, &file(graph))?;
    out.write_all(b"\n")
}

/// Reads a graph that was written.
pub fn read(text: &str) -> Result<CitationGraph, ReadError> {
    let file: GraphFile = serde_json::from_str(text)?;
    if file.graph.format.split('.').next() != FORMAT.split('.').next() {
        return Err(ReadError::Format(file.graph.format));
    }
    let mut graph = CitationGraph::new();
    for mut node in file.nodes {
        // Links are followed by people: a file that anyone may have written leads to documents and runs nothing.
        node.link = node.link.filter(|link| link.starts_with("https://") || link.starts_with("http://"));
        graph.put_node(node);
    }
    for link in file.links {
        graph.put_edge(&link.source, &link.target, link.key, link.citations);
        graph.put_weight(&link.source, &link.target, link.key, link.weight);
    }
    Ok(graph)
}

/// Why a file is not a graph that can be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is not such JSON.
    #[error("not a graph of citegraph: {0}")]
    Json(#[from] serde_json::Error),
    /// It was written by a later program.
    #[error("format {0} is newer than this program reads ({FORMAT}); update citegraph")]
    Format(String),
}

/// The JSON Schema of the file (draft 2020-12).
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(GraphFile);
    serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n"
}

/// The JSON Schema of one line of `extract --format jsonl`.
#[must_use]
pub fn reference_schema() -> String {
    let schema = schemars::schema_for!(crate::resolve::Reference);
    serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n"
}
