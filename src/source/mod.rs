//! Bytes of a file to text with places: plain text and Markdown, PDF, Word documents, HTML, Akoma
//! Ntoso.
//!
//! Comes in: a path or the bytes of standard input. Goes out: a [`Source`]. For a text its offsets
//! are those of the file as it lies on disk, when that is UTF-8; for every other form the text is
//! put together here, one paragraph a line, notes at its end. This is the only module below `cli/`
//! that opens files.

mod akn;
mod archive;
mod decode;
mod docx;
mod flow;
mod form;
mod head;
mod html;
mod number;
mod pdf;
mod walk;
mod xml;

use std::io::Read as _;
use std::path::{Path, PathBuf};

pub use archive::Member;
pub use decode::Encoding;
use form::Content;
pub use form::Form;
pub use head::Head;
pub use walk::{Input, Inputs, inputs};

use crate::lang::Language;

/// The text of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as it was given, or found below the folder that was given; `-` for standard input.
    pub name: String,
    /// The text. Offsets count its bytes; for texts in UTF-8 these are the bytes on disk.
    pub text: String,
    /// How the bytes of a text were read.
    pub encoding: Encoding,
    /// The form that the document has.
    pub form: Form,
    /// The language that it was said to be in.
    pub language: Option<Language>,
    /// What the lines of the text are.
    pub lines: Lines,
    /// What the form says of the document outside its text.
    pub head: Head,
    /// Offset at which the text proper begins: front matter stands before it.
    pub begins: u32,
    /// Where pages begin, in rising order; empty where the form has none.
    pub pages: Vec<PageStart>,
    /// The links that the form holds, in the order of the text: those of its editors.
    pub links: Vec<Link>,
    /// The markup that the text was taken from, where links can be put into it: Akoma Ntoso.
    pub markup: Option<Markup>,
    /// What the reader of the output should know of how the file was read.
    pub remarks: Vec<String>,
}

/// What the lines of a text are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Paragraphs, or parts of them as on a page: that is to be told from the text.
    Unknown,
    /// Paragraphs, blank lines between; notes and marks as Markdown writes them; no page furniture.
    Paragraphs,
}

/// Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageStart {
    /// Byte offset in the text.
    pub start: u32,
    /// Its number in the file, from 1.
    pub page: u32,
}

/// A link that the form of a document holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Byte offset of its first byte.
    pub start: u32,
    /// Byte offset behind its last byte.
    pub end: u32,
    /// Where it leads, as it is written.
    pub target: String,
}

/// Where a stretch of text stands in the markup that it was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Byte offset in the text.
    pub at: u32,
    /// Bytes of the text.
    pub length: u32,
    /// Byte offset in the markup.
    pub from: u32,
    /// Bytes of the markup: as many as of the text, but for an entity, which stands for one character.
    pub taken: u32,
}

/// The markup of an Akoma Ntoso document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markup {
    /// The file.
    pub text: String,
    /// The prefix of its elements, with its colon; empty where they have none.
    pub prefix: String,
    /// Where the text stands in it, in the order of the text.
    pub origins: Vec<Origin>,
}

/// Which of the tracked changes of a Word document count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Revisions {
    /// Insertions are read, deletions are not.
    #[default]
    Accepted,
    /// The text before the changes.
    Original,
}

/// How inputs are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The form, where it is not to be told from the content.
    pub form: Option<Form>,
    /// Tracked changes of Word documents.
    pub revisions: Revisions,
    /// The language of the texts, where it is not to be told from them.
    pub language: Option<Language>,
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
    /// It is no document, or one that cannot be read: what it is, and what to do.
    #[error("{0}: {1}")]
    Refused(String, String),
    /// It is larger than offsets of 32 bits can count.
    #[error("{0}: is larger than 2 GiB; split it")]
    TooLarge(String),
}

/// Largest text that is read, in bytes: offsets are 32 bits wide.
const LARGEST: u64 = 2 << 30;

impl Source {
    /// Reads a file.
    pub fn open(path: &Path, options: Options) -> Result<Self, SourceError> {
        Self::read(display(path), bytes(path)?, options)
    }

