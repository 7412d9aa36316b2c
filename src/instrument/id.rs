//! The one identifier of each instrument: parse, print, order.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

use regex::Regex;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Act, Bodies, Kind};

/// The identifier of one instrument, in the canonical spelling of the UN Digital Library: no spaces
/// inside a symbol, the session in parentheses before 1976, the part letter in brackets, a title in
/// kebab case where there is no symbol.
///
/// ```
/// use citegraph::instrument::InstrumentId;
/// let id: InstrumentId = "a/res/217(III)A".parse()?;
/// assert_eq!(id.as_str(), "A/RES/217(III)[A]");
/// assert_eq!(id.prose(), "General Assembly resolution 217 A (III)");
/// assert_eq!(id.link().as_deref(), Some("https://undocs.org/A/RES/217(III)"));
/// # Ok::<(), citegraph::instrument::ParseIdError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct InstrumentId(Arc<str>);

/// The text is no identifier: neither a symbol, nor a registration, nor a title.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` names no instrument: write a symbol (A/RES/63/180, S/RES/1325 (2000)), a registration (UNTS/1577/27531) or a title")]
pub struct ParseIdError(String);

impl InstrumentId {
    /// Takes text that is known to be canonical already: built from a table or by [`Act::id`].
    pub(crate) fn of_canonical(text: &str) -> Self {
        Self(text.into())
    }

    /// The canonical spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the identifier is a symbol or registration rather than a title in kebab case.
    #[must_use]
    pub fn is_symbol(&self) -> bool {
        !self.0.bytes().next().is_none_or(|b| b.is_ascii_lowercase()) && self.0.bytes().any(|b| matches!(b, b'/' | b'.' | b'('))
            || self.0.contains('/')
    }

    /// The kind that the identifier alone tells: acts by their series, registrations as treaties,
    /// other symbols as documents; a title tells nothing more than [`Kind::Named`].
    #[must_use]
    pub fn kind(&self) -> Kind {
        if let Some(act) = Act::of(&self.0) {
            act.kind.kind()
        } else if self.0.starts_with("UNTS/") || self.0.starts_with("LNTS/") {
            Kind::Treaty
        } else if self.is_symbol() {
            // Other organizations' forms: `GC(68)/RES/8`, `AHG/Res.213(XXVIII)`, `C-24/DEC.4`.
            let act = self.0.split('/').find_map(|segment| match segment.split('.').next() {
                Some("RES" | "Res") => Some(Kind::Resolution),
                Some("DEC" | "Dec") => Some(Kind::Decision),
                _ => None,
            });
            act.unwrap_or(Kind::Document)
        } else {
            Kind::Named
        }
    }

    /// The form used in running text: `General Assembly resolution 63/180`; symbols as they are, a
    /// title in kebab case with its words apart.
    #[must_use]
    pub fn prose(&self) -> String {
        match Act::of(&self.0) {
            Some(act) => act.prose(),
            None if self.is_symbol() => {
                let mut out = String::with_capacity(self.0.len() + 2);
                let mut before = ' ';
                for c in self.0.chars() {
                    if c == '(' && before.is_ascii_digit() {
                        out.push(' ');
                    }
                    out.push(c);
                    before = c;
                }
                out
            }
            None => self.0.replace('-', " "),
        }
    }

