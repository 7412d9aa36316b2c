//! The lexer: text to tokens that carry their meaning.

use std::ops::Range;

use smallvec::SmallVec;

use super::forms::{Dictionary, Forms};
use super::words::{Active, Entry, Letters, Lookup, WordHash, filled_up};
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

    /// Appends the text that it stands on with white space folded; a line break that parts a word goes.
    pub fn write_flat(&self, text: &str, out: &mut String) {
        for (at, piece) in self.text(text).split_whitespace().enumerate() {
            if at > 0 && !out.ends_with(|c: char| c == '-' || is_ideograph(c)) {
                out.push(' ');
            }
            out.push_str(piece);
        }
    }

    /// Whether it begins with a capital letter.
    #[inline]
    #[must_use]
    pub const fn is_upper(&self) -> bool {
        self.flags.has(Flags::UPPER)
    }

    /// The number that its digits are, whatever their script; `None` for other tokens, superscripts, and
    /// numbers beyond `u32`.
    #[must_use]
    pub fn number(&self, text: &str) -> Option<u32> {
        if self.concept != Concept::Number {
            return None;
        }
        let digits = self.text(text);
        digits.parse().ok().or_else(|| {
            digits.chars().try_fold(0u32, |number, c| number.checked_mul(10)?.checked_add(digit(c)?)).filter(|_| !digits.is_ascii())
        })
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

/// What the lexer knows of a language.
#[derive(Debug)]
pub struct Spelling<'l, T> {
    /// Its words.
    pub table: &'l T,
    /// How their forms are found.
    pub forms: &'l Forms,
    /// Whether "l’Assemblée" is two words.
    pub elision: bool,
}

/// Cuts `text[range]` into tokens and appends them to `out`, and the places of numbers among them to `numbers`.
///
/// Hyphens inside a word are left out of its hash, also where a line ends after one, so that
/// `co-operation`, `cooperation` and `coopera-⏎tion` are one word. O(length).
///
/// `range` must lie on character borders.
pub fn lex<T: Lookup>(text: &str, range: Range<usize>, spelling: &Spelling<T>, out: &mut Vec<Token>, numbers: &mut Vec<usize>) {
    let &Spelling { table, forms, elision } = spelling;
    let mut lexer = Lexer { text, bytes: &text.as_bytes()[..range.end], at: range.start, table, forms, elision };
    let is_listed = !forms.inflects_ascii();
    let mut letters = Letters::new(text.as_bytes(), range.end);
    let mut before = Flags::LINE.and(Flags::SPACE);
    while let Some(&first) = lexer.bytes.get(lexer.at) {
        let mut byte = first;
        // A blank stands before so many tokens that it is better not told from them by a jump of its own.
        if first == b' ' {
            lexer.at += 1;
            before = before.and(Flags::SPACE);
            let Some(next) = lexer.bytes.get(lexer.at) else { break };
            byte = *next;
        }
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
                numbers.push(out.len());
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
                    if token.concept == Concept::Number {
                        numbers.push(out.len());
                    }
                    out.push(token);
                    before = Flags::default();
                }
                High::Space => before = before.and(Flags::SPACE),
                High::Nothing => {}
                High::Unparted(dictionary) => {
                    lexer.unparted(dictionary, before, out);
                    before = Flags::default();
                }
            },
            _ => {
                if is_listed {
                    (lexer.at, before) = plain_words(&mut letters, text.as_bytes(), lexer.at..range.end, table, before, out);
                }
                if lexer.class(lexer.at) >= b'a' {
                    out.push(lexer.word(before));
                    before = Flags::default();
                }
            }
        }
    }
}

/// Bytes that are looked at for one word: as many letters as are hashed at once, and the character behind them.
const PLAIN: usize = 20;

