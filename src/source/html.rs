//! HTML to text, as sites of the United Nations and word processors write it: headings, lists with
//! their numbers, tables, notes joined to their marks by their links; scripts, navigation and hidden
//! text left out.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use rustc_hash::{FxHashMap, FxHashSet};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::flow::{Flow, Flowed};
use super::number::List;
use super::{Lines, raised};

type Id = ego_tree::NodeId;

const LEFT_OUT: [&str; 23] = [
    "script", "style", "noscript", "template", "nav", "head", "svg", "math", "button", "select", "textarea", "input", "iframe", "object",
    "audio", "video", "canvas", "dialog", "menu", "del", "s", "strike", "rt",
];
const BLOCKS: [&str; 35] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ol",
    "ul",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "tr",
    "td",
    "th",
    "blockquote",
    "pre",
    "section",
    "article",
    "main",
    "aside",
    "header",
    "footer",
    "figure",
    "figcaption",
    "address",
    "details",
    "summary",
    "hr",
    "center",
    "form",
];

/// Elements in one another that a page may have: parsers of HTML look through all that are open at
/// each that begins.
const DEEPEST: usize = 2_000;

/// The text of a page, and what its lines are: a page may hold a typescript as it is. `None` where its elements lie deeper in one another than those of any document.
pub fn read(text: &str) -> Option<(Flowed, Lines)> {
    if depth(text) > DEEPEST {
        return None;
    }
    let page = Html::parse_document(text);
    let notes = Notes::of(&page);
    let root = main_of(&page, &notes);
    let mut reader = Reader {
        flow: Flow::default(),
        notes,
        lists: Vec::new(),
        links: Vec::new(),
        skipped: 0,
        raised: 0,
        pre: 0,
        label: None,
        numbered: false,
        kept: 0,
        folded: 0,
    };
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) => reader.open(node),
            Edge::Close(node) => reader.close(node),
        }
    }
    let lines = if reader.kept > reader.folded { Lines::Unknown } else { Lines::Paragraphs };
    Some((reader.flow.finish(), lines))
}

/// The part of a page that is its text: the only `main` or `article`, where that holds most of it and
/// all of its notes.
fn main_of<'p>(page: &'p Html, notes: &Notes) -> NodeRef<'p, Node> {
    let root = page.tree.root();
    let length =
        |node: NodeRef<Node>| node.descendants().filter_map(|node| node.value().as_text()).map(|text| text.trim().len()).sum::<usize>();
    let is_main = |node: &NodeRef<Node>| {
        let element = node.value().as_element();
        element.is_some_and(|element| element.name() == "main" || element.attr("role") == Some("main"))
    };
    let is_article = |node: &NodeRef<Node>| node.value().as_element().is_some_and(|element| element.name() == "article");
    let only = |is: &dyn Fn(&NodeRef<Node>) -> bool| {
        let mut all = root.descendants().filter(|node| is(node));
        all.next().filter(|_| all.next().is_none())
    };
    let holds_notes =
        |main: &NodeRef<Node>| main.descendants().filter(|node| notes.blocks.contains_key(&node.id())).count() == notes.blocks.len();
    only(&is_main).or_else(|| only(&is_article)).filter(|main| length(*main) * 2 > length(root) && holds_notes(main)).unwrap_or(root)
}

/// About how deep elements lie in one another: those that must be closed, by their tags.
fn depth(text: &str) -> usize {
    const CLOSED_BY_OTHERS: [&str; 24] = [
        "p", "li", "td", "th", "tr", "dt", "dd", "br", "hr", "img", "meta", "link", "input", "col", "option", "tbody", "thead", "tfoot",
        "wbr", "area", "base", "embed", "source", "colgroup",
    ];
    let (mut open, mut deepest) = (0_usize, 0);
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let tag = &text[at + 1..];
        let (closes, name) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
        let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        if name.is_empty() || CLOSED_BY_OTHERS.iter().any(|other| other.eq_ignore_ascii_case(name)) {
            continue;
        }
        open = if closes { open.saturating_sub(1) } else { open + 1 };
        deepest = deepest.max(open);
    }
    deepest
}

/// Which links are marks of notes, which elements are notes, and which links lead back.
#[derive(Default)]
struct Notes {
    marks: FxHashMap<Id, String>,
    blocks: FxHashMap<Id, String>,
    back: FxHashSet<Id>,
}

