//! Relations in families: what a picture can tell apart.

use crate::graph::{Edge, Link};

/// A family of relations, or what is no citation at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Brought to mind: `recalls`.
    Recalls,
    /// Said again: `reaffirms`, `guides`.
    Reaffirms,
    /// Taken up: `welcomes`, `endorses`.
    Supports,
    /// Done under it or asked by it: `implements`, `acts under`, `extends`, `requests`, `decides`.
    Acts,
    /// Changed or deplored: `amends`, `supersedes`, `regrets`.
    Changes,
    /// Only looked at: `notes`, `considers`.
    Notes,
    /// Cited with no verb that tells why.
    Cites,
    /// Part of it, adopted by it, issued as it: no citation.
    Belongs,
}

/// Families of citations from what says most: what is amended matters more than that it is recalled too.
const SAYING_MOST: [Family; 7] =
    [Family::Changes, Family::Acts, Family::Reaffirms, Family::Supports, Family::Recalls, Family::Notes, Family::Cites];

impl Family {
    /// Every family, in the order of legends.
    pub const ALL: [Self; 8] =
        [Self::Recalls, Self::Reaffirms, Self::Supports, Self::Acts, Self::Changes, Self::Notes, Self::Cites, Self::Belongs];

    /// The family of a relation of the table of verbs.
    #[must_use]
    pub fn of_relation(relation: &str) -> Self {
        match relation {
            "recalls" => Self::Recalls,
            "reaffirms" | "guides" => Self::Reaffirms,
            "welcomes" | "endorses" => Self::Supports,
            "implements" | "acts under" | "extends" | "requests" | "decides" => Self::Acts,
            "amends" | "supersedes" | "regrets" => Self::Changes,
            "notes" | "considers" => Self::Notes,
            _ => Self::Cites,
        }
    }

    /// The family of an edge: the one of its citations that says most.
    #[must_use]
    pub fn of(edge: &Edge) -> Self {
        if edge.link != Link::Cites {
            return Self::Belongs;
        }
        let told: Vec<Self> = edge.citations.iter().map(|citing| Self::of_relation(&citing.relation)).collect();
        SAYING_MOST.into_iter().find(|family| told.contains(family)).unwrap_or(Self::Cites)
    }

    /// The words of legends.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recalls => "recalls",
            Self::Reaffirms => "reaffirms, is guided by",
            Self::Supports => "welcomes, endorses",
            Self::Acts => "implements, acts under, requests",
            Self::Changes => "amends, supersedes, regrets",
            Self::Notes => "notes, considers",
            Self::Cites => "cites",
            Self::Belongs => "is part of, adopted by, issued as",
        }
    }

    /// Its place in [`Family::ALL`].
    #[must_use]
    pub const fn place(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_list() {
        assert!(Family::ALL.iter().enumerate().all(|(at, family)| family.place() == at));
    }
}
