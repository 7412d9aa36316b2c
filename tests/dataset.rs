//! What researchers take away: the dataset, the exchange formats, measures, parts of a graph. What other
//! programs make of them is checked by the scripts in `tests/dataset`, which CI runs.

#![cfg(feature = "dataset")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use citegraph::dataset::TABLES;
use citegraph::export::json;
use citegraph::graph::{CitationGraph, select};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn citegraph(args: &[&str]) -> (Option<i32>, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_citegraph")).current_dir(root()).args(args).output().unwrap();
    (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let read = |entry: fs::DirEntry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap());
    fs::read_dir(folder).unwrap().map(|entry| read(entry.unwrap())).collect()
}

fn rows(folder: &Path, table: &str) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(folder.join(format!("{table}.csv"))).unwrap();
    csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes()).deserialize().map(Result::unwrap).collect()
}

fn graph_of_examples() -> CitationGraph {
    json::read(&fs::read_to_string(root().join("output/graph.json")).unwrap()).unwrap()
}

#[test]
fn a_dataset_is_the_same_however_it_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    for (name, jobs) in [("one", "1"), ("two", "2")] {
        assert_eq!(citegraph(&["dataset", "examples", "--jobs", jobs, "-o", &place(name)]).0, Some(0));
    }
    assert_eq!(citegraph(&["dataset", "examples", "-o", &place("three"), "--since", &place("one")]).0, Some(0));
    let one = files(&folder.path().join("one"));
    assert_eq!(one.len(), 2 * TABLES.len() + 7);
    for other in ["two", "three"] {
        let other = files(&folder.path().join(other));
        for (name, bytes) in &one {
            assert!(other.get(name) == Some(bytes), "{name}");
        }
    }
}

#[test]
fn what_has_changed_since_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = folder.path().join("drafts");
    fs::create_dir_all(&drafts).unwrap();
    let write = |name: &str, number: &str| {
        let text =
            format!("{name}\n\nThe General Assembly,\n\nRecalling its resolution {number} of 18 December 2008,\n\n1. Decides to wait.\n");
        fs::write(drafts.join(format!("{}.txt", name.replace('/', "_"))), text).unwrap();
    };
    write("A/RES/64/371", "63/180");
    write("A/RES/64/372", "63/181");
    let [drafts, first, second, afresh] =
        ["drafts", "first", "second", "afresh"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    citegraph(&["dataset", &drafts, "-o", &first]);
    write("A/RES/64/372", "63/182");
    write("A/RES/64/373", "63/183");
    citegraph(&["dataset", &drafts, "-o", &second, "--since", &first]);
    citegraph(&["dataset", &drafts, "-o", &afresh]);
    assert!(files(Path::new(&second)) == files(Path::new(&afresh)));
    let targets: Vec<String> = rows(Path::new(&second), "citations").iter().map(|row| row["target"].clone()).collect();
    assert_eq!(targets, ["A/RES/63/180", "A/RES/63/182", "A/RES/63/183"]);
}

#[test]
fn where_nothing_can_be_read_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let [empty, out] = ["empty.txt", "made"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    let (code, shown, err) = citegraph(&["dataset", &empty, "-o", &out]);
    assert!(code == Some(4) && shown.is_empty() && err.contains("empty.txt"), "{shown}{err}");
    assert!(files(Path::new(&out)).is_empty());
}

#[test]
fn tables_refer_to_rows_and_are_described() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("made");
    assert_eq!(citegraph(&["dataset", "examples", "-o", &out.to_string_lossy()]).0, Some(0));
    let codebook = fs::read_to_string(out.join("CODEBOOK.md")).unwrap();
    let package: serde_json::Value = serde_json::from_str(&fs::read_to_string(out.join("datapackage.json")).unwrap()).unwrap();
    for (at, table) in TABLES.iter().enumerate() {
        let here = rows(&out, table.name);
        assert_eq!(package["resources"][at]["name"], table.name);
        for column in table.columns {
            assert!(codebook.contains(&format!("| `{}` |", column.name)), "{} {}", table.name, column.name);
            assert!(!column.required || here.iter().all(|row| !row[column.name].is_empty()), "{} {}", table.name, column.name);
        }
        let of = |row: &BTreeMap<String, String>, columns: &[&str]| columns.iter().map(|column| row[*column].clone()).collect::<Vec<_>>();
        let mut keys: Vec<_> = here.iter().map(|row| of(row, table.key)).collect();
        keys.sort();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all, "{}: no key twice", table.name);
        for foreign in table.foreign {
            let there: Vec<_> = rows(&out, foreign.table).iter().map(|row| of(row, foreign.key)).collect();
            for row in &here {
                let own = of(row, foreign.columns);
                assert!(
                    own.iter().all(String::is_empty) || there.contains(&own),
                    "{}: {own:?} stands not in {}",
                    table.name,
                    foreign.table
                );
            }
        }
    }
    // What the graph says, the tables say.
    let graph = graph_of_examples();
    assert_eq!(rows(&out, "instruments").len(), graph.nodes().count());
    let edges: Vec<(String, String, String)> =
        rows(&out, "edges").iter().map(|row| (row["source"].clone(), row["target"].clone(), row["weight"].clone())).collect();
    let expected: Vec<_> =
        graph.edges().map(|(source, target, edge)| (source.to_string(), target.to_string(), edge.weight.to_string())).collect();
    assert_eq!(edges, expected);
}

