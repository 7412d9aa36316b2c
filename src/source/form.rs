//! Which form a document has, told by its content.

/// The form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Akoma Ntoso XML.
    AkomaNtoso,
    /// A Word document (Office Open XML).
    Docx,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// A PDF with a text layer.
    Pdf,
    /// Plain text.
    Text,
}

/// What bytes are, as far as it can be told before they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A document.
    Document(Form),
    /// A ZIP archive.
    Zip,
    /// A gzip file, which should hold a tar archive.
    Gzip,
    /// A form that is not read, with what to do about it.
    Refused(&'static str),
}

impl Form {
    /// Its usual name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AkomaNtoso => "Akoma Ntoso",
            Self::Docx => "Word document",
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Pdf => "PDF",
            Self::Text => "text",
        }
    }

    /// The word by which it is asked for.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::BY_NAME.iter().find(|(_, form)| *form == self).map_or("text", |(word, _)| word)
    }

    /// Every form with the word by which it is asked for.
    pub const BY_NAME: [(&'static str, Self); 6] = [
        ("akn", Self::AkomaNtoso),
        ("docx", Self::Docx),
        ("html", Self::Html),
        ("markdown", Self::Markdown),
        ("pdf", Self::Pdf),
        ("text", Self::Text),
    ];

    /// The form that a file's ending stands for.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending.to_ascii_lowercase().as_str() {
            "xml" | "akn" => Self::AkomaNtoso,
            "docx" => Self::Docx,
            "html" | "htm" | "xhtml" => Self::Html,
            "md" | "markdown" => Self::Markdown,
            "pdf" => Self::Pdf,
            "txt" | "text" => Self::Text,
            _ => return None,
        })
    }
}

/// Signatures of what is not read, with what to do.
const REFUSED: [(&[u8], &str); 7] = [
    (b"MIME-Version:", "is a web archive or a mail; save the page as HTML first"),
    (b"{\\rtf", "is an RTF document; save it as .docx or plain text first"),
    (b"\x89PNG", "is a picture; run text recognition on it first"),
    (b"\xff\xd8\xff", "is a picture; run text recognition on it first"),
    (b"GIF8", "is a picture; run text recognition on it first"),
    (b"II*\0", "is a picture; run text recognition on it first"),
    (b"%!PS", "is a PostScript file; convert it to PDF first"),
];
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// Bytes at the beginning among which the root of a marked-up document is looked for.
const HEAD: usize = 4096;

/// Tells what bytes are; `ending` is that of the file's name, and decides only between forms of text.
/// O(1), but for the directory of a ZIP file.
pub fn content(bytes: &[u8], ending: Option<&str>) -> Content {
    let starts = |signature: &[u8]| bytes.starts_with(signature);
    if memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some() {
        return Content::Document(Form::Pdf);
    }
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        let is_open_document = memchr::memmem::find(&bytes[..bytes.len().min(200)], b"opendocument.text").is_some();
        return match super::docx::is_docx(bytes) {
            true => Content::Document(Form::Docx),
            false if is_open_document => Content::Refused("is an OpenDocument text; save it as .docx first"),
            false => Content::Zip,
        };
    }
    if starts(b"\x1f\x8b") {
        return Content::Gzip;
    }
    if starts(OLE) {
        let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = memchr::memmem::find(bytes, &wide).is_some();
        return Content::Refused(if is_encrypted {
            "is an encrypted Office document; save a copy without the password first"
        } else {
            "is an old Word document (.doc); save it as .docx first"
        });
    }
    if let Some((_, advice)) = REFUSED.iter().find(|(signature, _)| starts(signature)) {
        return Content::Refused(advice);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if head.contains(&b'<')
        && let Some(form) = marked_up(&super::decode::decode(head).0, ending)
    {
        return form;
    }
    let by_name = ending.and_then(Form::of_ending);
    Content::Document(if by_name == Some(Form::Markdown) { Form::Markdown } else { Form::Text })
}

/// Akoma Ntoso and HTML by their first element; a text may begin with a comment or a tag too.
fn marked_up(head: &str, ending: Option<&str>) -> Option<Content> {
    let start = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if !start.starts_with('<') {
        return None;
    }
    let lower = start.to_ascii_lowercase();
    let has = |tag: &str| lower.match_indices(tag).any(|(at, _)| lower[at + tag.len()..].starts_with([' ', '>', '\t', '\n', '\r', '/']));
    if has("<akomantoso") || lower.contains(":akomantoso") {
        return Some(Content::Document(Form::AkomaNtoso));
    }
    let by_name = ending.and_then(Form::of_ending);
    if has("<!doctype html") || has("<html") || has("<body") || has("<head") || by_name == Some(Form::Html) {
        return Some(Content::Document(Form::Html));
    }
    if lower.starts_with("<?xml") || by_name == Some(Form::AkomaNtoso) {
        return Some(Content::Refused("is XML, but neither Akoma Ntoso nor HTML; nothing is known of its elements"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        let form = |bytes: &[u8], ending| match content(bytes, ending) {
            Content::Document(form) => Some(form),
            _ => None,
        };
        assert_eq!(form(b"%PDF-1.7", Some("txt")), Some(Form::Pdf));
        assert_eq!(form(b"<?xml version='1.0'?><akomaNtoso xmlns='x'>", Some("txt")), Some(Form::AkomaNtoso));
        assert_eq!(form(b"<an:akomaNtoso xmlns:an='x'>", None), Some(Form::AkomaNtoso));
        assert_eq!(form(b"<!DOCTYPE html><p>", Some("pdf")), Some(Form::Html));
        assert_eq!(form(b"<p>One", Some("html")), Some(Form::Html));
        assert_eq!(form(b"<!-- Page 1 --> One", Some("txt")), Some(Form::Text));
        assert_eq!(form(b"# One", Some("md")), Some(Form::Markdown));
        assert!(matches!(content(b"<?xml version='1.0'?><other/>", Some("xml")), Content::Refused(_)));
        assert!(matches!(content(b"\xd0\xcf\x11\xe0....", Some("doc")), Content::Refused(advice) if advice.contains(".docx")));
    }
}
