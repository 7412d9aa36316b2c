//! Paragraphs: tokens by block, and what each paragraph is: preambular, operative, annex, note; its
//! number and the verb that opens it.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::front::Front;
use super::layout::{Layout, NoteBlock};
use crate::lang::{Concept, Flags, Language, Languages, Lexicon, Named, Relation, Token, language_of};

/// The part of a document that a paragraph belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Region {
    /// Mast-head, agenda item, title, committee report.
    Header,
    /// Preambular paragraphs.
    Preamble,
    /// Operative paragraphs.
    Operative,
    /// An annex.
    Annex,
    /// A note.
    Footnote,
}

impl Region {
    /// The word written in every output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Preamble => "preamble",
            Self::Operative => "operative",
            Self::Annex => "annex",
            Self::Footnote => "footnote",
        }
    }
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its tokens, as places in [`super::Document::tokens`].
    pub tokens: Range<u32>,
    /// The part of the document that it belongs to.
    pub region: Region,
    /// Its number, where the text counts.
    pub label: Option<Label>,
    /// The verb that opens it, as the text has it, and the relation that it stands for.
    pub verb: Option<(Range<u32>, Relation)>,
    /// Place of the note that it is.
    pub note: Option<usize>,
    /// The language that it is in.
    pub language: Language,
}

/// The number of a paragraph, with the bytes where the text has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// Its place among the preambular paragraphs.
    Preambular(u32),
    /// `5`.
    Number(Range<u32>),
    /// The letter of an item, without its parentheses, behind the number of its paragraph if there
    /// is one: `5 (a)`, `(a)`.
    Item(Option<Range<u32>>, Range<u32>),
    /// The number of a note.
    Note(u32),
}

impl Label {
    /// The label in words: `pp2`, `5`, `5 (a)`, `note 3`.
    #[must_use]
    pub fn of(&self, text: &str) -> String {
        let cut = |range: &Range<u32>| &text[range.start as usize..range.end as usize];
        match self {
            Self::Preambular(number) => ["pp", itoa::Buffer::new().format(*number)].concat(),
            Self::Number(number) => cut(number).to_owned(),
            Self::Item(None, letter) => ["(", cut(letter), ")"].concat(),
            Self::Item(Some(number), letter) => [cut(number), " (", cut(letter), ")"].concat(),
            Self::Note(number) => ["note ", itoa::Buffer::new().format(*number)].concat(),
        }
    }
}

/// A block with its tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexedBlock {
    /// Places of its tokens.
    pub tokens: Range<usize>,
    /// Place of the note that it is.
    pub note: Option<usize>,
    /// The language that it is in.
    pub language: Language,
}

/// Which language a text is in.
#[derive(Debug, Clone, Copy)]
pub struct Spoken<'k> {
    /// That of most of it.
    pub language: Language,
    /// Whether its parts differ, so that each must be looked at.
    pub parts: bool,
    /// The words of each.
    pub languages: Languages<'k>,
}

impl Spoken<'_> {
    /// The language of a block: that of its text where parts differ and it tells.
    fn of(&self, text: &str, pieces: &[Range<usize>]) -> Language {
        let told = || language_of(&text[pieces.first()?.start..pieces.last()?.end]);
        if self.parts { told().unwrap_or(self.language) } else { self.language }
    }
}

/// Lexes every block: those of the running text first, then the notes. The blocks, and the places of all numbers.
pub fn lex_blocks(text: &str, layout: &Layout, spoken: Spoken, tokens: &mut Vec<Token>) -> (Vec<LexedBlock>, Vec<usize>) {
    let mut numbers = Vec::new();
    let flow = layout.blocks.iter().map(|block| (&block.pieces, None));
    let notes = layout.notes.iter().enumerate().map(|(at, note)| (&note.pieces, Some(at)));
    let blocks = flow
        .chain(notes)
        .map(|(pieces, note)| {
            let start = tokens.len();
            let language = spoken.of(text, pieces);
            let lexicon = spoken.languages.get(language);
            for (n, piece) in pieces.iter().enumerate() {
                let first = tokens.len();
                lexicon.lex_with_numbers(text, piece.clone(), tokens, &mut numbers);
                if let Some(token) = tokens.get_mut(first) {
                    token.flags = match n.checked_sub(1).map(|before| &text[pieces[before].end..piece.start]) {
                        None => token.flags.and(Flags::PARAGRAPH),
                        // A sign of Markdown between two words parts nothing.
                        Some(between) if between.bytes().all(|b| b"[]*_`~\\> \t\n\r".contains(&b)) => {
                            let before = &text[..piece.start - between.len()];
                            let is_spaced = before.ends_with(char::is_whitespace)
                                || between.contains(char::is_whitespace)
                                || token.start as usize > piece.start;
                            token.flags.without(if is_spaced { Flags::LINE } else { Flags::LINE.and(Flags::SPACE) })
                        }
                        Some(_) => token.flags.and(Flags::CUT),
                    };
                }
            }
            LexedBlock { tokens: start..tokens.len(), note, language }
        })
        .collect();
    (blocks, numbers)
}