    /// Name and bytes of an input that is one file; nothing of several forms and of standard input.
    #[must_use]
    pub fn raw(input: &Input) -> Option<Result<(String, Vec<u8>), SourceError>> {
        match input {
            Input::File(path) => Some(bytes(path).map(|bytes| (display(path), bytes))),
            Input::Member(member) => Some(Ok((member.name.clone(), member.bytes.to_vec()))),
            Input::Forms(_) | Input::Stdin => None,
        }
    }

    /// Reads one document that stands in several files, the best form first; one that cannot be read
    /// leaves it to the next. What is read is said in a remark.
    pub fn open_first(paths: &[PathBuf], options: Options) -> Result<Self, SourceError> {
        let mut faults = Vec::new();
        for (nth, path) in paths.iter().enumerate() {
            match Self::open(path, options) {
                Ok(mut source) => {
                    let others: Vec<String> = paths.iter().skip(nth + 1).map(|path| display(path)).collect();
                    source.remarks.extend(faults.iter().map(|fault: &SourceError| format!("{fault}; {} is read instead", source.name)));
                    if !others.is_empty() {
                        source.remarks.push(format!("{} is read; the same document stands in {} too", source.name, others.join(", ")));
                    }
                    return Ok(source);
                }
                Err(fault) => faults.push(fault),
            }
        }
        Err(faults.into_iter().next().unwrap_or_else(|| SourceError::Empty(String::new())))
    }

    /// Reads bytes that came from elsewhere under a name, whose ending tells forms of text apart.
    pub fn of_bytes(name: String, bytes: Vec<u8>) -> Result<Self, SourceError> {
        Self::read(name, bytes, Options::default())
    }

    /// Reads bytes as the options say.
    pub fn read(name: String, bytes: Vec<u8>, options: Options) -> Result<Self, SourceError> {
        if bytes.len() as u64 > LARGEST {
            return Err(SourceError::TooLarge(name));
        }
        if bytes.is_empty() {
            return Err(SourceError::Empty(name));
        }
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        let content = options.form.map_or_else(|| form::content(&bytes, ending), Content::Document);
        let spoken = |source| Self { language: options.language, ..source };
        match content {
            Content::Document(form @ (Form::Text | Form::Markdown)) => Self::of_text(name, &bytes, form).map(spoken),
            Content::Document(form) => Self::of_form(name, bytes, form, options.revisions).map(spoken),
            Content::Zip | Content::Gzip => {
                Err(SourceError::Refused(name, "is an archive where one document is wanted; unpack it and name the document".to_owned()))
            }
            Content::Refused(advice) => Err(SourceError::Refused(name, advice.to_owned())),
        }
    }

    fn of_text(name: String, bytes: &[u8], form: Form) -> Result<Self, SourceError> {
        if decode::is_binary(bytes) {
            return Err(SourceError::Refused(name, "is not text (binary data); convert it to a document or plain text first".to_owned()));
        }
        let (text, encoding) = decode::decode(bytes);
        if text.trim_matches(['\u{feff}', ' ', '\n', '\r', '\t']).is_empty() {
            return Err(SourceError::Empty(name));
        }
        let (head, begins) = head::front_matter(&text).unwrap_or_default();
        let pages = form_feeds(&text);
        let remarks = (encoding != Encoding::Utf8)
            .then(|| format!("{name}: read as {}; offsets count the decoded text", encoding.as_str()))
            .into_iter()
            .collect();
        Ok(Self { encoding, form, head, begins: begins as u32, pages, remarks, ..Self::of_text_alone(name, text) })
    }