impl Notes {
    fn of(page: &Html) -> Self {
        let mut out = Self::default();
        let mut order: FxHashMap<Id, usize> = FxHashMap::default();
        let mut named: FxHashMap<&str, ElementRef> = FxHashMap::default();
        let mut inner: Vec<(ElementRef, &str)> = Vec::new();
        for (at, element) in page.tree.root().descendants().filter_map(ElementRef::wrap).enumerate() {
            order.insert(element.id(), at);
            let names = [element.attr("id"), element.attr("name").filter(|_| element.value().name() == "a")];
            for name in names.into_iter().flatten() {
                named.entry(name).or_insert(element);
            }
            if element.value().name() == "a"
                && let Some(name) = element.attr("href").and_then(|href| href.strip_prefix('#'))
            {
                inner.push((element, name));
            }
        }
        let mut targets: Vec<(ElementRef, String)> = Vec::new();
        for (link, name) in inner {
            let text: String = link.text().collect();
            let label = text.trim().trim_matches(['[', ']', '(', ')', '^', '/', '.']).trim();
            let Some(target) = named.get(name) else { continue };
            let is_number = label.len() <= 3 && (label.bytes().all(|b| b.is_ascii_digit()) || label.bytes().all(|b| b == b'*'));
            // Word processors count endnotes in small Roman numerals, tables their notes in letters.
            let is_letter = label.len() <= 5 && label.bytes().all(|b| b.is_ascii_lowercase()) && is_raised(link);
            let is_label = !label.is_empty() && (is_number || is_letter);
            if order[&target.id()] < order[&link.id()] {
                if is_label || label.chars().all(|c| !c.is_alphanumeric()) || label.chars().count() <= 1 {
                    out.back.insert(link.id());
                }
            } else if is_label {
                out.marks.insert(link.id(), label.to_owned());
                targets.push((*target, label.to_owned()));
            }
        }
        let ids: FxHashSet<Id> = targets.iter().map(|(target, _)| target.id()).chain(out.marks.keys().copied()).collect();
        for (target, label) in targets {
            if let Some(note) = note_of(target, &ids) {
                out.blocks.entry(note.id()).or_insert(label);
            }
        }
        out
    }
}

/// The block that an element is or stands in.
fn block_of(element: ElementRef) -> Option<ElementRef> {
    std::iter::successors(Some(element), |inner| inner.parent().and_then(ElementRef::wrap))
        .find(|element| BLOCKS.contains(&element.value().name()))
        .filter(|element| !matches!(element.value().name(), "table" | "ol" | "ul" | "section" | "main" | "article"))
}

/// Whether a link stands in or around a raised element, as marks do.
fn is_raised(link: ElementRef) -> bool {
    let is_sup = |node: NodeRef<Node>| node.value().as_element().is_some_and(|element| element.name() == "sup");
    link.parent().is_some_and(is_sup) || link.descendants().any(is_sup)
}

/// The element that is a note: the largest around its anchor that holds no other note or mark.
fn note_of<'p>(target: ElementRef<'p>, anchors: &FxHashSet<Id>) -> Option<ElementRef<'p>> {
    let mut note = block_of(target)?;
    while let Some(parent) = note.parent().and_then(ElementRef::wrap) {
        let is_one = matches!(parent.value().name(), "div" | "li" | "tr" | "dd" | "td" | "p" | "aside");
        let is_alone = parent.descendants().filter(|node| anchors.contains(&node.id())).all(|node| node.id() == target.id());
        if !is_one || !is_alone {
            break;
        }
        note = parent;
    }
    Some(note)
}

struct Reader {
    flow: Flow,
    notes: Notes,
    lists: Vec<List>,
    /// Links that are open, and where each began.
    links: Vec<(Id, u32)>,
    /// Elements open inside one that is left out, itself counted.
    skipped: usize,
    /// Open elements that raise their text.
    raised: usize,
    /// Open elements that keep their line ends.
    pre: usize,
    /// Label of a note that has no text yet: it may be written there once more.
    label: Option<String>,
    /// The number of an item stands there and its text is still to come.
    numbered: bool,
    /// Bytes of text whose line ends are kept, and of text whose are not.
    kept: usize,
    folded: usize,
}