#[test]
fn what_a_spreadsheet_would_run_is_harmless() {
    let folder = tempfile::tempdir().unwrap();
    let text = "A/RES/64/371\n\nThe General Assembly,\n\nRecalling its resolution 63/180,\n\n1. Decides to wait.\n";
    fs::write(folder.path().join("=1+1.txt"), text).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_citegraph"))
        .args(["dataset", "=1+1.txt", "-o", "made"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(rows(&folder.path().join("made"), "mentions")[0]["file"], "'=1+1.txt");
    let database = rusqlite::Connection::open(folder.path().join("made/citegraph.sqlite")).unwrap();
    let file: String = database.query_row("SELECT file FROM mentions", [], |row| row.get(0)).unwrap();
    assert_eq!(file, "=1+1.txt");
}

#[test]
fn every_format_is_written_and_hostile_titles_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let graph = r#"{"directed": true, "multigraph": true, "graph": {"generator": "citegraph", "format": "1.0"}, "nodes": [
        {"id": "A/RES/64/371", "kind": "resolution", "title": "]]> \"quoted\" & <b>\u0007\ttab\nline", "body": "General \"Assembly\"", "date": "2009-12"},
        {"id": "A/RES/63/180", "kind": "resolution", "title": "Ωμέγα \u65e5\u672c", "date": "2008-12-18"}],
        "links": [{"source": "A/RES/64/371", "target": "A/RES/63/180", "key": "cites", "weight": 3}]}"#;
    let given = folder.path().join("given.json");
    fs::write(&given, graph).unwrap();
    let out = folder.path().join("out");
    let formats = "dot,json,graphml,gexf,pajek,gml,cytoscape,csv,vosviewer,turtle,jsonld";
    let (code, _, err) = citegraph(&["graph", &given.to_string_lossy(), "--format", formats, "-o", &out.to_string_lossy()]);
    assert_eq!(code, Some(0), "{err}");
    let text = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    for (name, element) in [("graph.graphml", "edge"), ("graph.gexf", "edge")] {
        let text = text(name);
        let tree = roxmltree::Document::parse(&text).unwrap();
        assert_eq!(tree.descendants().filter(|node| node.has_tag_name(element) || node.tag_name().name() == element).count(), 1, "{name}");
        assert!(
            tree.descendants().any(|node| node.text().is_some_and(|text| text.contains("]]> \"quoted\" & <b>"))
                || node.attributes().any(|attribute| attribute.value().contains("]]> \"quoted\" & <b>"))),
            "{name}"
        );
    }
    assert!(text("graph.gml").is_ascii() && text("graph.gml").contains("weight 3"));
    assert!(text("graph-map.txt").lines().all(|line| line.split('\t').count() == 7));
    assert_eq!(text("graph-network.txt").trim(), "2\t1\t3");
    let linked: serde_json::Value = serde_json::from_str(&text("graph.jsonld")).unwrap();
    assert_eq!(linked["@graph"].as_array().unwrap().len(), 3);
    let read = json::read(&text("graph.json")).unwrap();
    assert_eq!(read.edges().next().unwrap().2.weight, 3);
}

