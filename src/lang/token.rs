//! The lexer: text to tokens that carry their meaning.

use std::ops::Range;

use smallvec::SmallVec;

use super::words::{Entry, Letters, Lookup, WordHash};
use super::{Concept, WordId};
use crate::instrument::fold;

/// What stood before a token and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(u8);

impl Flags {
    /// White space stands before it.
    pub const SPACE: Self = Self(1);
    /// A line begins with it.
    pub const LINE: Self = Self(2);
    /// A paragraph begins with it.
    pub const PARAGRAPH: Self = Self(4);
    /// Its first letter is a capital.
    pub const UPPER: Self = Self(8);
    /// Every letter is a capital.
    pub const CAPITALS: Self = Self(16);
    /// Its digits are superscript.
    pub const SUPERSCRIPT: Self = Self(32);
    /// Text that is no part of the flow (a page break, a note) was cut out before it.
    pub const CUT: Self = Self(64);
    /// Something that cites may begin with it.
    pub const ACTIVE: Self = Self(128);

    /// Whether every flag of `other` is set.
    #[inline]
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// This set without another.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A word, number or mark with its place: byte offsets `start..end` into the text.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
    /// Number of the word; 0 for unknown words and for marks.
    pub word: WordId,
    /// What it means.
    pub concept: Concept,
    /// How it is written.
    pub flags: Flags,
}

impl Token {
    /// The bytes that it stands on.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text that it stands on.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range()]
    }

    /// Whether it begins with a capital letter.
    #[inline]
    #[must_use]
    pub const fn is_upper(&self) -> bool {
        self.flags.has(Flags::UPPER)
    }

    /// Whether white space stands before it.
    #[inline]
    #[must_use]
    pub const fn is_spaced(&self) -> bool {
        self.flags.has(Flags::SPACE)
    }
}

/// Classes of bytes: 0 other, then letters by their folded form, and these.
const DIGIT: u8 = 1;
const SPACE: u8 = 2;
const NEWLINE: u8 = 3;
const HIGH: u8 = 4;

const CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut b = 0;
    while b < 256 {
        let byte = b as u8;
        class[b] = match byte {
            b'a'..=b'z' => byte,
            b'A'..=b'Z' => byte + 32,
            b'0'..=b'9' => DIGIT,
            b' ' | b'\t' | b'\r' | 0x0b | 0x0c => SPACE,
            b'\n' => NEWLINE,
            0x80.. => HIGH,
            _ => 0,
        };
        b += 1;
    }
    class
};

/// Cuts `text[range]` into tokens and appends them to `out`.
///
/// Hyphens inside a word are left out of its hash, also where a line ends after one, so that
/// `co-operation`, `cooperation` and `coopera-⏎tion` are one word. O(length).
///
/// `range` must lie on character borders.
pub fn lex(text: &str, range: Range<usize>, table: &impl Lookup, out: &mut Vec<Token>) {
    let mut lexer = Lexer { text, bytes: &text.as_bytes()[..range.end], at: range.start, table };
    let mut letters = Letters::new(text.as_bytes(), range.end);
    let mut before = Flags::LINE.and(Flags::SPACE);
    'tokens: while let Some(&byte) = lexer.bytes.get(lexer.at) {
        match CLASS[usize::from(byte)] {
            SPACE => {
                lexer.at += 1;
                before = before.and(Flags::SPACE);
            }
            NEWLINE => {
                lexer.at += 1;
                before = before.and(Flags::SPACE).and(Flags::LINE);
            }
            DIGIT => {
                out.push(lexer.number(before));
                before = Flags::default();
            }
            0 => {
                if byte == b'/'
                    && let Some(last) = out.last_mut()
                {
                    last.flags = last.flags.and(Flags::ACTIVE);
                }
                out.push(lexer.mark(byte, before));
                before = Flags::default();
            }
            HIGH => match lexer.high(before) {
                High::Token(token) => {
                    out.push(token);
                    before = Flags::default();
                }
                High::Space => before = before.and(Flags::SPACE),
                High::Nothing => {}
            },
            _ => {
                // Nearly every word is followed by one blank, behind a comma or not, and the next word.
                while let Some(token) = plain_word(&mut letters, lexer.bytes, lexer.at, table, before) {
                    lexer.at = token.end as usize;
                    out.push(token);
                    before = Flags::default();
                    if lexer.bytes.get(lexer.at) == Some(&b',') {
                        out.push(lexer.mark(b',', before));
                    }
                    if lexer.bytes.get(lexer.at) != Some(&b' ') {
                        continue 'tokens;
                    }
                    lexer.at += 1;
                    before = Flags::SPACE;
                }
                if lexer.class(lexer.at) >= b'a' {
                    out.push(lexer.word(before));
                    before = Flags::default();
                }
            }
        }
    }
}

