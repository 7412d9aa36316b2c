//! The numbers that Word counts itself (ECMA-376, 17.9): "1.", "(a)".

use roxmltree::{Document, Node};
use rustc_hash::{FxHashMap, FxHashSet};

use super::child;
use super::part::{DocxError, attribute};
use crate::source::number::Counter;
use crate::source::xml;

/// Levels that a list has.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    counter: Option<Counter>,
    /// What is written: `%1` stands for the number of the first level.
    text: String,
    /// All numbers in it are written as digits ("legal numbering").
    digits: bool,
}

impl Level {
    fn of(node: Node) -> Self {
        let value = |name: &str| child(node, name).and_then(|node| attribute(node, "val"));
        Self {
            start: value("start").and_then(|start| start.parse().ok()).unwrap_or(1),
            counter: Counter::of_word(value("numFmt").unwrap_or("decimal")),
            text: value("lvlText").unwrap_or_default().to_owned(),
            digits: child(node, "isLgl").is_some(),
        }
    }
}

/// A use of a list: the list, and levels that begin anew where it is used.
#[derive(Debug, Clone, Default)]
struct Use {
    list: String,
    restarts: FxHashMap<usize, u32>,
    /// Levels that are defined anew where it is used.
    levels: FxHashMap<usize, Level>,
}

/// Definitions and counters.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: FxHashMap<String, Vec<Level>>,
    uses: FxHashMap<String, Use>,
    /// Use and level that a style gives its paragraphs.
    styles: FxHashMap<String, Style>,
    /// The list that bears the name of a style, and lists that are defined by such a name.
    named: FxHashMap<String, String>,
    linked: FxHashMap<String, String>,
    /// The level of a list that belongs to a style.
    levels_of_styles: FxHashMap<(String, String), usize>,
    /// The last number of each level of each list.
    counters: FxHashMap<String, [Option<u32>; LEVELS]>,
    /// Uses whose levels have begun anew.
    begun: FxHashSet<(String, usize)>,
}

#[derive(Debug, Clone, Default)]
struct Style {
    number: Option<String>,
    level: Option<usize>,
    based_on: Option<String>,
}

impl Numbering {
    /// Reads the definitions of a document.
    pub fn of(numbering: Option<&str>, styles: Option<&str>) -> Result<Self, DocxError> {
        let mut out = Self::default();
        if let Some(text) = numbering {
            out.read_lists(&xml::parse(text)?);
        }
        if let Some(text) = styles {
            out.read_styles(&xml::parse(text)?);
        }
        Ok(out)
    }

    fn read_lists(&mut self, tree: &Document) {
        for node in tree.root_element().children() {
            match node.tag_name().name() {
                "abstractNum" => {
                    let mut levels: Vec<Level> = vec![Level { start: 1, counter: None, text: String::new(), digits: false }; LEVELS];
                    for level in node.children().filter(|node| node.tag_name().name() == "lvl") {
                        let Some(at) = level_of(level).filter(|at| *at < LEVELS) else { continue };
                        levels[at] = Level::of(level);
                        let style = child(level, "pStyle").and_then(|style| attribute(style, "val"));
                        if let Some((id, style)) = attribute(node, "abstractNumId").zip(style) {
                            self.levels_of_styles.insert((id.to_owned(), style.to_owned()), at);
                        }
                    }
                    let Some(id) = attribute(node, "abstractNumId") else { continue };
                    let value = |name: &str| child(node, name).and_then(|node| attribute(node, "val")).map(str::to_owned);
                    self.named.extend(value("styleLink").map(|name| (name, id.to_owned())));
                    self.linked.extend(value("numStyleLink").map(|name| (id.to_owned(), name)));
                    self.lists.insert(id.to_owned(), levels);
                }
                "num" => {
                    let list = child(node, "abstractNumId").and_then(|node| attribute(node, "val")).unwrap_or_default().to_owned();
                    let restarts = node.children().filter(|node| node.tag_name().name() == "lvlOverride").filter_map(|level| {
                        let start = attribute(child(level, "startOverride")?, "val")?.parse().ok()?;
                        Some((level_of(level)?, start))
                    });
                    let restarts = restarts.collect();
                    let overrides = node.children().filter(|node| node.tag_name().name() == "lvlOverride");
                    let levels = overrides.filter_map(|over| Some((level_of(over)?, Level::of(child(over, "lvl")?)))).collect();
                    let used = Use { list, restarts, levels };
                    self.uses.extend(attribute(node, "numId").map(|id| (id.to_owned(), used)));
                }
                _ => {}
            }
        }
    }

