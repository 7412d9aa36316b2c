//! The graph and the references to bytes: one format a file, each `fn write(&…, impl Write)`.

pub mod annotate;
pub mod csv;
pub mod dot;
pub mod json;
pub mod jsonl;
