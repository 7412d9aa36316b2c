//! Paths to inputs: files as they are, folders walked, `-` for standard input.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::SourceError;

/// Something to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// Endings of the files that are read out of a folder.
const ENDINGS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// What the paths hold: a file is taken whatever its name; a folder is walked, hidden files and
/// links out of it are skipped, and texts and Markdown taken, in the order of their paths. Nothing
/// is taken twice. Paths that do not exist are returned as errors.
#[must_use]
pub fn inputs(paths: &[PathBuf]) -> (Vec<Input>, Vec<SourceError>) {
    let mut found = Vec::new();
    let mut errors = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            found.push(Input::Stdin);
        } else if path.is_dir() {
            walk(path, &mut found, &mut errors);
        } else if path.exists() {
            found.push(Input::File(path.clone()));
        } else {
            errors.push(SourceError::Absent(super::display(path)));
        }
    }
    let mut seen = rustc_hash::FxHashSet::default();
    found.retain(|input| seen.insert(input.clone()));
    (found, errors)
}

fn walk(folder: &Path, found: &mut Vec<Input>, errors: &mut Vec<SourceError>) {
    let mut files = Vec::new();
    for entry in WalkBuilder::new(folder).standard_filters(false).hidden(true).sort_by_file_name(std::ffi::OsStr::cmp).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && has_ending(entry.path()) => files.push(entry.into_path()),
            Ok(_) => {}
            Err(fault) => errors.push(SourceError::Unreadable { name: super::display(folder), cause: std::io::Error::other(fault) }),
        }
    }
    found.extend(files.into_iter().map(Input::File));
}

fn has_ending(path: &Path) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