    /// The address at which the UN serves the document (undocs.org), for symbols; the part letter is
    /// left out, since whole documents are served. `None` for titles and registrations.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        if matches!(self.kind(), Kind::Treaty | Kind::Named) || !self.is_un_symbol() {
            return None;
        }
        Some(format!("https://undocs.org/{}", self.whole().unwrap_or_else(|| self.clone())))
    }

    fn is_un_symbol(&self) -> bool {
        const ROOTS: [&str; 8] = ["A/", "S/", "E/", "T/", "ST/", "TD/", "DP/", "CD/"];
        ROOTS.iter().any(|root| self.0.starts_with(root)) || Bodies::embedded().of_symbol(&self.0).is_some()
    }

    /// The instrument of which this is a lettered part: `A/RES/46/37` for `A/RES/46/37[A]`.
    #[must_use]
    pub fn whole(&self) -> Option<Self> {
        let (whole, letter) = self.0.strip_suffix(']')?.rsplit_once('[')?;
        (letter.len() == 1).then(|| Self(whole.into()))
    }

    /// The document that an addendum, corrigendum, revision, amendment or part belongs to, one step
    /// up: `A/64/439/Add.2` for `A/64/439/Add.2(PartII)`, then `A/64/439`.
    #[must_use]
    pub fn base(&self) -> Option<Self> {
        if self.0.contains('-') && !self.halves().is_empty() {
            return None;
        }
        if let Some(at) = self.0.rfind('(').filter(|_| self.0.ends_with(')')) {
            let inside = &self.0[at + 1..self.0.len() - 1];
            let is_part = ["Part", "Sect", "Vol", "Chap"].iter().any(|word| inside.starts_with(word));
            return is_part.then(|| Self(self.0[..at].into()));
        }
        let (before, last) = self.0.rsplit_once('/')?;
        SUFFIXES
            .iter()
            .any(|word| last.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
            .then(|| Self(before.into()))
    }

    /// The two symbols of a document issued under both (`A/60/1009-S/2005/873`); empty for others.
    #[must_use]
    pub fn halves(&self) -> Vec<Self> {
        static SECOND: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"-(?:[A-Z]{1,6}|E/CN\.[0-9]+)/").expect("a literal"));
        if Act::of(&self.0).is_some() || !self.is_symbol() {
            return Vec::new();
        }
        match SECOND.find(&self.0) {
            Some(at) => vec![Self(self.0[..at.start()].into()), Self(self.0[at.start() + 1..].into())],
            None => Vec::new(),
        }
    }

    /// Brings any usual spelling of a symbol to the canonical one: white space out, dashes to `-`,
    /// series in capitals, part letters in brackets.
    #[must_use]
    pub fn of_symbol(text: &str) -> Self {
        let mut out: Cow<str> = text.into();
        if !text.bytes().all(|b| b.is_ascii_graphic()) {
            let is_kept = |c: &char| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}');
            let is_dash = |c: char| matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}');
            out = text.chars().filter(is_kept).map(|c| if is_dash(c) { '-' } else { c }).collect();
        }
        let root = out.split('/').next().unwrap_or_default();
        if root.len() < out.len() && !root.bytes().any(|b| b.is_ascii_uppercase()) && root.bytes().any(|b| b.is_ascii_lowercase()) {
            out = capitals(&out).into();
        }
        if out.contains("/Res/") {
            out = out.replace("/Res/", "/RES/").into();
        }
        // A reader took the digit for a letter: `Add.l`.
        if let Some(head) = out.strip_suffix(".l").or_else(|| out.strip_suffix(".I"))
            && SUFFIXES.iter().any(|word| head.ends_with(word))
        {
            out = format!("{head}.1").into();
        }
        if out.starts_with("PRST/") {
            // The Human Rights Council writes its statements without the root of its series.
            out.to_mut().insert_str(0, "A/HRC/");
        }
        Self(bracket_part(&out).map_or_else(|| out.as_ref().into(), Into::into))
    }
}

const SUFFIXES: [&str; 8] = ["Add", "Corr", "Rev", "Amend", "Supp", "Summary", "Annex", "Excerpt"];

/// Puts a symbol written in small letters back in capitals, but for the words that are not.
fn capitals(text: &str) -> String {
    let segment = |segment: &str| {
        const MIXED: [&str; 12] = ["Add", "Corr", "Rev", "Amend", "Supp", "Sub", "Part", "Sect", "Vol", "Res", "Summary", "Misc"];
        let head: String = segment.chars().take_while(char::is_ascii_alphabetic).collect();
        match MIXED.iter().find(|word| word.eq_ignore_ascii_case(&head)) {
            Some(word) if !segment[head.len()..].starts_with('/') => format!("{word}{}", segment[head.len()..].to_uppercase()),
            _ => segment.to_uppercase(),
        }
    };
    text.replace("/res/", "/RES/").split('/').map(|s| if s == "RES" { s.to_owned() } else { segment(s) }).collect::<Vec<_>>().join("/")
}

/// `A/RES/46/37A` and `A/RES/217(III)A` with the letter in brackets; `A/RES/217A(III)` too.
fn bracket_part(text: &str) -> Option<String> {
    static INSIDE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(.*/(?:RES|DEC)/[0-9]+)([A-Z])(\((?:E?S-)?[IVXLC]+\))$").expect("a literal"));
    static AFTER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(.*/(?:RES|DEC)/.*[0-9)])([A-Z])$").expect("a literal"));
    // Nearly all have no letter in either place.
    let is_before_parenthesis = |pair: &[u8]| pair[0].is_ascii_uppercase() && pair[1] == b'(';
    if !text.ends_with(|c: char| c.is_ascii_uppercase()) && !text.as_bytes().windows(2).any(is_before_parenthesis) {
        return None;
    }
    if let Some(found) = INSIDE.captures(text) {
        return Some(format!("{}{}[{}]", &found[1], &found[3], &found[2]));
    }
    AFTER.captures(text).map(|found| format!("{}[{}]", &found[1], &found[2]))
}

