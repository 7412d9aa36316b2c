//! PDF: characters with their places, put together to lines, columns, paragraphs and notes.
//!
//! Comes in: the bytes of a file. Goes out: its text, with the pages. What is drawn is read by
//! pdf-extract; where a text stands decides what it is.

mod furniture;
mod guard;
mod layout;
mod line;
mod mend;
mod note;
mod page;
mod repair;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Once, mpsc};
use std::time::{Duration, Instant};

use pdf_extract::{Document, Object, OutputError};

use super::flow::Flowed;
use page::{Collector, Page};

/// Longest time that one file may take.
const TIME: Duration = Duration::from_secs(60);
/// Room for nested objects: lopdf and pdf-extract follow them by recursion, to a depth that `guard`
/// limits.
const STACK: usize = 256 << 20;

/// Why a PDF gives no text. Each says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// There is no text layer.
    #[error("is a PDF without text, probably a scan; run text recognition on it first (for instance: ocrmypdf IN OUT)")]
    Scan,
    /// It asks for a password.
    #[error("is an encrypted PDF; save a copy without the password first (for instance: qpdf --decrypt --password=… IN OUT)")]
    Encrypted,
    /// Its structure is broken.
    #[error("is a damaged PDF ({0}); get it again or repair it first (for instance: qpdf IN OUT)")]
    Damaged(String),
    /// It is built to take more room or time than any document.
    #[error("is a PDF that cannot be read within bounds ({0}); it is not what a document looks like")]
    Endless(&'static str),
}

/// Reads a file: its text, and a remark where pages of it could not be read. O(length) but for the lines of a page; ends within [`TIME`] and some seconds.
pub fn read(bytes: Vec<u8>) -> Result<(Flowed, Option<String>), PdfError> {
    guard::check_streams(&bytes)?;
    let (sender, receiver) = mpsc::channel();
    // A thread of its own: for the stack, and so that a file without end holds up no other.
    let read = move || {
        let _ = sender.send(quietly(|| pages(&bytes)));
    };
    std::thread::Builder::new()
        .name(THREAD.to_owned())
        .stack_size(STACK)
        .spawn(read)
        .map_err(|fault| PdfError::Damaged(fault.to_string()))?;
    let (pages, remark) = receiver.recv_timeout(TIME + Duration::from_secs(15)).unwrap_or(Err(TOO_LONG))?;
    let flowed = layout::lay_out(pages);
    if flowed.text.trim().is_empty() { Err(PdfError::Scan) } else { Ok((flowed, remark)) }
}

/// Name of the thread that reads.
const THREAD: &str = "pdf";
const TOO_LONG: PdfError = PdfError::Endless("it goes on for longer than a minute, or for more than 12 million characters");

/// Runs what may panic on damaged input, and says so in an error instead: pdf-extract takes for
/// granted much that a file can have otherwise. Panics elsewhere are told as before.
fn quietly<T>(read: impl FnOnce() -> Result<T, PdfError>) -> Result<T, PdfError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().name() != Some(THREAD) {
                told(panic);
            }
        }));
    });
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(PdfError::Damaged("its objects do not fit together".to_owned())))
}

fn pages(bytes: &[u8]) -> Result<(Vec<Page>, Option<String>), PdfError> {
    let read = Document::load_mem(bytes);
    let has_pages = |document: &Document| document.page_iter().next().is_some();
    let mut document = match read {
        Ok(document) if document.is_encrypted() || has_pages(&document) => document,
        read => {
            let mended = repair::with_new_table(bytes).and_then(|mended| Document::load_mem(&mended).ok());
            match (mended.filter(has_pages), read) {
                (Some(mended), _) | (None, Ok(mended)) => mended,
                (None, Err(fault)) => return Err(damaged(&fault)),
            }
        }
    };
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(PdfError::Encrypted);
    }
    guard::check_objects(&mut document)?;
    mend::show_lines(&mut document);
    let deadline = Instant::now() + TIME;
    let mut collector = Collector::new(deadline, turns(&document));
    let mut fault = None;
    for number in document.get_pages().into_keys() {
        if Instant::now() > deadline {
            return Err(TOO_LONG);
        }
        // A page that cannot be read does not take the others with it.
        let page = quietly(|| match pdf_extract::output_doc_page(&document, &mut collector, number) {
            Ok(()) => Ok(()),
            Err(OutputError::IoError(cause)) if cause.kind() == std::io::ErrorKind::TimedOut => Err(TOO_LONG),
            Err(other) => Err(PdfError::Damaged(format!("page {number}: {other}"))),
        });
        match page {
            Err(TOO_LONG) => return Err(TOO_LONG),
            Err(other) => fault = Some(other),
            Ok(()) => {}
        }
    }
    let is_blank = collector.pages.iter().all(|page| page.glyphs.iter().all(|glyph| glyph.c.is_whitespace()));
    match fault {
        Some(fault) if is_blank => Err(fault),
        fault => Ok((collector.pages, fault.map(|fault| format!("a part could not be read, and references in it are lost: {fault}")))),
    }
}

/// How far each page is turned when it is shown.
fn turns(document: &Document) -> BTreeMap<u32, i64> {
    let turn = |page| {
        let mut at = page;
        // `guard` has seen that the tree is no deeper.
        for _ in 0..100 {
            let dictionary = document.get_dictionary(at).ok()?;
            if let Ok(turn) = dictionary.get(b"Rotate").and_then(Object::as_i64) {
                return Some(turn);
            }
            at = dictionary.get(b"Parent").and_then(Object::as_reference).ok()?;
        }
        None
    };
    document.get_pages().into_iter().filter_map(|(number, page)| Some((number, turn(page)?))).collect()
}

fn damaged(fault: &pdf_extract::Error) -> PdfError {
    let words = fault.to_string();
    if words.contains("password") || words.contains("ncrypt") { PdfError::Encrypted } else { PdfError::Damaged(words) }
}