/// The word of ASCII letters that begins at `at`, where it ends with neither a hyphen nor a letter
/// beyond ASCII.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the loop over words is the hottest of the program")]
fn plain_word(letters: &mut Letters, bytes: &[u8], at: usize, table: &impl Lookup, before: Flags) -> Option<Token> {
    let first = *bytes.get(at)?;
    let length = letters.count(at);
    if length == 0 || matches!(bytes.get(at + length), Some(b'-' | 0x80..)) {
        return None;
    }
    let (hash, capitals) = letters.hash(at, length);
    let entry = table.get(hash);
    let flags = flags_of(before, first & 0x20 == 0, capitals, entry);
    Some(Token { start: at as u32, end: (at + length) as u32, word: entry.word, concept: entry.concept, flags })
}

/// What is known of a word and how it is written, without a branch.
#[inline]
fn flags_of(before: Flags, upper: bool, capitals: bool, entry: Entry) -> Flags {
    const FLAGS: [u8; 16] = {
        let mut flags = [0; 16];
        let mut at = 0;
        while at < 16 {
            let (active, upper, capitals) = (at >> 2, at >> 1 & 1, at & at >> 1 & 1);
            let is_active = active & 1 | active >> 1 & upper | capitals;
            flags[at as usize] = (upper * Flags::UPPER.0) | (capitals * Flags::CAPITALS.0) | (is_active * Flags::ACTIVE.0);
            at += 1;
        }
        flags
    };
    let written = entry.active.0 << 2 | u8::from(upper) << 1 | u8::from(capitals);
    Flags(before.0 | FLAGS[usize::from(written & 15)])
}

struct Lexer<'t, T> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    table: &'t T,
}

enum High {
    Token(Token),
    Space,
    Nothing,
}