    fn of_form(name: String, bytes: Vec<u8>, form: Form, revisions: Revisions) -> Result<Self, SourceError> {
        let mut out = Self { form, lines: Lines::Paragraphs, ..Self::of_text_alone(name, String::new()) };
        let flowed = match form {
            Form::Pdf => {
                let (flowed, remark) = pdf::read(bytes).map_err(|fault| out.refused(fault))?;
                out.remarks.extend(remark.map(|remark| format!("{}: {remark}", out.name)));
                flowed
            }
            Form::Docx => docx::read(&bytes, revisions).map_err(|fault| out.refused(fault))?,
            Form::Html => {
                let (flowed, lines) = html::read(&decode::declared(&bytes))
                    .ok_or_else(|| out.refused("is HTML nested deeper than any document; it is not what a page looks like"))?;
                out.lines = lines;
                flowed
            }
            Form::AkomaNtoso => {
                let text = decode::declared_as_utf8(&bytes);
                let (mut flowed, head, prefix) = akn::read(&text).map_err(|fault| match fault {
                    roxmltree::Error::DtdDetected => out.refused("has a document type declaration, which is not read; take it out"),
                    fault => out.refused(format!("is damaged XML ({fault}); get it again or mend it there")),
                })?;
                out.head = head;
                out.markup = Some(Markup { text, prefix, origins: std::mem::take(&mut flowed.origins) });
                flowed
            }
            Form::Text | Form::Markdown => unreachable!("read as text"),
        };
        if flowed.text.trim().is_empty() {
            return Err(SourceError::Empty(out.name));
        }
        if flowed.text.len() as u64 > LARGEST {
            return Err(SourceError::TooLarge(out.name));
        }
        Ok(Self { text: flowed.text, pages: flowed.pages, links: flowed.links, ..out })
    }

    /// A text of which nothing else is known.
    fn of_text_alone(name: String, text: String) -> Self {
        Self {
            name,
            text,
            encoding: Encoding::Utf8,
            form: Form::Text,
            language: None,
            lines: Lines::Unknown,
            head: Head::default(),
            begins: 0,
            pages: Vec::new(),
            links: Vec::new(),
            markup: None,
            remarks: Vec::new(),
        }
    }

    fn refused(&self, why: impl std::fmt::Display) -> SourceError {
        SourceError::Refused(self.name.clone(), why.to_string())
    }

    /// The page on which an offset stands. O(log of the pages).
    #[must_use]
    pub fn page_of(&self, offset: u32) -> Option<u32> {
        let behind = self.pages.partition_point(|page| page.start <= offset);
        self.pages.get(behind.checked_sub(1)?).map(|page| page.page)
    }
}

/// The pages of a text that has form feeds between them, as pdftotext and typists put them.
fn form_feeds(text: &str) -> Vec<PageStart> {
    let mut feeds = memchr::memchr_iter(b'\x0c', text.as_bytes()).peekable();
    if feeds.peek().is_none() {
        return Vec::new();
    }
    std::iter::once(0).chain(feeds.map(|at| at as u32 + 1)).zip(1..).map(|(start, page)| PageStart { start, page }).collect()
}

/// Digits of a raised text as superscripts, which readers of plain text know as raised; a letter or
/// two as the mark of a note, unless they are the ending of an ordinal; other text as it is.
fn raised(text: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const ENDINGS: [&str; 11] = ["st", "nd", "rd", "th", "er", "re", "e", "o", "os", "as", "me"];
    let label = text.trim();
    if (1..=4).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_lowercase()) && !ENDINGS.contains(&label) {
        return format!("[^{label}]");
    }
    text.chars().map(|c| c.to_digit(10).map_or(c, |digit| DIGITS[digit as usize])).collect()
}

/// The bytes of a file.
fn bytes(path: &Path) -> Result<Vec<u8>, SourceError> {
    let fault = |cause: std::io::Error| match cause.kind() {
        std::io::ErrorKind::NotFound => SourceError::Absent(display(path)),
        _ => SourceError::Unreadable { name: display(path), cause },
    };
    let mut file = std::fs::File::open(path).map_err(fault)?;
    let size = file.metadata().map_err(fault)?.len();
    if size > LARGEST {
        return Err(SourceError::TooLarge(display(path)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    file.read_to_end(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

/// A path with `/` between its parts on every system.
fn display(path: &Path) -> String {
    let path: PathBuf = path.components().collect();
    path.to_string_lossy().replace('\\', "/")
}
