//! Files that are built to break a reader: every one ends in an error that names it, or in its text,
//! in bounded time and memory, and the good files beside them are done. The files are written by
//! `tests/hostile/make.py`, which says of each what it is.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Memory that the run may use, in kibibytes.
const MEMORY: u32 = 4 << 20;
/// Time that the run may take: far more than it does, far less than a file without end would.
const TIME: Duration = Duration::from_secs(240);

#[derive(serde::Deserialize)]
struct File {
    name: String,
    what: String,
    expect: String,
}

/// Two readings of a damaged file that are as good as one another are not told apart.
const LEFT_TO_OTHERS: [&str; 1] = ["pdf-inline-unended.pdf"];

#[test]
fn every_bad_file_is_told_and_every_good_one_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/make.py");
    let made = Command::new("python3").arg(&script).arg(folder.path()).output().expect("python3 writes the files");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let files: Vec<File> = serde_json::from_str(&std::fs::read_to_string(folder.path().join("manifest.json")).unwrap()).unwrap();
    assert!(files.len() > 100);
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let limited = format!("ulimit -v {MEMORY} && exec \"$0\" extract --jobs 2 \"$@\"");
    let mut run = Command::new("sh")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_citegraph")])
        .args(&names)
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut out, mut err) = (run.stdout.take().unwrap(), run.stderr.take().unwrap());
    let readers = [
        std::thread::spawn(move || {
            let mut text = String::new();
            out.read_to_string(&mut text).map(|_| text)
        }),
        std::thread::spawn(move || {
            let mut text = String::new();
            err.read_to_string(&mut text).map(|_| text)
        }),
    ];
    let began = Instant::now();
    let status = loop {
        if let Some(status) = run.try_wait().unwrap() {
            break status;
        }
        if began.elapsed() > TIME {
            run.kill().unwrap();
            panic!("the run takes longer than {TIME:?}");
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    let [out, err] = readers.map(|reader| reader.join().unwrap().unwrap());
    assert_eq!(status.code(), Some(4), "{err}");
    for file in files {
        // Of an archive the documents in it are named.
        let is_named = |line: &str| line.contains(&format!("{}:", file.name)) || line.contains(&format!("{}!/", file.name));
        let is_told = err.lines().any(|line| line.starts_with("error: ") && is_named(line));
        let is_read = out.lines().any(|line| line.contains(&format!("\"source\":\"{}", file.name)) && line.contains("A/RES/63/180"));
        match file.expect.as_str() {
            "read" => assert!(is_read || LEFT_TO_OTHERS.contains(&file.name.as_str()), "{} ({}) is not read: {err}", file.name, file.what),
            "error" => assert!(is_told && !is_read, "{} ({}) is not told of: {err}", file.name, file.what),
            _ => {}
        }
    }
    // Nothing was written but what the script wrote.
    let outside = folder.path().parent().unwrap();
    assert!(!outside.join("evil.txt").exists() && !Path::new("/abs.txt").exists());
}
