//! Markdown: its blocks and notes as CommonMark reads them, each with the bytes that are words of it.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use smallvec::smallvec;

use super::layout::{Block, Layout, NoteBlock, Pieces, Style};

/// The blocks and notes of a text from an offset on. Targets of links, definitions, markup of HTML and
/// the signs of headings, quotations and tables are no words; each cell of a table is a block.
/// O(length).
pub fn lay_out(text: &str, from: usize) -> Layout {
    let mut reader = Reader { text, layout: Layout::default(), pieces: smallvec![], note: None, item: None };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(&text[from..], options).into_offset_iter() {
        reader.event(&event, from + range.start..from + range.end);
    }
    reader.end_block();
    reader.layout
}

struct Reader<'t> {
    text: &'t str,
    layout: Layout,
    /// The words of the block that is being read.
    pieces: Pieces,
    /// The note that is being read: its number and where it begins.
    note: Option<(u32, usize)>,
    /// Where the item begins whose first words are still to come.
    item: Option<usize>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event, range: Range<usize>) {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.end_block();
                self.note = Some((label.parse().unwrap_or(0), range.start));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                self.end_block();
                self.note = None;
            }
            Event::Start(Tag::Item) => {
                self.end_block();
                self.item = Some(range.start);
            }
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell | Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::HtmlBlock,
            ) => {
                self.end_block();
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item | TagEnd::CodeBlock | TagEnd::BlockQuote(_),
            ) => {
                self.end_block();
            }
            Event::Text(_) | Event::Code(_) | Event::FootnoteReference(_) => self.put(range),
            Event::HardBreak if self.note.is_none() => self.end_block(),
            Event::Rule => self.end_block(),
            _ => {}
        }
    }

    fn put(&mut self, range: Range<usize>) {
        // The number of an item stands before its first words.
        let range = self.item.take().filter(|start| self.is_number(*start, range.start)).map_or(range.start, |start| start)..range.end;
        match self.pieces.last_mut() {
            // What a line break, with the signs of a quotation behind it, parts is one piece only
            // where nothing but white space stands between.
            Some(last) if self.text[last.end..range.start].chars().all(char::is_whitespace) => last.end = range.end,
            _ => self.pieces.push(range),
        }
    }

    /// Whether an item begins with a number rather than a bullet.
    fn is_number(&self, start: usize, end: usize) -> bool {
        self.text[start..end].starts_with(|c: char| c.is_ascii_digit())
    }

    fn end_block(&mut self) {
        let mut pieces = std::mem::replace(&mut self.pieces, smallvec![]);
        pieces.retain(|piece| !self.text[piece.clone()].trim().is_empty());
        if pieces.is_empty() {
            return;
        }
        match self.note {
            // The paragraphs of a note are one.
            Some((number, at)) => match self.layout.notes.last_mut().filter(|note| note.at == at) {
                Some(note) => note.pieces.extend(pieces),
                None => self.layout.notes.push(NoteBlock { number, at, style: Style::Marked, pieces }),
            },
            None => self.layout.blocks.push(Block { pieces }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<(u32, String)>) {
        let layout = lay_out(text, 0);
        let join = |pieces: &Pieces| pieces.iter().map(|piece| &text[piece.clone()]).collect::<Vec<_>>().join("¦");
        (
            layout.blocks.iter().map(|block| join(&block.pieces)).collect(),
            layout.notes.iter().map(|note| (note.number, join(&note.pieces))).collect(),
        )
    }

    #[test]
    fn links_are_read_and_their_targets_are_not() {
        let (blocks, notes) = read(
            "In [1325\n(2000)](https://undocs.org/S/RES/1325(2000))[^8] and [1540 (2004)][1], *Ibid.*, said.\n\n[1]: https://x.y \"Resolution 1/1\"\n[^8]: See *Official\n    Records*.\n\n    More.\n",
        );
        assert_eq!(blocks, ["In ¦1325\n(2000)¦[^8] and ¦1540 (2004)¦, ¦Ibid.¦, said."]);
        assert_eq!(notes, [(8, "See ¦Official\n    Records¦.¦More.".to_owned())]);
    }

    #[test]
    fn blocks_are_those_of_a_reader() {
        let (blocks, _) = read(
            "Annex\n=====\n\n1. *Notes* that\n   (a) one;\n2. Asks;\n\n> said\n> so\n\n| A | B |\n|---|---|\n| A/64/1 | x |\n\n<!-- 61/1 -->\n\n<b title=\"61/2\">bold</b>\n",
        );
        assert_eq!(blocks, ["Annex", "1. *Notes¦ that\n   (a) one;", "2. Asks;", "said¦so", "A", "B", "A/64/1", "x", "bold"]);
    }
}
