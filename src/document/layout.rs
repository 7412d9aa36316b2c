//! Lines to blocks: page furniture set aside, notes cut out of the flow, paragraphs told apart.

use std::ops::Range;

use rustc_hash::FxHashMap;
use smallvec::{SmallVec, smallvec};

use crate::instrument::{folded, parse_roman};
use crate::lang::{Concept, Lexicon, Named, Token, superscript};
use crate::source;

/// The blocks of a text and its notes.
#[derive(Debug, Default)]
pub struct Layout {
    /// Blocks of the running text, in order.
    pub blocks: Vec<Block>,
    /// Blocks of notes, in order.
    pub notes: Vec<NoteBlock>,
}

/// One paragraph of the running text: the byte ranges that it stands on, more than one where a page
/// break or a note was cut out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Byte ranges, in order.
    pub pieces: Pieces,
}

/// The byte ranges of a paragraph: nearly always one.
pub type Pieces = SmallVec<[Range<usize>; 1]>;

/// One note: its number and the byte ranges of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteBlock {
    /// The number that it bears.
    pub number: u32,
    /// Offset of its mark.
    pub at: usize,
    /// How its mark is written.
    pub style: Style,
    /// Byte ranges of its text.
    pub pieces: Pieces,
}

/// How the mark of a note is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `1/`, and `[^1]` of Markdown: nothing else is a mark.
    Marked,
    /// `1 ()` before the note and `(1)` in the text.
    Parenthesised,
    /// Superscript or plain.
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Blank,
    Body,
    /// Page numbers, job numbers, running headers, markup comments.
    Furniture,
    /// The line that separates notes from the text.
    Rule,
    /// A note begins: its number, and how many bytes its mark takes.
    Note(u32, usize),
    NoteGoesOn,
}

struct Line<'t> {
    start: usize,
    /// Without white space at both ends.
    text: &'t str,
    role: Role,
}

impl Line<'_> {
    fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// Lays out a text from an offset on. O(length).
pub fn lay_out(text: &str, from: usize, kind: source::Lines, lexicon: &Lexicon) -> Layout {
    let mut lines = lines(text, from);
    let is_typescript = kind == source::Lines::Unknown;
    if is_typescript && is_double_spaced(&lines) {
        close_up(&mut lines);
    }
    let is_wrapped = is_typescript && is_wrapped(&lines);
    if is_typescript {
        set_furniture_aside(&mut lines, lexicon);
    }
    find_notes(&mut lines, is_wrapped, kind, lexicon);
    blocks(&lines, is_wrapped, lexicon)
}

fn lines(text: &str, from: usize) -> Vec<Line<'_>> {
    let mut start = from;
    // Old systems end lines with a carriage return alone.
    let end_of_line = if memchr::memchr(b'\n', text.as_bytes()).is_none() { b'\r' } else { b'\n' };
    let ends = memchr::memchr_iter(end_of_line, &text.as_bytes()[from..]).map(|end| from + end).chain(std::iter::once(text.len()));
    let mut lines = Vec::with_capacity(text.len() / 64);
    lines.extend(ends.map(|end| {
        let line = &text[start..end];
        let trimmed = line.trim_start();
        let at = start + (line.len() - trimmed.len());
        start = end + 1;
        let text = trimmed.trim_end();
        Line { start: at, text, role: if text.is_empty() { Role::Blank } else { Role::Body } }
    }));
    lines
}

/// Whether a sentence that goes on in another line goes on behind a blank line, as web pages of old
/// documents have it.
fn is_double_spaced(lines: &[Line]) -> bool {
    let apart = lines.windows(3).filter(|three| three[1].role == Role::Blank && goes_on(&three[0], &three[2])).count();
    let together = lines.windows(2).filter(|pair| goes_on(&pair[0], &pair[1])).count();
    let written = lines.iter().filter(|line| line.role == Role::Body).count();
    apart >= 3 && apart > 2 * together && apart * 6 >= written
}

/// Whether a sentence goes on from a line to another.
fn goes_on(before: &Line, next: &Line) -> bool {
    before.text.len() > 30 && before.text.ends_with(|c: char| c.is_alphanumeric() || c == '-') && next.text.starts_with(is_small)
}

/// Whether a letter is no capital: a small one, or one of a script without capitals.
fn is_small(c: char) -> bool {
    c.is_lowercase() || !c.is_ascii() && c.is_alphabetic() && !c.is_uppercase()
}

