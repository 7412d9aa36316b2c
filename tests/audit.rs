//! The audit: every rule finds what it is for in a bad document and nothing in the good one beside it,
//! which differs in the fault alone; reports are read back by what is not ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use citegraph::audit::RULES;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn audit(args: &[&str]) -> (Option<i32>, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_citegraph")).current_dir(root()).arg("audit").args(args).output().unwrap();
    (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
}

fn rules_found(folder: &str) -> Vec<String> {
    let (_, out, err) = audit(&["--format", "json", folder]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{folder}: {err}"));
    report["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_rule_has_a_bad_and_a_good_document() {
    for rule in RULES {
        let found = |name: &str| rules_found(&format!("tests/audit/{}/{name}", rule.name));
        assert!(found("bad").iter().any(|other| other == rule.name), "{}: nothing is found in the bad document", rule.name);
        let good = found("good");
        assert!(!good.iter().any(|other| other == rule.name), "{}: the good document is not clean: {good:?}", rule.name);
    }
}

#[test]
fn the_bad_documents_as_reports() {
    for rule in RULES {
        let (_, out, _) = audit(&[&format!("tests/audit/{}/bad", rule.name)]);
        insta::assert_snapshot!(format!("audit-{}", rule.name), out);
    }
}

#[test]
fn every_rule_stands_in_the_readme_and_is_explained() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for rule in RULES {
        assert!(readme.contains(&format!("| `{}` | {} |", rule.name, rule.severity.as_str())), "README lacks the row of {}", rule.name);
        let done = Command::new(env!("CARGO_BIN_EXE_citegraph")).args(["explain", rule.name]).output().unwrap();
        let told = String::from_utf8(done.stdout).unwrap();
        assert!(told.contains(rule.what) && told.contains(rule.instead), "{told}");
    }
}

#[test]
fn sarif_passes_its_schema_and_json_its_own() {
    let (_, out, _) = audit(&["--format", "sarif", "tests/audit"]);
    let log: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), RULES.len());
    assert!(log["runs"][0]["results"].as_array().unwrap().len() > RULES.len());
    let schema = root().join("../shared/schemas/sarif-schema-2.1.0.json");
    match std::fs::read_to_string(&schema) {
        Ok(schema) => {
            let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
            let faults: Vec<String> = validator.iter_errors(&log).map(|fault| fault.to_string()).collect();
            assert!(faults.is_empty(), "{faults:?}");
        }
        Err(_) => println!("SKIPPED: ../shared is not here, SARIF was not validated"),
    }
    let schema = std::fs::read_to_string(root().join("src/data/schemas/audit.schema.json")).expect("the committed schema");
    assert_eq!(schema, citegraph::report::json_schema(), "the schema is out of date: run `cargo run --example schemas`");
    let (_, out, _) = audit(&["--format", "json", "tests/audit"]);
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(&out).unwrap()));
}

#[test]
fn exit_codes_follow_the_threshold() {
    let bad = "tests/audit/date-against-registry/bad";
    for (deny, code) in [("error", 1), ("warning", 1), ("never", 0)] {
        assert_eq!(audit(&["--deny", deny, bad]).0, Some(code), "{deny}");
    }
    let note = "tests/audit/vague-set/bad";
    for (deny, code) in [("note", 1), ("warning", 0), ("error", 0)] {
        assert_eq!(audit(&["--deny", deny, note]).0, Some(code), "{deny}");
    }
}

#[test]
fn settings_are_found_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("drafts/2009");
    std::fs::create_dir_all(&inside).unwrap();
    std::fs::copy(root().join("tests/audit/vague-set/bad/draft.txt"), inside.join("draft.txt")).unwrap();
    let path = inside.to_string_lossy().into_owned();
    let write = |text: &str| std::fs::write(folder.path().join("citegraph.toml"), text).unwrap();
    write("[rules]\nvague-set = \"error\"\n");
    assert_eq!(audit(&[&path]).0, Some(1));
    write("[rules]\nvague-set = \"off\"\n");
    assert!(!audit(&[&path]).1.contains("vague-set"));
    write("[rules]\nvage-set = \"off\"\n");
    let (code, _, err) = audit(&[&path]);
    assert_eq!(code, Some(2));
    assert!(err.contains("citegraph.toml: there is no rule `vage-set`"), "{err}");
}

