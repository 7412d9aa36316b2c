//! The bodies that adopt instruments: names, symbol series, number forms and life spans.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{ActKind, Date, Number, Session, rows};

/// The shape that the numbers of a body's resolutions have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberForm {
    /// `63/180`
    InSession,
    /// `S-9/1`, `ES-10/24`
    InSpecialSession,
    /// `2005/30`
    InYear,
    /// `XII/11`
    InRomanSession,
    /// `217 (III)`
    OfSession,
    /// `3 (S-X)`
    OfSpecialSession,
    /// `1325 (2000)`
    OfYear,
    /// `58.3`
    Dotted,
    /// The body's own official form.
    Own,
}

impl NumberForm {
    /// Reads the name of a form in the table.
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "session/number" => Self::InSession,
            "special/number" => Self::InSpecialSession,
            "year/number" => Self::InYear,
            "roman/number" => Self::InRomanSession,
            "number(roman)" => Self::OfSession,
            "number(special-roman)" => Self::OfSpecialSession,
            "number(year)" => Self::OfYear,
            "dotted" => Self::Dotted,
            "own" => Self::Own,
            _ => return None,
        })
    }

    /// The form that a number has.
    #[must_use]
    pub const fn of(number: &Number) -> Self {
        match number {
            Number::InSession(Session::Regular(_), _) => Self::InSession,
            Number::InSession(..) => Self::InSpecialSession,
            Number::InRomanSession(..) => Self::InRomanSession,
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
#[derive(Debug, Clone)]
pub struct Body {
    /// Name in kebab case; the key of the table.
    pub id: &'static str,
    /// Official name in English.
    pub name: &'static str,
    /// Other names in texts: former names and acronyms.
    pub names: Vec<&'static str>,
    /// The bare word that texts use once the body is known: `Assembly`, `Council`.
    pub short: Option<&'static str>,
    /// Root of its document symbols: `A/HRC`.
    pub symbol: Option<&'static str>,
    /// Identifier of its resolutions, `{}` standing for the number: `A/HRC/RES/{}`.
    pub resolution: Option<&'static str>,
    /// Identifier of its decisions.
    pub decision: Option<&'static str>,
    /// Identifier of its President's statements.
    pub statement: Option<&'static str>,
    /// Forms that the numbers of its resolutions have or had.
    pub forms: Vec<NumberForm>,
    /// The last session that it wrote in Roman numerals; texts in some languages write these too in digits.
    pub last_roman_session: Option<u16>,
    /// Symbol of its report, session or year at the place of `{}`: `A/{}/53`.
    pub report: Option<&'static str>,
    /// When it was established.
    pub from: Option<Date>,
    /// When it ceased to exist.
    pub to: Option<Date>,
    /// Key of the body that it reports to.
    pub parent: Option<&'static str>,
    /// Place in the system: principal organ, functional commission, specialised agency.
    pub kind: &'static str,
    /// Where the row's facts can be read.
    pub source: &'static str,
}

impl Body {
    /// The template of identifiers of one sort of act.
    #[must_use]
    pub const fn template(&self, kind: ActKind) -> Option<&'static str> {
        match kind {
            ActKind::Resolution => self.resolution,
            ActKind::Decision => self.decision,
            ActKind::Statement => self.statement,
        }
    }

    /// A number in the form that the body itself gave it: `XII/11` for `12/11`.
    #[must_use]
    pub fn own_form(&self, number: &Number) -> Number {
        match *number {
            Number::InSession(Session::Regular(session), n) if self.last_roman_session.is_some_and(|last| session <= last) => {
                Number::InRomanSession(session, n)
            }
            _ => number.clone(),
        }
    }

    /// Every name, the official one first.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name).chain(self.names.iter().copied())
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

/// A row as `build.rs` writes it.
fn row(line: &'static str) -> Body {
    let mut cells = rows::cells(line);
    let mut text = || cells.next().unwrap_or_default();
    let some = |text: &'static str| (!text.is_empty()).then_some(text);
    let members = |text: &'static str| rows::members(text).collect::<Vec<_>>();
    Body {
        id: text(),
        name: text(),
        names: members(text()),
        short: some(text()),
        symbol: some(text()),
        resolution: some(text()),
        decision: some(text()),
        statement: some(text()),
        forms: members(text()).into_iter().filter_map(NumberForm::parse).collect(),
        last_roman_session: text().parse().ok(),
        report: some(text()),
        from: text().parse().ok(),
        to: text().parse().ok(),
        parent: some(text()),
        kind: text(),
        source: text(),
    }
}

/// The embedded table of bodies, sorted by key.
#[derive(Debug)]
pub struct Bodies {
    rows: Vec<Body>,
    by_id: FxHashMap<&'static str, BodyRef>,
    /// Templates by what stands before `{}`, if that ends with a slash.
    series: FxHashMap<&'static str, (&'static str, BodyRef, ActKind)>,
    /// The other templates: what stands before and behind `{}`, longest first.
    templates: Vec<(&'static str, &'static str, BodyRef, ActKind)>,
    /// Symbol roots, longest first.
    roots: Vec<(&'static str, BodyRef)>,
}

impl Bodies {
    /// The table of `src/data/bodies.toml`, read once.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static BODIES: OnceLock<Bodies> = OnceLock::new();
        BODIES.get_or_init(|| Self::new(rows::lines(include_str!(concat!(env!("OUT_DIR"), "/bodies.rows"))).map(row).collect()))
    }

    fn new(rows: Vec<Body>) -> Self {
        let each = || rows.iter().enumerate().map(|(i, body)| (BodyRef(i as u16), body));
        let by_id = each().map(|(at, body)| (body.id, at)).collect();
        let mut templates: Vec<_> = each()
            .flat_map(|(at, body)| ActKind::ALL.into_iter().filter_map(move |kind| Some((at, kind, body.template(kind)?))))
            .filter_map(|(at, kind, template)| {
                let (before, after) = template.split_once("{}")?;
                (!before.is_empty()).then_some((before, after, at, kind))
            })
            .collect();
        templates.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(b.0)).then(a.2.cmp(&b.2)));
        let mut roots: Vec<_> = each().filter_map(|(at, body)| Some((body.symbol?, at))).collect();
        roots.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        let (by_slash, templates): (Vec<_>, Vec<_>) = templates.into_iter().partition(|(before, ..)| before.ends_with('/'));
        let mut series = FxHashMap::default();
        for (before, after, at, kind) in by_slash {
            series.entry(before).or_insert((after, at, kind));
        }
        Self { rows, by_id, series, templates, roots }
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
    /// place: the longest series that fits. O(parts of the symbol).
    #[must_use]
    pub fn split_act<'t>(&self, id: &'t str) -> Option<(BodyRef, ActKind, &'t str)> {
        let slashes = id.bytes().enumerate().filter(|(_, byte)| *byte == b'/').map(|(at, _)| at + 1);
        let split =
            |at: usize| self.series.get(&id[..at]).and_then(|(after, body, kind)| Some((*body, *kind, id[at..].strip_suffix(after)?)));
        let found = slashes.filter_map(split).rfind(|(.., number)| number.bytes().any(|b| b.is_ascii_digit()));
        // Titles in kebab case fit no template.
        if found.is_some() || id.starts_with("A/") || id.starts_with("S/") || id.starts_with(|c: char| c.is_ascii_lowercase()) {
            return found;
        }
        self.templates.iter().find_map(|(before, after, at, kind)| {
            let number = id.strip_prefix(before)?.strip_suffix(after)?;
            number.bytes().any(|b| b.is_ascii_digit()).then_some((*at, *kind, number))
        })
    }

    /// The body whose report to its parent a symbol is: the Human Rights Council for `A/64/53` and `A/64/53/Add.1`, a
    /// commission for `E/2015/27`. O(bodies).
    #[must_use]
    pub fn reporting(&self, symbol: &str) -> Option<BodyRef> {
        // The Assembly's first session was held in 1946.
        const BEFORE_FIRST: i16 = 1945;
        let (root, rest) = symbol.split_once('/')?;
        let (term, number) = rest.split_once('/')?;
        let term: i16 = term.parse().ok()?;
        let year = Date::of_year(if term < BEFORE_FIRST { term + BEFORE_FIRST } else { term });
        let number = number.split(['/', '(']).next()?;
        let is_report = |template: &str| template.split_once("/{}/") == Some((root, number));
        let found = self.iter().find(|(_, body)| body.report.is_some_and(is_report) && year.may_lie_within(body.from, body.to));
        found.map(|(at, _)| at)
    }

    /// The body whose documents bear a symbol: the longest root that the symbol begins with.
    #[must_use]
    pub fn of_symbol(&self, symbol: &str) -> Option<BodyRef> {
        self.roots.iter().find_map(|(root, at)| {
            let rest = symbol.strip_prefix(root)?;
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
            if let Some(parent) = body.parent {
                assert!(bodies.by_id(parent).is_some(), "{}: no body `{parent}`", body.id);
            }
            for kind in ActKind::ALL {
                assert!(
                    body.template(kind).is_none_or(|t| t.matches("{}").count() == 1 || t.contains("{session}") && t.contains("{number}")),
                    "{}: one {{}} a template",
                    body.id
                );
            }
            assert!(!body.source.is_empty(), "{}: a row names its source", body.id);
            if let (Some(from), Some(to)) = (body.from, body.to) {
                assert!(from <= to, "{}", body.id);
            }
        }
    }

    #[test]
    fn the_longest_series_wins() {
        let bodies = Bodies::embedded();
        let (body, kind, number) = bodies.split_act("A/HRC/RES/10/6").unwrap();
        assert_eq!((body.get().name, kind, number), ("Human Rights Council", ActKind::Resolution, "10/6"));
        assert!(bodies.of_symbol("E/CN.4/Sub.2/2000/46").unwrap().is("sub-commission-on-the-promotion-and-protection-of-human-rights"));
        assert!(bodies.of_symbol("A/64/53").unwrap().is("general-assembly"));
    }

    #[test]
    fn reports_are_those_of_the_body_of_their_time() {
        let bodies = Bodies::embedded();
        let of = |symbol| bodies.reporting(symbol).map(|body| body.get().name);
        assert_eq!(of("A/64/53/Add.1"), Some("Human Rights Council"));
        assert_eq!(of("A/52/53"), None);
        assert_eq!(of("E/2005/23(PartI)"), Some("Commission on Human Rights"));
        assert_eq!(of("E/2010/23"), None);
        assert_eq!(of("A/64/5"), None);
    }
}
