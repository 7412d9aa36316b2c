//! Documents and citations to tables with their descriptions: what a researcher takes away.
//!
//! Comes in: one document after another. Goes out: rows of [`TABLES`] as CSV, Parquet and SQLite; at the
//! end what describes them. What grows with the documents is written at once; only instruments and edges,
//! without their texts, are held until the end.

pub mod csv;
pub mod describe;
#[cfg(feature = "dataset")]
mod earlier;
pub mod measures;
#[cfg(feature = "dataset")]
pub mod parquet;
#[cfg(feature = "dataset")]
mod record;
#[cfg(feature = "dataset")]
pub mod sqlite;
pub mod table;
mod tables;
#[cfg(feature = "dataset")]
mod writers;

#[cfg(feature = "dataset")]
pub use earlier::{Earlier, Known};
#[cfg(feature = "dataset")]
pub use record::{Document, Recorder};
pub use table::{Column, Foreign, Rows, Table, Type, Value};
pub use tables::{BODIES, CITATIONS, DOCUMENTS, EDGES, INSTRUMENTS, MENTIONS, SESSIONS, TABLES};
#[cfg(feature = "dataset")]
pub use writers::Writers;
