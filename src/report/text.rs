//! For people on a terminal: each finding with its line and a caret, and a summary by rule.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{around, by_rule, total};
use crate::audit::{Finding, Severity};

/// Whether colours are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Colours of a terminal.
    Coloured,
    /// Plain text.
    Plain,
}

/// Writes the findings and a summary. O(their text).
pub fn write(findings: &[Finding], documents: usize, style: Style, mut out: impl Write) -> io::Result<()> {
    let renderer = if style == Style::Coloured { Renderer::styled() } else { Renderer::plain() };
    for finding in findings {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let (excerpt, span, _) = around(finding);
        let mut snippet = Snippet::source(excerpt).line_start(finding.line as usize).path(finding.source.as_str());
        snippet = snippet.annotation(AnnotationKind::Primary.span(span));
        let mut report = vec![level.primary_title(finding.message.as_str()).id(finding.rule.as_str()).element(snippet)];
        let help = match &finding.instead {
            Some(instead) => format!("{}; write: {instead}", finding.help),
            None => finding.help.clone(),
        };
        report.push(Group::with_title(Level::HELP.secondary_title(help)));
        writeln!(out, "{}\n", renderer.render(&report))?;
    }
    for (rule, severity, count) in by_rule(findings) {
        writeln!(out, "{count:>6}  {rule} ({})", severity.as_str())?;
    }
    let word = if documents == 1 { "document" } else { "documents" };
    writeln!(out, "{} in {documents} {word}", total(findings))
}