/// Marks behind which a sentence or a clause ends, in every script.
const STOPS: &[char] = &['.', ';', ':', '!', '?', '。', '；', '：', '！', '？', '؛', '؟'];
/// Commas of every script.
const COMMAS: &[char] = &[',', '，', '،'];

/// Leaves single blank lines out.
fn close_up(lines: &mut Vec<Line>) {
    let is_blank: Vec<bool> = lines.iter().map(|line| line.role == Role::Blank).collect();
    let is_single = |at: usize| is_blank[at] && at > 0 && !is_blank[at - 1] && is_blank.get(at + 1) == Some(&false);
    let mut at = 0..;
    lines.retain(|_| !is_single(at.next().expect("counts on")));
}

/// Whether lines end where the page ends rather than where the paragraph does: many lines go on in
/// the next one with a small letter, or most are about as long as the longest and end inside a sentence.
fn is_wrapped(lines: &[Line]) -> bool {
    const WIDEST: usize = 130;
    let written = lines.iter().filter(|line| line.role == Role::Body).count();
    let continuations = lines.windows(2).filter(|pair| goes_on(&pair[0], &pair[1])).count();
    // No page is so wide: such lines are paragraphs.
    let long = lines.iter().filter(|line| line.text.len() > 220).count();
    if long * 12 < written && continuations >= 2 && continuations * 12 >= written {
        return true;
    }
    let width = lines.iter().map(|line| line.text.len()).max().unwrap_or(0);
    if width > WIDEST {
        return false;
    }
    let is_full = |line: &Line| line.text.len() * 5 >= width * 4 && line.text.ends_with(char::is_alphanumeric);
    let full = lines.windows(2).filter(|pair| is_full(&pair[0]) && pair[1].text.starts_with(char::is_alphanumeric)).count();
    full >= 2 && full * 2 >= written
}

/// Marks page numbers, job numbers and comments, and beside them the running headers: lines that
/// are a symbol, or that stand near furniture and have stood in the text before.
fn set_furniture_aside(lines: &mut [Line], lexicon: &Lexicon) {
    let mut any = false;
    for line in lines.iter_mut().filter(|line| line.role == Role::Body) {
        if is_rule(line.text) {
            line.role = Role::Rule;
        } else if (line.text.len() < 40 || line.text.starts_with(|c: char| c.is_ascii_digit() || c == '*')) && is_page_mark(line.text) {
            line.role = Role::Furniture;
            any = true;
        }
    }
    if !any {
        return;
    }
    let (words, head_end) = joined_head(lines, lexicon);
    let furniture: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].role == Role::Furniture).collect();
    let mut seen: FxHashMap<String, u32> = FxHashMap::default();
    for line in lines.iter().filter(|line| line.role == Role::Body && line.text.len() < 160) {
        *seen.entry(fold(line.text, lexicon)).or_default() += 1;
    }
    for at in furniture {
        for near in at.saturating_sub(6)..(at + 7).min(lines.len()) {
            if lines[near].role != Role::Body || lines[near].text.len() >= 160 {
                continue;
            }
            let is_past_head = near > head_end;
            let folded = fold(lines[near].text, lexicon);
            let is_of_head = |text: &str| text.len() > 8 && words.contains(text);
            let stands_again = seen.get(&folded).is_some_and(|n| *n > 1) || is_of_head(&folded);
            // "A/RES/90/1    Developed Countries": the symbol beside a piece of the title.
            let beside_symbol = folded.split_once(' ').filter(|(symbol, _)| symbol.contains('/')).map(|(_, rest)| rest);
            let before_symbol = folded.rsplit_once(' ').filter(|(_, symbol)| symbol.contains('/')).map(|(rest, _)| rest);
            let stands_again = stands_again || beside_symbol.or(before_symbol).is_some_and(is_of_head);
            // A note may be a symbol alone, but ends with a full stop.
            let line = lines[near].text;
            let is_running_symbol = is_symbol_line(line) && !line.ends_with('.') && (stands_again || line.contains("/RES/"));
            let is_note = line.ends_with('.') || note_start(line, lexicon).is_some();
            if is_running_symbol || is_past_head && stands_again && !is_note && only_furniture_between(lines, near, at) {
                lines[near].role = Role::Furniture;
            }
        }
    }
}

