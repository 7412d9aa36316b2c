//! Findings to bytes: for people on a terminal or a page, for programs, for viewers of code scanning.

mod github;
mod html;
mod json;
mod markdown;
mod sarif;
mod text;
pub mod versions;

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

/// A finding with the text around it in its line; an ellipsis stands for what is left out.
struct Around<'f> {
    before: String,
    found: &'f str,
    behind: String,
}

fn around(finding: &Finding) -> Around<'_> {
    const REACH: usize = 48;
    const CUT: &str = "…";
    let text = &finding.excerpt;
    let start = text.char_indices().nth(finding.column.saturating_sub(1) as usize).map_or(text.len(), |(at, _)| at);
    let length = (finding.end - finding.start) as usize;
    let end = (start..=(start + length).min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(start);
    let from = text[..start].char_indices().rev().nth(REACH).map_or(0, |(at, _)| at);
    let to = text[end..].char_indices().nth(REACH).map_or(text.len(), |(at, _)| end + at);
    // Words are left whole.
    let before = match text[from..start].find(' ') {
        _ if from == 0 => text[..start].to_owned(),
        blank => [CUT, &text[from + blank.map_or(0, |blank| blank + 1)..start]].concat(),
    };
    let behind = match text[end..to].rfind(' ') {
        _ if to == text.len() => text[end..].to_owned(),
        blank => [&text[end..blank.map_or(to, |blank| end + blank)], CUT].concat(),
    };
    Around { before, found: &text[start..end], behind }
}