/// Appends words of ASCII letters with one blank between them, behind a comma or not, as nearly all words stand;
/// where it ends, with what stands before the next token. A word that is long, or goes on with a hyphen or a letter
/// beyond ASCII, is left.
#[inline(never)]
fn plain_words(
    letters: &mut Letters,
    text: &[u8],
    range: Range<usize>,
    table: &impl Lookup,
    before: Flags,
    out: &mut Vec<Token>,
) -> (usize, Flags) {
    let (mut at, mut before) = (range.start, before);
    while at < range.end {
        let last: [u8; PLAIN];
        let piece = if let Some(piece) = text[at..].first_chunk() {
            piece
        } else {
            last = filled_up(&text[at..]);
            &last
        };
        let length = letters.count(at);
        let Some((head, _)) = piece.split_first_chunk().filter(|_| (1..=16).contains(&length)) else { break };
        let end = at + length;
        let next = if end < range.end { piece[length] } else { 0 };
        // Nearly all are told by the byte that is at hand.
        if matches!(next, b'-' | 0x80..) && may_go_on(&piece[length..]) {
            break;
        }
        let (hash, capitals) = WordHash::of_letters(head, length);
        let entry = table.get(hash);
        let flags = flags_of(before, piece[0] & 0x20 == 0, capitals, entry);
        out.push(Token { start: at as u32, end: end as u32, word: entry.word, concept: entry.concept, flags });
        (at, before) = (end, Flags::default());
        let mut behind = next;
        if next == b',' {
            out.push(Token { start: at as u32, end: at as u32 + 1, word: 0, concept: Concept::Comma, flags: before });
            at += 1;
            behind = if at < range.end { piece[length + 1] } else { 0 };
        }
        if behind != b' ' {
            break;
        }
        (at, before) = (at + 1, Flags::SPACE);
    }
    (at, before)
}

/// Whether a word may go on behind letters of ASCII: with a hyphen, or a character beyond ASCII but dashes and
/// quotation marks, from – to ‟.
fn may_go_on(behind: &[u8]) -> bool {
    matches!(behind, [b'-' | 0x80.., ..]) && !matches!(behind, [0xe2, 0x80, 0x93..=0x9f, ..])
}

