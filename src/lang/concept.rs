//! What a token means to the grammar, in any language.

use serde::Deserialize;

/// What a word or mark means to the grammar of references.
///
/// Each language's table lists the spellings of the words; the marks and numbers are the lexer's.
/// The names are those of the English words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[allow(missing_docs, reason = "each is the word or mark that it is named after")]
pub enum Concept {
    /// A word that no table lists as having a meaning of its own.
    Word,
    /// Digits, plain or superscript.
    Number,
    /// The mark of a footnote that has been joined to its note.
    NoteMark,
    Comma,
    Semicolon,
    Period,
    Colon,
    Slash,
    Hyphen,
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    Quote,
    /// The `’s` of a possessive.
    Possessive,
    Star,
    Mark,
    /// A month; the token's value is 1 to 12.
    Month,
    /// An ordinal word; the value is its number.
    Ordinal,
    /// A type word of named instruments; the value is its place in the table.
    Type,
    Resolution,
    Resolutions,
    Decision,
    Decisions,
    Statement,
    Statements,
    President,
    And,
    Or,
    To,
    Of,
    The,
    An,
    On,
    In,
    By,
    For,
    At,
    From,
    With,
    As,
    Its,
    It,
    Our,
    Well,
    Also,
    Including,
    Particular,
    Adopted,
    Entitled,
    Dated,
    Ibid,
    Official,
    Records,
    Supplement,
    No,
    Volume,
    Series,
    League,
    Annexes,
    Document,
    Session,
    Year,
    Meeting,
    Plenary,
    Item,
    Part,
    Section,
    Chapter,
    Paragraph,
    Annex,
    Article,
    Rule,
    Principle,
    Preamble,
    Operative,
    This,
    These,
    Present,
    Above,
    All,
    Other,
    Previous,
    Draft,
    Addendum,
    Corrigendum,
    Revision,
    Special,
    Emergency,
    Thereof,
    Hereinafter,
    Relating,
    Against,
    Report,
    Publication,
    Sales,
    Situation,
    Who,
    Not,
    United,
    Nations,
    /// "Official Records" as one token.
    OfficialRecords,
    /// The name of the United Nations Treaty Series in another language than English, or what stands for it.
    TreatySeries,
    /// "United Nations" as one token.
    UnitedNations,
    /// "the present resolution" as one token.
    PresentResolution,
    /// "Optional", of a protocol.
    Optional,
    /// "Parties" of a treaty, in the name of a meeting of theirs.
    Parties,
    /// A word that makes the name of a body: "Committee", "Board".
    BodyNoun,
    /// A meeting in the name of a body: "Conference", "Congress".
    MeetingNoun,
    /// The sort of a session before its number, where no Latin letter tells it: `د` of `(د-3)`.
    SessionMark,
    /// 第, before numbers that count.
    Nth,
    /// 号, behind the number of an act.
    NumberSign,
    /// 年, behind a year.
    YearSign,
    /// 月, behind the number of a month.
    MonthSign,
    /// 日, behind the number of a day.
    DaySign,
    /// An auxiliary that makes a tense: `has`, `had`.
    Have,
    /// A verb that a sentence has and a noun phrase has not: `are`, `will`.
    Finite,
}

impl Concept {
    /// Whether a reference, or what the scan of a sentence must see, may begin with such a word.
    #[must_use]
    pub const fn opens_reference(self) -> bool {
        use Concept::*;
        matches!(
            self,
            Resolution
                | Resolutions
                | Decision
                | Decisions
                | Official
                | Records
                | OfficialRecords
                | Ibid
                | Entitled
                | SessionMark
                | Statement
                | Statements
                | Type
                | United
                | UnitedNations
                | TreatySeries
                | League
        )
    }
}
