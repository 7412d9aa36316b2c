//! The corpus of references: `tests/mentions/*.toml`, one file a class. Each case is a text with
//! every reference that stands in it; a negative case has none.
//!
//! `tests/mentions/unmended.txt` names the cases that are known to fail: a case that begins to pass
//! must leave the list, and none may join it silently.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use citegraph::instrument::{Catalogue, folded};
use citegraph::pipeline::{Clauses, Engine};
use citegraph::resolve::Reference;
use citegraph::source::Source;
use serde::Deserialize;

#[derive(Deserialize)]
struct Corpus {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default = "default_file")]
    file: String,
    text: String,
    expect: Vec<Expected>,
}

fn default_file() -> String {
    "A_RES_90_1.txt".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    text: String,
    target: Option<String>,
    kind: Option<String>,
    status: Option<String>,
    candidates: Option<Vec<String>>,
    short: Option<bool>,
    verb: Option<String>,
    relation: Option<String>,
    paragraph: Option<String>,
    region: Option<String>,
    pinpoint: Option<String>,
    note: Option<u32>,
    date: Option<String>,
}

/// What differs between a reference and what is expected of it; fields that the case leaves out are
/// not compared.
fn differences(expected: &Expected, found: &Reference) -> Vec<String> {
    let mut out = Vec::new();
    let mut differ = |field: &str, wanted: Option<String>, got: Option<String>| {
        if wanted.is_some() && wanted != got {
            out.push(format!("{field}: expected {wanted:?}, found {got:?}"));
        }
    };
    differ("text", Some(folded(&expected.text)), Some(folded(&found.text)));
    differ("kind", expected.kind.clone(), Some(found.kind.to_string()));
    differ("status", expected.status.clone(), Some(found.status.as_str().to_owned()));
    differ(
        "candidates",
        expected.candidates.as_ref().map(|c| c.join(" ")),
        Some(found.candidates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")),
    );
    differ("short", expected.short.map(|s| s.to_string()), Some(found.short.to_string()));
    differ("verb", expected.verb.clone(), found.verb.as_deref().map(str::to_owned));
    differ("relation", expected.relation.clone(), Some(found.relation.to_string()));
    differ("paragraph", expected.paragraph.clone(), found.paragraph.clone());
    differ("region", expected.region.clone(), Some(found.region.as_str().to_owned()));
    differ("pinpoint", expected.pinpoint.clone(), found.pinpoint.as_ref().map(ToString::to_string));
    differ("note", expected.note.map(|n| n.to_string()), found.note.map(|n| n.to_string()));
    differ("date", expected.date.clone(), found.date.map(|d| d.to_string()));
    let target = found.target.as_ref().map(ToString::to_string);
    if expected.target != target {
        out.push(format!("target: expected {:?}, found {target:?} ({})", expected.target, found.reason));
    }
    out
}

/// Why a case fails; empty when it passes.
fn failure(engine: &Engine, case: &Case) -> String {
    let source = Source::of_bytes(case.file.clone(), case.text.clone().into_bytes()).expect("a case is text");
    let found = engine.read(&source, Clauses::Leave).references;
    let mut out = String::new();
    if found.len() != case.expect.len() {
        let list = |texts: Vec<String>| texts.join(" | ");
        let _ = writeln!(out, "  expected {}: {}", case.expect.len(), list(case.expect.iter().map(|e| folded(&e.text)).collect()));
        let _ = writeln!(out, "  found    {}: {}", found.len(), list(found.iter().map(|r| folded(&r.text)).collect()));
    }
    for (expected, found) in case.expect.iter().zip(&found) {
        for difference in differences(expected, found) {
            let _ = writeln!(out, "  `{}`: {difference}", folded(&expected.text));
        }
        let quoted = &source.text[found.start as usize..found.end as usize];
        if quoted != found.text {
            let _ = writeln!(out, "  `{}`: its place holds `{quoted}`", found.text);
        }
    }
    out
}

#[test]
fn every_case_of_the_corpus() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mentions");
    let unmended: BTreeSet<String> = fs::read_to_string(folder.join("unmended.txt"))
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(str::to_owned)
        .collect();
    let engine = Engine::new(Catalogue::embedded());
    let mut names = BTreeSet::new();
    let mut report = String::new();
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    for path in files {
        let corpus: Corpus =
            toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        for case in corpus.case {
            assert!(names.insert(case.name.clone()), "{}: stands twice", case.name);
            let failure = failure(&engine, &case);
            match (failure.is_empty(), unmended.contains(&case.name)) {
                (false, false) => _ = writeln!(report, "{} ({}):\n{failure}", case.name, path.file_name().unwrap().to_string_lossy()),
                (true, true) => _ = writeln!(report, "{}: passes now; take it off unmended.txt", case.name),
                _ => {}
            }
        }
    }
    assert!(unmended.is_subset(&names), "unmended.txt names cases that do not exist");
    assert!(names.len() >= 160);
    assert!(report.is_empty(), "\n{report}");
}