impl FromStr for InstrumentId {
    type Err = ParseIdError;

    /// Reads a canonical identifier, any usual spelling of a symbol, a link to undocs.org or
    /// docs.un.org, or a title, which becomes kebab case.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        static LINK: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^(?i:https?://)?(?i:www\.)?(?i:undocs\.org|docs\.un\.org)/+(?:(?i:ar|en|es|fr|ru|zh)/)?([^?#]+)")
                .expect("a literal")
        });
        static SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^(?i:[A-Z][A-Z0-9_.]*(?:\([A-Za-z0-9 -]+\))?/|WHA[0-9]|GC\(|[A-Z]{1,5}(?:-[A-Z0-9]+)+/[A-Z0-9]|[A-Z]{2,6}\.[0-9]+\(|A\.[0-9]|A[0-9]|[A-Z][0-9]?-?[0-9]|[0-9]+/(?:CP|CMP|CMA|COP|MSP)\.[0-9])").expect("a literal")
        });
        let text = text.trim();
        let fault = || ParseIdError(text.to_owned());
        if let Some(found) = LINK.captures(text) {
            let decoded = found[1].replace("%20", " ").replace("%28", "(").replace("%29", ")").replace("%2F", "/").replace("%2f", "/");
            return Ok(Self::of_symbol(decoded.trim_end_matches('/')));
        }
        if !text.chars().any(char::is_alphanumeric) || text.contains("://") {
            return Err(fault());
        }
        let is_symbol = SYMBOL.is_match(text) && text.bytes().any(|b| b.is_ascii_digit());
        if is_symbol {
            return Ok(Self::of_symbol(text));
        }
        let slug = super::kebab(text);
        if slug.is_empty() { Err(fault()) } else { Ok(Self(slug.into())) }
    }
}

impl fmt::Display for InstrumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for InstrumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

impl PartialOrd for InstrumentId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for InstrumentId {
    fn cmp(&self, other: &Self) -> Ordering {
        natural(&self.0, &other.0)
    }
}

/// Compares with runs of digits taken as numbers, so that 63/9 stands before 63/180; equal only for
/// equal text.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a_rest, mut b_rest) = (a.as_bytes(), b.as_bytes());
    while let (Some(x), Some(y)) = (a_rest.first(), b_rest.first()) {
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let run = |s: &[u8]| s.iter().take_while(|c| c.is_ascii_digit()).count();
            let (m, n) = (run(a_rest), run(b_rest));
            let zeros = |s: &[u8], n: usize| s[..n].iter().take_while(|c| **c == b'0').count().min(n - 1);
            let (p, q) = (&a_rest[zeros(a_rest, m)..m], &b_rest[zeros(b_rest, n)..n]);
            match p.len().cmp(&q.len()).then_with(|| p.cmp(q)) {
                Ordering::Equal => (a_rest, b_rest) = (&a_rest[m..], &b_rest[n..]),
                unequal => return unequal,
            }
        } else if x == y {
            (a_rest, b_rest) = (&a_rest[1..], &b_rest[1..]);
        } else {
            return x.cmp(y);
        }
    }
    a_rest.len().cmp(&b_rest.len()).then_with(|| a.cmp(b))
}

impl Serialize for InstrumentId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for InstrumentId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
        // What was written by this program is canonical, and the series of some bodies look like titles.
        let is_written_otherwise = !text.chars().any(char::is_alphanumeric)
            || text.contains("://")
            || text.contains(char::is_whitespace)
            || text.starts_with(|c: char| c.is_ascii_lowercase()) && text.contains('/');
        if is_written_otherwise { text.parse().map_err(serde::de::Error::custom) } else { Ok(Self::of_canonical(&text)) }
    }
}

