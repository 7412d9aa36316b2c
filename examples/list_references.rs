//! Lists what one text cites: the library in a dozen lines.
//!
//!     cargo run --example list_references

use citegraph::instrument::Catalogue;
use citegraph::pipeline::{Clauses, Engine};
use citegraph::source::Source;

fn main() {
    let engine = Engine::new(Catalogue::embedded());
    let text = "The General Assembly,\nRecalling its resolution 63/180 of 18 December 2008 and Human Rights Council resolution 10/6 of 26 March 2009,\n";
    let source = Source::of_bytes("A_RES_64_971.txt".to_owned(), text.into()).expect("plain text");
    for reference in engine.read(&source, Clauses::Leave).references {
        let target = reference.target.map_or_else(|| "unresolved".to_owned(), |id| id.to_string());
        println!("{}:{}  {}  → {target} ({}; {})", reference.line, reference.column, reference.text, reference.relation, reference.reason);
    }
}
