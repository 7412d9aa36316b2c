//! The command line, case by case, and the README's own examples.

#[test]
fn cases() {
    trycmd::TestCases::new().case("tests/cmd/*.toml").case("README.md");
}

/// A closed pipe is success.
#[test]
fn a_reader_that_stops_early_is_no_fault() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_citegraph"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["extract", "examples", "examples/A_RES_64_371.txt"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

/// Bad inputs are told, and the others are done.
#[test]
fn bad_inputs_are_told_and_the_rest_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    put("good.txt", b"The General Assembly,\nRecalling its resolution 63/180,\n");
    put("empty.txt", b"");
    put("scan.txt", b"%PDF-1.7 not a text");
    put("latin.txt", b"The General Assembly,\nRecalling the caf\xe9 of resolution 63/181,\n");
    let utf16: Vec<u8> = "The General Assembly,\nRecalling its resolution 63/182,\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    put("wide.txt", &utf16);
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_citegraph"))
        .current_dir(folder.path())
        .args(["extract", "good.txt", "empty.txt", "scan.txt", "latin.txt", "wide.txt", "absent.txt"])
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap());
    assert_eq!(done.status.code(), Some(4));
    for symbol in ["A/RES/63/180", "A/RES/63/181", "A/RES/63/182"] {
        assert!(out.contains(symbol), "{out}");
    }
    for words in [
        "absent.txt: no such file",
        "empty.txt: is empty",
        "scan.txt: is a damaged PDF",
        "latin.txt: read as Windows-1252",
        "wide.txt: read as UTF-16",
    ] {
        assert!(err.contains(words), "{words}: {err}");
    }
}

/// An interrupted or failed write leaves no half file behind.
#[test]
fn nothing_but_the_graph_is_left_in_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_citegraph"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["graph", "examples/S_PRST_2010_97.txt", "-o"])
        .arg(folder.path())
        .output()
        .unwrap()
        .status;
    assert!(status.success());
    let mut names: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["graph.dot", "graph.json"]);
}
