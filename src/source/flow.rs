//! Text as it is put together from a form that knows its paragraphs and notes: one paragraph a line,
//! a blank line between, marks and notes as Markdown writes them (`[^3]`, `[^3]: …`), notes at the end.

use super::{Link, Origin, PageStart};

/// The text of a document that is not plain text, with what its form knows of places in it.
#[derive(Debug, Default)]
pub struct Flow {
    body: Piece,
    notes: Vec<(String, Piece)>,
    /// Places of the notes that are being written, the innermost last.
    open: Vec<usize>,
}

/// Text with the places of pages and links in it.
#[derive(Debug, Default)]
struct Piece {
    text: String,
    pages: Vec<PageStart>,
    links: Vec<Link>,
    origins: Vec<Origin>,
    /// White space that has been met and is written only before something else.
    space: bool,
}

/// What a [`Flow`] comes to.
#[derive(Debug, Default)]
pub struct Flowed {
    /// The text.
    pub text: String,
    /// Where pages begin in it, in rising order of places.
    pub pages: Vec<PageStart>,
    /// The links that the form holds, in the order of the text.
    pub links: Vec<Link>,
    /// Where the text stands in the markup, as far as it was told; in the order of the text.
    pub origins: Vec<Origin>,
}

impl Piece {
    /// Puts a character, unless it is white space, which is folded, or prints nothing.
    fn put(&mut self, c: char) -> bool {
        match c {
            c if c.is_whitespace() => self.space = true,
            // Marks that print nothing, and controls, which never belong to a text.
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_control() => {}
            c => {
                self.settle();
                self.text.push(c);
                return true;
            }
        }
        false
    }

    /// Puts a character that takes `length` bytes at `from` in the markup.
    fn put_from(&mut self, c: char, from: u32, length: u32) {
        if !self.put(c) {
            return;
        }
        let width = c.len_utf8() as u32;
        let at = self.text.len() as u32 - width;
        match self.origins.last_mut() {
            Some(last) if last.at + last.length == at && last.from + last.taken == from && last.length == last.taken && width == length => {
                last.length += width;
                last.taken += width;
            }
            _ => self.origins.push(Origin { at, length: width, from, taken: length }),
        }
    }

    /// Writes the white space that has been met, but not at the beginning of a line.
    fn settle(&mut self) {
        if std::mem::take(&mut self.space) && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
    }

    fn end_line(&mut self, end: &str) {
        self.space = false;
        if !self.text.is_empty() && !self.text.ends_with(end) {
            self.text.truncate(self.text.trim_end_matches('\n').len());
            self.text.push_str(end);
        }
    }

    /// Puts another piece behind this one.
    fn append(&mut self, other: Self) {
        let shift = self.text.len() as u32;
        self.pages.extend(other.pages.into_iter().map(|page| PageStart { start: page.start + shift, ..page }));
        self.links.extend(other.links.into_iter().map(|link| Link { start: link.start + shift, end: link.end + shift, ..link }));
        self.origins.extend(other.origins.into_iter().map(|origin| Origin { at: origin.at + shift, ..origin }));
        self.text.push_str(other.text.trim_end());
    }
}

impl Flow {
    fn piece(&mut self) -> &mut Piece {
        match self.open.last() {
            Some(note) => &mut self.notes[*note].1,
            None => &mut self.body,
        }
    }

    /// Goes on with the paragraph; white space is folded, marks that print nothing are left out.
    pub fn push(&mut self, text: &str) {
        let piece = self.piece();
        for c in text.chars() {
            piece.put(c);
        }
    }

    /// The same with text as it stands in XML at an offset, entities and all.
    pub fn push_markup(&mut self, raw: &str, from: u32) {
        let piece = self.piece();
        let mut at = 0;
        while let Some(c) = raw[at..].chars().next() {
            let (c, length) = Some(c).filter(|c| *c == '&').and_then(|_| entity(&raw[at..])).unwrap_or((c, c.len_utf8()));
            piece.put_from(c, from + at as u32, length as u32);
            at += length;
        }
    }

    /// Ends the paragraph. The paragraphs of a note are one line.
    pub fn end_paragraph(&mut self) {
        if self.open.is_empty() { self.body.end_line("\n\n") } else { self.piece().space = true }
    }

    /// Ends the line inside a paragraph.
    pub fn end_line(&mut self) {
        if self.open.is_empty() { self.body.end_line("\n") } else { self.piece().space = true }
    }

