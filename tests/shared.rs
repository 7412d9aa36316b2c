//! Scores on the marked documents and the UN's own links, where the folder `../shared` lies beside
//! the project. `tests/ratchet.toml` holds the scores that were reached: none may fall.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

#[derive(Deserialize)]
struct Ratchet {
    explicit_f1: f64,
    edges_f1: f64,
    short_f1: f64,
    vague_found: f64,
    markup: std::collections::BTreeMap<String, Links>,
}

#[derive(Deserialize)]
struct Links {
    recall: f64,
    wrong: f64,
}

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if shared.join("gold/score.py").exists() {
        return Some(shared);
    }
    println!("SKIPPED: ../shared is not here, no scores were taken");
    None
}

fn ratchet() -> Ratchet {
    toml::from_str(include_str!("ratchet.toml")).unwrap()
}

/// Extracts a folder to a file and runs a scorer on it.
fn score(folder: &Path, scorer: &Path, more: &[&str]) -> String {
    let kept = tempfile::tempdir().unwrap();
    let found = kept.path().join("found.jsonl");
    let done = Command::new(env!("CARGO_BIN_EXE_citegraph")).args(["extract", "--format", "jsonl"]).arg(folder).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::write(&found, done.stdout).unwrap();
    let score = Command::new("python3").arg(scorer).arg(folder).arg(&found).args(more).output().expect("python3 runs the scorers");
    assert!(score.status.success(), "{}", String::from_utf8_lossy(&score.stderr));
    String::from_utf8(score.stdout).unwrap()
}

#[test]
fn marked_documents() {
    let Some(shared) = shared() else { return };
    let printed = score(&shared.join("gold/dev"), &shared.join("gold/score.py"), &["--json"]);
    println!("{printed}");
    let value: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let f1 = |name: &str| value[name]["f1"].as_f64().unwrap();
    let (found, marked) = value["vague_found"].as_str().unwrap().split_once('/').unwrap();
    let vague = found.parse::<f64>().unwrap() / marked.parse::<f64>().unwrap();
    let kept = ratchet();
    for (name, reached, kept) in [
        ("explicit", f1("explicit"), kept.explicit_f1),
        ("edges", f1("edges"), kept.edges_f1),
        ("short", f1("short"), kept.short_f1),
        ("vague", vague, kept.vague_found),
    ] {
        assert!(reached >= kept, "{name}: {reached} is below {kept} of tests/ratchet.toml");
    }
}

#[test]
fn links_of_the_editors() {
    let Some(shared) = shared() else { return };
    let printed = score(&shared.join("markup/en"), &shared.join("markup/score.py"), &[]);
    println!("{printed}");
    let kept = ratchet();
    let mut seen = 0;
    for line in printed.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let value = |name: &str| words.iter().position(|word| *word == name).map(|at| words[at + 1].parse::<f64>().unwrap());
        if let (Some(links), Some(recall), Some(wrong)) = (kept.markup.get(words[0]), value("recall"), value("wrong")) {
            seen += 1;
            assert!(recall >= links.recall, "{}: recall {recall} is below {} of tests/ratchet.toml", words[0], links.recall);
            assert!(wrong <= links.wrong, "{}: wrong {wrong} is above {} of tests/ratchet.toml", words[0], links.wrong);
        }
    }
    assert_eq!(seen, kept.markup.len(), "every set was scored");
}

#[test]
fn the_seed() {
    let Some(shared) = shared() else { return };
    let seed = shared.join("seeds/A_RES_64_171.txt");
    let done = Command::new(env!("CARGO_BIN_EXE_citegraph")).args(["extract"]).arg(seed).output().unwrap();
    let rows: Vec<serde_json::Value> =
        String::from_utf8(done.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let explicit: Vec<&str> =
        rows.iter().filter(|row| row["short"] == false && row["kind"] != "vague").map(|row| row["target"].as_str().unwrap()).collect();
    let expected = [
        "A/64/439/Add.2(PartII)",
        "charter-of-the-united-nations",
        "vienna-declaration-and-programme-of-action",
        "world-conference-on-human-rights",
        "A/RES/55/2",
        "A/RES/63/180",
        "A/HRC/RES/10/6",
        "world-conference-against-racism-racial-discrimination-xenophobia-and-related-intolerance",
        "durban-review-conference",
        "A/CONF.157/24(PartI)",
        "A/RES/55/2",
        "A/64/53",
        "E/CN.4/Sub.2/RES/2000/22",
        "charter-of-the-united-nations",
        "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46",
    ];
    assert_eq!(explicit, expected);
}
