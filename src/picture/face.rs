//! How wide text is: measured in DejaVu Sans, one of the widest of the usual sans-serif faces, so
//! that what fits in it fits in Arial, Helvetica and Liberation Sans too.

use std::sync::OnceLock;

use ttf_parser::Face;

/// Light or heavy strokes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// As running text.
    Regular,
    /// As headings.
    Bold,
}

/// The width of a text in units of the page, at a size in the same units. Scripts that the face
/// lacks are taken as wide as they are high. O(length).
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let face = face(weight);
    let units = f64::from(face.units_per_em());
    let of =
        |c: char| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).map_or(1.0, |advance| f64::from(advance) / units);
    text.chars().map(of).sum::<f64>() * size
}

/// Whether the face has a letter.
#[must_use]
pub fn has(c: char) -> bool {
    face(Weight::Regular).glyph_index(c).is_some()
}

/// Breaks a text into at most `most` lines of at most `room` units; what does not fit is cut at a
/// word border, with an ellipsis. A word longer than a line is broken behind a slash or hyphen, else anywhere.
/// O(length).
#[must_use]
pub fn lines(text: &str, room: f64, most: usize, size: f64, weight: Weight) -> Vec<String> {
    let fits = |text: &str| width(text, size, weight) <= room;
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    for mut word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            out.push(std::mem::take(&mut line));
        }
        while out.len() <= most && !fits(word) {
            let (part, rest) = word.split_at(broken(word, room, size, weight));
            out.push(part.to_owned());
            word = rest;
        }
        word.clone_into(&mut line);
        if out.len() > most {
            break;
        }
    }
    if !line.is_empty() {
        out.push(line);
    }
    if out.len() > most {
        out.truncate(most);
        let last = out.pop().unwrap_or_default();
        out.push(cut(&last, room, size, weight));
    }
    out
}

/// A line with an ellipsis, shortened until it fits.
fn cut(line: &str, room: f64, size: f64, weight: Weight) -> String {
    let mut kept = line.trim_end_matches([',', ';', ':']);
    loop {
        let shown = format!("{kept}…");
        if width(&shown, size, weight) <= room || kept.is_empty() {
            return shown;
        }
        let shorter = kept.rfind(' ').or_else(|| kept.char_indices().next_back().map(|(at, _)| at)).unwrap_or(0);
        kept = kept[..shorter].trim_end_matches([',', ';', ':', ' ']);
    }
}

/// Where a word that is longer than a line is broken: at least one character is taken.
fn broken(word: &str, room: f64, size: f64, weight: Weight) -> usize {
    let first = word.chars().next().map_or(0, char::len_utf8);
    let fits = word.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| width(&word[..*end], size, weight) <= room).last();
    let most = fits.unwrap_or(first).max(first);
    word[..most].rfind(['/', '-']).map_or(most, |at| at + 1)
}

fn face(weight: Weight) -> &'static Face<'static> {
    static FACES: OnceLock<[Face<'static>; 2]> = OnceLock::new();
    let read = |bytes| Face::parse(bytes, 0).expect("the face is embedded, and a test measures with it");
    &FACES.get_or_init(|| [read(dejavu::sans::regular()), read(dejavu::sans::bold())])[usize::from(weight == Weight::Bold)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_are_wider_and_bold_ones_too() {
        assert!(width("MMM", 10.0, Weight::Regular) > width("iii", 10.0, Weight::Regular));
        assert!(width("resolution", 10.0, Weight::Bold) > width("resolution", 10.0, Weight::Regular));
        assert!((width("人", 10.0, Weight::Regular) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn lines_fit_and_tell_what_is_cut() {
        let text = "Convention on the Preservation of Lighthouses and of the Keepers of Lighthouses";
        let shown = lines(text, 120.0, 2, 10.0, Weight::Regular);
        assert_eq!(shown.len(), 2);
        assert!(shown[1].ends_with('…'));
        assert!(shown.iter().all(|line| width(line, 10.0, Weight::Regular) <= 120.0));
        assert_eq!(lines("Short", 120.0, 2, 10.0, Weight::Regular), ["Short"]);
        let long = lines("A/AC.1234567890123456/INFORMATION/1234567890", 100.0, 3, 10.0, Weight::Regular);
        assert!(long.len() >= 2 && long.iter().all(|line| width(line, 10.0, Weight::Regular) <= 100.0), "{long:?}");
        assert_eq!(lines(text, 1e6, 2, 10.0, Weight::Regular), [text]);
        assert!(lines("", 10.0, 2, 10.0, Weight::Regular).is_empty());
        assert!(lines("人权 人权 人权", 1.0, 2, 10.0, Weight::Regular).len() <= 2, "a line too narrow for one letter ends");
    }
}
