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

/// Signatures of formats that are not text.
const SIGNATURES: [(&[u8], &str); 8] = [
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP or Office document"),
    (b"\xd0\xcf\x11\xe0", "old Office document"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"\x1f\x8b", "gzip archive"),
    (b"{\\rtf", "RTF document"),
];

/// The format of bytes that are not text: known by signature, or by bytes that no text has.
pub fn binary_format(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, format)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Some(format);
    }
    let head = &bytes[..bytes.len().min(2048)];
    let controls = head.iter().map(|b| u16::from(*b < 9 || *b > 13 && *b < 32 && *b != 27)).sum::<u16>() as usize;
    if controls == 0 {
        return None;
    }
    (utf16(bytes).is_none() && (head.contains(&0) || controls * 20 > head.len())).then_some("binary data")
}

/// Decodes bytes that are text.
pub fn decode(bytes: Vec<u8>) -> (String, Encoding) {
    if let Some(encoding) = utf16(&bytes) {
        return (encoding.decode(&bytes).0.into_owned(), Encoding::Utf16);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, Encoding::Utf8),
        Err(fault) => (encoding_rs::WINDOWS_1252.decode(fault.as_bytes()).0.into_owned(), Encoding::Windows1252),
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
        assert_eq!(decode(text.as_bytes().to_vec()), (text.to_owned(), Encoding::Utf8));
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(binary_format(&utf16), None);
        assert_eq!(decode(utf16), (text.to_owned(), Encoding::Utf16));
        assert_eq!(decode(b"caf\xe9 \x93all\x94".to_vec()), ("café “all”".to_owned(), Encoding::Windows1252));
        assert_eq!(binary_format(b"%PDF-1.7"), Some("PDF"));
        assert_eq!(binary_format(b"\x00\x01\x02 not text"), Some("binary data"));
    }
}