/// Whether nothing but blank lines, furniture and short repeated lines stands between two lines.
fn only_furniture_between(lines: &[Line], a: usize, b: usize) -> bool {
    lines[a.min(b) + 1..a.max(b)]
        .iter()
        .all(|line| line.role != Role::Body || line.text.len() < 160 && !line.text.ends_with([',', ';', '.']))
}

/// The first lines of the text, to the one that names the speaker, folded, and the place of the last:
/// the title of the document is among them.
fn joined_head(lines: &[Line], lexicon: &Lexicon) -> (String, usize) {
    let is_head = |(_, line): &(usize, &Line)| !(line.text.starts_with("The ") && line.text.ends_with(','));
    let head = lines.iter().enumerate().filter(|(_, line)| line.role == Role::Body).take_while(is_head).take(24);
    let (places, words): (Vec<usize>, Vec<String>) = head.map(|(at, line)| (at, fold(line.text, lexicon))).unzip();
    (words.join(" "), places.last().copied().unwrap_or(0))
}

/// White space folded, and capitals, where the language has them.
fn fold(text: &str, lexicon: &Lexicon) -> String {
    let text = folded(text);
    if lexicon.writing().has_case { text.to_lowercase() } else { text.to_ascii_lowercase() }
}

fn is_rule(text: &str) -> bool {
    text.len() >= 3
        && (text.bytes().all(|b| matches!(b, b'_' | b' '))
            || text.bytes().all(|b| matches!(b, b'-' | b' '))
            || text.chars().all(|c| matches!(c, '—' | '─' | '*' | ' ')))
}

/// Bytes of a line of page numbers and job numbers, at most.
const LONGEST_MARK: usize = 80;

/// `2/8`, `25-21250 (E)`, `*2423080*`, `<!-- Page 2 -->`, `Page 3`, `/...`.
fn is_page_mark(text: &str) -> bool {
    // Nearly all lines are longer, or begin with a letter.
    if text.len() > LONGEST_MARK && !text.starts_with("<!--") || !text.starts_with(|c: char| c.is_ascii_digit() || "*/<(Pp".contains(c)) {
        return false;
    }
    if text.contains(' ') && !text.starts_with("<!--") && !text.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("page ")) {
        // "26-01234 1/2", "09-47371 (E)   *0947371*": marks side by side.
        let mut words = text.split_whitespace().filter(|word| !(word.starts_with('(') && word.ends_with(')'))).peekable();
        return words.peek().is_some()
            && words.all(|word| {
                is_page_mark(word) || word.len() <= 6 && word.ends_with('E') && word.starts_with(|c: char| c.is_ascii_digit())
            });
    }
    let digits = |s: &str, from: usize, to: usize| (from..=to).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if text.starts_with("<!--") {
        return text.ends_with("-->");
    }
    if text.starts_with("/.") || text.starts_with("/…") || digits(text, 5, 9) {
        return true;
    }
    if let Some(inside) = text.strip_prefix('*').and_then(|rest| rest.strip_suffix('*')) {
        return digits(inside, 5, 12);
    }
    if let Some(number) = text.strip_prefix("Page ").or_else(|| text.strip_prefix("page ")) {
        return digits(number, 1, 3);
    }
    if let Some((page, pages)) = text.split_once('/') {
        return digits(page, 1, 3) && digits(pages, 1, 3);
    }
    let bare = text.split(" (").next().unwrap_or(text).trim_end();
    let mut fields = bare.split(['-', '\u{2011}', '–']);
    let job = fields.next().is_some_and(|year| digits(year, 2, 2))
        && fields.next().is_some_and(|number| digits(number, 4, 6))
        && fields.next().is_none();
    job && (bare.len() == text.len() || text.ends_with(')'))
}

fn is_symbol_line(text: &str) -> bool {
    text.len() < 48
        && text.contains('/')
        && text.bytes().next().is_some_and(|b| b.is_ascii_uppercase())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"/.-() ".contains(&b))
        && text.bytes().any(|b| b.is_ascii_digit())
        && text.split_whitespace().count() <= 3
        && text.split('/').next().is_some_and(|root| root.len() <= 6 && !root.contains(' '))
}

