//! For people who do not use terminals: one page, that loads nothing and runs nothing.

use std::io::{self, Write};

use super::{Around, around, by_rule, total};
use crate::audit::{Finding, rule};

const STYLE: &str = include_str!("../data/report.css");

/// Writes the page. O(the text of the findings).
pub fn write(findings: &[Finding], documents: usize, mut out: impl Write) -> io::Result<()> {
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>References: {}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>References</h1>\n<p>{} in {documents} documents.</p>",
        total(findings),
        total(findings)
    )?;
    writeln!(out, "<table class=\"rules\"><thead><tr><th>Rule</th><th>What it finds</th><th>Findings</th></tr></thead><tbody>")?;
    for (name, severity, count) in by_rule(findings) {
        let what = rule(name).map_or("", |rule| rule.what);
        writeln!(
            out,
            "<tr><td><span class=\"{0}\">{0}</span> <code>{name}</code></td><td>{1}</td><td>{count}</td></tr>",
            severity.as_str(),
            escape(what)
        )?;
    }
    writeln!(out, "</tbody></table>")?;
    for of_document in findings.chunk_by(|a, b| a.source == b.source) {
        writeln!(out, "<section><h2>{}</h2>", escape(&of_document[0].source))?;
        for finding in of_document {
            one(finding, &mut out)?;
        }
        writeln!(out, "</section>")?;
    }
    writeln!(out, "</body>\n</html>")
}

fn one(finding: &Finding, out: &mut impl Write) -> io::Result<()> {
    let Around { before, found, behind } = around(finding);
    writeln!(
        out,
        "<article class=\"{0}\"><h3><span class=\"{0}\">{0}</span> {1}</h3>\n<blockquote><span class=\"line\">{2}</span><div dir=\"auto\">{3}<mark>{4}</mark>{5}</div></blockquote>\n\
         <p>{6}.{7} <code>{8}</code></p></article>",
        finding.severity.as_str(),
        escape(&finding.message),
        finding.line,
        escape(&before),
        escape(found),
        escape(&behind),
        escape(&finding.help),
        finding.instead.as_ref().map(|instead| format!(" Write: <ins>{}</ins>.", escape(instead))).unwrap_or_default(),
        finding.rule
    )
}

fn escape(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(plain).collect::<String>().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
