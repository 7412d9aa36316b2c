//! What decided a citation's target.

use std::fmt;

/// What decided what a citation points to, or why nothing can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The symbol says it.
    Symbol,
    /// The registration says it.
    Registration,
    /// The body is named with the number.
    BodyNamed,
    /// The bare word for the body stands with the number, and only this body has such numbers.
    BodyWord,
    /// The form of the number is this body's.
    NumberForm,
    /// The number and date are this body's in the registry or its table of sessions.
    Date,
    /// The same number has been named with its body elsewhere in the document.
    SameNumber,
    /// A body named before in the sentence.
    BodyBefore,
    /// The body that issued the document.
    Issuer,
    /// A title of the catalogue.
    Catalogue,
    /// A title that the catalogue does not have.
    Title,
    /// The note of the title is that resolution.
    Footnote,
    /// A full title that stands before in the document.
    NamedBefore,
    /// The name that the text gave it in parentheses.
    Defined,
    /// The only instrument of that sort that UN texts mean without naming it.
    Usage,
    /// The body that "its" stands for.
    Possessor,
    /// The note before.
    NoteBefore,
    /// Several catalogue rows bear the name.
    SeveralBearTheName,
    /// Several instruments that were named before stand as near.
    SeveralAsNear,
    /// Several bodies may have such a number.
    SeveralBodies,
    /// A set, without numbers.
    Set,
    /// No number is given.
    WithoutNumber,
    /// No symbol is given.
    WithoutSymbol,
    /// No title is given that tells one text from others.
    WithoutTitle,
    /// Nothing before it bears such a name.
    NothingBefore,
    /// The note before cannot be resolved.
    NoteBeforeUnresolved,
    /// There is no note before.
    NoNoteBefore,
    /// A body or activity that the catalogue does not have as an instrument; not put down.
    NoInstrument,
    /// Another organization's, whose numbers have no known form.
    OtherOrganization,
    /// No body that is known has such numbers.
    NoSuchNumber,
}

impl Reason {
    /// The reason in words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Symbol => "symbol",
            Self::Registration => "treaty series registration",
            Self::BodyNamed => "body named with it",
            Self::BodyWord => "word for the body, told by the form of the number",
            Self::NumberForm => "form of the number",
            Self::Date => "number and date",
            Self::SameNumber => "same number named with its body in this document",
            Self::BodyBefore => "body named before in the sentence",
            Self::Issuer => "body that issued the document",
            Self::Catalogue => "title in the catalogue",
            Self::Title => "title not in the catalogue",
            Self::Footnote => "title whose footnote is that resolution",
            Self::NamedBefore => "named before in the document",
            Self::Defined => "name that the document gave it",
            Self::Usage => "usage of United Nations texts",
            Self::Possessor => "body that the possessive stands for",
            Self::NoteBefore => "footnote before",
            Self::SeveralBearTheName => "several instruments bear the name",
            Self::SeveralAsNear => "several instruments named before stand as near",
            Self::SeveralBodies => "several bodies may have that number",
            Self::Set => "a set without numbers",
            Self::WithoutNumber => "no number given",
            Self::WithoutSymbol => "no symbol given",
            Self::WithoutTitle => "no title given",
            Self::NothingBefore => "nothing named before fits",
            Self::NoteBeforeUnresolved => "footnote before is unresolved",
            Self::NoNoteBefore => "no footnote before",
            Self::NoInstrument => "no instrument",
            Self::OtherOrganization => "number of another organization",
            Self::NoSuchNumber => "no known body has such a number",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
