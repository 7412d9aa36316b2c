//! The lexicons of all languages, each made when it is first asked for.

use std::sync::OnceLock;

use super::{Language, Lexicon};
use crate::instrument::Catalogue;

/// Room for the lexicon of each language.
#[derive(Debug, Default)]
pub struct Lexicons([OnceLock<Lexicon>; Language::ALL.len()]);

/// The lexicons with the catalogue whose names they hold.
#[derive(Debug, Clone, Copy)]
pub struct Languages<'k> {
    lexicons: &'k Lexicons,
    catalogue: &'k Catalogue,
}

impl<'k> Languages<'k> {
    /// Lexicons with the names of a catalogue; the same one must be given whenever these lexicons are.
    #[must_use]
    pub const fn new(lexicons: &'k Lexicons, catalogue: &'k Catalogue) -> Self {
        Self { lexicons, catalogue }
    }

    /// The lexicon of a language: O(size of its tables) the first time, some milliseconds.
    #[must_use]
    pub fn get(self, language: Language) -> &'k Lexicon {
        self.lexicons.0[language as usize].get_or_init(|| Lexicon::new(language, self.catalogue))
    }
}
