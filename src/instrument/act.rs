//! A numbered act of a body: resolution, decision or President's statement.

use super::{Bodies, BodyRef, InstrumentId, Kind, Number};

/// The sort of numbered act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActKind {
    /// A resolution.
    Resolution,
    /// A decision.
    Decision,
    /// A statement by the body's president.
    Statement,
}

impl ActKind {
    /// Every sort.
    pub const ALL: [Self; 3] = [Self::Resolution, Self::Decision, Self::Statement];

    /// The kind that references to such an act have.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Resolution => Kind::Resolution,
            Self::Decision => Kind::Decision,
            Self::Statement => Kind::Statement,
        }
    }
}

/// A numbered act: whose, what, which number, and the part letter if one is cited.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Act {
    /// The body that adopted it.
    pub body: BodyRef,
    /// Resolution, decision or statement.
    pub kind: ActKind,
    /// Its number.
    pub number: Number,
    /// The letter of the part, `A` to `Z`.
    pub part: Option<char>,
}

impl Act {
    /// Takes an identifier apart; `None` when it is not that of a numbered act.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        let (whole, part) = match id.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
            Some((whole, letter)) if letter.len() == 1 => (whole, letter.chars().next()),
            Some(_) => return None,
            None => (id, None),
        };
        let (body, kind, number) = Bodies::embedded().split_act(whole)?;
        let number = if whole.contains("{}") { return None } else { Number::parse(number) };
        Some(Self { body, kind, number, part })
    }

    /// The identifier, or `None` when the body has no series for such acts.
    #[must_use]
    pub fn id(&self) -> Option<InstrumentId> {
        self.text().map(|text| InstrumentId::of_canonical(&text))
    }

    /// The text of the identifier.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let mut text = String::with_capacity(32);
        self.write_to(&mut text).map(|()| text)
    }

    /// Appends the text of the identifier; `None` when the body has no series for such acts.
    pub(crate) fn write_to(&self, text: &mut String) -> Option<()> {
        let template = self.body.get().template(self.kind)?;
        let (before, after) = template.split_at(memchr::memchr(b'{', template.as_bytes())?);
        let Some(after) = after.strip_prefix("{}") else {
            let Number::InSession(session, number) = &self.number else { return None };
            text.push_str(&template.replace("{session}", &session.to_string()).replace("{number}", &number.to_string()));
            return Some(());
        };
        text.push_str(before);
        self.number.write_to(text);
        text.push_str(after);
        if let Some(letter) = self.part {
            text.extend(['[', letter, ']']);
        }
        Some(())
    }

    /// The form used in prose: `General Assembly resolution 46/37 A`, `General Assembly resolution
    /// 217 A (III)`.
    #[must_use]
    pub fn prose(&self) -> String {
        let word = match self.kind {
            ActKind::Resolution => "resolution",
            ActKind::Decision => "decision",
            ActKind::Statement => "presidential statement",
        };
        let number = self.number.to_string();
        let number = match (number.split_once('('), self.part, &self.number) {
            (_, part, Number::Own(_)) => part.map_or_else(|| number.clone(), |letter| format!("{number} {letter}")),
            (Some((head, tail)), Some(letter), _) => format!("{head} {letter} ({tail}"),
            (Some((head, tail)), None, _) => format!("{head} ({tail}"),
            (None, Some(letter), _) => format!("{number} {letter}"),
            (None, None, _) => number,
        };
        format!("{} {word} {number}", self.body.get().name)
    }
}