impl JsonSchema for InstrumentId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "InstrumentId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "minLength": 1, "description": "canonical identifier of one instrument" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> InstrumentId {
        text.parse().unwrap()
    }

    #[test]
    fn series_with_hyphens_are_symbols_and_come_back_from_json() {
        for text in ["EC-96/DG.1", "C-SS-4/DEC.3", "MEPC.237(65)", "IOC-XXX/11.1", "A/RES/217(III)[A]", "vienna-declaration", "1/CP.21"] {
            let id: InstrumentId = text.parse().unwrap();
            assert_eq!(id.as_str(), text);
            let json = serde_json::to_string(&id).unwrap();
            assert_eq!(serde_json::from_str::<InstrumentId>(&json).unwrap(), id);
        }
        assert_eq!(serde_json::from_str::<InstrumentId>("\"a/res/63/180\"").unwrap().as_str(), "A/RES/63/180");
    }

    #[test]
    fn every_usual_spelling_has_one_form() {
        for (written, canonical) in [
            ("S/RES/1325 (2000)", "S/RES/1325(2000)"),
            ("A/RES/217(III)A", "A/RES/217(III)[A]"),
            ("A/RES/217 A (III)", "A/RES/217(III)[A]"),
            ("a/res/63/180", "A/RES/63/180"),
            ("https://undocs.org/en/A/RES/63/180", "A/RES/63/180"),
            ("undocs.org/S/RES/1325%20(2000)", "S/RES/1325(2000)"),
            ("https://docs.un.org/en/A/HRC/RES/10/6", "A/HRC/RES/10/6"),
            ("A/64/439/Add.2 (Part II)", "A/64/439/Add.2(PartII)"),
            ("a/64/439/add.2", "A/64/439/Add.2"),
            ("E/CN.4/2001/2–E/CN.4/Sub.2/2000/46", "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46"),
            ("WHA58.3", "WHA58.3"),
            ("1/CP.16", "1/CP.16"),
            ("GC(68)/RES/8", "GC(68)/RES/8"),
            ("UNTS/1577/27531", "UNTS/1577/27531"),
            ("The Vienna Declaration and Programme of Action", "vienna-declaration-and-programme-of-action"),
            ("vienna-declaration-and-programme-of-action", "vienna-declaration-and-programme-of-action"),
            ("2030 Agenda", "2030-agenda"),
        ] {
            assert_eq!(id(written).as_str(), canonical, "{written}");
            assert_eq!(id(canonical).as_str(), canonical);
        }
        for bad in ["", "  ", "—", "https://example.org/A/RES/63/180"] {
            assert!(bad.parse::<InstrumentId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn order_is_natural() {
        let mut ids = ["A/RES/63/180", "A/RES/217(III)[A]", "A/RES/63/9", "A/RES/217(III)"].map(id);
        ids.sort();
        assert_eq!(ids.map(|i| i.to_string()), ["A/RES/63/9", "A/RES/63/180", "A/RES/217(III)", "A/RES/217(III)[A]"]);
    }

    #[test]
    fn parts_addenda_and_double_symbols_know_their_whole() {
        assert_eq!(id("A/RES/46/37[A]").whole(), Some(id("A/RES/46/37")));
        assert_eq!(id("A/64/439/Add.2(PartII)").base(), Some(id("A/64/439/Add.2")));
        assert_eq!(id("A/64/439/Add.2").base(), Some(id("A/64/439")));
        assert_eq!(id("A/78/5/Add.8/Corr.1").base(), Some(id("A/78/5/Add.8")));
        assert_eq!(id("A/64/439").base(), None);
        assert_eq!(id("A/RES/1514(XV)").base(), None);
        assert_eq!(id("A/60/1009-S/2005/873").halves(), [id("A/60/1009"), id("S/2005/873")]);
        assert_eq!(id("A/RES/S-20/2").halves(), []);
    }

    #[test]
    fn kinds_and_links() {
        assert_eq!(id("A/HRC/PRST/8/1").kind(), Kind::Statement);
        assert_eq!(id("A/DEC/60/251").kind(), Kind::Decision);
        assert_eq!(id("A/64/53").kind(), Kind::Document);
        assert_eq!(id("UNTS/1577/27531").kind(), Kind::Treaty);
        assert_eq!(id("UNTS/1577/27531").link(), None);
        assert_eq!(id("S/RES/1325(2000)").link().unwrap(), "https://undocs.org/S/RES/1325(2000)");
        assert_eq!(id("E/RES/1503(XLVIII)").prose(), "Economic and Social Council resolution 1503 (XLVIII)");
    }
}
