//! How the styles of a Word document show the text of their runs (ECMA-376, 17.7).

use roxmltree::Node;
use rustc_hash::FxHashMap;

use super::part::{DocxError, attribute};
use super::{Shown, child};
use crate::source::xml;

/// What styles say of runs, by their identifier; of those based on others what these say.
#[derive(Debug, Default)]
pub struct Styles {
    own: FxHashMap<String, (Option<Shown>, Option<String>)>,
}

impl Styles {
    /// Reads the styles of a document.
    pub fn of(styles: Option<&str>) -> Result<Self, DocxError> {
        let Some(text) = styles else { return Ok(Self::default()) };
        let tree = xml::parse(text)?;
        let all = tree.root_element().children().filter(|node| node.tag_name().name() == "style");
        let own = all.filter_map(|style| {
            let based_on = child(style, "basedOn").and_then(|node| attribute(node, "val")).map(str::to_owned);
            Some((attribute(style, "styleId")?.to_owned(), (child(style, "rPr").and_then(stated), based_on)))
        });
        Ok(Self { own: own.collect() })
    }

    /// How a run shows: by its own properties, by its style, by that of its paragraph.
    pub fn shown(&self, run: Node, paragraph: Option<&str>) -> Shown {
        let properties = child(run, "rPr");
        let style = properties.and_then(|properties| child(properties, "rStyle")).and_then(|node| attribute(node, "val"));
        properties.and_then(stated).or_else(|| self.by_style(style)).or_else(|| self.by_style(paragraph)).unwrap_or(Shown::Plain)
    }

    fn by_style(&self, style: Option<&str>) -> Option<Shown> {
        let mut next = style;
        // No chain of styles is longer; one that is leads back to itself.
        for _ in 0..32 {
            let (shown, based_on) = self.own.get(next?)?;
            if shown.is_some() {
                return *shown;
            }
            next = based_on.as_deref();
        }
        None
    }
}

/// What properties of runs say, where they say anything.
fn stated(properties: Node) -> Option<Shown> {
    let value = |name: &str| child(properties, name).map(|node| attribute(node, "val").unwrap_or("true"));
    let is_on = |value: &str| !matches!(value, "0" | "false" | "off");
    let is_above = |value: &str| value.parse::<i32>().is_ok_and(|half_points| half_points > 2);
    match (value("vanish"), value("vertAlign"), value("position")) {
        (Some(vanish), ..) if is_on(vanish) => Some(Shown::Hidden),
        (_, Some("superscript"), _) => Some(Shown::Raised),
        (_, None, Some(position)) if is_above(position) => Some(Shown::Raised),
        (None, None, None) => None,
        _ => Some(Shown::Plain),
    }
}
