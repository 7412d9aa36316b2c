//! The whole way of one text, and of many: the only module that knows every stage.

use std::fmt::Write as _;
use std::io::Read as _;
use std::num::NonZeroUsize;
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::audit::{self, Draft, Facts, Finding, Known, Rule};
use crate::document::{self, Document, Front};
use crate::graph::{self, CitationGraph, Counts, Node};
use crate::instrument::{Catalogue, InstrumentId, Kind, Registry, kebab};
use crate::lang::{Language, Languages, Lexicons, Token};
use crate::mention;
use crate::resolve::{self, Citation, Knowledge, Reference, Status, Titles};
use crate::source::{Form, Input, Options, Source, SourceError};

/// What one document is and whom it cites.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<'t> {
    /// Path of the file.
    pub source: String,
    /// The language of most of it.
    pub language: Language,
    /// What the head says of it.
    pub front: Front,
    /// Its references, in the order of the text.
    pub references: Vec<Reference<'t>>,
    /// The clause around each reference, in the same order; empty when they were not asked for.
    pub clauses: Vec<String>,
    /// What the reader of the output should know of the file.
    pub remarks: Vec<String>,
}

/// A reading free of the text that it was read from.
#[must_use]
pub fn owned(reading: Reading) -> Reading<'static> {
    Reading { references: reading.references.into_iter().map(Reference::into_owned).collect(), ..reading }
}

/// Whether the clauses around references are kept: the graph shows them, the list does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clauses {
    /// Keep them.
    Keep,
    /// Leave them out.
    #[default]
    Leave,
}

/// What an audit of one document tells.
#[derive(Debug, Clone)]
pub struct Audited {
    /// What the document says of itself.
    pub known: Arc<Known>,
    /// What is wrong or doubtful in it, in the order of the text.
    pub findings: Vec<Finding>,
    /// What the reader of the output should know of the file.
    pub remarks: Vec<String>,
    /// The text, where it can be corrected and was asked for.
    pub text: Option<String>,
}

/// A document with what a dataset says of its file.
#[derive(Debug, Clone)]
pub struct Record {
    /// Path of the file.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal; of standard input that of its text.
    pub sha256: String,
    /// What was read; nothing of a file that was known by its checksum.
    pub read: Option<Recorded>,
}

/// What was read in a file.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Form of the file, in the word by which it is asked for.
    pub form: String,
    /// Length in bytes of the text that offsets count in.
    pub bytes: usize,
    /// The references.
    pub reading: Reading<'static>,
}

/// SHA-256 in hexadecimal.
fn checksum(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes as two digits each.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Whether texts are handed over with what was found in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copies {
    /// Keep them.
    Keep,
    /// Leave them out.
    Leave,
}

/// How inputs are read, many at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// Whether the clauses around references are kept.
    pub clauses: Clauses,
    /// Threads to work with; `None`: one a core.
    pub jobs: Option<NonZeroUsize>,
    /// How their forms are read.
    pub options: Options,
}

/// Catalogue and words, made ready once.
#[derive(Debug)]
pub struct Engine {
    catalogue: Catalogue,
    lexicons: Lexicons,
    titles: Titles,
    /// The embedded registry with a user's rows, where there are some.
    registry: Option<Registry>,
}

impl Engine {
    /// An engine with a catalogue. O(size of the tables): some milliseconds.
    #[must_use]
    pub fn new(catalogue: Catalogue) -> Self {
        let titles = Titles::new(&catalogue);
        Self { catalogue, lexicons: Lexicons::default(), titles, registry: None }
    }

