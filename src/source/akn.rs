//! Akoma Ntoso (AKN 3.0, and AKN4UN of the United Nations) to text: paragraphs in the order of
//! reading, `authorialNote` as notes where they stand, what `meta` and the head say, the links that
//! the editors set.

use roxmltree::Node;
use rustc_hash::{FxHashMap, FxHashSet};

use super::flow::{Flow, Flowed};
use super::xml::{self, Step};
use super::{Head, raised};

/// Elements that end a paragraph. All others stand inside one.
const BLOCKS: [&str; 33] = [
    "p",
    "heading",
    "subheading",
    "crossHeading",
    "block",
    "content",
    "wrapUp",
    "intro",
    "formula",
    "container",
    "longTitle",
    "coverPage",
    "preface",
    "preamble",
    "conclusions",
    "mainBody",
    "blockList",
    "item",
    "listIntroduction",
    "listWrapUp",
    "li",
    "tr",
    "td",
    "th",
    "caption",
    "tocItem",
    "paragraph",
    "subparagraph",
    "point",
    "section",
    "article",
    "list",
    "attachment",
];

/// Reads a document: its text, what its head says, and the prefix of its elements.
pub fn read(input: &str) -> Result<(Flowed, Head, String), roxmltree::Error> {
    let tree = xml::parse(input)?;
    let root = tree.root_element();
    let tag = input[root.range().start..].trim_start_matches('<');
    let prefix = tag[..tag.find("akomaNtoso").unwrap_or(0)].to_owned();
    let notes = root.descendants().filter(|node| node.has_tag_name_of("note"));
    let notes: FxHashMap<&str, Node> = notes.filter_map(|note| Some((note.attribute("eId").or(note.attribute("id"))?, note))).collect();
    let mut noted: FxHashSet<&str> = FxHashSet::default();
    let mut flow = Flow::default();
    let mut links: Vec<u32> = Vec::new();
    xml::walk(root, |step| {
        match step {
            Step::Open(node) if node.has_tag_name_of("noteRef") => {
                let target = node.attribute("href").unwrap_or_default().trim_start_matches('#');
                if let Some((id, note)) = notes.get_key_value(target) {
                    let label = node.attribute("marker").or(note.attribute("marker")).unwrap_or("*");
                    flow.mark(label);
                    if noted.insert(id) {
                        flow.begin_note(label);
                        put_text(*note, &mut flow);
                        flow.end_note();
                    }
                }
                return false;
            }
            Step::Open(node) => return open(node, &mut flow, &mut links),
            Step::Close(node) => close(node, &mut flow, &mut links),
            Step::Text(node) => {
                let text = node.text().unwrap_or_default();
                let range = node.range();
                let markup = &input[range.clone()];
                let parent = node.parent_element();
                // Elements of other vocabularies hold no links of this one.
                let is_own = parent.is_some_and(|parent| parent.tag_name().namespace() == root.tag_name().namespace());
                if parent.is_some_and(|parent| parent.has_tag_name_of("sup")) {
                    flow.push(&raised(text));
                } else if markup.contains("<![") || !is_own {
                    flow.push(text);
                } else {
                    flow.push_markup(markup, range.start as u32);
                }
            }
        }
        true
    });
    Ok((flow.finish(), head(root), prefix))
}

/// Whether an element has that name, in whatever version of the namespace.
trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.tag_name().name() == name
    }
}

fn open(node: Node, flow: &mut Flow, links: &mut Vec<u32>) -> bool {
    match node.tag_name().name() {
        "meta" | "img" | "toc" | "del" => return false,
        "authorialNote" => {
            let label = node.attribute("marker").unwrap_or("*").trim_matches(['[', ']', '(', ')', ' ']);
            flow.mark(label);
            flow.begin_note(label);
        }
        "ref" | "rref" | "mref" | "a" => links.push(flow.begin_link()),
        "eol" | "br" => flow.end_line(),
        name if BLOCKS.contains(&name) && !follows_number(node) => flow.end_paragraph(),
        _ => {}
    }
    true
}

fn close(node: Node, flow: &mut Flow, links: &mut Vec<u32>) {
    match node.tag_name().name() {
        "authorialNote" => flow.end_note(),
        "ref" | "rref" | "mref" | "a" => {
            if let (Some(start), Some(target)) = (links.pop(), node.attribute("href")) {
                flow.end_link(start, target);
            }
        }
        "num" | "docNumber" => flow.push(" "),
        name if BLOCKS.contains(&name) => flow.end_paragraph(),
        _ => {}
    }
}

/// Whether nothing but a number stands before an element in what it belongs to: "1." and its text
/// are one paragraph.
fn follows_number(node: Node) -> bool {
    let mut at = node;
    loop {
        let before =
            at.prev_siblings().skip(1).find(|other| other.is_element() || other.text().is_some_and(|text| !text.trim().is_empty()));
        match (before, at.parent_element()) {
            (Some(before), _) => return before.has_tag_name_of("num"),
            (None, Some(parent)) if BLOCKS.contains(&parent.tag_name().name()) => at = parent,
            _ => return false,
        }
    }
}

fn head(root: Node) -> Head {
    let find = |name: &str, refers: &str| {
        root.descendants().find(|node| node.has_tag_name_of(name) && node.attribute("refersTo") == Some(refers)).map(text_of)
    };
    let work = root.descendants().find(|node| node.has_tag_name_of("FRBRWork"));
    let adopted = work.and_then(|work| work.children().find(|node| node.has_tag_name_of("FRBRdate"))?.attribute("date"));
    let in_preface = || {
        let preface = root.descendants().find(|node| node.has_tag_name_of("preface"))?;
        preface.descendants().find(|node| node.has_tag_name_of("docTitle")).map(text_of)
    };
    Head {
        symbol: find("docNumber", "#symbol"),
        date: adopted.map(str::to_owned),
        title: find("docTitle", "#resolutionTitle").or_else(in_preface).filter(|title| !title.is_empty()),
    }
}

/// The text inside an element, white space folded, notes left out.
fn text_of(node: Node) -> String {
    let mut flow = Flow::default();
    put_text(node, &mut flow);
    flow.finish().text.trim().to_owned()
}

fn put_text(node: Node, flow: &mut Flow) {
    xml::walk(node, |step| {
        if let Step::Text(node) = step {
            flow.push(node.text().unwrap_or_default());
        }
        !matches!(step, Step::Open(node) if node.has_tag_name_of("authorialNote"))
    });
}
