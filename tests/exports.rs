//! What is written is read back by readers that are not ours.

use std::fs;
use std::path::PathBuf;

use citegraph::export::{csv, dot, json, jsonl};
use citegraph::graph::CitationGraph;
use citegraph::instrument::Catalogue;
use citegraph::pipeline::{Clauses, Engine, Reading, Settings, owned};
use citegraph::source::{Inputs, inputs};
use graphviz_rust::dot_structures::{Graph, Stmt};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The model documents, read in place so that paths are those of the README's command.
fn readings(jobs: usize) -> (Engine, Vec<Reading<'static>>) {
    let engine = Engine::new(Catalogue::embedded());
    let Inputs { found: inputs, errors } = inputs(&[root().join("examples")]);
    assert!(errors.is_empty());
    let mut readings = Vec::new();
    let jobs = std::num::NonZeroUsize::new(jobs);
    engine.read_all(&inputs, Settings { clauses: Clauses::Keep, jobs, ..Settings::default() }, owned, |reading| {
        readings.push(reading.unwrap());
    });
    (engine, readings)
}

fn graph(engine: &Engine, readings: &[Reading]) -> CitationGraph {
    let mut graph = CitationGraph::new();
    for reading in readings {
        engine.add_to(&mut graph, reading);
    }
    graph
}

fn text(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn dot_is_read_back_by_graphviz_rust_with_every_node_and_edge() {
    let (engine, readings) = readings(1);
    let graph = graph(&engine, &readings);
    for ranks in [dot::Ranks::Free, dot::Ranks::Years] {
        let settings = dot::Settings { ranks, ..dot::Settings::default() };
        let written = text(|out| dot::write(&graph, &settings, out));
        let Graph::DiGraph { stmts, .. } = graphviz_rust::parse(&written).expect("DOT that graphviz-rust reads") else {
            panic!("a directed graph")
        };
        let count = |is: fn(&Stmt) -> bool| stmts.iter().filter(|stmt| is(stmt)).count();
        assert_eq!(count(|stmt| matches!(stmt, Stmt::Node(_))), graph.nodes().count());
        assert!(count(|stmt| matches!(stmt, Stmt::Edge(_))) >= graph.edges().count());
    }
}

#[test]
fn hostile_titles_stay_inside_their_quotation_marks() {
    let engine = Engine::new(Catalogue::embedded());
    let source = citegraph::source::Source::of_bytes("A_RES_90_1.txt".into(), b"A/RES/90/1\n\n90/1. A \"title\" \\ with ]; } digraph { x -> y\n\nThe General Assembly,\n\nRecalling its resolution 63/180 \"; evil [label=<b>],\n".to_vec()).unwrap();
    let reading = engine.read(&source, Clauses::Keep);
    let graph = graph(&engine, &[reading]);
    let written = text(|out| dot::write(&graph, &dot::Settings::default(), out));
    let Graph::DiGraph { stmts, .. } = graphviz_rust::parse(&written).unwrap() else { panic!("a directed graph") };
    assert_eq!(stmts.iter().filter(|stmt| matches!(stmt, Stmt::Node(_))).count(), 2);
}

#[test]
fn json_passes_its_committed_schema_and_reads_back() {
    let (engine, readings) = readings(1);
    let graph = graph(&engine, &readings);
    let written = text(|out| json::write(&graph, out));
    let schema = fs::read_to_string(root().join("src/data/schemas/graph.schema.json")).expect("the committed schema");
    assert_eq!(schema, json::schema(), "the schema is out of date: run `cargo run --example schemas`");
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&written).unwrap();
    let faults: Vec<String> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert!(json::read(&written).unwrap() == graph);
}

#[test]
fn lines_are_what_serde_derives_and_pass_their_schema() {
    let (_, readings) = readings(1);
    let schema = fs::read_to_string(root().join("src/data/schemas/reference.schema.json")).expect("the committed schema");
    assert_eq!(schema, json::reference_schema(), "the schema is out of date: run `cargo run --example schemas`");
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for reading in readings {
        let written = text(|out| jsonl::write(&reading.references, out));
        for (line, reference) in written.lines().zip(&reading.references) {
            assert_eq!(line, serde_json::to_string(reference).unwrap());
            assert!(validator.is_valid(&serde_json::from_str(line).unwrap()), "{line}");
        }
        assert_eq!(written.lines().count(), reading.references.len());
    }
}

#[test]
fn csv_has_a_row_a_reference() {
    let (_, readings) = readings(1);
    for reading in readings {
        let written = text(|out| csv::write_header(&mut *out).and_then(|()| csv::write(&reading.references, out)));
        let mut table = ::csv::Reader::from_reader(written.as_bytes());
        let rows: Vec<_> = table.records().map(|row| row.unwrap()).collect();
        assert_eq!(rows.len(), reading.references.len());
        assert!(
            rows.iter()
                .zip(&reading.references)
                .all(|(row, reference)| row[6] == *reference.target.as_ref().map(ToString::to_string).unwrap_or_default())
        );
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    assert_eq!(readings(1).1, readings(4).1);
}

#[test]
fn merging_shards_gives_what_one_run_gives() {
    let (engine, readings) = readings(1);
    let whole = graph(&engine, &readings);
    for cut in [1, readings.len() / 2, readings.len() - 1] {
        let (left, right) = readings.split_at(cut);
        let merged = graph(&engine, right).merge(&graph(&engine, left), engine.catalogue());
        assert!(merged == whole);
    }
}

#[test]
fn output_is_what_the_commands_of_the_readme_make() {
    let main =
        (["graph", "examples", "--format", "dot,json,svg"].as_slice(), "output", ["graph.dot", "graph.json", "graph.svg"].as_slice());
    let one =
        (["graph", "examples/A_RES_64_371.txt", "--format", "svg", "--theme", "auto"].as_slice(), "output/one", ["graph.svg"].as_slice());
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for (words, kept, files) in [main, one] {
        assert!(readme.contains(&format!("{} -o {kept}", words.join(" "))), "the README says how {kept} is made");
        let folder = tempfile::tempdir().unwrap();
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_citegraph"))
            .current_dir(root())
            .args(words)
            .arg("-o")
            .arg(folder.path())
            .output();
        assert!(run.unwrap().status.success());
        for name in files {
            let made = fs::read_to_string(folder.path().join(name)).unwrap();
            let kept = fs::read_to_string(root().join(kept).join(name)).unwrap_or_default();
            assert!(made == kept, "{name} is out of date: run the README's command");
        }
    }
}