    /// Puts the mark of a note. A label that is no number stands as it is.
    pub fn mark(&mut self, label: &str) {
        let piece = self.piece();
        piece.space = false;
        piece.text.push_str(&mark(label));
    }

    /// Begins a note, whose text is what is pushed until [`Self::end_note`].
    pub fn begin_note(&mut self, label: &str) {
        self.open.push(self.notes.len());
        self.notes.push((label.to_owned(), Piece::default()));
    }

    /// Goes on with the note written last, or with the running text where there is none.
    pub fn continue_note(&mut self) {
        if let Some(last) = self.notes.len().checked_sub(1) {
            self.open.push(last);
            self.piece().space = true;
        }
    }

    /// Ends the note begun last.
    pub fn end_note(&mut self) {
        self.open.pop();
    }

    /// Says that what follows stands on a page, counted from 1.
    pub fn begin_page(&mut self, page: u32) {
        let piece = self.piece();
        let start = piece.text.len() as u32;
        if piece.pages.last().is_none_or(|last| last.page != page) {
            piece.pages.push(PageStart { start, page });
        }
    }

    /// Where a link begins, for [`Self::end_link`].
    pub fn begin_link(&mut self) -> u32 {
        let piece = self.piece();
        piece.settle();
        piece.text.len() as u32
    }

    /// Says where what was pushed since `start` leads.
    pub fn end_link(&mut self, start: u32, target: &str) {
        let piece = self.piece();
        let end = piece.text.len() as u32;
        if start < end {
            piece.links.push(Link { start, end, target: target.to_owned() });
        }
    }

    /// The whole: the running text, then the notes. O(length).
    #[must_use]
    pub fn finish(mut self) -> Flowed {
        self.body.end_line("\n\n");
        let mut whole = Piece::default();
        whole.append(self.body);
        for (label, note) in self.notes {
            let number = mark(&label);
            whole.text.push_str("\n\n");
            whole.text.push_str(&number);
            whole.text.push_str(if number.len() > label.len() { ": " } else { " " });
            whole.append(note);
        }
        whole.text.push('\n');
        Flowed { text: whole.text, pages: whole.pages, links: whole.links, origins: whole.origins }
    }
}

/// The character that an entity of XML stands for, and how many bytes it takes.
fn entity(raw: &str) -> Option<(char, usize)> {
    let (name, _) = raw.strip_prefix('&')?.split_once(';')?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let code = name.strip_prefix('#')?;
            let code = code.strip_prefix('x').map_or_else(|| code.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
            char::from_u32(code?)?
        }
    };
    Some((c, name.len() + 2))
}

/// How a mark with that label is written.
fn mark(label: &str) -> String {
    if !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric()) { format!("[^{label}]") } else { label.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_the_markup_are_kept() {
        let mut flow = Flow::default();
        flow.push_markup("  caf\u{e9}  &amp; bread", 100);
        let done = flow.finish();
        assert_eq!(done.text, "caf\u{e9} & bread\n");
        let all: Vec<_> = done.origins.iter().map(|o| (&done.text[o.at as usize..(o.at + o.length) as usize], o.from, o.taken)).collect();
        assert_eq!(all, [("caf\u{e9}", 102, 5), ("&", 109, 5), ("bread", 115, 5)]);
    }

    #[test]
    fn notes_stand_at_the_end_and_places_are_kept() {
        let mut flow = Flow::default();
        flow.begin_page(1);
        flow.push("  Recalling  its ");
        let link = flow.begin_link();
        flow.push("resolution 63/180");
        flow.end_link(link, "A/RES/63/180");
        flow.push(" ");
        flow.mark("1");
        flow.begin_note("1");
        flow.push("See resolu\u{ad}tion ");
        let link = flow.begin_link();
        flow.push("55/2");
        flow.end_link(link, "A/RES/55/2");
        flow.end_paragraph();
        flow.push("Also.");
        flow.end_note();
        flow.push(", and");
        flow.end_paragraph();
        flow.end_paragraph();
        flow.begin_page(2);
        flow.push("1.\u{a0}Decides");
        let done = flow.finish();
        assert_eq!(done.text, "Recalling its resolution 63/180[^1], and\n\n1. Decides\n\n[^1]: See resolution 55/2 Also.\n");
        let cut: Vec<_> = done.links.iter().map(|link| &done.text[link.start as usize..link.end as usize]).collect();
        assert_eq!(cut, ["resolution 63/180", "55/2"]);
        assert_eq!(&done.text[done.pages[1].start as usize..][..2], "1.");
    }
}