/// Says of each block what it is. O(number of tokens looked at: a few a block).
pub fn label(
    text: &str,
    tokens: &[Token],
    blocks: &[LexedBlock],
    notes: &[NoteBlock],
    front: &Front,
    languages: Languages,
) -> Vec<Paragraph> {
    let mut state = Labels { region: Region::Header, preambular: 0, number: None, chapeau: None };
    let mut out = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let inside = &tokens[block.tokens.clone()];
        let range = block.tokens.start as u32..block.tokens.end as u32;
        let language = block.language;
        if let Some(note) = block.note {
            let label = Some(Label::Note(notes[note].number));
            out.push(Paragraph { tokens: range, region: Region::Footnote, label, verb: None, note: Some(note), language });
            continue;
        }
        if state.region == Region::Header && at >= front.header_blocks {
            state.region = Region::Preamble;
        }
        let (region, label, verb) = state.next(text, inside, languages.get(language));
        out.push(Paragraph { tokens: range, region, label, verb, note: None, language });
    }
    out
}

struct Labels {
    region: Region,
    preambular: u32,
    /// Number of the operative paragraph that the last block belongs to.
    number: Option<Range<u32>>,
    /// Verb of that paragraph, which its lettered items share.
    chapeau: Verb,
}

type Verb = Option<(Range<u32>, Relation)>;

impl Labels {
    fn next(&mut self, text: &str, tokens: &[Token], lexicon: &Lexicon) -> (Region, Option<Label>, Verb) {
        if self.region == Region::Header || tokens.is_empty() {
            return (self.region, None, None);
        }
        if is_heading_of_next(text, tokens) {
            (self.region, self.preambular, self.number, self.chapeau) = (Region::Preamble, 0, None, None);
            return (Region::Header, None, None);
        }
        if is_annex_heading(text, tokens) {
            self.region = Region::Annex;
            self.number = None;
            return (Region::Annex, None, None);
        }
        let (label, skipped) = item_label(tokens);
        let opening =
            tokens[skipped..].iter().take_while(|t| matches!(t.concept, Concept::Star | Concept::Quote | Concept::Also)).count() + skipped;
        let verb = lexicon
            .verb_at(&tokens[opening..])
            .filter(|_| tokens[opening].is_upper() || !lexicon.writing().capital_clauses)
            .map(|(taken, relation)| (opening, taken, relation));
        let verb = verb.or_else(|| verb_of_speaker(text, tokens, opening, lexicon)).map(|(at, taken, relation)| {
            let range = tokens[at].start..tokens[at + taken - 1].end;
            (range, relation)
        });
        if self.region == Region::Preamble {
            let counts = matches!(label, Some(Label::Number(_)));
            let finites = &lexicon.writing().finites;
            let is_finite = |word: &str| finites.iter().any(|ending| word.ends_with(ending.as_str()) && !word.ends_with("ss"));
            let decides = verb.as_ref().is_some_and(|(range, _)| is_finite(first_word(text, range)));
            if counts || decides {
                self.region = Region::Operative;
            }
        }
        match self.region {
            Region::Preamble if verb.is_some() || label.is_some() => {
                self.preambular += 1;
                (Region::Preamble, Some(Label::Preambular(self.preambular)), verb)
            }
            Region::Preamble => (Region::Preamble, (self.preambular > 0).then_some(Label::Preambular(self.preambular)), verb),
            region => {
                if matches!(label, Some(Label::Item(..))) {
                    let shared = verb.or_else(|| self.chapeau.clone());
                    return (region, self.numbered(label), shared);
                }
                self.chapeau.clone_from(&verb);
                (region, self.numbered(label), verb)
            }
        }
    }

