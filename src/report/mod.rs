//! Findings to bytes: for people on a terminal or a page, for programs, for viewers of code scanning.

mod github;
mod html;
mod json;
mod markdown;
mod sarif;
mod text;

use std::collections::BTreeMap;

use crate::audit::{Finding, Severity};

pub use github::write as write_github;
pub use html::write as write_html;
pub use json::{Report, schema as json_schema, write as write_json};
pub use markdown::write as write_markdown;
pub use sarif::write as write_sarif;
pub use text::{Style, write as write_text};

/// How many findings each rule has, by severity, the gravest first.
fn by_rule(findings: &[Finding]) -> Vec<(&str, Severity, usize)> {
    let mut counts: BTreeMap<(std::cmp::Reverse<Severity>, &str), usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry((std::cmp::Reverse(finding.severity), &finding.rule)).or_default() += 1;
    }
    counts.into_iter().map(|((severity, rule), count)| (rule, severity.0, count)).collect()
}

/// How many findings there are in words: `2 errors, 1 warning, 3 notes`.
fn total(findings: &[Finding]) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let word = |severity: Severity| {
        let count = count(severity);
        format!("{count} {}{}", severity.as_str(), if count == 1 { "" } else { "s" })
    };
    [Severity::Error, Severity::Warning, Severity::Note].map(word).join(", ")
}

/// A piece of the excerpt around the finding, and where the finding stands in it, in bytes.
fn around(finding: &Finding) -> (String, std::ops::Range<usize>, bool) {
    const REACH: usize = 60;
    let text = &finding.excerpt;
    let start = text.char_indices().nth(finding.column.saturating_sub(1) as usize).map_or(text.len(), |(at, _)| at);
    let length = (finding.end - finding.start) as usize;
    let mut end = (start + length).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let from = text[..start].char_indices().rev().nth(REACH).map_or(0, |(at, _)| at);
    let to = text[end..].char_indices().nth(REACH).map_or(text.len(), |(at, _)| end + at);
    // Words are left whole.
    let from = if from == 0 { 0 } else { text[from..start].find(' ').map_or(from, |blank| from + blank + 1) };
    let to = if to == text.len() { to } else { text[end..to].rfind(' ').map_or(to, |blank| end + blank) };
    (text[from..to].to_owned(), start - from..end - from, from > 0)
}
