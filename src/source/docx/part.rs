//! The parts of a Word document in their package.

use std::io::{Cursor, Read as _};

use roxmltree::Node;
use rustc_hash::FxHashMap;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::source::xml;

/// Why a Word document gives no text.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// The package is broken.
    #[error("is a damaged Word document ({0}); open it in a word processor and save it again")]
    Package(#[from] ZipError),
    /// A part cannot be read.
    #[error("is a damaged Word document ({0}); open it in a word processor and save it again")]
    Part(#[from] std::io::Error),
    /// A part is no XML.
    #[error("is a damaged Word document ({0}); open it in a word processor and save it again")]
    Xml(#[from] roxmltree::Error),
    /// It is an Office document of another sort.
    #[error("is a package without the text of a Word document; save it as .docx first")]
    NoText,
    /// A part unpacks to more than any document has.
    #[error("is a Word document whose part {0} unpacks to more than 64 MiB; it is not what a document looks like")]
    TooLarge(String),
}

/// Most bytes that a part unpacks to.
const MOST: u64 = 64 << 20;

/// Whether a ZIP file is a Word document: its main part need not be called `word/document.xml`.
pub fn is_docx(bytes: &[u8]) -> bool {
    let Ok(mut package) = Package::open(bytes) else { return false };
    let types = package.optional("[Content_Types].xml").ok().flatten().unwrap_or_default();
    types.contains("wordprocessingml") || package.archive.index_for_name("word/document.xml").is_some()
}

/// The files in a document.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Path of the part that holds the text.
    main: String,
}

impl<'b> Package<'b> {
    /// Opens a package.
    pub fn open(bytes: &'b [u8]) -> Result<Self, DocxError> {
        let mut package = Self { archive: ZipArchive::new(Cursor::new(bytes))?, main: "word/document.xml".to_owned() };
        if let Some(main) = package.main_of_relations().ok().flatten() {
            package.main = main;
        }
        Ok(package)
    }

    /// The text of a part; `None` where there is none of that name.
    pub fn optional(&mut self, name: &str) -> Result<Option<String>, DocxError> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        let taken = self.archive.by_index(index)?.take(MOST + 1).read_to_end(&mut bytes)?;
        if taken as u64 > MOST {
            return Err(DocxError::TooLarge(name.to_owned()));
        }
        Ok(Some(crate::source::decode::decode(&bytes).0))
    }

    /// The path that the package gives as that of its text.
    fn main_of_relations(&mut self) -> Result<Option<String>, DocxError> {
        let Some(text) = self.optional("_rels/.rels")? else { return Ok(None) };
        let tree = xml::parse(&text)?;
        let is_main = |link: &Node| link.attribute("Type").is_some_and(|sort| sort.ends_with("/officeDocument"));
        let target = tree.root_element().children().find(is_main).and_then(|link| link.attribute("Target"));
        Ok(target.map(|target| target.trim_start_matches('/').to_owned()))
    }

    /// The part that holds the text.
    pub fn main(&mut self) -> Result<String, DocxError> {
        self.optional(&self.main.clone())?.ok_or(DocxError::NoText)
    }

    /// A part that stands in the folder of the text.
    pub fn beside(&mut self, name: &str) -> Result<Option<String>, DocxError> {
        let folder = self.main.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.optional(&format!("{folder}/{name}"))
    }

    /// Targets of the links of the document, by relationship.
    pub fn links(&mut self) -> Result<FxHashMap<String, String>, DocxError> {
        let name = self.main.rsplit_once('/').map_or(self.main.as_str(), |(_, name)| name).to_owned();
        let Some(text) = self.beside(&format!("_rels/{name}.rels"))? else { return Ok(FxHashMap::default()) };
        let tree = xml::parse(&text)?;
        let all = tree.root_element().children().filter(Node::is_element);
        Ok(all.filter_map(|link| Some((link.attribute("Id")?.to_owned(), link.attribute("Target")?.to_owned()))).collect())
    }

    /// The headers of the first page, where it has its own: mast-heads stand there. Those of other
    /// pages are running heads.
    pub fn first_headers(&mut self, body: Node) -> Result<Vec<String>, DocxError> {
        let Some(section) = body.descendants().find(|node| node.tag_name().name() == "sectPr") else { return Ok(Vec::new()) };
        if !section.children().any(|node| node.tag_name().name() == "titlePg") {
            return Ok(Vec::new());
        }
        let links = self.links()?;
        let is_first = |node: &Node| node.tag_name().name() == "headerReference" && attribute(*node, "type") == Some("first");
        let targets: Vec<String> =
            section.children().filter(is_first).filter_map(|node| links.get(attribute(node, "id")?).cloned()).collect();
        targets.iter().filter_map(|target| self.beside(target).transpose()).collect()
    }
}

/// An attribute by its name, whatever its namespace.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}
