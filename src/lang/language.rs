//! The languages that can be read, and the tables of each.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language with a table in `src/data/lang`: the six official languages of the United Nations, and
/// German, in which its Translation Section publishes resolutions too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[allow(missing_docs, reason = "each is the language that it is named after")]
pub enum Language {
    Arabic,
    Chinese,
    #[default]
    English,
    French,
    German,
    Russian,
    Spanish,
}

/// What the program carries of a language.
pub(super) struct Tables {
    /// ISO 639-1.
    code: &'static str,
    /// ISO 639-2/T, as Akoma Ntoso writes languages.
    code3: &'static str,
    name: &'static str,
    /// Words: `lang/fr.toml`.
    pub words: &'static str,
    /// Names of bodies: identifier, name, other names, bare word. English has them in `bodies.toml`.
    pub bodies: &'static str,
    /// Titles of instruments: identifier, official title, other titles, acronyms, where it was confirmed.
    /// English has them in `instruments/`.
    pub titles: &'static str,
}

macro_rules! tables {
    ($code:literal, $code3:literal, $name:literal) => {
        Tables {
            code: $code,
            code3: $code3,
            name: $name,
            words: include_str!(concat!("../data/lang/", $code, ".toml")),
            bodies: include_str!(concat!("../data/lang/", $code, ".bodies.tsv")),
            titles: include_str!(concat!("../data/lang/", $code, ".titles.tsv")),
        }
    };
}

/// In the order of the languages.
static TABLES: [Tables; Language::ALL.len()] = [
    tables!("ar", "ara", "Arabic"),
    tables!("zh", "zho", "Chinese"),
    Tables { code: "en", code3: "eng", name: "English", words: include_str!("../data/lang/en.toml"), bodies: "", titles: "" },
    tables!("fr", "fra", "French"),
    tables!("de", "deu", "German"),
    tables!("ru", "rus", "Russian"),
    tables!("es", "spa", "Spanish"),
];

impl Language {
    /// Every language, in the order of their English names.
    pub const ALL: [Self; 7] = [Self::Arabic, Self::Chinese, Self::English, Self::French, Self::German, Self::Russian, Self::Spanish];

    pub(super) fn tables(self) -> &'static Tables {
        &TABLES[self as usize]
    }

    /// The code of ISO 639-1: `fr`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.tables().code
    }

    /// The code of ISO 639-2/T: `fra`.
    #[must_use]
    pub fn code3(self) -> &'static str {
        self.tables().code3
    }

    /// The English name: `French`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.tables().name
    }

    /// The language with a code of two or three letters, in any case; `None` where there is no table for it.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| code.eq_ignore_ascii_case(language.code()) || code.eq_ignore_ascii_case(language.code3()))
    }

    /// Whether its script runs from right to left.
    #[must_use]
    pub const fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = Cow::<'_, str>::deserialize(deserializer)?;
        Self::of_code(&code).ok_or_else(|| serde::de::Error::custom(format!("no table for the language `{code}`")))
    }
}

impl JsonSchema for Language {
    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": Self::ALL.map(Self::code), "description": "language, ISO 639-1" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back_to_their_language() {
        for language in Language::ALL {
            assert_eq!(Language::of_code(language.code()), Some(language));
            assert_eq!(Language::of_code(&language.code3().to_uppercase()), Some(language));
        }
        assert_eq!(Language::of_code("tlh"), None);
    }
}