impl<T: Lookup> Lexer<'_, T> {
    fn class(&self, at: usize) -> u8 {
        self.bytes.get(at).map_or(0, |byte| CLASS[usize::from(*byte)])
    }

    #[cold]
    fn word(&mut self, before: Flags) -> Token {
        let start = self.at;
        self.at += self.bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let letters = &self.bytes[start..self.at];
        let mut capitals = letters.iter().all(u8::is_ascii_uppercase);
        let ends = !matches!(self.bytes.get(self.at), Some(b'-' | 0x80..));
        let hash = if ends { WordHash::of_bytes(letters) } else { self.rest_of_word(start, &mut capitals) };
        let entry = self.table.get(hash);
        let flags = flags_of(before, self.text[start..].starts_with(char::is_uppercase), capitals, entry);
        Token { start: start as u32, end: self.at as u32, word: entry.word, concept: entry.concept, flags }
    }

    /// Goes on with a word that has a hyphen or letters beyond ASCII: its letters are put together
    /// without the hyphens, in small letters, and hashed as one.
    #[cold]
    fn rest_of_word(&mut self, start: usize, capitals: &mut bool) -> WordHash {
        let mut word: SmallVec<[u8; 64]> = SmallVec::from_slice(&self.bytes[start..self.at]);
        let put = |word: &mut SmallVec<[u8; 64]>, c: char| word.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        while let Some(&byte) = self.bytes.get(self.at) {
            let class = CLASS[usize::from(byte)];
            if class >= b'a' {
                let run = &self.bytes[self.at..];
                let run = &run[..run.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(run.len())];
                word.extend_from_slice(run);
                *capitals &= run.iter().all(u8::is_ascii_uppercase);
                self.at += run.len();
            } else if byte == b'-' {
                let Some(next) = self.behind_hyphen(self.at + 1) else { break };
                self.at = next;
            } else if class == HIGH {
                match self.high_in_word() {
                    Some(Joint::Letter(c)) => {
                        *capitals &= !c.is_lowercase();
                        // "Communiqué" and "Communique" are one word.
                        match fold(c) {
                            Some(plain) => put(&mut word, plain),
                            None => c.to_lowercase().for_each(|c| put(&mut word, c)),
                        }
                        self.at += c.len_utf8();
                    }
                    Some(Joint::Skip(next)) => self.at = next,
                    None => break,
                }
            } else {
                break;
            }
        }
        WordHash::of_bytes(&word)
    }

    /// Where the word goes on behind a hyphen: at a letter, directly or after a line break.
    fn behind_hyphen(&self, at: usize) -> Option<usize> {
        let is_letter = |at: usize| {
            let class = self.class(at);
            class >= b'a' || class == HIGH && self.text[at..].starts_with(char::is_alphabetic)
        };
        if is_letter(at) {
            return Some(at);
        }
        let mut next = at;
        while self.class(next) == SPACE {
            next += 1;
        }
        if self.class(next) != NEWLINE {
            return None;
        }
        while matches!(self.class(next), SPACE | NEWLINE) {
            next += 1;
        }
        is_letter(next).then_some(next)
    }

    fn high_in_word(&self) -> Option<Joint> {
        let c = self.text[self.at..].chars().next()?;
        match c {
            '\u{ad}' | '\u{2010}' | '\u{2011}' => self.behind_hyphen(self.at + c.len_utf8()).map(Joint::Skip),
            '\u{200b}'..='\u{200d}' | '\u{feff}' => Some(Joint::Skip(self.at + c.len_utf8())),
            c if is_letter(c) => Some(Joint::Letter(c)),
            _ => None,
        }
    }

    fn number(&mut self, before: Flags) -> Token {
        let start = self.at;
        while self.class(self.at) == DIGIT {
            self.at += 1;
        }
        Token {
            start: start as u32,
            end: self.at as u32,
            word: self.number_word(start),
            concept: Concept::Number,
            flags: before.and(Flags::ACTIVE),
        }
    }

    /// Numbers stand in names too ("2030 Agenda"), so they are looked up like words.
    fn number_word(&self, start: usize) -> WordId {
        self.table.get(WordHash::of_bytes(&self.bytes[start..self.at])).word
    }

    fn mark(&mut self, byte: u8, before: Flags) -> Token {
        let start = self.at;
        self.at += 1;
        let concept = match byte {
            b',' => Concept::Comma,
            b';' => Concept::Semicolon,
            b'.' => Concept::Period,
            b':' => Concept::Colon,
            b'/' => Concept::Slash,
            b'-' => Concept::Hyphen,
            b'(' => Concept::Open,
            b')' => Concept::Close,
            b'[' => Concept::OpenBracket,
            b']' => Concept::CloseBracket,
            b'"' => Concept::Quote,
            b'*' | b'_' => Concept::Star,
            b'\'' => self.apostrophe(before),
            b'&' => return self.finish(start, before, self.table.get(WordHash::of("&"))),
            _ => Concept::Mark,
        };
        let flags = if concept == Concept::Period { before.and(Flags::ACTIVE) } else { before };
        Token { start: start as u32, end: self.at as u32, word: 0, concept, flags }
    }

    fn finish(&self, start: usize, flags: Flags, entry: Entry) -> Token {
        Token { start: start as u32, end: self.at as u32, word: entry.word, concept: entry.concept, flags }
    }

    /// Behind an apostrophe that follows a word directly, takes a possessive `s`.
    fn apostrophe(&mut self, before: Flags) -> Concept {
        if before != Flags::default() {
            return Concept::Quote;
        }
        let is_s = matches!(self.bytes.get(self.at), Some(b's' | b'S')) && self.class(self.at + 1) < b'a';
        if is_s {
            self.at += 1;
            return Concept::Possessive;
        }
        Concept::Quote
    }

    fn high(&mut self, before: Flags) -> High {
        let start = self.at;
        let c = self.text[start..].chars().next().expect("a class of HIGH is the first byte of a character");
        if is_letter(c) {
            return High::Token(self.word(before));
        }
        self.at += c.len_utf8();
        let concept = match c {
            c if superscript(c).is_some() => {
                while let Some(c) = self.text[self.at..self.bytes.len()].chars().next().filter(|c| superscript(*c).is_some()) {
                    self.at += c.len_utf8();
                }
                let flags = before.and(Flags::SUPERSCRIPT).and(Flags::ACTIVE);
                return High::Token(Token { start: start as u32, end: self.at as u32, word: 0, concept: Concept::Number, flags });
            }
            c if c.is_whitespace() => return High::Space,
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => return High::Nothing,
            '\u{2010}'..='\u{2015}' | '\u{2212}' => Concept::Hyphen,
            '’' => self.apostrophe(before),
            '‘' | '“' | '”' | '„' | '«' | '»' => Concept::Quote,
            _ => Concept::Mark,
        };
        High::Token(Token { start: start as u32, end: self.at as u32, word: 0, concept, flags: before })
    }
}

