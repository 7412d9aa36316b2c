//! Paths to inputs: files as they are, folders walked, archives opened, `-` for standard input.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use rustc_hash::{FxHashMap, FxHashSet};

use super::archive::{self, Member};
use super::{Form, SourceError, bytes, display};

/// Something to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// One document in several forms, the best first.
    Forms(Vec<PathBuf>),
    /// A document in an archive.
    Member(Member),
}

/// What paths hold.
#[derive(Debug, Default)]
pub struct Inputs {
    /// What there is to read, in the order of the paths.
    pub found: Vec<Input>,
    /// What is not there or cannot be opened.
    pub errors: Vec<SourceError>,
}

/// Endings of files that are told of as unread rather than passed over: people take them for
/// documents.
const TOLD: [&str; 3] = ["doc", "rtf", "odt"];
/// Endings of archives.
const ARCHIVES: [&str; 3] = ["zip", "gz", "tgz"];

/// What the paths hold: a file is taken whatever its name; a folder is walked, hidden files and
/// links are skipped, and documents and archives taken, in the order of their paths. Nothing is
/// taken twice. Where a document stands in a folder in several forms, the best is read: Akoma Ntoso,
/// Word, HTML, Markdown, PDF, text, since each tells more of its notes and paragraphs than the next.
#[must_use]
pub fn inputs(paths: &[PathBuf]) -> Inputs {
    let mut out = Inputs::default();
    for path in paths {
        if path == Path::new("-") {
            out.found.push(Input::Stdin);
        } else if path.is_dir() {
            walk(path, &mut out);
        } else if path.exists() {
            take(path.clone(), &mut out);
        } else {
            out.errors.push(SourceError::Absent(display(path)));
        }
    }
    let mut seen = FxHashSet::default();
    out.found.retain(|input| seen.insert(input.clone()));
    out
}

fn walk(folder: &Path, out: &mut Inputs) {
    let mut files = Vec::new();
    // Paths of one folder differ in their last part alone.
    let by_name = |a: &Path, b: &Path| a.as_os_str().cmp(b.as_os_str());
    for entry in WalkBuilder::new(folder).standard_filters(false).hidden(true).sort_by_file_path(by_name).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && is_wanted(entry.path()) => files.push(entry.into_path()),
            Ok(_) => {}
            Err(fault) => out.errors.push(SourceError::Unreadable { name: display(folder), cause: std::io::Error::other(fault) }),
        }
    }
    for mut forms in by_document(files) {
        match forms.as_slice() {
            [_] => take(forms.remove(0), out),
            _ => out.found.push(Input::Forms(forms)),
        }
    }
}

/// Files that differ in their endings alone together, the best form first; in the order of the paths.
fn by_document(files: Vec<PathBuf>) -> Vec<Vec<PathBuf>> {
    let mut forms: FxHashMap<OsString, Vec<(Form, usize)>> = FxHashMap::default();
    for (at, file) in files.iter().enumerate() {
        if let Some(form) = ending(file).and_then(Form::of_ending) {
            forms.entry(file.with_extension("").into_os_string()).or_default().push((form, at));
        }
    }
    let mut grouped: BTreeMap<usize, Vec<PathBuf>> = BTreeMap::new();
    for mut group in forms.into_values().filter(|group| group.len() > 1) {
        group.sort();
        let first = group.iter().map(|(_, at)| *at).min().unwrap_or(0);
        grouped.insert(first, group.into_iter().map(|(_, at)| files[at].clone()).collect());
    }
    let others: FxHashSet<PathBuf> = grouped.values().flatten().cloned().collect();
    let alone = |(at, file): (usize, PathBuf)| match grouped.remove(&at) {
        Some(group) => Some(group),
        None => (!others.contains(&file)).then(|| vec![file]),
    };
    files.into_iter().enumerate().filter_map(alone).collect()
}

/// Takes a file, or what it holds if it is an archive.
fn take(path: PathBuf, out: &mut Inputs) {
    let may_be_archive = ending(&path).is_none_or(|ending| Form::of_ending(ending).is_none());
    let read = may_be_archive.then(|| bytes(&path));
    if let Some(Ok(bytes)) = &read
        && let Some(kind) = archive::kind(bytes)
    {
        let (members, errors) = archive::members(&display(&path), bytes, kind);
        out.found.extend(members.into_iter().map(Input::Member));
        out.errors.extend(errors);
    } else {
        out.found.push(Input::File(path));
    }
}

fn ending(path: &Path) -> Option<&str> {
    path.extension().and_then(|ending| ending.to_str())
}

fn is_wanted(path: &Path) -> bool {
    let listed = |list: &[&str], ending: &str| list.iter().any(|known| ending.eq_ignore_ascii_case(known));
    ending(path).is_some_and(|ending| Form::of_ending(ending).is_some() || listed(&TOLD, ending) || listed(&ARCHIVES, ending))
}
