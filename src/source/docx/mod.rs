//! Word documents (Office Open XML, ECMA-376) to text: paragraphs with the numbers that Word counts,
//! footnotes and endnotes, tables, text boxes, tracked changes as they were accepted or refused.

mod numbering;
mod part;
mod style;

use roxmltree::Node;
use rustc_hash::FxHashMap;

use super::flow::{Flow, Flowed};
use super::xml::{self, Step};
use super::{Revisions, raised};
use numbering::Numbering;
pub use part::{DocxError, is_docx};
use part::{Package, attribute};
use style::Styles;

/// Reads a document. Footnotes and endnotes are numbered in one series, in the order of their marks.
pub fn read(bytes: &[u8], revisions: Revisions) -> Result<Flowed, DocxError> {
    let mut package = Package::open(bytes)?;
    let texts = [Some(package.main()?), package.beside("footnotes.xml")?, package.beside("endnotes.xml")?];
    let trees = texts.each_ref().map(|text| text.as_deref().map(xml::parse).transpose());
    let [body, footnotes, endnotes] = trees;
    let (body, footnotes, endnotes) = (body?.ok_or(DocxError::NoText)?, footnotes?, endnotes?);
    let (styles, numbers) = (package.beside("styles.xml")?, package.beside("numbering.xml")?);
    let links = package.links()?;
    let mut notes = FxHashMap::default();
    for (kind, tree) in [("footnote", &footnotes), ("endnote", &endnotes)] {
        let all = tree.iter().flat_map(|tree| tree.root_element().children()).filter(|node| node.tag_name().name() == kind);
        notes.extend(all.filter_map(|note| Some(((kind, attribute(note, "id")?), note))));
    }
    let mut reader = Reader {
        flow: Flow::default(),
        numbering: Numbering::of(numbers.as_deref(), styles.as_deref())?,
        styles: Styles::of(styles.as_deref())?,
        revisions,
        notes,
        links,
        counted: 0,
        style: None,
        state: State::default(),
        fields: Vec::new(),
        open_links: Vec::new(),
    };
    for header in package.first_headers(body.root_element())? {
        reader.read(xml::parse(&header)?.root_element(), Place::default());
        reader.flow.end_paragraph();
    }
    reader.read(body.root_element(), Place::default());
    Ok(reader.flow.finish())
}

/// How the text of a run shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Shown {
    #[default]
    Plain,
    Raised,
    /// Not at all: hidden text, and the mark that a writer gave a note in place of its number.
    Hidden,
}

/// What is known of the place in the document that is being read.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    run: Shown,
    /// The mark of the paragraph is deleted: the next one goes on in it.
    joins: bool,
}

/// Where text is read.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    in_note: bool,
    /// Text boxes around it.
    depth: u32,
}

/// Text boxes in text boxes that are followed.
const DEEPEST: u32 = 8;

/// The number of a note, its sort and identifier.
type Cited = (String, &'static str, String);

/// The part of a field that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Code,
    Result,
}

struct Reader<'a, 'input> {
    flow: Flow,
    numbering: Numbering,
    styles: Styles,
    /// The style of the paragraph that is being read.
    style: Option<String>,
    revisions: Revisions,
    /// Notes by sort and identifier.
    notes: FxHashMap<(&'static str, &'a str), Node<'a, 'input>>,
    /// Targets of links, by relationship.
    links: FxHashMap<String, String>,
    /// Notes cited so far.
    counted: u32,
    state: State,
    fields: Vec<Field>,
    open_links: Vec<(u32, Option<String>)>,
}

impl Reader<'_, '_> {
    /// Reads what stands below a node: the text in `place`, then the notes that it cites.
    fn read<'n, 'i>(&mut self, root: Node<'n, 'i>, place: Place) {
        let mut cited: Vec<Cited> = Vec::new();
        let mut boxes: Vec<Node<'n, 'i>> = Vec::new();
        xml::walk(root, |step| {
            match step {
                Step::Open(node) if node.tag_name().name() == "txbxContent" => {
                    boxes.push(node);
                    return false;
                }
                Step::Open(node) => return self.open(node, place, &mut cited),
                Step::Close(node) => {
                    self.close(node);
                    // A box stands beside the paragraph that it hangs on.
                    if node.tag_name().name() == "p" {
                        self.boxes(std::mem::take(&mut boxes), place);
                    }
                }
                Step::Text(_) => {}
            }
            true
        });
        for (number, kind, id) in cited {
            let Some(note) = self.notes.get(&(kind, id.as_str())).copied() else { continue };
            self.flow.begin_note(&number);
            let (state, fields) = (std::mem::take(&mut self.state), std::mem::take(&mut self.fields));
            self.read(note, Place { in_note: true, ..place });
            (self.state, self.fields) = (state, fields);
            self.flow.end_note();
        }
    }

