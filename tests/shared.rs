//! Scores on the marked documents and the UN's own links, where the folder `../shared` lies beside
//! the project. `tests/ratchet.toml` holds the scores that were reached: none may fall.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use citegraph::instrument::Catalogue;
use citegraph::pipeline::{Clauses, Engine};
use citegraph::resolve::Reference;
use citegraph::source::{Options, Source};
use serde::Deserialize;

#[derive(Deserialize)]
struct Ratchet {
    explicit_f1: f64,
    edges_f1: f64,
    short_f1: f64,
    vague_found: f64,
    pdf_recall: f64,
    akn_recall: f64,
    akn_like_text: f64,
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
    let kept = ratchet();
    let languages: BTreeSet<&str> = kept.markup.keys().filter_map(|set| Some(set.split_once('/')?.0)).collect();
    let scored = languages.iter().map(|language| score(&shared.join("markup").join(language), &shared.join("markup/score.py"), &[]));
    let printed: String = scored.collect();
    println!("{printed}");
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

/// Targets as the scorer of `markup` compares them: part letters left out, decisions not told apart.
fn key(target: &str) -> String {
    let mut key: String = target.chars().filter(|c| !c.is_whitespace()).map(|c| if matches!(c, '‑' | '–') { '-' } else { c }).collect();
    // The editors write "75/254a-c", "48/218b" for parts.
    let digits = key.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '-').len();
    if key[..digits].ends_with(|c: char| c.is_ascii_digit()) {
        key.truncate(digits);
    }
    if let Some(at) = key.rfind('[').filter(|_| key.ends_with(']')) {
        key.truncate(at);
    }
    key.to_uppercase().replace("/DEC/", "/RES/")
}

/// Whether a target is among those found; a link to a half of a double symbol, or to a document of
/// which a part is cited, leads to the same place.
fn is_found(found: &BTreeSet<String>, target: &str) -> bool {
    let wanted = key(target);
    let same = |got: &String| {
        let halves: Vec<&str> = got.split_inclusive('-').collect();
        let is_half = got.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with(['-', '(']))
            || halves.len() > 1 && got.ends_with(&format!("-{wanted}"));
        // "A/64/38(Supp)" is how undocs serves a supplement.
        let is_longer = wanted.strip_prefix(got.as_str()).is_some_and(|rest| rest.starts_with('('));
        *got == wanted || is_half || is_longer
    };
    found.iter().any(same)
}

fn targets(references: &[Reference]) -> BTreeSet<String> {
    references.iter().filter_map(|reference| Some(key(reference.target.as_ref()?.as_str()))).collect()
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(ending));
    files.sort();
    files
}

#[test]
fn links_of_the_pdfs() {
    let Some(shared) = shared() else { return };
    let engine = Engine::new(Catalogue::embedded());
    let (mut links, mut found) = (0_u32, 0_u32);
    for file in files(&shared.join("pdf"), ".pdf") {
        let source = Source::open(&file, Options::default()).unwrap();
        let reported = targets(&engine.read(&source, Clauses::Leave).references);
        let wanted: BTreeSet<String> = std::fs::read_to_string(file.with_extension("links.jsonl"))
            .unwrap()
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["target"].as_str().map(str::to_owned))
            .collect();
        links += wanted.len() as u32;
        for target in wanted {
            if is_found(&reported, &target) {
                found += 1;
            } else {
                println!("missed: {} {target}", file.display());
            }
        }
    }
    let recall = f64::from(found) / f64::from(links);
    println!("pdf: links {links} recall {recall:.4}");
    assert!(recall >= ratchet().pdf_recall, "pdf: recall {recall} is below tests/ratchet.toml");
}

#[test]
fn links_of_akoma_ntoso_files() {
    let Some(shared) = shared() else { return };
    let engine = Engine::new(Catalogue::embedded());
    let (mut links, mut found, mut together, mut alike) = (0_u32, 0_u32, 0_u32, 0_u32);
    for file in files(&shared.join("akn/en"), ".xml") {
        let source = Source::open(&file, Options::default()).unwrap();
        let references = engine.read(&source, Clauses::Leave).references;
        for link in source.links.iter().filter(|link| link.target.contains("undocs.org/")) {
            let near: Vec<_> = references.iter().filter(|r| r.start < link.end && link.start < r.end).cloned().collect();
            links += 1;
            let target = link.target.rsplit_once("undocs.org/en/").map_or(link.target.as_str(), |(_, target)| target);
            if is_found(&targets(&near), target) {
                found += 1;
            } else {
                println!("missed: {} {} {}", file.display(), &source.text[link.start as usize..link.end as usize], link.target);
            }
        }
        // The plain text of the same document, its notes at the end.
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let twin = shared.join("markup/en/ga76").join(format!("{}.txt", name.split('-').next().unwrap().trim_end_matches("_E")));
        if let Ok(text) = Source::open(&twin, Options::default()) {
            let list = |references: &[Reference]| {
                let mut list: Vec<String> =
                    references.iter().map(|r| format!("{} {:?} {} {:?}", r.kind, r.target, r.short, r.status)).collect();
                list.sort();
                list
            };
            let (mine, mut theirs) = (list(&references), list(&engine.read(&text, Clauses::Leave).references));
            together += mine.len() as u32;
            for said in mine {
                if let Ok(at) = theirs.binary_search(&said) {
                    theirs.remove(at);
                    alike += 1;
                } else {
                    println!("not in the text: {} {said}", file.display());
                }
            }
        }
    }
    let (recall, like_text) = (f64::from(found) / f64::from(links), f64::from(alike) / f64::from(together));
    println!("akn: links {links} recall {recall:.4}, references {together}, as in the text {like_text:.4}");
    assert!(recall >= ratchet().akn_recall, "akn: recall {recall} is below tests/ratchet.toml");
    assert!(like_text >= ratchet().akn_like_text, "akn: {like_text} as in the text is below tests/ratchet.toml");
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
