//! For viewers of code scanning: SARIF 2.1.0 (OASIS Standard).

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::audit::{Finding, RULES, Severity};

/// Writes one run with all rules and the findings. O(their text).
pub fn write(findings: &[Finding], mut out: impl Write) -> io::Result<()> {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.name,
                "shortDescription": { "text": rule.what },
                "fullDescription": { "text": rule.why },
                "help": { "text": format!("{} Example: {}. Instead: {}.", rule.why, rule.example, rule.instead) },
                "defaultConfiguration": { "level": rule.severity.as_str() },
                "properties": { "precision": match rule.confidence.as_str() { "high" => "high", "medium" => "medium", _ => "low" } },
            })
        })
        .collect();
    let run = json!({
        "tool": { "driver": {
            "name": "citegraph",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        } },
        "columnKind": "unicodeCodePoints",
        "results": findings.iter().map(result).collect::<Vec<_>>(),
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    serde_json::to_writer_pretty(&mut out, &log)?;
    out.write_all(b"\n")
}

fn result(finding: &Finding) -> Value {
    let region = json!({
        "startLine": finding.line,
        "startColumn": finding.column,
        "byteOffset": finding.start,
        "byteLength": finding.end - finding.start,
        "snippet": { "text": finding.excerpt },
    });
    let location = json!({ "uri": uri(&finding.source) });
    let mut out = json!({
        "ruleId": finding.rule,
        "ruleIndex": RULES.iter().position(|rule| rule.name == finding.rule),
        "level": match finding.severity { Severity::Error => "error", Severity::Warning => "warning", Severity::Note => "note" },
        "message": { "text": format!("{} ({})", finding.message, finding.help) },
        "locations": [{ "physicalLocation": { "artifactLocation": location, "region": region } }],
    });
    if let Some(instead) = &finding.instead {
        let deleted = json!({ "byteOffset": finding.start, "byteLength": finding.end - finding.start });
        out["fixes"] = json!([{
            "description": { "text": format!("write: {instead}") },
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(&finding.source) },
                "replacements": [{ "deletedRegion": deleted, "insertedContent": { "text": instead } }],
            }],
        }]);
    }
    out
}

/// A path as a relative reference: what is not allowed in one is escaped (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