    fn read_styles(&mut self, tree: &Document) {
        for node in tree.root_element().children().filter(|node| node.tag_name().name() == "style") {
            let (number, level) = number_of(child(node, "pPr"));
            let based_on = child(node, "basedOn").and_then(|node| attribute(node, "val")).map(str::to_owned);
            self.styles.extend(attribute(node, "styleId").map(|id| (id.to_owned(), Style { number, level, based_on })));
        }
    }

    /// The label of the next paragraph, if it counts; `properties` are the paragraph's.
    pub fn label(&mut self, properties: Option<Node>) -> Option<String> {
        let (number, level) = number_of(properties);
        let style = properties.and_then(|properties| child(properties, "pStyle")).and_then(|style| attribute(style, "val"));
        let (by_style, level_of_style) = self.of_style(style);
        let number = number.or(by_style)?;
        let mut used = self.uses.get(&number)?.clone();
        // A list may be defined by the name of a style that another list bears.
        if let Some(list) = self.linked.get(&used.list).and_then(|name| self.named.get(name)) {
            used.list.clone_from(list);
        }
        let of_list = style.and_then(|style| self.levels_of_styles.get(&(used.list.clone(), style.to_owned())).copied());
        let level = level.or(level_of_style).or(of_list).unwrap_or(0).min(LEVELS - 1);
        let mut levels = self.lists.get(&used.list)?.clone();
        for (at, own) in used.levels.drain().filter(|(at, _)| *at < LEVELS) {
            levels[at] = own;
        }
        let counters = self.counters.entry(used.list.clone()).or_default();
        let restart = used.restarts.get(&level).filter(|_| self.begun.insert((number.clone(), level)));
        counters[level] = Some(match (restart, counters[level]) {
            (Some(start), _) => *start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => levels[level].start,
        });
        counters[level + 1..].fill(None);
        let text = (1..=LEVELS).rev().fold(levels[level].text.clone(), |text, at| {
            let pattern = format!("%{at}");
            if !text.contains(&pattern) {
                return text;
            }
            let of = &levels[at - 1];
            let number = counters[at - 1].unwrap_or(of.start);
            let counter = of.counter.filter(|_| !levels[level].digits).unwrap_or(Counter::Decimal);
            text.replace(&pattern, &counter.write(number))
        });
        // Bullets are drawn from symbol fonts.
        let is_written = levels[level].counter.is_some() && !text.trim().is_empty();
        is_written.then_some(text)
    }

    /// What a style says, or one that it is based on.
    fn of_style(&self, style: Option<&str>) -> (Option<String>, Option<usize>) {
        let mut next = style;
        let mut level = None;
        // No chain of styles is longer; one that is leads back to itself.
        for _ in 0..32 {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            level = level.or(style.level);
            if style.number.is_some() {
                return (style.number.clone(), level);
            }
            next = style.based_on.as_deref();
        }
        (None, None)
    }
}

fn level_of(node: Node) -> Option<usize> {
    attribute(node, "ilvl")?.parse().ok()
}

/// The list that properties of a paragraph name, and the level; "0" stands for none.
fn number_of(properties: Option<Node>) -> (Option<String>, Option<usize>) {
    let Some(number) = properties.and_then(|properties| child(properties, "numPr")) else { return (None, None) };
    let value = |name: &str| child(number, name).and_then(|node| attribute(node, "val"));
    (value("numId").map(str::to_owned), value("ilvl").and_then(|level| level.parse().ok()))
}
