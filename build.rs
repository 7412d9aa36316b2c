//! Turns the tables of `src/data` that people edit (TOML) into rows that the program reads in no
//! time at start-up: fields parted by U+001F, members of a field by U+001E, rows by line feeds.
//!
//! Builds the interactive page from `viewer/` where Node.js is there; else the program is built without
//! it. `CITEGRAPH_VIEWER` may name a page that was built before.

#[path = "src/instrument/kebab.rs"]
#[allow(dead_code, reason = "the program uses the rest")]
mod kebab;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const FIELD: char = '\u{1f}';
const MEMBER: char = '\u{1e}';

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=src/data");
    println!("cargo::rerun-if-changed=src/instrument/kebab.rs");
    let mut files: Vec<PathBuf> = fs::read_dir("src/data/instruments")
        .expect("the folder of the catalogue")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.sort();
    let columns = ["title", "id", "kind", "names", "acronyms", "date", "adopted_by", "document", "registered_as", "source", "confirmed_by"];
    let rows: String = files.iter().map(|file| table(file, "instrument", &columns)).collect();
    let (mut with_ids, mut titles) = (String::new(), Vec::new());
    for (at, row) in rows.lines().enumerate() {
        let cells: Vec<&str> = row.split(FIELD).collect();
        let id = if cells[1].is_empty() { kebab::kebab(cells[0]) } else { cells[1].to_owned() };
        writeln!(with_ids, "{id}{FIELD}{row}").expect("a string takes all");
        let names = std::iter::once(cells[0]).chain(cells[3].split(MEMBER)).filter(|name| !name.is_empty());
        titles.extend(names.map(|name| (kebab::kebab(name), at)));
    }
    titles.sort();
    let mut by_title = String::new();
    for (title, at) in titles {
        writeln!(by_title, "{title}{FIELD}{at}").expect("a string takes all");
    }
    fs::write(out.join("instruments.rows"), with_ids).expect("OUT_DIR is writable");
    fs::write(out.join("titles.rows"), by_title).expect("OUT_DIR is writable");
    let columns = [
        "id",
        "name",
        "names",
        "short",
        "symbol",
        "resolution",
        "decision",
        "statement",
        "forms",
        "last_roman_session",
        "report",
        "from",
        "to",
        "parent",
        "kind",
        "source",
    ];
    fs::write(out.join("bodies.rows"), table(Path::new("src/data/bodies.toml"), "body", &columns)).expect("OUT_DIR is writable");
    println!("cargo::rustc-check-cfg=cfg(viewer)");
    match page(&out) {
        Ok(page) => {
            fs::copy(page, out.join("viewer.html")).expect("OUT_DIR is writable");
            println!("cargo::rustc-cfg=viewer");
        }
        Err(cause) => println!("cargo::warning=built without the page of `citegraph view`: {cause}"),
    }
}

/// The page, built with the packages that `viewer/package-lock.json` names.
fn page(out: &Path) -> Result<PathBuf, String> {
    println!("cargo::rerun-if-env-changed=CITEGRAPH_VIEWER");
    for name in ["src", "index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"] {
        println!("cargo::rerun-if-changed=viewer/{name}");
    }
    if let Some(page) = env::var_os("CITEGRAPH_VIEWER") {
        return Ok(page.into());
    }
    let (lock, installed) = (Path::new("viewer/package-lock.json"), Path::new("viewer/node_modules/.package-lock.json"));
    let modified = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    if modified(installed) < modified(lock) {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        run(Command::new(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    }
    let folder = out.join("viewer");
    run(Command::new("node")
        .args(["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn", "--emptyOutDir", "--outDir"])
        .arg(&folder))?;
    Ok(folder.join("index.html"))
}

/// Runs a program in `viewer/`; an error is one line.
fn run(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command.current_dir("viewer").output().map_err(|cause| format!("{name}: {cause}"))?;
    if done.status.success() {
        return Ok(());
    }
    let told = String::from_utf8_lossy(&done.stderr);
    Err(format!("{name}: {}", told.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(400).collect::<String>()))
}

/// The rows of one TOML table.
fn table(file: &Path, name: &str, columns: &[&str]) -> String {
    let text = fs::read_to_string(file).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
    let table: toml::Table = text.parse().unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
    let mut out = String::new();
    for row in table.get(name).and_then(toml::Value::as_array).into_iter().flatten() {
        let row = row.as_table().unwrap_or_else(|| panic!("{}: a row is a table", file.display()));
        if let Some(unknown) = row.keys().find(|key| !columns.contains(&key.as_str())) {
            panic!("{}: no such field `{unknown}`", file.display());
        }
        let fields: Vec<String> = columns.iter().map(|column| row.get(*column).map(cell).unwrap_or_default()).collect();
        writeln!(out, "{}", fields.join(&FIELD.to_string())).expect("a string takes all");
    }
    out
}

fn cell(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => {
            assert!(!text.contains([FIELD, MEMBER, '\n']), "`{text}`: a cell is one line");
            text.clone()
        }
        toml::Value::Array(members) => members.iter().map(cell).collect::<Vec<_>>().join(&MEMBER.to_string()),
        other => panic!("{other:?}: a cell is text or a list of texts"),
    }
}
