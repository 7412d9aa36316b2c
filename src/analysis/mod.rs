//! Measures of a citation graph: one a file, each pure, with its paper named.
//!
//! Comes in: a [`Network`], the citations of a [`crate::graph::CitationGraph`] in rows. Goes out: numbers
//! by vertex or by edge, in the order of the network. Nothing depends on hash order, threads or the
//! clock; what is drawn by lot has a seed.

pub mod age;
pub mod betweenness;
pub mod change;
pub mod cohort;
pub mod community;
pub mod components;
pub mod core_number;
pub mod coupling;
pub mod hits;
pub mod lineage;
pub mod main_path;
mod network;
pub mod page_rank;
pub mod series;
pub mod time;
pub mod topic;

pub use network::{Digraph, Network};