    fn languages(&self) -> Languages<'_> {
        Languages::new(&self.lexicons, &self.catalogue)
    }

    /// The same with another registry for the audit.
    #[must_use]
    pub fn with_registry(self, registry: Registry) -> Self {
        Self { registry: Some(registry), ..self }
    }

    /// The catalogue.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The catalogue alone.
    #[must_use]
    pub fn into_catalogue(self) -> Catalogue {
        self.catalogue
    }

    /// Reads one text. Nothing in it is an error: what is understood is returned.
    #[must_use]
    pub fn read<'t>(&self, source: &'t Source, clauses: Clauses) -> Reading<'t> {
        self.read_within(source, clauses, &mut Vec::new())
    }

    /// The same, with room for the tokens that is used again for the next text.
    fn read_within<'t>(&self, source: &'t Source, clauses: Clauses, room: &mut Vec<Token>) -> Reading<'t> {
        let document = document::read(source, self.languages(), std::mem::take(room));
        let citations = self.cite(&document);
        let clauses = match clauses {
            Clauses::Keep => citations.iter().map(|citation| resolve::clause(&document, citation)).collect(),
            Clauses::Leave => Vec::new(),
        };
        let references = resolve::references(&document, citations, source);
        *room = document.tokens;
        let (language, front) = (document.language, document.front);
        Reading { source: source.name.clone(), language, front, references, clauses, remarks: source.remarks.clone() }
    }

    /// Reads one text whole: its structure and its references, for those who write the text again.
    #[must_use]
    pub fn read_whole<'t>(&self, source: &'t Source) -> (Document<'t>, Vec<Reference<'t>>) {
        self.read_whole_within(source, &mut Vec::new())
    }

    /// The same, with room for the tokens, which the document keeps.
    fn read_whole_within<'t>(&self, source: &'t Source, room: &mut Vec<Token>) -> (Document<'t>, Vec<Reference<'t>>) {
        let document = document::read(source, self.languages(), std::mem::take(room));
        let citations = self.cite(&document);
        let references = resolve::references(&document, citations, source);
        (document, references)
    }

    fn cite(&self, document: &Document) -> Vec<Citation> {
        let found = mention::find(document, self.languages());
        resolve::resolve(document, &found, Knowledge { languages: self.languages(), catalogue: &self.catalogue, titles: &self.titles })
    }

    /// Reads many inputs, makes of each what `make` says, and hands the results over in the order of
    /// the inputs. At most a few hundred are held at a time.
    pub fn read_all<T: Send>(
        &self,
        inputs: &[Input],
        settings: Settings,
        make: impl Fn(Reading) -> T + Sync,
        take: impl FnMut(Result<T, SourceError>),
    ) {
        each(inputs, settings, |source, room| make(self.read_within(source, settings.clauses, room)), take);
    }

    /// Audits one text by the rules that are on; the other documents that a rule needs come later.
    #[must_use]
    pub fn audit(&self, source: &Source, is_on: impl Fn(&Rule) -> bool) -> Audited {
        self.audit_within(source, &is_on, &mut Vec::new())
    }

    fn audit_within(&self, source: &Source, is_on: &impl Fn(&Rule) -> bool, room: &mut Vec<Token>) -> Audited {
        let (document, references) = self.read_whole_within(source, room);
        let facts = Facts {
            catalogue: &self.catalogue,
            lexicon: self.languages().get(document.language),
            titles: &self.titles,
            registry: self.registry.as_ref().unwrap_or_else(|| Registry::embedded()),
        };
        let draft = Draft::new(source, &document, &references, facts);
        let (findings, known) = (audit::check(&draft, is_on), Arc::new(Known::of(&draft)));
        *room = document.tokens;
        Audited { known, findings, remarks: source.remarks.clone(), text: None }
    }

    /// Audits many inputs, in the order of the inputs; `copies` says whether the texts that can be
    /// corrected are handed over too.
    pub fn audit_all(
        &self,
        inputs: &[Input],
        settings: Settings,
        is_on: impl Fn(&Rule) -> bool + Sync,
        copies: Copies,
        take: impl FnMut(Result<Audited, SourceError>),
    ) {
        let make = |source: &Source, room: &mut Vec<Token>| {
            let is_text = matches!(source.form, Form::Text | Form::Markdown);
            let text = (copies == Copies::Keep && is_text).then(|| source.text.clone());
            Audited { text, ..self.audit_within(source, &is_on, room) }
        };
        each(inputs, settings, make, take);
    }

    /// Reads many inputs with what a dataset says of the files themselves, in the order of the inputs; those
    /// of which `is_known` says so by file and checksum are only hashed.
    pub fn record_all(
        &self,
        inputs: &[Input],
        settings: Settings,
        is_known: impl Fn(&str, &str) -> bool + Sync,
        take: impl FnMut(Result<Record, SourceError>),
    ) {
        let read = |input: &Input, room: &mut Vec<Token>| {
            let (source, sha256) = if let Some((name, bytes)) = Source::raw(input).transpose()? {
                let sha256 = checksum(&bytes);
                if is_known(&name, &sha256) {
                    return Ok(Record { file: name, sha256, read: None });
                }
                (Source::read(name, bytes, settings.options)?, sha256)
            } else {
                let source = open(input, settings.options)?;
                let raw = Source::raw(&Input::File(source.name.as_str().into())).transpose().ok().flatten();
                let sha256 = checksum(raw.as_ref().map_or(source.text.as_bytes(), |(_, bytes)| bytes));
                (source, sha256)
            };
            let read = Recorded {
                form: source.form.word().to_owned(),
                bytes: source.text.len(),
                reading: owned(self.read_within(&source, Clauses::Keep, room)),
            };
            Ok(Record { file: source.name, sha256, read: Some(read) })
        };
        each_input(inputs, settings.jobs, read, take);
    }

    /// Puts a document that was read into a graph.
    pub fn add_to(&self, graph: &mut CitationGraph, reading: &Reading) {
        let node = self.node_of(reading);
        graph.add(graph::Document { node: &node, references: &reading.references, clauses: &reading.clauses }, &self.catalogue);
    }

    /// The node of a document that was read: what its own head says goes before what others say.
    #[must_use]
    pub fn node_of(&self, reading: &Reading) -> Node {
        let front = &reading.front;
        let id = front.symbol.clone().unwrap_or_else(|| id_of_file(&reading.source));
        let known = graph::describe(&id, Some(Kind::Document), &self.catalogue);
        let count = |status| reading.references.iter().filter(|reference| reference.status == status).count() as u32;
        Node {
            body: front.body.map(|body| body.get().name.to_owned()).or(known.body),
            title: front.title.clone().or(known.title),
            date: front.date.or(known.date),
            read: true,
            references: Some(Counts {
                resolved: count(Status::Resolved),
                ambiguous: count(Status::Ambiguous),
                unresolved: count(Status::Unresolved),
            }),
            files: vec![reading.source.clone()],
            languages: vec![reading.language],
            ..known
        }
    }
}

