//! For GitHub Actions: workflow commands, which show beside the lines of a change.

use std::io::{self, Write};

use crate::audit::{Finding, Severity};

/// Writes one command for each finding. O(their text).
pub fn write(findings: &[Finding], mut out: impl Write) -> io::Result<()> {
    for finding in findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let message = match &finding.instead {
            Some(instead) => format!("{}; {}; write: {instead}", finding.message, finding.help),
            None => format!("{}; {}", finding.message, finding.help),
        };
        writeln!(
            out,
            "::{command} file={},line={},col={},title={}::{}",
            property(&finding.source),
            finding.line,
            finding.column,
            property(&finding.rule),
            data(&message)
        )?;
    }
    Ok(())
}

/// What may stand behind the colons.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What may stand in a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
