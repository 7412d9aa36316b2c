//! The graph and the references to bytes: one format a file, each `fn write(&…, impl Write)`.

pub mod annotate;
pub mod annotations;
pub mod csv;
pub mod cytoscape;
pub mod dot;
pub mod edges;
mod flat;
pub mod gexf;
pub mod gml;
pub mod graphml;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod pajek;
#[cfg(feature = "png")]
pub mod png;
pub mod rdf;
pub mod svg;
pub mod vosviewer;
