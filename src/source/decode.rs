//! Bytes to text: UTF-8, and UTF-16 or Windows-1252 where the bytes plainly are.

/// How the bytes of a text were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8; offsets are those of the file.
    Utf8,
    /// UTF-16, either byte order; offsets are those of the decoded text.
    Utf16,
    /// Windows-1252; offsets are those of the decoded text.
    Windows1252,
}

impl Encoding {
    /// Its usual name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// Whether bytes are no text: bytes stand among them that no text has.
pub fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(2048)];
    let controls = head.iter().map(|b| u16::from(*b < 9 || *b > 13 && *b < 32 && *b != 27)).sum::<u16>() as usize;
    controls > 0 && utf16(bytes).is_none() && (head.contains(&0) || controls * 20 > head.len())
}

/// Decodes a marked-up document: by its byte order mark, or by the encoding that it declares; else
/// as a text.
pub fn declared(bytes: &[u8]) -> String {
    decoded(bytes).0
}

/// The same; the declaration of XML then tells the encoding that the text has now.
pub fn declared_as_utf8(bytes: &[u8]) -> String {
    let (text, declared) = decoded(bytes);
    let Some(label) = declared else { return text };
    let end = text.find("?>").unwrap_or(0);
    match text[..end].to_ascii_lowercase().find(&label) {
        Some(at) => [&text[..at], "UTF-8", &text[at + label.len()..]].concat(),
        None => text,
    }
}

/// The text, and the label of the encoding by which it was decoded.
fn decoded(bytes: &[u8]) -> (String, Option<String>) {
    if utf16(bytes).is_some() || simdutf8::basic::from_utf8(bytes).is_ok() {
        return (decode(bytes).0, None);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let label = ["charset=", "encoding="].iter().find_map(|name| {
        let (_, rest) = head.split_once(name)?;
        let rest = rest.trim_start_matches(['"', '\'']);
        Some(rest[..rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)))?].to_owned())
    });
    match label.as_ref().and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())) {
        Some(encoding) if encoding != encoding_rs::UTF_8 => (encoding.decode(bytes).0.into_owned(), label),
        _ => (decode(bytes).0, None),
    }
}

/// Decodes bytes that are text.
pub fn decode(bytes: &[u8]) -> (String, Encoding) {
    if let Some(encoding) = utf16(bytes) {
        return (encoding.decode(bytes).0.into_owned(), Encoding::Utf16);
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Encoding::Utf8),
        Err(_) => (encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(), Encoding::Windows1252),
    }
}

/// UTF-16 by its byte order mark, or by zeros in every other byte of Latin text.
fn utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Some(encoding_rs::UTF_16LE);
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Some(encoding_rs::UTF_16BE);
    }
    let head = &bytes[..bytes.len().min(1024) & !1];
    memchr::memchr(0, head)?;
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let many = head.len() / 2 * 7 / 10;
    match (zeros(0), zeros(1)) {
        _ if head.len() < 16 => None,
        (0, odd) if odd > many => Some(encoding_rs::UTF_16LE),
        (even, 0) if even > many => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_encodings_apart() {
        let text = "The Council, recalling its resolution – “all” of it";
        assert_eq!(decode(text.as_bytes()), (text.to_owned(), Encoding::Utf8));
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!is_binary(&utf16));
        assert_eq!(decode(&utf16), (text.to_owned(), Encoding::Utf16));
        assert_eq!(decode(b"caf\xe9 \x93all\x94"), ("café “all”".to_owned(), Encoding::Windows1252));
        assert!(is_binary(b"\x00\x01\x02 not text"));
        let polish = b"<?xml version='1.0' encoding='iso-8859-2'?><a>\xb3</a>";
        assert_eq!(declared_as_utf8(polish), "<?xml version='1.0' encoding='UTF-8'?><a>\u{142}</a>");
        assert_eq!(
            declared(b"<?xml version='1.0' encoding='iso-8859-2'?><a>\xb3</a>"),
            "<?xml version='1.0' encoding='iso-8859-2'?><a>\u{142}</a>"
        );
    }
}
