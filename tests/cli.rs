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

fn citegraph(folder: &std::path::Path, args: &[&str]) -> (Option<i32>, String, String) {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_citegraph")).current_dir(folder).args(args).output().unwrap();
    (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
}

/// A document in several forms is read once, in the form that tells most, and the choice is told;
/// hidden files and links are passed over; the result is the same whatever the number of threads.
#[test]
fn a_folder_of_several_forms_is_read_in_the_best() {
    let folder = tempfile::tempdir().unwrap();
    let forms = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms");
    let inside = folder.path().join("drafts/2009");
    std::fs::create_dir_all(&inside).unwrap();
    for name in ["A_RES_64_371.pdf", "A_RES_64_371.docx", "A_RES_64_371.txt", "A_RES_64_374.pdf", "table.docx"] {
        std::fs::copy(forms.join(name), inside.join(name)).unwrap();
    }
    std::fs::write(inside.join(".hidden.txt"), "resolution 63/180 of the General Assembly").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), inside.join("loop")).unwrap();
    let (code, one, told) = citegraph(folder.path(), &["extract", "--jobs", "1", "drafts"]);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(
        told,
        "note: drafts/2009/A_RES_64_371.docx is read; the same document stands in drafts/2009/A_RES_64_371.pdf, drafts/2009/A_RES_64_371.txt too\n"
    );
    let sources: std::collections::BTreeSet<&str> = one.lines().map(|line| line.split('"').nth(3).unwrap()).collect();
    assert_eq!(
        sources.into_iter().collect::<Vec<_>>(),
        ["drafts/2009/A_RES_64_371.docx", "drafts/2009/A_RES_64_374.pdf", "drafts/2009/table.docx"]
    );
    let (_, many, _) = citegraph(folder.path(), &["extract", "--jobs", "4", "drafts"]);
    assert_eq!(one, many);
    // Where the best form cannot be read, the next is.
    std::fs::write(inside.join("A_RES_64_371.docx"), b"PK\x03\x04 broken").unwrap();
    let (code, other, told) = citegraph(folder.path(), &["extract", "drafts"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("drafts/2009/A_RES_64_371.pdf is read instead"), "{told}");
    assert_eq!(other.lines().count(), one.lines().count());
}

/// What archives hold is read like what folders hold, under names that tell both.
#[test]
fn archives_are_read_in_memory() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let text = "The General Assembly,\n\nRecalling its resolution 63/180,\n";
    let mut zip = zip::ZipWriter::new(std::fs::File::create(folder.path().join("a.zip")).unwrap());
    for name in ["in/b.txt", "in/a.txt", "in/picture.png", "__MACOSX/c.txt", "../../evil.txt"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let packed = flate2::write::GzEncoder::new(std::fs::File::create(folder.path().join("b.tar.gz")).unwrap(), flate2::Compression::fast());
    let mut tar = tar::Builder::new(packed);
    let mut header = tar::Header::new_gnu();
    header.set_size(text.len() as u64);
    header.set_mode(0o644);
    tar.append_data(&mut header, "in/d.txt", text.as_bytes()).unwrap();
    tar.into_inner().unwrap().finish().unwrap();
    let (code, out, err) = citegraph(folder.path(), &["extract", "a.zip", "b.tar.gz"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let sources: Vec<&str> = out.lines().map(|line| line.split('"').nth(3).unwrap()).collect();
    assert_eq!(sources, ["a.zip!/evil.txt", "a.zip!/in/a.txt", "a.zip!/in/b.txt", "b.tar.gz!/in/d.txt"]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is unpacked to disk");
}
