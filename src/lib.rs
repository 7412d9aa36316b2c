//! citegraph reads United Nations documents, finds every reference to another instrument, resolves
//! each to one identifier, and builds the citation graph.

pub mod document;
pub mod instrument;
pub mod lang;
pub mod mention;
pub mod pipeline;
pub mod resolve;
pub mod source;
pub mod export;
pub mod graph;
pub mod cli;
