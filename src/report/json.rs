//! For programs: one object, whose form is frozen apart from the types of this crate.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::Finding;

/// The report as it is written; fields may be added, none is taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Version of this form.
    pub version: u32,
    /// How many documents were read.
    pub documents: usize,
    /// What was found, by document and place.
    pub findings: Vec<Finding>,
}

/// Version of the form.
const VERSION: u32 = 1;

/// Writes the report. O(its text).
pub fn write(findings: &[Finding], documents: usize, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, &Report { version: VERSION, documents, findings: findings.to_vec() })?;
    out.write_all(b"\n")
}

/// The JSON Schema of the report.
#[must_use]
pub fn schema() -> String {
    serde_json::to_string_pretty(&schemars::schema_for!(Report)).expect("a schema is JSON") + "\n"
}