/// What is known of a word and how it is written, without a branch.
#[inline]
fn flags_of(before: Flags, upper: bool, capitals: bool, entry: Entry) -> Flags {
    const FLAGS: [u8; 16] = {
        let mut flags = [0; 16];
        let mut at = 0;
        while at < 16 {
            let (active, upper, capitals) = (at >> 2, at >> 1 & 1, at & at >> 1 & 1);
            let is_active = active & (upper ^ 1) | active >> 1 & upper | capitals;
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
    forms: &'t Forms,
    elision: bool,
}

enum High<'t> {
    Token(Token),
    Space,
    Nothing,
    /// Letters begin here that nothing parts into words.
    Unparted(&'t Dictionary),
}

impl<'t, T: Lookup> Lexer<'t, T> {
    fn class(&self, at: usize) -> u8 {
        self.bytes.get(at).map_or(0, |byte| CLASS[usize::from(*byte)])
    }

    /// The word of Cyrillic or Arabic letters that begins here, where nothing else belongs to it: what most words
    /// of these scripts are.
    fn two_byte_word(&mut self, before: Flags) -> Option<Token> {
        let start = self.at;
        let (mut word, mut length) = ([[0; 2]; 32], 0);
        let (mut at, mut first, mut capitals) = (start, 0, true);
        while let Some([lead @ 0xd0..=0xdb, next]) = self.bytes.get(at..at + 2) {
            let letter = u16::from(lead & 0x1f) << 6 | u16::from(next & 0x3f);
            let folded = FOLDED[usize::from(letter - FIRST_OF_TWO)];
            match folded {
                0 => break,
                SILENT => {}
                _ => {
                    *word.get_mut(length)? = [0xc0 | (folded >> 6) as u8, 0x80 | (folded & 0x3f) as u8];
                    length += 1;
                }
            }
            if first == 0 {
                first = letter;
            }
            capitals &= is_cyrillic_capital(letter);
            at += 2;
        }
        // A hyphen, a Latin letter or a sign of no width may go on with the word.
        let ends = match self.bytes.get(at) {
            None => true,
            Some(byte) if CLASS[usize::from(*byte)] == HIGH => {
                matches!(byte, 0xd8) || self.text[at..].starts_with(['”', '“', '«', '»', '’', '\u{a0}'])
            }
            Some(byte) => CLASS[usize::from(*byte)] < b'a' && *byte != b'-',
        };
        if !ends || length == 0 {
            return None;
        }
        self.at = at;
        let entry = self.entry(word[..length].as_flattened());
        let upper = is_cyrillic_capital(first) || first >= FIRST_ARABIC && entry.active != Active::NEVER;
        let flags = flags_of(before, upper, capitals, entry);
        Some(Token { start: start as u32, end: at as u32, word: entry.word, concept: entry.concept, flags })
    }

    #[cold]
    fn word(&mut self, before: Flags) -> Token {
        let start = self.at;
        self.at += self.bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let letters = &self.bytes[start..self.at];
        let mut capitals = letters.iter().all(u8::is_ascii_uppercase);
        let entry = if !may_go_on(&self.bytes[self.at..]) && !self.forms.inflects_ascii() {
            self.table.get(WordHash::of_bytes(letters))
        } else if let Some(entry) = self.hyphenated(letters, &mut capitals) {
            entry
        } else {
            let word = self.rest_of_word(start, &mut capitals);
            self.entry(&word)
        };
        let first = self.text[start..].chars().next().expect("a word has a letter");
        // Where letters have no case, what may begin a name stands for a capital.
        let upper = first.is_uppercase() || !first.is_ascii() && !first.is_lowercase() && entry.active != Active::NEVER;
        let flags = flags_of(before, upper, capitals && first.is_uppercase(), entry);
        Token { start: start as u32, end: self.at as u32, word: entry.word, concept: entry.concept, flags }
    }

    /// What is known of a word that goes on behind its first hyphen with letters of ASCII and ends there, sixteen
    /// letters at most: what most words with one are.
    fn hyphenated(&mut self, head: &[u8], capitals: &mut bool) -> Option<Entry> {
        let behind = self.bytes[self.at..].strip_prefix(b"-").filter(|_| !self.forms.inflects_ascii())?;
        let (tail, rest) = behind.split_at(behind.iter().take_while(|byte| byte.is_ascii_alphabetic()).count());
        if tail.is_empty() || may_go_on(rest) {
            return None;
        }
        let length = head.len() + tail.len();
        let mut word = [0; 16];
        word.get_mut(..head.len())?.copy_from_slice(head);
        word.get_mut(head.len()..length)?.copy_from_slice(tail);
        *capitals &= tail.iter().all(u8::is_ascii_uppercase);
        self.at += 1 + tail.len();
        Some(self.table.get(WordHash::of_letters(&word, length).0))
    }

    /// What is known of a folded word: as it stands, without the particles in front, by its stem.
    fn entry(&self, word: &[u8]) -> Entry {
        let whole = self.table.get(WordHash::of_bytes(word));
        if whole.word > 0 {
            return whole;
        }
        let Some(stem) = self.forms.stem(word) else { return whole };
        let by_stem = self.table.get(stem.key);
        // Every word of the tables but the shortest has its stem in them.
        if by_stem.word == 0 && !stem.is_short {
            return by_stem;
        }
        // Where no particle is taken off, the word is the one before.
        let mut length = word.len();
        let shorter = self.forms.without_particles(word).filter(|bare| std::mem::replace(&mut length, bare.len()) > bare.len());
        let bare = shorter.map(|word| self.table.get(WordHash::of_bytes(word))).find(|entry| entry.word > 0);
        bare.unwrap_or(by_stem)
    }

    /// Cuts letters that nothing parts: the longest entry of the dictionary is a word, and what lies between
    /// two of them an unknown one.
    fn unparted(&mut self, dictionary: &Dictionary, before: Flags, out: &mut Vec<Token>) {
        let start = self.at;
        let end = start + self.length_of(is_ideograph);
        let behind = self.bytes[end..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if self.bytes[end..end + behind].contains(&b'\n') && self.text[end + behind..self.bytes.len()].starts_with(is_ideograph) {
            return self.unparted_over_lines(dictionary, before, out);
        }
        let mut before = before;
        let mut put = |range: Range<usize>, entry: Entry| {
            let flags = flags_of(std::mem::take(&mut before), entry.active != Active::NEVER, false, entry);
            out.push(Token { start: range.start as u32, end: range.end as u32, word: entry.word, concept: entry.concept, flags });
        };
        for found in dictionary.finder.leftmost_find_iter(&self.text[start..end]) {
            let range = start + found.start()..start + found.end();
            if self.at < range.start {
                put(self.at..range.start, Entry::UNKNOWN);
            }
            let known = dictionary.entries.get(found.value() as usize).copied();
            self.at = range.end;
            put(range.clone(), known.unwrap_or_else(|| self.table.get(WordHash::of(&self.text[range]))));
        }
        if self.at < end {
            put(self.at..end, Entry::UNKNOWN);
            self.at = end;
        }
    }

    /// The same where lines end inside: a word may be broken over two of them.
    #[cold]
    fn unparted_over_lines(&mut self, dictionary: &Dictionary, before: Flags, out: &mut Vec<Token>) {
        let run = &self.text[self.at..self.bytes.len()];
        let length = run.find(|c: char| !is_ideograph(c) && !c.is_ascii_whitespace()).unwrap_or(run.len());
        let run = run[..length].trim_end();
        let joined: String = run.chars().filter(|c| is_ideograph(*c)).collect();
        let places: Vec<u32> = run.char_indices().filter(|(_, c)| is_ideograph(*c)).map(|(at, _)| (self.at + at) as u32).collect();
        let table = self.table;
        let mut parts = Vec::new();
        let mut lexer = Lexer { text: &joined, bytes: joined.as_bytes(), at: 0, table, forms: self.forms, elision: self.elision };
        lexer.unparted(dictionary, before, &mut parts);
        let place = |at: u32| places[(at / IDEOGRAPH) as usize];
        out.extend(parts.into_iter().map(|token| Token {
            start: place(token.start),
            end: place(token.end - IDEOGRAPH) + IDEOGRAPH,
            ..token
        }));
        self.at += run.len();
    }

    /// Goes on with a word that has a hyphen or letters beyond ASCII: its letters are put together
    /// without the hyphens, folded.
    #[cold]
    fn rest_of_word(&mut self, start: usize, capitals: &mut bool) -> SmallVec<[u8; 64]> {
        let mut word = SmallVec::from_slice(&self.bytes[start..self.at]);
        word.make_ascii_lowercase();
        while let Some(&byte) = self.bytes.get(self.at) {
            let class = CLASS[usize::from(byte)];
            if class >= b'a' {
                // "وA/76/311": a particle before the letters of another script.
                if word.last().is_some_and(|byte| *byte >= 0x80) && self.text[..self.at].ends_with(is_arabic) {
                    break;
                }
                let run = &self.bytes[self.at..];
                let run = &run[..run.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(run.len())];
                let begins = word.len();
                word.extend_from_slice(run);
                word[begins..].make_ascii_lowercase();
                *capitals &= run.iter().all(u8::is_ascii_uppercase);
                self.at += run.len();
            } else if byte == b'-' {
                let Some(next) = self.behind_hyphen(self.at + 1) else { break };
                self.at = next;
            } else if class == HIGH {
                match self.high_in_word() {
                    // "A号", "Aو": letters of two scripts are two words.
                    Some(Joint::Letter(c))
                        if (is_arabic(c) || is_ideograph(c)) && self.text[start..self.at].is_ascii() && start < self.at =>
                    {
                        break;
                    }
                    Some(Joint::Letter(c)) => {
                        *capitals &= !c.is_lowercase();
                        put_folded(&mut word, c);
                        self.at += c.len_utf8();
                    }
                    Some(Joint::Skip(next)) => {
                        // Of the accents that are written apart only this one makes another letter.
                        if self.text[..next].ends_with('\u{306}') && word.ends_with("и".as_bytes()) {
                            word.truncate(word.len() - 2);
                            put_folded(&mut word, 'й');
                        }
                        self.at = next;
                    }
                    None => break,
                }
            } else {
                break;
            }
        }
        word
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
            '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{300}'..='\u{36f}' => Some(Joint::Skip(self.at + c.len_utf8())),
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
            // Titles inside titles: 《<特里普斯协定>与公众健康宣言》.
            b'<' | b'>' if matches!(self.forms, Forms::Unparted(_)) => Concept::Quote,
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

    /// Whether the apostrophe before `self.at` stands for a vowel between two words: "l’Assemblée", "d’action".
    fn is_elision(&self, start: usize, before: Flags) -> bool {
        const LONGEST: usize = 7;
        let letters = self.bytes[..start].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        self.elision
            && before == Flags::default()
            && (1..LONGEST).contains(&letters)
            && self.text[self.at..self.bytes.len()].starts_with(char::is_alphabetic)
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

    fn high(&mut self, before: Flags) -> High<'t> {
        let start = self.at;
        if let Some(token) = self.two_byte_word(before) {
            return High::Token(token);
        }
        let c = self.text[start..].chars().next().expect("a class of HIGH is the first byte of a character");
        if is_letter(c) {
            return match self.forms {
                Forms::Unparted(dictionary) if is_ideograph(c) => High::Unparted(dictionary),
                _ => High::Token(self.word(before)),
            };
        }
        self.at += c.len_utf8();
        let concept = match c {
            c if superscript(c).is_some() => {
                self.at += self.length_of(|c| superscript(c).is_some());
                let flags = before.and(Flags::SUPERSCRIPT).and(Flags::ACTIVE);
                return High::Token(Token { start: start as u32, end: self.at as u32, word: 0, concept: Concept::Number, flags });
            }
            c if digit(c).is_some() => {
                self.at += self.length_of(|c| digit(c).is_some());
                let flags = before.and(Flags::ACTIVE);
                return High::Token(Token { start: start as u32, end: self.at as u32, word: 0, concept: Concept::Number, flags });
            }
            c if c.is_whitespace() => return High::Space,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}' => return High::Nothing,
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' => Concept::Hyphen,
            '’' if self.is_elision(start, before) => return High::Nothing,
            '’' => self.apostrophe(before),
            '‘' | '“' | '”' | '„' | '«' | '»' | '《' | '》' | '〈' | '〉' | '「' | '」' => Concept::Quote,
            '،' | '，' | '、' => Concept::Comma,
            '؛' | '；' => Concept::Semicolon,
            '。' | '．' => Concept::Period,
            '：' => Concept::Colon,
            '／' => Concept::Slash,
            '（' => Concept::Open,
            '）' => Concept::Close,
            '〔' | '［' => Concept::OpenBracket,
            '〕' | '］' => Concept::CloseBracket,
            '№' => Concept::No,
            _ => Concept::Mark,
        };
        let flags = if concept == Concept::Period { before.and(Flags::ACTIVE) } else { before };
        High::Token(Token { start: start as u32, end: self.at as u32, word: 0, concept, flags })
    }

    /// How many bytes from here on are characters of a sort.
    fn length_of(&self, is_such: impl Fn(char) -> bool) -> usize {
        let rest = &self.text[self.at..self.bytes.len()];
        rest.find(|c: char| !is_such(c)).unwrap_or(rest.len())
    }
}

enum Joint {
    Letter(char),
    Skip(usize),
}

/// Whether a character beyond ASCII belongs to a word. Most of them are punctuation or ideographs, whose blocks
/// are asked for first.
fn is_letter(c: char) -> bool {
    match c {
        '\u{2000}'..'\u{2070}' | '\u{3000}'..'\u{3005}' | '\u{3008}'..'\u{3020}' | '\u{ff00}'..='\u{ff20}' | '،' | '؛' => false,
        c if is_ideograph(c) => true,
        c => (c.is_alphabetic() || c == '\u{640}') && superscript(c).is_none(),
    }
}

/// Whether a character is an Arabic letter.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{6ff}')
}

/// Bytes of an ideograph: `is_ideograph` knows those of the first plane.
const IDEOGRAPH: u32 = 3;

/// Whether a character belongs to a script that nothing parts into words.
const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' | '々' | '\u{f900}'..='\u{faff}')
}

/// The value of an Arabic-Indic, Persian or full-width digit.
const fn digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// Puts a letter behind others as words are looked up: small, without accents and vowel signs, letters
/// that texts write for one another as one ("Communiqué" and "Communique", "ё" and "е", "أ" and "ا").
fn put_folded(word: &mut SmallVec<[u8; 64]>, c: char) {
    let plain = match c {
        '\u{400}'..'\u{700}' => match FOLDED[c as usize - usize::from(FIRST_OF_TWO)] {
            0 => None,
            SILENT => return,
            folded => char::from_u32(u32::from(folded)),
        },
        '\u{301}' => return,
        'ß' => return word.extend_from_slice(b"ss"),
        c if is_ideograph(c) => {
            // Seven bits a byte around the one that hashing sets.
            let bits = |shift: u32| ((c as u32 >> shift & 0x60) << 1 | 0x20 | c as u32 >> shift & 0x1f) as u8;
            return word.extend_from_slice(&[bits(14), bits(7), bits(0)]);
        }
        c if c.is_ascii() => Some(c.to_ascii_lowercase()),
        c => fold(c),
    };
    if let Some(plain) = plain {
        word.extend_from_slice(plain.encode_utf8(&mut [0; 4]).as_bytes());
    } else {
        c.to_lowercase().for_each(|c| word.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()));
    }
}