#[test]
fn parts_of_a_graph_are_what_was_asked_for() {
    let graph = graph_of_examples();
    let part = |words: &[&str]| select(&graph, &words.iter().map(|word| word.parse().unwrap()).collect::<Vec<_>>());
    let years = part(&["years=2009..2010"]);
    assert!(years.nodes().count() > 2 && years.nodes().all(|node| node.year().is_some_and(|year| (2009..=2010).contains(&year))));
    let bodies = part(&["body=security-council", "body=General Assembly"]);
    let names: std::collections::BTreeSet<_> = bodies.nodes().map(|node| node.body.clone().unwrap()).collect();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["General Assembly", "Security Council"]);
    let both = part(&["body=Security Council", "kind=resolution", "read=true"]);
    assert!(both.nodes().count() == 2 && both.nodes().all(|node| node.read));
    let recalls = part(&["relation=recalls"]);
    assert!(
        recalls.edges().all(|(.., edge)| !edge.citations.is_empty() && edge.citations.iter().all(|citing| citing.relation == "recalls"))
    );
    assert!(recalls.nodes().all(|node| recalls.edges().any(|(source, target, _)| *source == node.id || *target == node.id)));
    let near = part(&["around=A/RES/64/371"]);
    let id = "A/RES/64/371".parse().unwrap();
    assert!(
        near.nodes().all(|node| node.id == id || graph.edges().any(|(s, t, _)| (*s == id && *t == node.id) || (*t == id && *s == node.id)))
    );
    let ancestors = part(&["ancestors=A/RES/64/371"]);
    assert!(ancestors.node(&id).is_some() && ancestors.nodes().count() < graph.nodes().count());
    assert_eq!(part(&["around=A/RES/1/1"]).nodes().count(), 0, "what is not there selects nothing");
    assert!("years=later".parse::<citegraph::graph::Selector>().is_err());
}

#[test]
fn measures_are_written_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_string_lossy().into_owned();
    let (code, shown, err) = citegraph(&["analyse", "output/graph.json", "-o", &out, "--top", "3"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(shown.contains("PageRank") && shown.contains("communities, modularity") && shown.contains("main path"), "{shown}");
    let graph = graph_of_examples();
    let instruments = rows(folder.path(), "instruments");
    assert_eq!(instruments.len(), graph.nodes().count());
    for row in &instruments {
        assert_eq!(row["cited_by"], graph.cited_by(&row["id"].parse().unwrap()).to_string(), "{}", row["id"]);
    }
    let rank: f64 = instruments.iter().map(|row| row["page_rank"].parse::<f64>().unwrap()).sum();
    assert!((rank - 1.0).abs() < 1e-9);
    let whole: serde_json::Value = serde_json::from_slice(&fs::read(folder.path().join("measures.json")).unwrap()).unwrap();
    for (table, rows_there) in whole.as_object().unwrap() {
        let parquet = fs::File::open(folder.path().join(format!("{table}.parquet"))).unwrap();
        let parquet = parquet::file::reader::SerializedFileReader::new(parquet).unwrap();
        let count = parquet::file::reader::FileReader::metadata(&parquet).file_metadata().num_rows();
        assert_eq!(usize::try_from(count).unwrap(), rows_there.as_array().unwrap().len(), "{table}");
        assert_eq!(rows(folder.path(), table).len(), rows_there.as_array().unwrap().len(), "{table}");
    }
    assert_eq!(citegraph(&["analyse", "output/graph.json", "--top", "3"]).1, shown, "the same seed, the same words");
}

#[test]
fn a_graph_answers_questions() {
    let (code, card, _) = citegraph(&["show", "63/180", "output/graph.json"]);
    assert_eq!(code, Some(0));
    assert!(
        card.starts_with("A/RES/63/180\n") && card.contains("cited by (") && card.contains("recalls: Recalling also its resolution 63/180"),
        "{card}"
    );
    let (code, path, _) = citegraph(&["path", "A/RES/64/371", "Charter of the United Nations", "output/graph.json"]);
    assert_eq!(code, Some(0));
    assert_eq!(path.lines().count(), 3, "{path}");
    assert_eq!(citegraph(&["path", "Charter of the United Nations", "A/RES/64/371", "output/graph.json"]).0, Some(1));
    let (code, _, err) = citegraph(&["show", "A/RES/1/1", "output/graph.json"]);
    assert!(code == Some(2) && err.contains("A/RES/1/1"), "{err}");
    let (code, nothing, _) = citegraph(&["diff", "output/graph.json", "output/graph.json"]);
    assert_eq!((code, nothing.as_str()), (Some(0), "0 instruments and 0 edges added, 0 and 0 removed\n"));
    let (code, _, err) = citegraph(&["diff", "output/graph.json", "Cargo.toml"]);
    assert!(code == Some(2) && err.contains("Cargo.toml: not a graph of citegraph"), "{err}");
}

#[test]
fn annotations_are_json_ld() {
    let (code, out, _) = citegraph(&["extract", "--format", "annotations", "examples/A_RES_64_371.txt"]);
    assert_eq!(code, Some(0));
    let text = fs::read_to_string(root().join("examples/A_RES_64_371.txt")).unwrap();
    for line in out.lines() {
        let annotation: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(annotation["@context"][0], "http://www.w3.org/ns/anno.jsonld");
        let selectors = &annotation["target"]["selector"];
        let place = |key: &str| usize::try_from(selectors[0][key].as_u64().unwrap()).unwrap();
        assert_eq!(text[place("start")..place("end")], *selectors[1]["exact"].as_str().unwrap());
    }
    assert!(out.lines().count() > 10);
}
