//! Tables: what their columns are, and the values of a row.

use std::borrow::Cow;
use std::fmt;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Text.
    Text,
    /// A whole number, 64 bits.
    Integer,
    /// A floating-point number, 64 bits.
    Number,
    /// True or false.
    Boolean,
}

/// A column: the same words make the codebook, the descriptions for programs and the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name, in snake case.
    pub name: &'static str,
    /// Its type.
    pub of: Type,
    /// Whether every row has a value.
    pub required: bool,
    /// What it says, with its unit.
    pub what: &'static str,
}

impl Column {
    /// A column that every row has a value in.
    #[must_use]
    pub const fn always(name: &'static str, of: Type, what: &'static str) -> Self {
        Self { name, of, required: true, what }
    }

    /// A column whose value may be missing.
    #[must_use]
    pub const fn maybe(name: &'static str, of: Type, what: &'static str) -> Self {
        Self { name, of, required: false, what }
    }
}

/// Columns whose values stand in the key of another table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreign {
    /// The columns here.
    pub columns: &'static [&'static str],
    /// The other table.
    pub table: &'static str,
    /// The columns there.
    pub key: &'static [&'static str],
}

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What one row is.
    pub what: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// The columns that tell rows apart; none where rows have no key.
    pub key: &'static [&'static str],
    /// What refers to other tables.
    pub foreign: &'static [Foreign],
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'v> {
    /// None.
    Missing,
    /// Text.
    Text(Cow<'v, str>),
    /// A whole number.
    Integer(i64),
    /// A floating-point number.
    Number(f64),
    /// True or false.
    Boolean(bool),
}

impl<'v> Value<'v> {
    /// Text, or none where it is empty.
    #[must_use]
    pub fn text(text: impl Into<Cow<'v, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Missing } else { Self::Text(text) }
    }

    /// A text that may be missing.
    #[must_use]
    pub fn maybe(text: Option<impl Into<Cow<'v, str>>>) -> Self {
        text.map_or(Self::Missing, Self::text)
    }

    /// What prints itself, or none.
    #[must_use]
    pub fn shown(value: Option<impl fmt::Display>) -> Self {
        value.map_or(Self::Missing, |value| Self::text(value.to_string()))
    }

    /// A whole number.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A whole number that may be missing.
    #[must_use]
    pub fn integer(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Missing, |number| Self::Integer(number.into()))
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

/// Where rows go.
pub trait Rows {
    /// Takes a row: one value for each column.
    fn row(&mut self, values: &[Value]) -> std::io::Result<()>;
}
