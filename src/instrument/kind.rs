//! What sort of thing a reference points to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The sort of instrument that a reference points to, in the words of the output contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A numbered resolution of any body.
    Resolution,
    /// A numbered decision of any body.
    Decision,
    /// A statement by a president on behalf of a body (S/PRST, A/HRC/PRST).
    Statement,
    /// Any other document with a symbol, or a supplement of the Official Records.
    Document,
    /// A treaty, convention, covenant, protocol or agreement, or its registration.
    Treaty,
    /// A charter, declaration, programme, agenda, plan, outcome, strategy, statute, rules, code.
    Named,
    /// A conference, summit or special session known by name.
    Conference,
    /// A set of instruments told without numbers.
    Vague,
}

impl Kind {
    /// Every kind, in the order in which summaries list them.
    pub const ALL: [Self; 8] =
        [Self::Resolution, Self::Decision, Self::Statement, Self::Document, Self::Treaty, Self::Named, Self::Conference, Self::Vague];

    /// The word written in every output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resolution => "resolution",
            Self::Decision => "decision",
            Self::Statement => "statement",
            Self::Document => "document",
            Self::Treaty => "treaty",
            Self::Named => "named",
            Self::Conference => "conference",
            Self::Vague => "vague",
        }
    }

    /// The kind that a type word of the catalogue (`convention`, `declaration`, …) belongs to, or
    /// `None` when the word is not one of the catalogue's.
    #[must_use]
    pub fn of_type_word(word: &str) -> Option<Self> {
        Some(match word {
            "treaty" | "convention" | "covenant" | "protocol" | "agreement" | "amendment" => Self::Treaty,
            "charter" | "declaration" | "programme" | "agenda" | "plan" | "strategy" | "outcome" | "statute" | "rules" | "regulations"
            | "guidelines" | "code" | "principles" | "compact" | "framework" | "pact" | "commitment" | "consensus" | "standard" => {
                Self::Named
            }
            "conference" => Self::Conference,
            _ => return None,
        })
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
