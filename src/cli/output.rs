//! Files written beside their place and renamed, and progress on a terminal.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Failure, Outcome};
use crate::source::SourceError;

/// Writes a file through a neighbour that takes its name only when it is whole.
pub(super) fn write_file(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<(), Failure> {
    let fault = |cause| Failure::Write { path: path.display().to_string(), cause };
    // What a link points to is replaced, not the link; a device or pipe is written to.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(path).is_ok_and(|known| !known.is_file()) {
        let straight = File::create(path).and_then(|file| {
            let mut out = BufWriter::new(file);
            write(&mut out)?;
            out.flush()
        });
        return straight.map_err(fault);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let whole = File::create(&beside).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.flush()
    });
    let done = whole.and_then(|()| fs::rename(&beside, path));
    if done.is_err() {
        let _ = fs::remove_file(&beside);
    }
    done.map_err(fault)
}

/// Says on stderr what is to be remarked of an input.
pub(super) fn note(remarks: &[String]) {
    for remark in remarks {
        eprintln!("note: {remark}");
    }
}

/// What was read; of an input that could not be, stderr tells why, and the outcome tells that there was one.
pub(super) fn read_or_told<T>(result: Result<T, SourceError>, outcome: &mut Outcome) -> Option<T> {
    let tell = |fault: &SourceError| {
        eprintln!("error: {fault}");
        *outcome = (*outcome).max(Outcome::Unread);
    };
    result.inspect_err(tell).ok()
}

/// A bar on stderr for work of many parts; silent when stderr is no terminal.
pub(super) fn progress(parts: usize) -> ProgressBar {
    let visible = parts > 50 && io::stderr().is_terminal();
    let target = if visible { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} documents").expect("a literal template");
    ProgressBar::with_draw_target(Some(parts as u64), target).with_style(style)
}
