//! `citegraph explain`: what an identifier stands for.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::{Failure, Outcome};
use crate::graph::describe;
use crate::instrument::{Act, Catalogue, Instrument, InstrumentId, Kind};
use crate::pipeline::{Clauses, Engine};
use crate::source::Source;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// An identifier, any usual spelling of a symbol, a link to undocs.org, a title, an acronym, or a rule of the audit
    #[arg(value_name = "ID")]
    id: String,
    /// Named instruments of your own, as [[instrument]] tables in TOML
    #[arg(long, value_name = "FILE")]
    catalogue: Vec<PathBuf>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    if let Some(rule) = crate::audit::rule(options.id.trim()) {
        let mut out = std::io::stdout().lock();
        return out.write_all(of_rule(rule).as_bytes()).map(|()| Outcome::Done).map_err(Failure::Stdout);
    }
    let catalogue = super::catalogue(&options.catalogue)?;
    let id = identify(&options.id, &catalogue)?;
    let text = explain(&id, &catalogue);
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Stdout)?;
    Ok(Outcome::Done)
}

/// What a rule of the audit does.
fn of_rule(rule: &crate::audit::Rule) -> String {
    format!(
        "{} ({}, confidence {})\n\n{}\n\nWhy it matters: {}\n\nExample: {}\nInstead: {}\n",
        rule.name,
        rule.severity.as_str(),
        rule.confidence.as_str(),
        rule.what,
        rule.why,
        rule.example,
        rule.instead
    )
}

/// The identifier that a user's words mean: a name or acronym of the catalogue first.
pub(super) fn identify(text: &str, catalogue: &Catalogue) -> Result<InstrumentId, Failure> {
    let wanted = crate::instrument::kebab(text);
    let bears = |row: &&Instrument| {
        row.all_names().any(|name| crate::instrument::kebab(name) == wanted) || row.acronyms.iter().any(|acronym| acronym == text.trim())
    };
    if let Some(row) = catalogue.rows().iter().find(bears) {
        return Ok(row.instrument_id());
    }
    let id: InstrumentId = text.parse().map_err(|fault: crate::instrument::ParseIdError| Failure::Usage(fault.to_string()))?;
    // "217 A (III)" and "Council resolution 10/6" are read as a text would be.
    Ok(if id.is_symbol() { id } else { read_as_text(text, catalogue).unwrap_or(id) })
}

pub(super) fn explain(id: &InstrumentId, catalogue: &Catalogue) -> String {
    let node = describe(id, None, catalogue);
    let row = catalogue.get(id);
    let mut out = format!("{id}\n");
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(out, "  {name:<14} {value}");
        }
    };
    line("in prose", id.is_symbol().then(|| id.prose()));
    line("title", node.title.clone());
    line("kind", Some(row.map_or_else(|| node.kind.to_string(), |row| format!("{} ({})", node.kind, row.kind))));
    line("body", node.body.clone());
    line("adopted", node.date.map(|date| date.to_string()));
    line("adopted by", node.adopted_by.as_ref().map(ToString::to_string));
    line("registered as", node.registered_as.as_ref().map(ToString::to_string));
    line("document", node.document.as_ref().map(ToString::to_string));
    line("part of", id.whole().map(|whole| whole.to_string()));
    line("belongs to", id.base().map(|base| base.to_string()));
    line("issued as", Some(id.halves().iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ")));
    line("link", node.link.clone());
    line("also called", row.map(|row| row.names.iter().chain(&row.acronyms).map(|name| &**name).collect::<Vec<_>>().join("; ")));
    line("source", row.map(|row| row.source.to_string()));
    line("confirmed by", row.and_then(|row| row.confirmed_by.as_deref().map(str::to_owned)));
    let is_known = row.is_some() || node.date.is_some() || Act::of(id.as_str()).is_some() || node.body.is_some();
    line("note", (!is_known).then(|| "neither in the catalogue nor in a known series".to_owned()));
    out
}

/// What a wording means where it stands in a text of the General Assembly.
fn read_as_text(text: &str, catalogue: &Catalogue) -> Option<InstrumentId> {
    let engine = Engine::new(catalogue.clone());
    ["", "resolution "].iter().find_map(|word| {
        let clause = format!("The General Assembly,\nRecalling {word}{text},\n").into_bytes();
        let source = Source::of_bytes("-".to_owned(), clause).ok()?;
        let mut references = engine.read(&source, Clauses::Leave).references;
        references.retain(|reference| {
            reference.target.is_some() && matches!(reference.kind, Kind::Resolution | Kind::Decision | Kind::Statement)
        });
        references.pop().and_then(|reference| reference.target)
    })
}