/// Finds the lines that begin notes and those that go on in them.
fn find_notes(lines: &mut [Line], is_wrapped: bool, kind: source::Lines, lexicon: &Lexicon) {
    // A form that tells its notes leaves none to be guessed: "1 Introduction" is a heading there.
    let may_be_plain = kind == source::Lines::Unknown;
    let mut last: Option<u32> = None;
    let mut in_note = false;
    let mut behind_rule = false;
    let mut behind_blank = true;
    for at in 0..lines.len() {
        match lines[at].role {
            Role::Blank => {
                behind_blank = true;
                in_note &= !is_wrapped || starts_note_below(lines, at, last, lexicon);
                continue;
            }
            Role::Rule => {
                (behind_rule, in_note, behind_blank) = (true, false, true);
                continue;
            }
            Role::Furniture => {
                (in_note, behind_rule, behind_blank) = (false, false, true);
                continue;
            }
            _ => {}
        }
        if let Some((number, length, certain)) = note_start(lines[at].text, lexicon) {
            let follows = last.is_some_and(|last| number == last + 1) || last.is_none() && number == 1;
            let at_border = behind_blank || behind_rule || in_note || !is_wrapped;
            let runs_on = || at_border && runs_to_end(lines, at, number, lexicon);
            if certain || may_be_plain && (follows && at_border || behind_rule || runs_on()) {
                lines[at].role = Role::Note(number, length);
                (last, in_note, behind_blank) = (Some(number), true, false);
                continue;
            }
        }
        if in_note && is_wrapped && !behind_blank {
            lines[at].role = Role::NoteGoesOn;
        } else {
            (in_note, behind_rule) = (false, false);
        }
        behind_blank = false;
    }
}

/// Whether the next written line begins the note after `last`.
fn starts_note_below(lines: &[Line], at: usize, last: Option<u32>, lexicon: &Lexicon) -> bool {
    let next = lines[at..].iter().find(|line| line.role != Role::Blank);
    next.and_then(|line| note_start(line.text, lexicon)).is_some_and(|(number, ..)| Some(number) == last.map(|last| last + 1))
}

/// Whether the numbered lines from `at` on count up without a gap to the end of the text, with at
/// least two of them: notes whose count does not begin with 1.
fn runs_to_end(lines: &[Line], at: usize, first: u32, lexicon: &Lexicon) -> bool {
    let mut expected = first;
    for line in lines[at..].iter().filter(|line| line.role != Role::Blank) {
        match note_start(line.text, lexicon) {
            Some((number, ..)) if number == expected => expected += 1,
            _ if expected == first => return false,
            _ => {}
        }
    }
    expected > first + 1 && lines.len() - at < 4 * (expected - first) as usize + 8
}

