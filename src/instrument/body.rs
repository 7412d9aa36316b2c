//! The bodies that adopt instruments: names, symbol series, number forms and life spans.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{ActKind, Date, Number, Session};

/// The shape that the numbers of a body's resolutions have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum NumberForm {
    /// `63/180`
    #[serde(rename = "session/number")]
    InSession,
    /// `S-9/1`, `ES-10/24`
    #[serde(rename = "special/number")]
    InSpecialSession,
    /// `2005/30`
    #[serde(rename = "year/number")]
    InYear,
    /// `217 (III)`
    #[serde(rename = "number(roman)")]
    OfSession,
    /// `3 (S-X)`
    #[serde(rename = "number(special-roman)")]
    OfSpecialSession,
    /// `1325 (2000)`
    #[serde(rename = "number(year)")]
    OfYear,
    /// `58.3`
    #[serde(rename = "dotted")]
    Dotted,
    /// The body's own official form.
    #[serde(rename = "own")]
    Own,
}

impl NumberForm {
    /// The form that a number has.
    #[must_use]
    pub const fn of(number: &Number) -> Self {
        match number {
            Number::InSession(Session::Regular(_), _) => Self::InSession,
            Number::InSession(..) => Self::InSpecialSession,
            Number::OfSession(_, Session::Regular(_)) => Self::OfSession,
            Number::OfSession(..) => Self::OfSpecialSession,
            Number::OfYear(..) => Self::OfYear,
            Number::InYear(..) => Self::InYear,
            Number::Dotted(..) => Self::Dotted,
            Number::Own(_) => Self::Own,
        }
    }
}

/// One row of `src/data/bodies.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Name in kebab case; the key of the table.
    pub id: String,
    /// Official name in English.
    pub name: String,
    /// Other names in texts: former names and acronyms.
    #[serde(default)]
    pub names: Vec<String>,
    /// The bare word that texts use once the body is known: `Assembly`, `Council`.
    pub short: Option<String>,
    /// Root of its document symbols: `A/HRC`.
    pub symbol: Option<String>,
    /// Identifier of its resolutions, `{}` standing for the number: `A/HRC/RES/{}`.
    pub resolution: Option<String>,
    /// Identifier of its decisions.
    pub decision: Option<String>,
    /// Identifier of its President's statements.
    pub statement: Option<String>,
    /// Forms that the numbers of its resolutions have or had.
    #[serde(default)]
    pub forms: Vec<NumberForm>,
    /// When it was established.
    pub from: Option<Date>,
    /// When it ceased to exist.
    pub to: Option<Date>,
    /// Key of the body that it reports to.
    pub parent: Option<String>,
    /// Place in the system: principal organ, functional commission, specialised agency.
    pub kind: String,
    /// Where the row's facts can be read.
    pub source: String,
}

impl Body {
    /// The template of identifiers of one sort of act.
    #[must_use]
    pub fn template(&self, kind: ActKind) -> Option<&str> {
        match kind {
            ActKind::Resolution => self.resolution.as_deref(),
            ActKind::Decision => self.decision.as_deref(),
            ActKind::Statement => self.statement.as_deref(),
        }
    }

    /// Every name, the official one first.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.names.iter().map(String::as_str))
    }
}

/// A body of the embedded table: its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyRef(u16);

impl BodyRef {
    /// The row.
    #[must_use]
    pub fn get(self) -> &'static Body {
        &Bodies::embedded().rows[usize::from(self.0)]
    }

    /// Whether this is the body with that key.
    #[must_use]
    pub fn is(self, id: &str) -> bool {
        self.get().id == id
    }
}

#[derive(Deserialize)]
struct Table {
    body: Vec<Body>,
}

/// The embedded table of bodies, sorted by key.
#[derive(Debug)]
pub struct Bodies {
    rows: Vec<Body>,
    by_id: FxHashMap<String, BodyRef>,
    /// Prefix of each template up to `{}`, with what follows it; longest prefix first.
    templates: Vec<(String, String, BodyRef, ActKind)>,
    /// Symbol roots, longest first.
    roots: Vec<(String, BodyRef)>,
}