#[test]
fn settings_name_what_is_read_and_add_resolutions() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("drafts")).unwrap();
    let text = "A/RES/77/371\n\nThe General Assembly,\n\nRecalling its resolution 76/371 of 3 March 2022,\n\n1. Decides to build kites.\n";
    std::fs::write(folder.path().join("drafts/kites.txt"), text).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let run = || {
        let run = Command::new(env!("CARGO_BIN_EXE_citegraph")).arg("audit").current_dir(folder.path()).output().unwrap();
        (run.status.code(), String::from_utf8(run.stdout).unwrap(), String::from_utf8(run.stderr).unwrap())
    };
    write("citegraph.toml", "paths = [\"drafts\"]\n");
    let (code, out, _) = run();
    assert_eq!((code, out.trim()), (Some(0), "0 errors, 0 warnings, 0 notes in 1 document"));
    write("citegraph.toml", "paths = [\"drafts\"]\nregistry = [\"kites.csv\"]\n");
    write("kites.csv", "symbol,adopted,title,basis\nA/RES/76/371,2022-03-02,Kites,ours\n");
    let (code, out, _) = run();
    assert_eq!(code, Some(1));
    assert!(out.contains("date-against-registry") && out.contains("drafts/kites.txt:5:") && out.contains("2 March 2022"), "{out}");
    write("kites.csv", "symbol,adopted\nA/RES/76/371,2 March 2022\n");
    let (code, _, err) = run();
    assert_eq!(code, Some(2));
    assert!(err.contains("kites.csv: line 2: `2 March 2022` is no date"), "{err}");
    write("citegraph.toml", "");
    assert!(run().2.contains("nothing to audit"));
}

#[test]
fn what_is_known_is_not_shown_again() {
    let folder = tempfile::tempdir().unwrap();
    let baseline = folder.path().join("known.json").to_string_lossy().into_owned();
    let bad = "tests/audit/no-such-number/bad";
    assert_eq!(audit(&["--write-baseline", &baseline, bad]).0, Some(1));
    let (code, out, _) = audit(&["--baseline", &baseline, bad]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("0 errors"), "{out}");
    let (code, _, err) = audit(&["--baseline", "absent.json", bad]);
    assert_eq!(code, Some(2));
    assert!(err.contains("--write-baseline"), "{err}");
}

#[test]
fn safe_corrections_go_to_a_copy_and_a_patch() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("fixed").to_string_lossy().into_owned();
    let bad = "tests/audit/date-against-registry/bad";
    audit(&["--fix", &out, bad]);
    let fixed = std::fs::read_to_string(folder.path().join("fixed").join(bad).join("draft.txt")).unwrap();
    assert!(fixed.contains("63/185 of 18 December 2008"), "{fixed}");
    let patch = std::fs::read_to_string(folder.path().join("fixed/corrections.patch")).unwrap();
    assert!(
        patch.contains("-Recalling its resolution 63/185 of 19 December 2008,\n+Recalling its resolution 63/185 of 18 December 2008,"),
        "{patch}"
    );
    let untouched = std::fs::read_to_string(root().join(bad).join("draft.txt")).unwrap();
    assert!(untouched.contains("19 December"));
}

#[test]
fn reports_for_people_and_for_github_hold_what_is_hostile() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        "The General Assembly,\n\nRecalling its <script>alert(1)</script> resolution 63/185 of 19 December 2008, | `x` %0A::error::\n";
    std::fs::write(folder.path().join("a,b.txt"), text).unwrap();
    let path = folder.path().to_string_lossy().into_owned();
    let (_, page, _) = audit(&["--format", "html", &path]);
    let tree = scraper::Html::parse_document(&page);
    assert_eq!(tree.select(&scraper::Selector::parse("script").unwrap()).count(), 0);
    assert_eq!(tree.select(&scraper::Selector::parse("article.error mark").unwrap()).count(), 1);
    let (_, commands, _) = audit(&["--format", "github", &path]);
    let error = commands.lines().find(|line| line.contains("date-against-registry")).unwrap();
    assert!(error.starts_with("::error file=") && error.contains("a%2Cb.txt,line=3,col="), "{commands}");
    let (_, table, _) = audit(&["--format", "markdown", &path]);
    assert!(!table.contains("<script>"), "{table}");
}
