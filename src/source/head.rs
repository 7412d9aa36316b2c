//! What a form says of its document outside the text: YAML front matter of texts and Markdown, the
//! metadata of Akoma Ntoso.

use saphyr::{LoadableYamlNode, Scalar, Yaml};

/// What stands outside the text, as it is written there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The symbol.
    pub symbol: Option<String>,
    /// The date of adoption.
    pub date: Option<String>,
    /// The title.
    pub title: Option<String>,
}

/// Largest front matter, in bytes.
const LONGEST: usize = 64 << 10;

/// The front matter between two lines of hyphens at the beginning of a text, and how many bytes it
/// takes; nothing where there is none, or where it is no mapping.
pub fn front_matter(text: &str) -> Option<(Head, usize)> {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let rest = bare.strip_prefix("---\n").or_else(|| bare.strip_prefix("---\r\n"))?;
    let start = text.len() - rest.len();
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if at > LONGEST {
            return None;
        }
        if matches!(line.trim_end(), "---" | "...") {
            let matter = &rest[..at];
            return Some((parse(matter).or_else(|| by_lines(matter))?, start + at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Front matter that is no YAML, such as a title with a colon in it: each line that has one of the
/// keys is taken as it is.
fn by_lines(matter: &str) -> Option<Head> {
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
    let goes_on = |line: &str| line.trim().is_empty() || line.starts_with([' ', '\t', '#', '-']);
    let lines = || matter.lines().filter(|line| !goes_on(line));
    if lines().next().is_none() || !lines().all(|line| line.split_once(':').is_some_and(|(key, _)| is_key(key))) {
        return None;
    }
    let get = |wanted: &str| {
        let value = lines().filter_map(|line| line.split_once(':')).find(|(key, _)| key.trim().eq_ignore_ascii_case(wanted))?.1;
        Some(value.trim().trim_matches(['"', '\'']).to_owned()).filter(|value| !value.is_empty())
    };
    Some(Head { symbol: get("symbol"), date: get("date"), title: get("title") })
}

fn parse(yaml: &str) -> Option<Head> {
    let documents = Yaml::load_from_str(yaml).ok()?;
    let mapping = documents.first().filter(|yaml| yaml.is_mapping())?;
    let get = |key: &str| match mapping.as_mapping_get(key)? {
        Yaml::Value(Scalar::String(text)) => Some(text.trim().to_owned()),
        Yaml::Value(Scalar::Integer(number)) => Some(number.to_string()),
        Yaml::Representation(text, ..) => Some(text.trim().to_owned()),
        _ => None,
    };
    Some(Head { symbol: get("symbol"), date: get("date"), title: get("title") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_and_its_length_told() {
        let text = "---\nsymbol: A/RES/64/371\ndate: 2009-12-18\ntitle: \"Harbours: and lights\"\nother: [1]\n---\nThe General Assembly,\n";
        let (head, length) = front_matter(text).unwrap();
        assert_eq!(head.symbol.as_deref(), Some("A/RES/64/371"));
        assert_eq!(head.date.as_deref(), Some("2009-12-18"));
        assert_eq!(head.title.as_deref(), Some("Harbours: and lights"));
        assert_eq!(&text[length..], "The General Assembly,\n");
        let (head, _) = front_matter("---\ntitle: Report: on kites\nsymbol: A/64/1\n---\n").unwrap();
        assert_eq!((head.title.as_deref(), head.symbol.as_deref()), (Some("Report: on kites"), Some("A/64/1")));
        assert_eq!(front_matter("---\nno end"), None);
        assert_eq!(front_matter("---\n- a\n---\n"), None);
    }
}