    /// The label with the number of the paragraph that an item stands in; a paragraph without a
    /// number goes on in the one before.
    fn numbered(&mut self, label: Option<Label>) -> Option<Label> {
        match label {
            Some(Label::Item(_, letter)) => Some(Label::Item(self.number.clone(), letter)),
            Some(Label::Number(number)) => Some(Label::Number(self.number.insert(number).clone())),
            _ => self.number.clone().map(Label::Number),
        }
    }
}

/// The verb behind "The Security Council", as statements and letters word it: where it stands, how
/// many tokens it takes, its relation.
fn verb_of_speaker(text: &str, tokens: &[Token], opening: usize, lexicon: &Lexicon) -> Option<(usize, usize, Relation)> {
    let has_article = tokens.get(opening)?.concept == Concept::The;
    if !has_article && lexicon.writing().articles {
        return None;
    }
    let opening = opening + usize::from(has_article);
    let (taken, names) = lexicon.name_at(text, &tokens[opening..])?;
    let is_body = names.iter().any(|named| matches!(named, Named::Body(_) | Named::BodyShort(_)));
    let mut at = opening + taken;
    while tokens.get(at).is_some_and(|token| matches!(token.concept, Concept::Also | Concept::Comma)) {
        at += 1;
    }
    let (taken, relation) = lexicon.verb_at(tokens.get(at..)?).filter(|_| is_body)?;
    Some((at, taken, relation))
}

fn first_word<'t>(text: &'t str, range: &Range<u32>) -> &'t str {
    text[range.start as usize..range.end as usize].split_whitespace().next().unwrap_or_default()
}

/// `1.`, `12.`, `(a)`, `(iv)` at the beginning, with the number of tokens it takes.
fn item_label(tokens: &[Token]) -> (Option<Label>, usize) {
    let concept = |at: usize| tokens.get(at).map(|t| t.concept);
    match (concept(0), concept(1), concept(2)) {
        (Some(Concept::Number), Some(Concept::Period), _) if tokens[0].end - tokens[0].start <= 3 => {
            (Some(Label::Number(tokens[0].start..tokens[0].end)), 2)
        }
        // "1 - تحيط علما": Arabic texts set a dash apart.
        (Some(Concept::Number), Some(Concept::Hyphen), _) if tokens[0].end - tokens[0].start <= 3 && tokens[1].is_spaced() => {
            (Some(Label::Number(tokens[0].start..tokens[0].end)), 2)
        }
        (Some(Concept::Open), Some(_), Some(Concept::Close)) if tokens[1].end - tokens[1].start <= 4 => {
            (Some(Label::Item(None, tokens[1].start..tokens[1].end)), 3)
        }
        _ => (None, 0),
    }
}

/// A block that is number and title of the next text on the page: `833 (IX). Title`, `64/171. Title`.
fn is_heading_of_next(text: &str, tokens: &[Token]) -> bool {
    const LONGEST: usize = 60;
    // Nearly all begin otherwise.
    if tokens[0].concept != Concept::Number {
        return false;
    }
    let concepts: SmallVec<[Concept; 8]> = tokens.iter().take(8).map(|token| token.concept).collect();
    let length = match concepts.as_slice() {
        [Concept::Number, Concept::Slash, Concept::Number, Concept::Period, ..] => 4,
        [Concept::Number, Concept::Open, _, Concept::Close, Concept::Period, ..] => 5,
        [Concept::Number, _, Concept::Open, _, Concept::Close, Concept::Period, ..] if tokens[1].end - tokens[1].start == 1 => 6,
        _ => return false,
    };
    let is_title = tokens.get(length).is_some_and(|token| token.is_upper() && token.is_spaced());
    let ends = tokens.last().is_some_and(|token| !matches!(token.concept, Concept::Semicolon | Concept::Comma | Concept::Period));
    is_title && ends && tokens.len() < LONGEST && tokens[0].text(text).len() <= 4
}

/// A block that is `Annex`, `Annex II` or `Appendix` and no more.
fn is_annex_heading(text: &str, tokens: &[Token]) -> bool {
    tokens.len() <= 3
        && tokens[0].concept == Concept::Annex
        && tokens[0].is_upper()
        && tokens[1..].iter().all(|t| t.concept == Concept::Number || t.flags.has(Flags::CAPITALS) || text[t.range()].len() == 1)
}
