//! Annotated documents: the links are there, and nothing else has changed.

use std::path::Path;

use citegraph::export::annotate::{Annotated, write_akn, write_html, write_into_akn, write_markdown};
use citegraph::instrument::Catalogue;
use citegraph::pipeline::Engine;
use citegraph::source::{Options, Source};
use regex::Regex;

const DOCUMENTS: [&str; 2] = ["A_RES_64_371", "A_RES_64_374"];
const FORMS: [&str; 7] = ["txt", "md", "docx", "html", "lo.html", "pdf", "xml"];

fn sources() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms");
    let names = DOCUMENTS.iter().flat_map(|document| FORMS.map(|form| format!("{document}.{form}")));
    names.map(|name| Source::open(&folder.join(name), Options::default()).unwrap()).collect()
}

fn annotated(engine: &Engine, source: &Source, write: impl FnOnce(Annotated, &mut Vec<u8>) -> std::io::Result<()>) -> String {
    let (document, references) = engine.read_whole(source);
    let mut out = Vec::new();
    write(Annotated { source, document: &document, references: &references, catalogue: engine.catalogue() }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn markdown_without_its_links_is_the_text() {
    let engine = Engine::new(Catalogue::embedded());
    let link = Regex::new(r#"\[([^\[\]]*)\]\(<https://undocs\.org/[^>]*> "(?:[^"\\]|\\.)*"\)"#).unwrap();
    for source in sources() {
        let written = annotated(&engine, &source, |annotated, out| write_markdown(annotated, out));
        assert!(link.find_iter(&written).count() > 15, "{}", source.name);
        assert_eq!(link.replace_all(&written, "$1"), source.text, "{}", source.name);
    }
}

#[test]
fn akoma_ntoso_without_its_links_is_the_file() {
    let engine = Engine::new(Catalogue::embedded());
    let link = Regex::new(r#"(?s)<ref href="(/akn/un/[^"]*)">(.*?)</ref>"#).unwrap();
    for source in sources().into_iter().filter(|source| source.markup.is_some()) {
        let markup = source.markup.clone().unwrap();
        let before = link.find_iter(&markup.text).count();
        let written = annotated(&engine, &source, |annotated, out| write_into_akn(annotated, &markup, out));
        assert!(roxmltree::Document::parse(&written).is_ok());
        assert!(link.find_iter(&written).count() > before + 20, "{}", source.name);
        // The model documents hold links of their own, which stay.
        assert_eq!(link.replace_all(&written, "$2"), link.replace_all(&markup.text, "$2"), "{}", source.name);
        assert!(written.contains("<ref href=\"/akn/un/act/named/convention-on-the-rights-of-the-child/\">") || source.name.contains("371"));
    }
}

#[test]
fn a_new_file_of_akoma_ntoso_holds_text_numbers_and_notes() {
    let engine = Engine::new(Catalogue::embedded());
    for source in sources() {
        let written = annotated(&engine, &source, |annotated, out| write_akn(annotated, out));
        let tree = roxmltree::Document::parse(&written).unwrap_or_else(|fault| panic!("{}: {fault}", source.name));
        let count = |name: &str| tree.descendants().filter(|node| node.tag_name().name() == name).count();
        let is_374 = source.name.contains("374");
        assert_eq!(count("authorialNote"), if is_374 { 15 } else { 11 }, "{}", source.name);
        assert!(count("paragraph") >= 8, "{}: {}", source.name, count("paragraph"));
        assert!(count("ref") > 40, "{}: {}", source.name, count("ref"));
        let work = tree.descendants().find(|node| node.tag_name().name() == "FRBRthis").unwrap().attribute("value").unwrap();
        assert!(work.starts_with("/akn/un/statement/deliberation/unga/2009-12-18/64-37"), "{work}");
    }
}

#[test]
fn a_page_shows_the_text_to_the_letter() {
    let brackets = Regex::new(r"\[\^(\d+)\]").unwrap();
    let engine = Engine::new(Catalogue::embedded());
    for source in sources() {
        let written = annotated(&engine, &source, |annotated, out| write_html(annotated, out));
        let page = scraper::Html::parse_document(&written);
        let main = page.select(&scraper::Selector::parse("main").unwrap()).next().unwrap();
        let shown: String = main.text().collect();
        // Marks lose the brackets of Markdown; nothing else changes.
        assert_eq!(shown, brackets.replace_all(&source.text, "$1"), "{}", source.name);
        let count = |selector: &str| page.select(&scraper::Selector::parse(selector).unwrap()).count();
        assert!(count("a.ref.resolved[href^='https://undocs.org/']") > 20, "{}", source.name);
        assert_eq!(count("a.label"), if source.name.contains("374") { 15 } else { 11 }, "{}", source.name);
        for mark in page.select(&scraper::Selector::parse("a.mark, a.label, #cited td:last-child a").unwrap()) {
            let target = mark.attr("href").unwrap().trim_start_matches('#').to_owned();
            assert_eq!(count(&format!("[id='{target}']")), 1, "{}: {target}", source.name);
        }
    }
}

#[test]
fn nothing_in_a_text_runs_in_the_page() {
    let engine = Engine::new(Catalogue::embedded());
    let hostile = "---\ntitle: \"<script>alert(1)</script>\"\nsymbol: A/RES/64/999\n---\n\nThe General Assembly,\n\nRecalling its resolution 63/180,<script>alert(1)</script> \
                   the \"Convention on <img src=x onerror=alert(1)> Kites\" and resolution 55/2' onclick='alert(1),\n";
    let source = Source::of_bytes("a\"><script>.md".to_owned(), hostile.into()).unwrap();
    let written = annotated(&engine, &source, |annotated, out| write_html(annotated, out));
    let page = scraper::Html::parse_document(&written);
    for selector in ["script", "img", "[onclick]", "[onerror]"] {
        assert_eq!(page.select(&scraper::Selector::parse(selector).unwrap()).count(), 0, "{selector}: {written}");
    }
    assert!(written.contains("default-src 'none'"));
}
