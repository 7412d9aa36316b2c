//! Differences between language versions, for people and for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::audit::versions::{Difference, Reading, Sort};
use crate::instrument::InstrumentId;
use crate::lang::Language;

/// The versions of one document and how they differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// The document.
    pub document: InstrumentId,
    /// Languages of its versions, ISO 639-1, in the order of the files.
    pub languages: Vec<String>,
    /// The differences, in the order of the text.
    pub differences: Vec<Difference>,
}

/// Letters of a reference that are shown, at most.
const WIDEST: usize = 90;

/// Writes each document that differs and a summary. What stands in another direction or width than the rest
/// comes last in its line, in marks that keep its direction to itself (UAX #9, isolates).
pub fn write(documents: &[Compared], mut out: impl Write) -> io::Result<()> {
    for document in documents.iter().filter(|document| !document.differences.is_empty()) {
        writeln!(out, "{} in {}", document.document, document.languages.join(", "))?;
        for difference in &document.differences {
            writeln!(out, "  {}", heading(difference))?;
            let place = |reading: &Reading| format!("{}:{}:{}", reading.file, reading.line, reading.column);
            let widest = difference.readings.iter().map(|reading| place(reading).chars().count()).max().unwrap_or(0);
            for reading in &difference.readings {
                writeln!(out, "    {:3} {:widest$}  {}", reading.language, place(reading), isolated(reading))?;
            }
        }
        writeln!(out)?;
    }
    let versions: usize = documents.iter().map(|document| document.languages.len()).sum();
    let (found, differing) =
        documents.iter().map(|d| d.differences.len()).fold((0, 0), |(all, some), n| (all + n, some + usize::from(n > 0)));
    let counted = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let (documents, found) = (counted(documents.len(), "document"), counted(found, "difference"));
    writeln!(out, "{documents} in {versions} versions: {found} in {differing} of them")
}

/// Writes each document as one JSON object a line.
pub fn write_jsonl(documents: &[Compared], mut out: impl Write) -> io::Result<()> {
    for document in documents {
        serde_json::to_writer(&mut out, document)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// What differs: "A/RES/70/225 or A/RES/70/255", "only in en: A/RES/71/12".
fn heading(difference: &Difference) -> String {
    let mut names: Vec<String> = difference.readings.iter().map(|reading| reading.target.to_string()).collect();
    names.sort();
    names.dedup();
    let of = |targets: &[String]| {
        let those = difference.readings.iter().filter(|reading| targets.iter().any(|target| target == reading.target.as_str()));
        those.map(|reading| reading.language.as_str()).collect::<Vec<_>>().join(", ")
    };
    match difference.sort {
        Sort::Otherwise => {
            let each: Vec<String> = names.iter().map(|name| format!("{name} in {}", of(std::slice::from_ref(name)))).collect();
            let missing = if difference.without.is_empty() { String::new() } else { format!("; not in {}", difference.without.join(", ")) };
            format!("{}{missing}", each.join(", "))
        }
        Sort::Missing => format!("{} in {}, not in {}", names.join(", "), of(&names), difference.without.join(", ")),
        Sort::Dated => format!("{} is dated in different ways", names.join(", ")),
    }
}

/// The words of a reference, isolated where they run from right to left.
fn isolated(reading: &Reading) -> String {
    let mut text: String = reading.text.chars().take(WIDEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.len() < reading.text.len() {
        text.push('…');
    }
    if Language::of_code(&reading.language).is_some_and(Language::is_right_to_left) { format!("\u{2067}{text}\u{2069}") } else { text }
}
