//! Text to structure: front matter, paragraphs, the opening verb of each clause, footnotes joined to
//! their marks, page furniture set aside.
//!
//! Comes in: the text of one file. Goes out: a [`Document`], whose tokens keep their byte offsets.
//! No reference is looked for here.

mod date;
mod footnote;
mod front;
mod layout;
mod markdown;
mod paragraph;

pub use date::date_at;
pub use footnote::{Mark, Note};
pub use front::Front;
pub use paragraph::{Label, Paragraph, Region};

use std::ops::Range;

use crate::lang::{Language, Languages, Token, language_of};
use crate::source::{Form, Source};

/// The structure of one text.
///
/// Tokens of the running text come first, those of the notes after them; page furniture, notes and
/// the marks of notes are not among the tokens of the running text. All offsets count bytes of the
/// text that was read.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text.
    pub text: &'t str,
    /// The language of most of it.
    pub language: Language,
    /// What the head of the document says of it.
    pub front: Front,
    /// Every token of the running text and of the notes, by paragraph.
    pub tokens: Vec<Token>,
    /// The paragraphs, in the order of the tokens.
    pub paragraphs: Vec<Paragraph>,
    /// The notes, in the order of the text.
    pub notes: Vec<Note>,
    /// The marks that have been joined to a note, in the order of the text.
    pub marks: Vec<Mark>,
}

/// Reads the structure of a text; the symbol in the name of its file counts where the text gives
/// none; the language is that of the source, or else told from the text, part by part where its parts
/// differ; `tokens` is room to use again, whatever it holds. O(length), but for O(m log m) in the
/// number of possible note marks.
#[must_use]
pub fn read<'t>(source: &'t Source, languages: Languages, mut tokens: Vec<Token>) -> Document<'t> {
    let text = source.text.as_str();
    let proper = &text[source.begins as usize..];
    let told = source.language.or_else(|| language_of(proper));
    let parts = source.language.is_none() && is_in_several_languages(proper, told);
    let language = told.unwrap_or_default();
    let lexicon = languages.get(language);
    let layout = match source.form {
        Form::Markdown => markdown::lay_out(text, source.begins as usize),
        _ => layout::lay_out(text, source.begins as usize, source.lines, lexicon),
    };
    tokens.clear();
    tokens.reserve(text.len() / 5);
    let (mut blocks, numbers) = paragraph::lex_blocks(text, &layout, paragraph::Spoken { language, parts, languages }, &mut tokens);
    let marks = footnote::join_marks(text, &mut tokens, &numbers, &mut blocks, &layout.notes, lexicon);
    let front = front::read(source, &tokens, &blocks, lexicon);
    let paragraphs = paragraph::label(text, &tokens, &blocks, &layout.notes, &front, languages);
    let notes = footnote::notes(&paragraphs, &layout.notes);
    Document { text, language, front, tokens, paragraphs, notes, marks }
}

/// Whether some stretches of a text are in another language than others, its beginning being in `first`. O(1):
/// three more are looked at.
fn is_in_several_languages(text: &str, first: Option<Language>) -> bool {
    const STRETCH: usize = 800;
    let from = |at: usize| (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let stretch = |quarter: usize| {
        let start = from(text.len() / 4 * quarter);
        &text[start..from((start + STRETCH).min(text.len()))]
    };
    let mut told = first.into_iter().chain((1..4).filter_map(|quarter| language_of(stretch(quarter))));
    told.next().is_some_and(|first| told.any(|other| other != first))
}

impl Document<'_> {
    /// The tokens of a paragraph.
    #[must_use]
    pub fn tokens_of(&self, paragraph: &Paragraph) -> &[Token] {
        &self.tokens[paragraph.tokens.start as usize..paragraph.tokens.end as usize]
    }

    /// The mark of a stretch of text: the one directly behind it, punctuation and white space aside,
    /// else the last inside it ("63/180⁴ of 18 December 2008"). O(log n).
    #[must_use]
    pub fn mark_of(&self, span: &Range<u32>) -> Option<&Mark> {
        let at = self.marks.partition_point(|mark| mark.at < span.end);
        let inside = || self.marks[..at].last().filter(|mark| mark.at > span.start);
        self.mark_behind(span.end, at).or_else(inside)
    }

    /// The mark at a place among the marks, if it stands directly behind `end`.
    fn mark_behind(&self, end: u32, at: usize) -> Option<&Mark> {
        let mark = self.marks.get(at)?;
        let between = self.text.get(end as usize..mark.at as usize)?;
        let is_near = between.len() <= 8
            && between
                .chars()
                .all(|c| matches!(c, ',' | '.' | ';' | ':' | ')' | '[' | '^' | '”' | '"' | '’' | '*' | '_') || c.is_whitespace());
        is_near.then_some(mark)
    }
}
