//! The arrows of the data flow point one way: a folder uses only itself and those before it in the
//! list. Read from every `use crate::` and every `crate::…` path.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The stages, in the order of the data. `pipeline` knows every stage, `cli` the pipeline.
const ORDER: [&str; 15] = [
    "instrument",
    "lang",
    "source",
    "document",
    "mention",
    "resolve",
    "graph",
    "analysis",
    "audit",
    "report",
    "picture",
    "export",
    "dataset",
    "pipeline",
    "cli",
];

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn arrows_point_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let uses = Regex::new(r"\bcrate::(?:\{([^}]*)\}|([a-z_]+))").unwrap();
    let mut all = Vec::new();
    files(&root, &mut all);
    let place = |word: &str| ORDER.iter().position(|stage| *stage == word);
    let mut upward = Vec::new();
    for path in &all {
        let inside = path.strip_prefix(&root).unwrap();
        let stage = inside.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned();
        if matches!(stage.as_str(), "lib" | "main") {
            continue;
        }
        let own = place(&stage).unwrap_or_else(|| panic!("src/{stage} is not in the list of stages"));
        for found in uses.captures_iter(&fs::read_to_string(path).unwrap()) {
            let words = found.get(1).or(found.get(2)).unwrap().as_str();
            for word in words.split(',').map(|word| word.trim().split("::").next().unwrap()) {
                if place(word).is_none_or(|other| other > own) {
                    upward.push(format!("{} uses crate::{word}", inside.display()));
                }
            }
        }
    }
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

#[test]
fn only_the_outermost_stages_touch_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&root, &mut all);
    for path in all {
        let inside = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let may = ["source/", "cli/", "pipeline"].iter().any(|stage| inside.starts_with(stage));
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        assert!(may || !code.contains("std::fs") && !code.contains("File::open"), "{inside} opens files");
    }
}

#[test]
fn main_is_short() {
    let main = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 30);
}