impl Reader {
    fn open(&mut self, node: NodeRef<Node>) {
        let element = match node.value() {
            Node::Element(element) => element,
            Node::Text(text) if self.skipped == 0 => return self.text(text),
            _ => return,
        };
        if let Some(label) = self.notes.marks.get(&node.id()).filter(|_| self.skipped == 0) {
            self.flow.mark(label);
        }
        let is_label = self.notes.marks.contains_key(&node.id()) || self.notes.back.contains(&node.id());
        if self.skipped > 0 || is_label || is_left_out(element) {
            self.skipped += 1;
            return;
        }
        if BLOCKS.contains(&element.name()) && !self.numbered {
            self.flow.end_paragraph();
        }
        match element.name() {
            "br" => self.flow.end_line(),
            "pre" => self.pre += 1,
            "sup" => self.raised += 1,
            "ol" => self.lists.push(List::counted(counter_of(element), element.attr("start"))),
            "ul" => self.lists.push(List::UNCOUNTED),
            "a" if element.attr("href").is_some_and(|href| !href.starts_with('#')) => self.links.push((node.id(), self.flow.begin_link())),
            _ => {}
        }
        if let Some(label) = self.notes.blocks.get(&node.id()) {
            self.flow.begin_note(label);
            self.label = Some(label.clone());
        } else if element.name() == "li"
            && let Some(label) = self.lists.last_mut().and_then(|list| list.next(element.attr("value")))
        {
            self.flow.push(&label);
            self.flow.push(" ");
            self.numbered = true;
        }
    }

    fn close(&mut self, node: NodeRef<Node>) {
        let Node::Element(element) = node.value() else { return };
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match element.name() {
            "pre" => self.pre -= 1,
            "sup" => self.raised -= 1,
            "ol" | "ul" => drop(self.lists.pop()),
            "a" if self.links.last().is_some_and(|(id, _)| *id == node.id()) => {
                let (_, start) = self.links.pop().expect("it has just been seen");
                self.flow.end_link(start, element.attr("href").unwrap_or_default());
            }
            _ => {}
        }
        if self.notes.blocks.contains_key(&node.id()) {
            self.flow.end_note();
            self.label = None;
        }
        if BLOCKS.contains(&element.name()) {
            self.numbered = false;
            self.flow.end_paragraph();
        }
    }

    fn text(&mut self, text: &str) {
        let mut text = text;
        if !text.trim().is_empty() {
            self.numbered = false;
            if let Some(label) = self.label.take() {
                text = behind_label(text.trim_start(), &label);
            }
        }
        if self.raised > 0 {
            return self.flow.push(&raised(text));
        }
        if self.pre == 0 {
            self.folded += text.trim().len();
            return self.flow.push(text);
        }
        self.kept += text.trim().len();
        for (n, line) in text.split('\n').enumerate() {
            match (n, line.trim().is_empty()) {
                (0, _) => {}
                (_, true) => self.flow.end_paragraph(),
                (_, false) => self.flow.end_line(),
            }
            self.flow.push(line);
        }
    }
}

/// The sort of numbers of a list: its `type`, or what its style says.
fn counter_of(element: &Element) -> Option<&str> {
    const STYLES: [(&str, &str); 5] =
        [("lower-alpha", "a"), ("lower-latin", "a"), ("upper-alpha", "A"), ("lower-roman", "i"), ("upper-roman", "I")];
    let style = element.attr("style").unwrap_or_default();
    element.attr("type").or_else(|| STYLES.iter().find(|(name, _)| style.contains(name)).map(|(_, kind)| *kind))
}

/// The text of a note without its label, where that is written there too: `1`, `1.`, `[1]`, `1/`.
fn behind_label<'t>(text: &'t str, label: &str) -> &'t str {
    let bare = text.strip_prefix(['[', '(']).unwrap_or(text);
    match bare.strip_prefix(label) {
        Some(rest) if rest.is_empty() || rest.starts_with(['.', ']', ')', '/', ' ', '\u{a0}']) => {
            rest.trim_start_matches(['.', ']', ')', '/', ' ', '\u{a0}'])
        }
        _ => text,
    }
}

/// Whether a class is that of menus and their like, as sites and wikis name them.
fn is_furniture(class: &str) -> bool {
    const NAMES: [&str; 16] = [
        "menu",
        "navbar",
        "nav",
        "navigation",
        "breadcrumb",
        "breadcrumbs",
        "sidebar",
        "pager",
        "pagination",
        "noprint",
        "mw-editsection",
        "mw-jump-link",
        "visually-hidden",
        "sr-only",
        "screen-reader-text",
        "toolbar",
    ];
    NAMES.iter().any(|name| class.eq_ignore_ascii_case(name)) || class.to_ascii_lowercase().starts_with("cookie")
}

/// Whether an element shows nothing of the text.
fn is_left_out(element: &Element) -> bool {
    let style: String = element.attr("style").unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect();
    LEFT_OUT.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || matches!(element.attr("role"), Some("navigation" | "search" | "banner" | "contentinfo" | "complementary" | "dialog"))
        || element.classes().any(is_furniture)
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}
