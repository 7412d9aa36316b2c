//! Numbers that a form leaves to the reader to count: of list items and of automatic paragraphs.

use crate::instrument::to_roman;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counter {
    /// `1`
    Decimal,
    /// `a`, then `aa`
    LowerLetter,
    /// `A`
    UpperLetter,
    /// `iv`
    LowerRoman,
    /// `IV`
    UpperRoman,
}

impl Counter {
    /// By the `type` of an `ol` of HTML.
    pub fn of_html(name: &str) -> Self {
        match name.trim() {
            "a" => Self::LowerLetter,
            "A" => Self::UpperLetter,
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            _ => Self::Decimal,
        }
    }

    /// By the `w:numFmt` of Word (ECMA-376, 17.18.59); `None` for bullets and for none at all.
    pub fn of_word(name: &str) -> Option<Self> {
        match name {
            "bullet" | "none" => None,
            "lowerLetter" => Some(Self::LowerLetter),
            "upperLetter" => Some(Self::UpperLetter),
            "lowerRoman" => Some(Self::LowerRoman),
            "upperRoman" => Some(Self::UpperRoman),
            _ => Some(Self::Decimal),
        }
    }

    /// A number, from 1, as it is written.
    pub fn write(self, number: u32) -> String {
        match self {
            Self::LowerLetter if number > 0 => letters(number, b'a'),
            Self::UpperLetter if number > 0 => letters(number, b'A'),
            Self::LowerRoman if (1..4000).contains(&number) => to_roman(number as u16).to_lowercase(),
            Self::UpperRoman if (1..4000).contains(&number) => to_roman(number as u16),
            _ => number.to_string(),
        }
    }
}

/// `a` to `z`, then `aa`, `bb`, as Word counts.
fn letters(number: u32, first: u8) -> String {
    let letter = char::from(first + ((number - 1) % 26) as u8);
    std::iter::repeat_n(letter, ((number - 1) / 26 + 1).min(8) as usize).collect()
}

/// A list of HTML that is being read.
#[derive(Debug, Clone, Copy)]
pub struct List {
    counter: Option<Counter>,
    next: u32,
}

impl List {
    /// A list that counts nothing.
    pub const UNCOUNTED: Self = Self { counter: None, next: 1 };

    /// A list that counts, `type` and `start` as its attributes say.
    pub fn counted(kind: Option<&str>, start: Option<&str>) -> Self {
        Self { counter: Some(Counter::of_html(kind.unwrap_or("1"))), next: start.and_then(|start| start.trim().parse().ok()).unwrap_or(1) }
    }

    /// The label of the next item, as texts of the United Nations write it: `1.`, `(a)`.
    pub fn next(&mut self, value: Option<&str>) -> Option<String> {
        let number = value.and_then(|value| value.trim().parse().ok()).unwrap_or(self.next);
        self.next = number.saturating_add(1);
        let written = self.counter?.write(number);
        Some(if self.counter == Some(Counter::Decimal) { format!("{written}.") } else { format!("({written})") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_every_way() {
        let write = |counter: Counter| [1, 4, 27, 1999].map(|n| counter.write(n));
        assert_eq!(write(Counter::LowerRoman), ["i", "iv", "xxvii", "mcmxcix"]);
        assert_eq!(Counter::LowerLetter.write(28), "bb");
        let mut list = List::counted(Some("a"), Some("3"));
        assert_eq!([list.next(None), list.next(Some("7")), list.next(None)].map(Option::unwrap), ["(c)", "(g)", "(h)"]);
        assert_eq!(List::UNCOUNTED.clone().next(None), None);
    }
}
