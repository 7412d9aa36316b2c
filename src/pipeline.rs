//! The whole way of one text, and of many: the only module that knows every stage.

use std::io::Read as _;
use std::num::NonZeroUsize;

use rayon::prelude::*;

use crate::document::{self, Front};
use crate::instrument::Catalogue;
use crate::lang::Lexicon;
use crate::mention;
use crate::resolve::{self, Knowledge, Reference};
use crate::source::{Input, Source, SourceError};

/// What one document is and whom it cites.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Path of the file.
    pub source: String,
    /// What the head says of it.
    pub front: Front,
    /// Its references, in the order of the text.
    pub references: Vec<Reference>,
    /// The clause around each reference, in the same order.
    pub clauses: Vec<String>,
    /// Something the reader of the output should know of the file.
    pub remark: Option<String>,
}

/// Catalogue and words, made ready once.
#[derive(Debug)]
pub struct Engine {
    catalogue: Catalogue,
    lexicon: Lexicon,
}

impl Engine {
    /// An engine with a catalogue. O(size of the tables): some milliseconds.
    #[must_use]
    pub fn new(catalogue: Catalogue) -> Self {
        let lexicon = Lexicon::english(&catalogue);
        Self { catalogue, lexicon }
    }

    /// The catalogue.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Reads one text. Nothing in it is an error: what is understood is returned.
    #[must_use]
    pub fn read(&self, source: &Source) -> Reading {
        let document = document::read(&source.text, &source.name, &self.lexicon);
        let found = mention::find(&document, &self.lexicon);
        let citations = resolve::resolve(&document, found, Knowledge { lexicon: &self.lexicon, catalogue: &self.catalogue });
        let references = resolve::references(&document, &citations, &source.name);
        let clauses = Vec::new();
        let remark = (source.encoding != crate::source::Encoding::Utf8).then(|| format!("{}: read as {}; offsets count the decoded text", source.name, source.encoding.as_str()));
        Reading { source: source.name.clone(), front: document.front, references, clauses, remark }
    }

    /// Reads many inputs on `jobs` threads (`None`: one a core) and hands each result over in the
    /// order of the inputs. At most a few hundred documents are held at a time.
    pub fn read_all(&self, inputs: &[Input], jobs: Option<NonZeroUsize>, mut take: impl FnMut(Result<Reading, SourceError>)) {
        const AT_A_TIME: usize = 256;
        if jobs.is_some_and(|jobs| jobs.get() == 1) {
            inputs.iter().for_each(|input| take(self.open(input)));
            return;
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.map_or(0, NonZeroUsize::get)).build();
        for some in inputs.chunks(AT_A_TIME) {
            let read = || some.par_iter().map(|input| self.open(input)).collect::<Vec<_>>();
            let results = match &pool {
                Ok(pool) => pool.install(read),
                Err(_) => some.iter().map(|input| self.open(input)).collect(),
            };
            results.into_iter().for_each(&mut take);
        }
    }

    fn open(&self, input: &Input) -> Result<Reading, SourceError> {
        open(input).map(|source| self.read(&source))
    }
}

/// Reads an input to text.
pub fn open(input: &Input) -> Result<Source, SourceError> {
    match input {
        Input::File(path) => Source::open(path),
        Input::Stdin => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map_err(|cause| SourceError::Unreadable { name: "-".to_owned(), cause })?;
            Source::of_bytes("-".to_owned(), bytes)
        }
    }
}
