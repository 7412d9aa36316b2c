//! The page in a browser: runs `tests/viewer` with Playwright where Node.js and Chromium are.

use std::path::{Path, PathBuf};
use std::process::Command;

fn there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

#[test]
fn people_do_in_the_page_what_they_came_for() {
    let chromium = std::env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from);
    if !there("npm") || !there("npx") || !chromium.is_file() {
        println!("SKIPPED: the page was not opened, since Node.js or Chromium (apt install npm chromium) is not here");
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/viewer");
    let run = |program: &str, words: &[&str]| {
        let done = Command::new(program)
            .args(words)
            .current_dir(&folder)
            .env("CITEGRAPH", env!("CARGO_BIN_EXE_citegraph"))
            .env("CHROMIUM", &chromium)
            .status();
        assert!(done.unwrap_or_else(|cause| panic!("{program}: {cause}")).success(), "{program} {words:?}");
    };
    run("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    run("npx", &["playwright", "test", "--project", "page"]);
}