enum Joint {
    Letter(char),
    Skip(usize),
}

/// Whether a character beyond ASCII belongs to a word. Most of them are punctuation, whose block is
/// asked for first.
fn is_letter(c: char) -> bool {
    !matches!(c, '\u{2000}'..'\u{2070}') && c.is_alphabetic() && superscript(c).is_none()
}

/// The value of a superscript digit.
pub(crate) const fn superscript(c: char) -> Option<u32> {
    match c {
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => Some(c as u32 - '⁰' as u32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::*;

    fn words(text: &str) -> Vec<(String, Concept)> {
        let mut table = Words::default();
        table.mean("cooperation", Concept::And);
        let mut out = Vec::new();
        lex(text, 0..text.len(), &table, &mut out);
        out.iter().map(|token| (token.text(text).to_owned(), token.concept)).collect()
    }

    #[test]
    fn hyphens_of_every_sort_vanish_inside_a_word() {
        for text in ["co-operation", "Cooperation", "co\u{2011}operation", "coopera-\ntion", "co\u{ad}operation"] {
            assert_eq!(words(text).len(), 1, "{text:?}");
            assert_eq!(words(text)[0].1, Concept::And, "{text:?}");
        }
        assert_eq!(words("S-9/1").len(), 5);
    }

    #[test]
    fn superscripts_possessives_and_marks() {
        let found: Vec<_> = words("Council’s rights¹² of ‘States’.").into_iter().map(|(text, _)| text).collect();
        assert_eq!(found, ["Council", "’s", "rights", "¹²", "of", "‘", "States", "’", "."]);
    }

    #[test]
    fn tokens_never_leave_the_range_or_split_a_character() {
        let text = "é—Ω 12 ²é x";
        let mut out = Vec::new();
        lex(text, 0..text.len(), &Words::default(), &mut out);
        assert!(out.iter().all(|t| text.is_char_boundary(t.start as usize) && text.is_char_boundary(t.end as usize) && t.start < t.end));
    }
}