/// The first letter of `FOLDED`.
const FIRST_OF_TWO: u16 = 0x400;
/// The first letter of the Arabic script.
const FIRST_ARABIC: u16 = 0x600;
/// A sign that belongs to a word and is no letter of it.
const SILENT: u16 = 1;

/// The letter as which words have each letter from U+0400 to U+06FF; 0 for what is no letter, and for letters of
/// other languages, which take the longer way.
const FOLDED: [u16; 0x300] = {
    let mut folded = [0; 0x300];
    let mut c = FIRST_OF_TWO;
    while c < 0x700 {
        folded[(c - FIRST_OF_TWO) as usize] = match c {
            0x401 | 0x451 => 0x435,
            0x410..=0x42f => c + 0x20,
            0x430..=0x44f => c,
            0x640 | 0x64b..=0x65f | 0x670 => SILENT,
            0x622 | 0x623 | 0x625 | 0x671 => 0x627,
            0x626 | 0x649 => 0x64a,
            0x624 => 0x648,
            0x629 => 0x647,
            0x621 | 0x627 | 0x628 | 0x62a..=0x63a | 0x641..=0x648 | 0x64a => c,
            _ => 0,
        };
        c += 1;
    }
    folded
};

const fn is_cyrillic_capital(c: u16) -> bool {
    matches!(c, 0x401 | 0x410..=0x42f)
}

