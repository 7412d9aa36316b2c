//! Archives of documents: ZIP, and tar packed with gzip. Nothing is written to disk; what a path in
//! an archive says is a name and no more.

use std::borrow::Cow;
use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::result::ZipError;

use super::SourceError;
use super::form::{Content, Form, content};

/// A document in an archive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// Path of the archive, `!/`, path in the archive.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// Most bytes that one document in an archive takes.
const MOST: u64 = 256 << 20;
/// Most bytes that an archive unpacks to, all in all.
const MOST_TOGETHER: u64 = 1 << 30;
/// Most entries that are looked at.
const MOST_ENTRIES: usize = 100_000;
/// Unpacked bytes for one packed, from which on a document of some size is a bomb: text seldom
/// packs to less than a twentieth.
const STEEPEST: u64 = 200;

/// What is gathered from one archive.
struct Gathered<'a> {
    archive: &'a str,
    together: u64,
    members: Vec<Member>,
    errors: Vec<SourceError>,
}

/// The documents in an archive, in the order of their names, and what could not be read. What is no
/// document by its ending is passed over.
pub fn members(archive: &str, bytes: &[u8], kind: Content) -> (Vec<Member>, Vec<SourceError>) {
    let mut gathered = Gathered { archive, together: 0, members: Vec::new(), errors: Vec::new() };
    match kind {
        Content::Zip => gathered.zip(bytes),
        _ => gathered.tar(bytes),
    }
    if gathered.members.is_empty() && gathered.errors.is_empty() {
        gathered.errors.push(SourceError::Refused(archive.to_owned(), "is an archive without documents; nothing to read".to_owned()));
    }
    gathered.members.sort();
    gathered.members.dedup_by(|a, b| a.name == b.name);
    (gathered.members, gathered.errors)
}

impl Gathered<'_> {
    fn refuse(&mut self, why: &str) {
        self.errors.push(SourceError::Refused(self.archive.to_owned(), why.to_owned()));
    }

    fn zip(&mut self, bytes: &[u8]) {
        let mut archive = match zip::ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => archive,
            Err(fault) => return self.refuse(&format!("is a damaged archive ({fault}); get it again")),
        };
        if archive.len() > MOST_ENTRIES {
            return self.refuse("is an archive of more than 100,000 entries; unpack it and name the folders");
        }
        if archive.has_overlapping_files().unwrap_or(true) {
            return self.refuse("is an archive whose entries lie in one another; it is not what an archive looks like");
        }
        for index in 0..archive.len() {
            let name = archive.name_for_index(index).and_then(Result::ok).map_or_else(|| format!("entry {index}"), Cow::into_owned);
            let entry = match archive.by_index(index) {
                Ok(entry) => entry,
                Err(ZipError::UnsupportedArchive(_)) => {
                    self.entry_error(&name, "is encrypted or packed in a way that is not read; unpack it first");
                    continue;
                }
                Err(fault) => return self.refuse(&format!("is a damaged archive ({fault}); get it again")),
            };
            if !entry.is_file() || !is_document(&name) {
                continue;
            }
            let packed = entry.compressed_size();
            if !self.take(&name, entry, Some(packed)) {
                return;
            }
        }
    }

    fn tar(&mut self, bytes: &[u8]) {
        let unpacked = flate2::read::MultiGzDecoder::new(bytes).take(MOST_TOGETHER);
        let mut archive = tar::Archive::new(unpacked);
        let Ok(entries) = archive.entries() else { return self.refuse("is a damaged archive; get it again") };
        for (nth, entry) in entries.enumerate() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(fault) => return self.refuse(&format!("is no tar archive, or a damaged one ({fault}); get it again, or unpack it")),
            };
            if nth > MOST_ENTRIES {
                return self.refuse("is an archive of more than 100,000 entries; unpack it and name the folders");
            }
            // Links and devices have no text of their own.
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            if entry.header().entry_type().is_file() && is_document(&name) && !self.take(&name, entry, None) {
                return;
            }
        }
    }

    /// Takes an entry; false where the archive is not to be read on.
    fn take(&mut self, name: &str, entry: impl Read, packed: Option<u64>) -> bool {
        let mut bytes = Vec::new();
        let taken = match entry.take(MOST + 1).read_to_end(&mut bytes) {
            Ok(taken) => taken as u64,
            Err(fault) => {
                self.entry_error(name, &format!("cannot be unpacked ({fault})"));
                return true;
            }
        };
        self.together += taken;
        if taken > MOST || packed.is_some_and(|packed| taken > (1 << 20) && taken > packed * STEEPEST) {
            self.entry_error(name, "unpacks to more than any document has; it is left out");
        } else if self.together > MOST_TOGETHER {
            self.refuse("unpacks to more than 1 GiB; unpack it and name the folder");
            return false;
        } else {
            self.members.push(Member { name: format!("{}!/{}", self.archive, printable(name)), bytes: bytes.into() });
        }
        true
    }

    fn entry_error(&mut self, name: &str, why: &str) {
        self.errors.push(SourceError::Refused(format!("{}!/{}", self.archive, printable(name)), why.to_owned()));
    }
}

/// Whether the name of an entry is that of a document, and not one that a system hides.
fn is_document(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']).filter(|part| !matches!(*part, "." | ".."));
    let is_hidden = parts.any(|part| part.starts_with('.') || part == "__MACOSX");
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    !is_hidden && ending.and_then(Form::of_ending).is_some()
}

/// A name as it can be shown: no steps out of the archive, no characters that steer a terminal.
fn printable(name: &str) -> String {
    let parts = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
    parts.collect::<Vec<_>>().join("/").chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Whether bytes are an archive.
pub fn kind(bytes: &[u8]) -> Option<Content> {
    Some(content(bytes, None)).filter(|content| matches!(content, Content::Zip | Content::Gzip))
}