/// Number, length of the mark with white space, and whether the mark alone makes it certain.
fn note_start(text: &str, lexicon: &Lexicon) -> Option<(u32, usize, bool)> {
    let first = text.chars().next()?;
    if superscript(first).is_some() {
        let mut number = 0;
        let mut length = 0;
        for c in text.chars() {
            let Some(digit) = superscript(c) else { break };
            number = (number * 10 + digit).min(100_000);
            length += c.len_utf8();
        }
        let rest = text[length..].trim_start();
        let rest = rest.strip_prefix("()").map_or(rest, str::trim_start);
        return (!rest.is_empty()).then(|| (number, text.len() - rest.len(), true));
    }
    if let Some(rest) = text.strip_prefix("[^") {
        let (label, rest) = rest.split_once("]:").filter(|(label, _)| label.len() < 5)?;
        // A letter or numeral is a note too, though it is joined to no mark.
        return Some((label.parse().unwrap_or(0), text.len() - rest.trim_start().len(), true));
    }
    if !first.is_ascii_digit() {
        return None;
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = text[..digits].parse().ok().filter(|n| *n > 0 && *n < 1000)?;
    let rest = &text[digits..];
    if let Some(slashed) = rest.strip_prefix("/ ").or_else(|| rest.strip_prefix(") ")) {
        return rest.starts_with('/').then(|| (number, text.len() - slashed.trim_start().len(), true));
    }
    let body = rest.trim_start();
    if let Some(behind) = body.strip_prefix("()") {
        return Some((number, text.len() - behind.trim_start().len(), true));
    }
    // Where letters have no case, any may begin a sentence.
    let opens_sentence = |c: char| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase() || c == '《';
    let opens =
        body.starts_with(|c: char| opens_sentence(c) || matches!(c, '"' | '“' | '[' | '(' | '*' | '_')) || begins_with_year_of_title(body);
    let opens = opens && !begins_with_session(body);
    (rest.starts_with([' ', '\t', '\u{a0}']) && opens && !lexicon.begins_with_month(body)).then(|| (number, text.len() - body.len(), false))
}

/// The title of a report may begin with its year: "6 2010 Review Conference of the Parties".
fn begins_with_year_of_title(text: &str) -> bool {
    let year = text.get(..4).filter(|year| year.starts_with(['1', '2']) && year.bytes().all(|b| b.is_ascii_digit()));
    year.is_some() && text[4..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// The number of a heading is no note: "834 (IX). Title", "674 (1990)".
fn begins_with_session(text: &str) -> bool {
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or("", |(inside, _)| inside);
    !inside.is_empty() && (parse_roman(inside).is_some() || inside.len() == 4 && inside.bytes().all(|b| b.is_ascii_digit()))
}

fn blocks(lines: &[Line], is_wrapped: bool, lexicon: &Lexicon) -> Layout {
    let mut out = Layout::default();
    let mut before: Option<usize> = None;
    let mut blank = true;
    let mut cut = false;
    for (at, line) in lines.iter().enumerate() {
        match line.role {
            Role::Blank => blank = true,
            Role::Furniture | Role::Rule => cut = true,
            Role::Note(number, length) => {
                cut = true;
                let range = line.range();
                let mark = &line.text[..length];
                let style = match mark {
                    _ if mark.contains(['/', '^']) => Style::Marked,
                    _ if mark.contains("()") => Style::Parenthesised,
                    _ => Style::Other,
                };
                let first = range.start + length..range.end;
                out.notes.push(NoteBlock { number, at: range.start, style, pieces: smallvec![first] });
            }
            Role::NoteGoesOn => {
                let piece =
                    out.notes.last_mut().and_then(|note| note.pieces.last_mut()).expect("a note goes on only behind its first line");
                piece.end = line.range().end;
            }
            Role::Body => {
                let goes_on = before.is_some_and(|before| {
                    let is_head = out.blocks.len() < 12;
                    let before = lines[before].text;
                    if is_head && (is_symbol_line(before) || is_symbol_line(line.text)) && !before.ends_with(char::is_lowercase) {
                        false
                    } else if cut {
                        flows_over(before, line.text) && !begins_paragraph(before, line.text, lexicon)
                    } else if is_wrapped {
                        !blank && !begins_paragraph(before, line.text, lexicon)
                    } else {
                        !blank && is_broken(before, line.text)
                    }
                });
                match out.blocks.last_mut().filter(|_| goes_on) {
                    Some(block) if cut => block.pieces.push(line.range()),
                    Some(block) => block.pieces.last_mut().expect("a block has a piece").end = line.range().end,
                    None => out.blocks.push(Block { pieces: smallvec![line.range()] }),
                }
                (before, blank, cut) = (Some(at), false, false);
            }
        }
    }
    out
}

/// Whether a line of an unwrapped text was broken by mistake.
fn is_broken(before: &str, next: &str) -> bool {
    let open = !before.ends_with(['.', ';', ':', ',', '!', '?', ')', ']', '”', '"', '*']);
    let joins = || [" and", " or", " of", " the", " to", "resolution", "resolutions"].iter().any(|word| before.ends_with(word));
    let goes_on = || {
        next.starts_with(char::is_lowercase)
            || next.starts_with('(') && next.as_bytes().get(1).is_some_and(|b| b.is_ascii_digit() || b"IVX".contains(b))
    };
    open && (before.len() > 30 && goes_on() && !begins_item(before, next) || joins())
}

/// Whether a sentence runs over what was cut out between two lines.
fn flows_over(before: &str, next: &str) -> bool {
    let ends = before.ends_with(STOPS);
    let small = next.starts_with(|c: char| is_small(c) || c.is_ascii_digit() || c == '(');
    if before.ends_with(COMMAS) || before.ends_with([')', '）']) {
        small && !begins_item(before, next)
    } else {
        !ends && !begins_item(before, next) && (small || before.len() > 40)
    }
}

/// Whether a line of a wrapped text begins a paragraph though no blank line stands before it: an
/// item, the speaker, what the speaker says, a heading's number, or a clause behind a clause.
fn begins_paragraph(before: &str, line: &str, lexicon: &Lexicon) -> bool {
    if begins_item(before, line) || is_heading_number(line) {
        return true;
    }
    let writing = lexicon.writing();
    let is_label = before.len() <= 5 && before.ends_with(['.', ')']);
    let may_begin = line.starts_with(char::is_uppercase) || !writing.capital_clauses && line.starts_with(is_small);
    // A heading ends without a mark, far from the end of the line.
    let may_end = |text: &str| text.ends_with(STOPS) || text.ends_with(COMMAS) || text.len() < 60;
    if is_label || !may_begin || !may_end(before) && !before.ends_with([')', ']']) && writing.articles && !line.starts_with("The ") {
        return false;
    }
    let mut tokens: Vec<Token> = Vec::new();
    let is_speaker = |line: &str, tokens: &mut Vec<Token>| {
        tokens.clear();
        let ends = line.len() < 80 && (line.starts_with("The ") || !writing.articles) && line.ends_with(COMMAS);
        if !ends {
            return false;
        }
        lexicon.lex(line, 0..line.len(), tokens);
        let first = usize::from(tokens.first().is_some_and(|token| token.concept == Concept::The));
        let named = lexicon.name_at(line, &tokens[first..]);
        named.is_some_and(|(taken, names)| {
            first + taken + 1 == tokens.len() && names.iter().any(|name| matches!(name, Named::Body(_) | Named::BodyShort(_)))
        })
    };
    if is_speaker(before, &mut tokens) || is_speaker(line, &mut tokens) {
        return true;
    }
    tokens.clear();
    let head = line.char_indices().nth(60).map_or(line.len(), |(at, _)| at);
    lexicon.lex(line, 0..head, &mut tokens);
    let is_month = tokens.first().is_some_and(|token| token.concept == Concept::Month);
    let also = tokens.iter().take_while(|token| token.concept == Concept::Also && !writing.capital_clauses).count();
    !is_month && may_end(before) && lexicon.verb_at(&tokens[also..]).is_some()
}

/// `78/142.`
fn is_heading_number(line: &str) -> bool {
    let number = line.split_whitespace().next().and_then(|word| word.strip_suffix('.')).and_then(|word| word.split_once('/'));
    number.is_some_and(|(session, number)| {
        session.len() <= 3
            && number.len() <= 4
            && [session, number].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Whether a line begins a numbered or lettered item after a line that can end one.
fn begins_item(before: &str, line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &line[digits..];
    let is_number = (1..=3).contains(&digits) && (behind.starts_with(". ") || behind == "." || behind.starts_with(" - "));
    let is_letter = line
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .is_some_and(|(label, _)| label.len() <= 4 && label.chars().all(is_small));
    (is_number || is_letter) && (before.ends_with(STOPS) || before.ends_with(COMMAS) || before.ends_with(')'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::Catalogue;
    use crate::lang::Language;

    fn texts(text: &str) -> (Vec<String>, Vec<(u32, String)>) {
        let layout = lay_out(text, 0, source::Lines::Unknown, &Lexicon::new(Language::English, &Catalogue::embedded()));
        let join = |pieces: &[Range<usize>]| pieces.iter().map(|piece| text[piece.clone()].to_owned()).collect::<Vec<_>>().join(" | ");
        (layout.blocks.iter().map(|b| join(&b.pieces)).collect(), layout.notes.iter().map(|n| (n.number, join(&n.pieces))).collect())
    }

    #[test]
    fn a_sentence_goes_on_over_a_page_break_with_its_notes() {
        let text = "The Assembly recalls with much satisfaction its earlier texts\nand those of the Council that were adopted in the course of\n__________\n1 Resolution 9/9.\n\nA/RES/90/1\n \n25-12345\n2/3\n \nthe year, and thanks all those who have worked on the matter at\nthis session.";
        let (blocks, notes) = texts(text);
        assert_eq!(blocks.len(), 1, "{blocks:?}");
        assert!(blocks[0].contains("course of | the year"), "{blocks:?}");
        assert_eq!(notes, [(1, "Resolution 9/9.".to_owned())]);
    }

    #[test]
    fn numbered_paragraphs_are_no_notes_and_dates_are_none() {
        let (blocks, notes) = texts("1. Requests a report;\n2. Decides to meet on\n\n3 May Day rallies\n4 June 1990 was the day.");
        assert_eq!(notes, []);
        assert!(blocks.len() >= 3);
    }

    #[test]
    fn notes_at_the_end_in_one_line_each() {
        let (_, notes) = texts("Some text.\n1 See A/90/1.\n2 Ibid., annex.\n");
        assert_eq!(notes.len(), 2);
    }
}