    fn boxes(&mut self, boxes: Vec<Node>, place: Place) {
        for text in boxes {
            if place.depth < DEEPEST {
                for paragraph in text.children() {
                    self.read(paragraph, Place { depth: place.depth + 1, ..place });
                }
            }
        }
    }

    fn open(&mut self, node: Node<'_, '_>, place: Place, cited: &mut Vec<Cited>) -> bool {
        let accepted = self.revisions == Revisions::Accepted;
        match node.tag_name().name() {
            // A text box is written twice, for new and old readers.
            "Fallback" => return node.prev_siblings().skip(1).all(|other| other.tag_name().name() != "Choice"),
            "del" | "moveFrom" if accepted => return false,
            "ins" | "moveTo" if !accepted && !is_property(node) => return false,
            "instrText" | "delInstrText" | "pict" if node.descendants().all(|inner| inner.tag_name().name() != "txbxContent") => {
                return false;
            }
            "p" => self.begin_paragraph(node),
            "pPr" | "sectPr" | "tblPr" | "trPr" | "tcPr" => return false,
            "r" => self.state.run = self.styles.shown(node, self.style.as_deref()),
            "rPr" => return false,
            "t" | "delText" => self.text(node.text().unwrap_or_default()),
            "tab" | "ptab" => self.text(" "),
            "br" | "cr" => self.flow.end_line(),
            "noBreakHyphen" => self.text("-"),
            "sym" => self.text("•"),
            "fldChar" => match attribute(node, "fldCharType") {
                Some("begin") => self.fields.push(Field::Code),
                Some("separate") => self.fields.last_mut().into_iter().for_each(|field| *field = Field::Result),
                Some("end") => drop(self.fields.pop()),
                _ => {}
            },
            "footnoteReference" if !place.in_note => self.cite("footnote", node, cited),
            "endnoteReference" if !place.in_note => self.cite("endnote", node, cited),
            "hyperlink" => {
                let target = attribute(node, "id").and_then(|id| self.links.get(id).cloned());
                self.open_links.push((self.flow.begin_link(), target));
            }
            _ => {}
        }
        true
    }

    fn close(&mut self, node: Node<'_, '_>) {
        match node.tag_name().name() {
            "p" if !std::mem::take(&mut self.state.joins) => self.flow.end_paragraph(),
            "r" => self.state.run = Shown::Plain,
            "hyperlink" => {
                if let Some((start, Some(target))) = self.open_links.pop() {
                    self.flow.end_link(start, &target);
                }
            }
            _ => {}
        }
    }

    fn begin_paragraph(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "pPr");
        let mark = properties.and_then(|properties| child(properties, "rPr"));
        let gone = if self.revisions == Revisions::Accepted { "del" } else { "ins" };
        self.state.joins = mark.is_some_and(|mark| child(mark, gone).is_some());
        let style = properties.and_then(|properties| child(properties, "pStyle")).and_then(|style| attribute(style, "val"));
        self.style = style.map(str::to_owned);
        // A paragraph that is gone counts no more.
        if let Some(label) = self.numbering.label(properties).filter(|_| !self.state.joins) {
            self.flow.push(&label);
            self.flow.push(" ");
        }
    }

    fn text(&mut self, text: &str) {
        match self.state.run {
            _ if self.fields.contains(&Field::Code) => {}
            Shown::Hidden => {}
            Shown::Raised => self.flow.push(&raised(text)),
            Shown::Plain => self.flow.push(text),
        }
    }

    fn cite(&mut self, kind: &'static str, node: Node<'_, '_>, cited: &mut Vec<Cited>) {
        let Some(id) = attribute(node, "id").filter(|_| self.state.run != Shown::Hidden) else { return };
        // A mark of the writer's own stands in place of the number, and is not counted.
        if attribute(node, "customMarkFollows").is_some_and(|value| !matches!(value, "0" | "false")) {
            self.state.run = Shown::Hidden;
            self.flow.mark("*");
            cited.push(("*".to_owned(), kind, id.to_owned()));
        } else {
            self.counted += 1;
            self.flow.mark(&self.counted.to_string());
            cited.push((self.counted.to_string(), kind, id.to_owned()));
        }
    }
}

fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.tag_name().name() == name)
}

/// Whether an insertion is a property of a paragraph's mark rather than text.
fn is_property(node: Node) -> bool {
    node.parent().is_some_and(|parent| parent.tag_name().name() == "rPr")
}
