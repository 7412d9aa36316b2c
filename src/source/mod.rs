//! Bytes of a file to text with places: plain text and Markdown.
//!
//! Comes in: a path or the bytes of standard input. Goes out: a [`Source`], whose text keeps the
//! byte offsets of the file as it lies on disk when the file is UTF-8. This is the only module
//! below `cli/` that opens files.

mod decode;
mod walk;

use std::io::Read as _;
use std::path::{Path, PathBuf};

pub use decode::Encoding;
pub use walk::{Input, inputs};

/// The text of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as it was given, or found below the folder that was given; `-` for standard input.
    pub name: String,
    /// The text. Offsets count its bytes; for UTF-8 files these are the bytes on disk.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
}

/// Why an input could not be read. Each message names the file and says what to do.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// There is no such file or folder.
    #[error("{0}: no such file or folder; check the path")]
    Absent(String),
    /// The system refused.
    #[error("{name}: cannot be read: {cause}")]
    Unreadable {
        /// The path.
        name: String,
        /// What the system says.
        cause: std::io::Error,
    },
    /// There is nothing in it.
    #[error("{0}: is empty; nothing to read")]
    Empty(String),
    /// It is not text.
    #[error("{0}: is not text ({1}); convert it to plain text first (for a PDF: pdftotext FILE)")]
    Binary(String, &'static str),
    /// It is larger than offsets of 32 bits can count.
    #[error("{0}: is larger than 2 GiB; split it")]
    TooLarge(String),
}

/// Largest text that is read, in bytes: offsets are 32 bits wide.
const LARGEST: u64 = 2 << 30;

impl Source {
    /// Reads a file.
    pub fn open(path: &Path) -> Result<Self, SourceError> {
        let name = display(path);
        let fault = |cause: std::io::Error| match cause.kind() {
            std::io::ErrorKind::NotFound => SourceError::Absent(name.clone()),
            _ => SourceError::Unreadable { name: name.clone(), cause },
        };
        let mut file = std::fs::File::open(path).map_err(fault)?;
        let size = file.metadata().map_err(fault)?.len();
        if size > LARGEST {
            return Err(SourceError::TooLarge(name));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
        file.read_to_end(&mut bytes).map_err(fault)?;
        Self::of_bytes(name, bytes)
    }

    /// Reads bytes that came from elsewhere under a name.
    pub fn of_bytes(name: String, bytes: Vec<u8>) -> Result<Self, SourceError> {
        if bytes.len() as u64 > LARGEST {
            return Err(SourceError::TooLarge(name));
        }
        if let Some(format) = decode::binary_format(&bytes) {
            return Err(SourceError::Binary(name, format));
        }
        let (text, encoding) = decode::decode(bytes);
        if text.trim_matches(['\u{feff}', ' ', '\n', '\r', '\t']).is_empty() {
            return Err(SourceError::Empty(name));
        }
        Ok(Self { name, text, encoding })
    }
}

/// A path with `/` between its parts on every system.
fn display(path: &Path) -> String {
    let path: PathBuf = path.components().collect();
    path.to_string_lossy().replace('\\', "/")
}