/// Opens inputs and makes of each what `make` says, on as many threads as the settings say; hands the
/// results over in the order of the inputs.
fn each<T: Send>(
    inputs: &[Input],
    settings: Settings,
    make: impl Fn(&Source, &mut Vec<Token>) -> T + Sync,
    take: impl FnMut(Result<T, SourceError>),
) {
    each_input(inputs, settings.jobs, |input, room| open(input, settings.options).map(|source| make(&source, room)), take);
}

/// The same of inputs that are not opened yet.
fn each_input<T: Send>(
    inputs: &[Input],
    jobs: Option<NonZeroUsize>,
    read: impl Fn(&Input, &mut Vec<Token>) -> Result<T, SourceError> + Sync,
    mut take: impl FnMut(Result<T, SourceError>),
) {
    const AT_A_TIME: usize = 256;
    let alone = |some: &[Input], take: &mut dyn FnMut(Result<T, SourceError>)| {
        let mut room = Vec::new();
        for input in some {
            take(read(input, &mut room));
        }
    };
    let is_alone = jobs.is_some_and(|jobs| jobs.get() == 1);
    let Some(pool) = (if is_alone { None } else { pool(jobs) }) else { return alone(inputs, &mut take) };
    for some in inputs.chunks(AT_A_TIME) {
        let results: Vec<_> = pool.install(|| some.par_iter().map_init(Vec::new, |room, input| read(input, room)).collect());
        results.into_iter().for_each(&mut take);
    }
}

/// Does work that rayon may share out, on as many threads as are asked for; `None`: one a core.
pub fn on_threads<T: Send>(jobs: Option<NonZeroUsize>, work: impl FnOnce() -> T + Send) -> T {
    match pool(jobs) {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

fn pool(jobs: Option<NonZeroUsize>) -> Option<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new().num_threads(jobs.map_or(0, NonZeroUsize::get)).build().ok()
}

/// A document that gives no symbol is known by the name of its file.
fn id_of_file(source: &str) -> InstrumentId {
    let name = source.rsplit('/').next().unwrap_or(source);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let slug = kebab(stem);
    InstrumentId::of_canonical(if slug.is_empty() { "document" } else { &slug })
}

/// Reads an input to text.
pub fn open(input: &Input, options: Options) -> Result<Source, SourceError> {
    match input {
        Input::File(path) => Source::open(path, options),
        Input::Forms(paths) => Source::open_first(paths, options),
        Input::Member(member) => Source::read(member.name.clone(), member.bytes.to_vec(), options),
        Input::Stdin => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map_err(|cause| SourceError::Unreadable { name: "-".to_owned(), cause })?;
            Source::read("-".to_owned(), bytes, options)
        }
    }
}
