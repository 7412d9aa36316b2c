//! For people on a terminal: each finding with its line and a caret, and a summary by rule.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use rayon::prelude::*;

use super::{Around, around, by_rule, total};
use crate::audit::{Finding, Severity};

/// Whether colours are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Colours of a terminal.
    Coloured,
    /// Plain text.
    Plain,
}

/// How many findings are made ready side by side.
const AT_A_TIME: usize = 4096;

/// Writes the findings and a summary. O(their text), on the threads of the pool that it is called in.
pub fn write(findings: &[Finding], documents: usize, style: Style, mut out: impl Write) -> io::Result<()> {
    let renderer = if style == Style::Coloured { Renderer::styled() } else { Renderer::plain() };
    for some in findings.chunks(AT_A_TIME) {
        let shown: Vec<String> = some.par_iter().map(|finding| show(finding, &renderer)).collect();
        for text in shown {
            writeln!(out, "{text}\n")?;
        }
    }
    for (rule, severity, count) in by_rule(findings) {
        writeln!(out, "{count:>6}  {rule} ({})", severity.as_str())?;
    }
    let word = if documents == 1 { "document" } else { "documents" };
    writeln!(out, "{} in {documents} {word}", total(findings))
}

/// One finding with its line, a caret and what to do.
fn show(finding: &Finding, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let Around { before, found, behind } = around(finding);
    let excerpt = [before.as_str(), found, &behind].concat();
    let span = before.len()..before.len() + found.len();
    let snippet = Snippet::source(excerpt).line_start(finding.line as usize).path(finding.source.as_str());
    let snippet = snippet.annotation(AnnotationKind::Primary.span(span));
    let help = match &finding.instead {
        Some(instead) => format!("{}; write: {instead}", finding.help),
        None => finding.help.clone(),
    };
    let text = renderer.render(&[
        level.primary_title(finding.message.as_str()).id(finding.rule.as_str()).element(snippet),
        Group::with_title(Level::HELP.secondary_title(help)),
    ]);
    // The excerpt may begin in the middle of its line, and the renderer counts columns in the excerpt.
    let place = |column: u32| format!("{}:{}:{column}", finding.source, finding.line);
    let counted = before.chars().count() as u32 + 1;
    if counted == finding.column { text } else { text.replacen(&place(counted), &place(finding.column), 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Confidence;

    #[test]
    fn place_is_that_in_the_line_though_the_excerpt_is_cut() {
        let line = format!("{}resolution 63/180 {}", "Convinced ".repeat(20), "once more ".repeat(20));
        let finding = Finding {
            source: "draft.txt".to_owned(),
            start: 200,
            end: 217,
            rule: "list-order".to_owned(),
            severity: Severity::Note,
            confidence: Confidence::High,
            line: 3,
            column: 201,
            message: "something".to_owned(),
            help: "look".to_owned(),
            instead: None,
            safe: false,
            excerpt: line,
        };
        for style in [Style::Plain, Style::Coloured] {
            let mut out = Vec::new();
            write(std::slice::from_ref(&finding), 1, style, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert!(text.contains("draft.txt:3:201"), "{text}");
            assert!(text.contains("…Convinced") && text.contains("once…"), "{text}");
        }
    }
}
