//! citegraph reads United Nations documents, finds every reference to another instrument, resolves
//! each to one identifier, and builds the citation graph.
//!
//! # The way data flows
//!
//! ```text
//! bytes ─source→ Source ─document→ Document ─mention→ Found ─resolve→ Vec<Citation> ─graph→ CitationGraph ─export→ DOT, JSON
//! ```
//!
//! One word a stage, one module a word; a module uses only itself and those before it in this list,
//! and a test reads every `use crate::` to keep it so:
//!
//! | module | what it is |
//! |---|---|
//! | [`instrument`] | the vocabulary: identifiers, bodies, sessions, dates, catalogue, registry |
//! | [`lang`] | words of each language, the lexer, the tree of names |
//! | [`source`] | bytes of a file to text: plain text, Markdown, PDF, Word, HTML, Akoma Ntoso |
//! | [`document`] | text to structure: front matter, paragraphs, clauses, footnotes joined to their marks |
//! | [`mention`] | structure to places that cite |
//! | [`resolve`] | mention to citation: whose resolution it is, what a short form means |
//! | [`graph`] | citations to a petgraph |
//! | [`analysis`] | measures of the graph: one a file |
//! | [`audit`] | what is wrong or doubtful in the references of a document: one rule a file |
//! | [`report`] | findings to bytes |
//! | [`picture`] | the graph to places on a page, before any format |
//! | [`export`] | graph, references and annotated documents to bytes |
//! | [`dataset`] | documents and citations to tables with their descriptions |
//! | [`pipeline`] | the only module that knows every stage |
//! | [`cli`] | the command line |
//!
//! A state is a type: a [`mention::Mention`] is what is written at a place, a [`resolve::Citation`]
//! what it points to. Everything found keeps its byte offsets. Content never makes an error: what was
//! understood is returned, and an `Err` is a file that cannot be read.
//!
//! # In a dozen lines
//!
//! ```
//! use citegraph::instrument::Catalogue;
//! use citegraph::pipeline::{Clauses, Engine};
//! use citegraph::source::Source;
//!
//! let engine = Engine::new(Catalogue::embedded());
//! let text = "The General Assembly,\nRecalling its resolution 63/180 and Council resolution 10/6,\n";
//! let source = Source::of_bytes("draft.txt".into(), text.into())?;
//! let reading = engine.read(&source, Clauses::Leave);
//! let targets: Vec<_> = reading.references.iter().filter_map(|r| r.target.as_ref()).map(|id| id.as_str()).collect();
//! assert_eq!(targets, ["A/RES/63/180", "A/HRC/RES/10/6"]);
//! # Ok::<(), citegraph::source::SourceError>(())
//! ```
//!
//! # Where to change what
//!
//! - A body, session, instrument or word: a row in `src/data`; `build.rs` makes rows that are read at
//!   start-up in no time, and tests hold the tables sorted, unique and whole.
//! - A form of reference: a case in `tests/mentions/*.toml` with a negative beside it, then the file of
//!   [`mention`] that is named after the class.
//! - How pictures look: colours, dashes and families of relations in [`picture`], which DOT, SVG and the page share. The
//!   page itself is TypeScript in `viewer/`; what it is given is written by [`export::html`], and read by
//!   `viewer/src/data.ts`. `npm run dev` there serves it without data; `tests/viewer` opens it in Chromium.
//! - A language: tables in `src/data/lang`; every token carries a language-neutral [`lang::Concept`], and the grammar reads
//!   nothing else. German (`de`) is the latest; to add one more:
//!   1. `xx.toml`: `[writing]` says how the language writes ([`lang::Writing`]: cases, elision, endings, particles, numbers before
//!      their word), then words for the concepts, expressions of several words that count as one, months, ordinals, type words of
//!      titles, and the verbs of clauses under the relations of `en.toml`.
//!   2. `xx.bodies.tsv`: names of bodies by the identifiers of `bodies.toml`; `xx.titles.tsv`: official and other titles by the
//!      identifiers of the catalogue, in the base form. What is missing is known by its English name.
//!   3. A row in `TABLES` of `src/lang/language.rs`, and function words or the script in `detect.rs`.
//!   4. Cases in `tests/mentions/languages.toml`: a list with dates, a body before and behind its number, a title in another case,
//!      Official Records and Treaty Series, "Ibid.", a short form; then the scores of real texts in `tests/ratchet.toml`.

pub mod analysis;
pub mod audit;
pub mod cli;
pub mod dataset;
pub mod document;
pub mod export;
pub mod graph;
pub mod instrument;
pub mod lang;
pub mod mention;
pub mod picture;
pub mod pipeline;
pub mod report;
pub mod resolve;
pub mod source;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