impl Bodies {
    /// The table of `src/data/bodies.toml`, read once.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static BODIES: OnceLock<Bodies> = OnceLock::new();
        BODIES.get_or_init(|| {
            let table: Table = toml::from_str(include_str!("../data/bodies.toml")).expect("a test parses the embedded table");
            Self::new(table.body)
        })
    }

    fn new(rows: Vec<Body>) -> Self {
        let each = || rows.iter().enumerate().map(|(i, body)| (BodyRef(i as u16), body));
        let by_id = each().map(|(at, body)| (body.id.clone(), at)).collect();
        let mut templates: Vec<_> = each()
            .flat_map(|(at, body)| ActKind::ALL.into_iter().filter_map(move |kind| Some((at, kind, body.template(kind)?))))
            .filter_map(|(at, kind, template)| {
                let (before, after) = template.split_once("{}")?;
                (!before.is_empty()).then(|| (before.to_owned(), after.to_owned(), at, kind))
            })
            .collect();
        templates.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)).then(a.2.cmp(&b.2)));
        let mut roots: Vec<_> = each().filter_map(|(at, body)| Some((body.symbol.clone()?, at))).collect();
        roots.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        Self { by_id, templates, roots, rows }
    }

    /// Every body, in the order of keys.
    pub fn iter(&self) -> impl Iterator<Item = (BodyRef, &Body)> {
        self.rows.iter().enumerate().map(|(i, body)| (BodyRef(i as u16), body))
    }

    /// The body with that key.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<BodyRef> {
        self.by_id.get(id).copied()
    }

    /// The body whose series an identifier of an act belongs to, with what stands at the number's
    /// place. O(number of templates).
    #[must_use]
    pub fn split_act<'t>(&self, id: &'t str) -> Option<(BodyRef, ActKind, &'t str)> {
        self.templates.iter().find_map(|(before, after, at, kind)| {
            let number = id.strip_prefix(before.as_str())?.strip_suffix(after.as_str())?;
            number.bytes().any(|b| b.is_ascii_digit()).then_some((*at, *kind, number))
        })
    }

    /// The body whose documents bear a symbol: the longest root that the symbol begins with.
    #[must_use]
    pub fn of_symbol(&self, symbol: &str) -> Option<BodyRef> {
        self.roots.iter().find_map(|(root, at)| {
            let rest = symbol.strip_prefix(root.as_str())?;
            (rest.starts_with(['/', '(']) || root.len() > 1 && rest.starts_with('.')).then_some(*at)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted_unique_and_whole() {
        let bodies = Bodies::embedded();
        assert!(bodies.rows.windows(2).all(|pair| pair[0].id < pair[1].id), "sorted by id, no id twice");
        for (_, body) in bodies.iter() {
            if let Some(parent) = &body.parent {
                assert!(bodies.by_id(parent).is_some(), "{}: no body `{parent}`", body.id);
            }
            for kind in ActKind::ALL {
                assert!(body.template(kind).is_none_or(|t| t.matches("{}").count() == 1), "{}: one {{}} a template", body.id);
            }
            assert!(!body.source.is_empty(), "{}: a row names its source", body.id);
            if let (Some(from), Some(to)) = (body.from, body.to) {
                assert!(from < to, "{}", body.id);
            }
        }
    }

    #[test]
    fn the_longest_series_wins() {
        let bodies = Bodies::embedded();
        let (body, kind, number) = bodies.split_act("A/HRC/RES/10/6").unwrap();
        assert_eq!((body.get().name.as_str(), kind, number), ("Human Rights Council", ActKind::Resolution, "10/6"));
        assert!(bodies.of_symbol("E/CN.4/Sub.2/2000/46").unwrap().is("sub-commission-on-the-promotion-and-protection-of-human-rights"));
        assert!(bodies.of_symbol("A/64/53").unwrap().is("general-assembly"));
    }
}
