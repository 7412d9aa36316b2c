//! For people on a terminal: each finding with its line and a caret, and a summary by rule.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use rayon::prelude::*;

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
    let (excerpt, span, _) = around(finding);
    let mut snippet = Snippet::source(excerpt).line_start(finding.line as usize).path(finding.source.as_str());
    snippet = snippet.annotation(AnnotationKind::Primary.span(span));
    let help = match &finding.instead {
        Some(instead) => format!("{}; write: {instead}", finding.help),
        None => finding.help.clone(),
    };
    renderer.render(&[
        level.primary_title(finding.message.as_str()).id(finding.rule.as_str()).element(snippet),
        Group::with_title(Level::HELP.secondary_title(help)),
    ])
}
