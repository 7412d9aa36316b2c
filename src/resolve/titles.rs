//! Titles of the catalogue in the shape in which short forms are held against them.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::instrument::{Catalogue, Instrument, kebab};

/// A title in small letters, its words apart, with a space at both ends.
pub(super) fn pad(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    out.push(' ');
    for c in name.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// A padded title, and where its head ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Padded {
    title: String,
    head: usize,
}

impl Padded {
    pub fn new(name: &str) -> Self {
        const SUBJECT: [&str; 8] = [" on ", " for ", " to ", " under ", " against ", " relating ", " concerning ", " regarding "];
        let title = pad(name);
        let head = SUBJECT.iter().filter_map(|word| title.find(word)).min().map_or(title.len(), |at| at + 1);
        Self { title, head }
    }

    /// The whole title.
    pub fn as_str(&self) -> &str {
        &self.title
    }

    /// What stands before its subject, the type word among it: "Paris Agreement under the …
    /// Convention …" is no convention.
    pub fn head(&self) -> &str {
        &self.title[..self.head]
    }
}

/// The padded titles of each catalogue row, made when first asked for.
#[derive(Debug)]
pub struct Titles {
    rows: Vec<OnceLock<Vec<Padded>>>,
    annexed: OnceLock<Vec<usize>>,
    /// Every title in kebab case with its row, sorted.
    sorted: OnceLock<Vec<(Cow<'static, str>, usize)>>,
}

impl Titles {
    /// For a catalogue: O(number of rows).
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        Self { rows: catalogue.rows().iter().map(|_| OnceLock::new()).collect(), annexed: OnceLock::new(), sorted: OnceLock::new() }
    }

    /// The padded titles of a row.
    pub(super) fn of(&self, row: usize, catalogue: &Catalogue) -> &[Padded] {
        self.rows[row].get_or_init(|| catalogue.rows()[row].all_names().map(Padded::new).collect())
    }

    fn sorted(&self, catalogue: &Catalogue) -> &[(Cow<'static, str>, usize)] {
        self.sorted.get_or_init(|| {
            let mut all: Vec<(Cow<'static, str>, usize)> =
                Catalogue::embedded_titles().map(|(title, row)| (Cow::Borrowed(title), row)).collect();
            let own = catalogue.rows().iter().enumerate().filter(|(_, row)| matches!(row.title, Cow::Owned(_)));
            let own: Vec<_> =
                own.flat_map(|(row, instrument)| instrument.all_names().map(move |name| (Cow::Owned(kebab(name)), row))).collect();
            if !own.is_empty() {
                all.extend(own);
                all.sort();
            }
            all
        })
    }

    /// The row that bears a title, given in kebab case. O(log n).
    pub(super) fn by_title(&self, slug: &str, catalogue: &Catalogue) -> Option<usize> {
        let sorted = self.sorted(catalogue);
        let at = sorted.partition_point(|(title, _)| title.as_ref() < slug);
        sorted.get(at).filter(|(title, _)| title.as_ref() == slug).map(|(_, row)| *row)
    }

    /// The only row with a title that begins with those words. O(log n).
    pub(super) fn with_beginning(&self, slug: &str, catalogue: &Catalogue) -> Option<usize> {
        let sorted = self.sorted(catalogue);
        let at = sorted.partition_point(|(title, _)| title.as_ref() < slug);
        let mut fitting = sorted[at..].iter().take_while(|(title, _)| title.starts_with(slug));
        let (title, row) = fitting.next()?;
        let ends_word = title.len() == slug.len() || title.as_bytes()[slug.len()] == b'-';
        (ends_word && fitting.all(|(_, other)| other == row)).then_some(*row)
    }

    /// Rows of protocols and amendments "to the" other instruments.
    pub(super) fn annexed(&self, catalogue: &Catalogue) -> &[usize] {
        self.annexed.get_or_init(|| {
            let is_annexed = |row: &Instrument| {
                matches!(&*row.kind, "protocol" | "amendment" | "agreement") && row.all_names().any(|name| name.contains(" to the "))
            };
            (0..catalogue.rows().len()).filter(|row| is_annexed(&catalogue.rows()[*row])).collect()
        })
    }
}
