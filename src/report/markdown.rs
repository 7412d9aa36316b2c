//! For comments and notes: Markdown, one table a document.

use std::io::{self, Write};

use super::{Around, around, total};
use crate::audit::Finding;

/// Writes the findings by document. O(their text).
pub fn write(findings: &[Finding], documents: usize, mut out: impl Write) -> io::Result<()> {
    writeln!(out, "# References\n\n{} in {documents} documents.", total(findings))?;
    for of_document in findings.chunk_by(|a, b| a.source == b.source) {
        writeln!(out, "\n## {}\n\n| line | rule | what | in the text | instead |\n|---:|---|---|---|---|", cell(&of_document[0].source))?;
        for finding in of_document {
            let Around { before, found, behind } = around(finding);
            let shown = [cell(&before), format!("**{}**", cell(found)), cell(&behind)].concat();
            writeln!(
                out,
                "| {} | {} `{}` | {} | {shown} | {} |",
                finding.line,
                finding.severity.as_str(),
                finding.rule,
                cell(&finding.message),
                cell(finding.instead.as_deref().unwrap_or_default())
            )?;
        }
    }
    Ok(())
}

/// Text that can stand in a cell.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '|' | '*' | '_' | '[' | ']' | '`' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
