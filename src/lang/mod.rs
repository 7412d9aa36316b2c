//! The words of each language: tables, the lexer that finds them in text, and the phrase tree that
//! finds names of many words.
//!
//! Comes in: `src/data/lang/*.toml`, the catalogue and the bodies. Goes out: a [`Lexicon`], which
//! turns text into [`Token`]s that carry a language-neutral [`Concept`]. No grammar stands here.

mod concept;
mod detect;
mod forms;
mod language;
mod lexicon;
mod lexicons;
mod phrase;
mod token;
mod words;

pub use concept::Concept;
pub(crate) use detect::count_bytes;
pub use detect::language_of;
pub use forms::Writing;
pub use language::Language;
pub use lexicon::{Lexicon, Named, Names, Relation, TypeWord};
pub use lexicons::{Languages, Lexicons};
use token::lex;
pub(crate) use token::superscript;
pub use token::{Flags, Token};
pub use words::WordId;
