//! The place inside an instrument that a reference names.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::folded;

/// A place inside an instrument as the text words it, white space folded: `chap. III`,
/// `Article 1, paragraph 3`, `para. 5 (f)`, `annex`.
///
/// The wording is kept because the parts of an instrument are named in too many ways to be one tree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Pinpoint(String);

impl Pinpoint {
    /// Keeps `text` with its white space folded; `None` when nothing is left.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let folded = folded(text);
        (!folded.is_empty()).then_some(Self(folded))
    }

    /// The wording.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Pinpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