/// The stretches of a text that belong to a script that nothing parts into words.
pub(super) fn ideographs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_ideograph(c)).filter(|run| !run.is_empty())
}

/// A whole word, folded as the lexer folds it.
pub(super) fn folded_word(word: &str) -> SmallVec<[u8; 64]> {
    let mut out = SmallVec::new();
    if word.is_ascii() {
        out.extend(word.bytes().filter(|byte| *byte != b'-').map(|byte| byte.to_ascii_lowercase()));
        return out;
    }
    for c in word.chars().filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')) {
        put_folded(&mut out, c);
    }
    out
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
        lex(text, 0..text.len(), &Spelling { table: &table, forms: &Forms::Listed, elision: false }, &mut out, &mut Vec::new());
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
    fn white_space_inside_a_token_is_folded_and_a_broken_word_closed_up() {
        let flat = |text: &str| {
            let token = Token { start: 0, end: text.len() as u32, word: 0, concept: Concept::Word, flags: Flags::default() };
            let mut out = String::new();
            token.write_flat(text, &mut out);
            out
        };
        assert_eq!(flat("entre otras\n  cosas"), "entre otras cosas");
        assert_eq!(flat("coopera-\ntion"), "coopera-tion");
        assert_eq!(flat("大\n会"), "大会");
    }

    #[test]
    fn superscripts_possessives_and_marks() {
        let found: Vec<_> = words("Council’s rights¹² of ‘States’.").into_iter().map(|(text, _)| text).collect();
        assert_eq!(found, ["Council", "’s", "rights", "¹²", "of", "‘", "States", "’", "."]);
        let found: Vec<_> = words("all” of it–and co\u{2011}operation… naïve").into_iter().map(|(text, _)| text).collect();
        assert_eq!(found, ["all", "”", "of", "it", "–", "and", "co\u{2011}operation", "…", "naïve"]);
    }

    #[test]
    fn tokens_never_leave_the_range_or_split_a_character() {
        let text = "é—Ω 12 ²é x";
        let mut out = Vec::new();
        lex(text, 0..text.len(), &Spelling { table: &Words::default(), forms: &Forms::Listed, elision: false }, &mut out, &mut Vec::new());
        assert!(out.iter().all(|t| text.is_char_boundary(t.start as usize) && text.is_char_boundary(t.end as usize) && t.start < t.end));
    }
}
