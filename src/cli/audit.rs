//! `citegraph audit`: what is wrong or doubtful in the references of drafts.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};

use super::{Failure, Outcome, Reading, output, registry};
use crate::audit::{Collection, Finding, Known, Rule, Severity, check_in, rule};
use crate::pipeline::{Audited, Clauses, Copies, on_threads};
use crate::report;

#[derive(Debug, Args)]
#[command(mut_arg("paths", |paths| paths.required(false)))]
pub(super) struct Options {
    #[command(flatten)]
    reading: Reading,
    /// Dates and titles of resolutions of your own, as CSV with columns symbol, adopted, title
    #[arg(long, value_name = "FILE")]
    registry: Vec<PathBuf>,
    /// How the findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Least severity that ends the run with exit code 1
    #[arg(long, value_enum, default_value_t = Level::Error, value_name = "LEVEL")]
    deny: Level,
    /// Least severity that is shown
    #[arg(long, value_enum, default_value_t = Level::Note, value_name = "LEVEL")]
    show: Level,
    /// Settings [default: citegraph.toml in the folder of the first path, or of the run, or above it]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Findings that are known already and are not shown
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the findings down as known
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<PathBuf>,
    /// Folder to write corrected copies of texts to, with a patch of all corrections
    #[arg(long, value_name = "DIR")]
    fix: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Each finding with its line, and a summary
    Text,
    /// One JSON object
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
    /// Markdown tables
    Markdown,
    /// A page
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Level {
    /// Notes and what is graver
    Note,
    /// Warnings and errors
    Warning,
    /// Errors
    Error,
    /// Nothing
    Never,
}

impl Level {
    fn admits(self, severity: Severity) -> bool {
        match self {
            Self::Note => true,
            Self::Warning => severity >= Severity::Warning,
            Self::Error => severity == Severity::Error,
            Self::Never => false,
        }
    }
}

/// `citegraph.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    /// Severity of rules, or `off`.
    #[serde(default)]
    rules: BTreeMap<String, Setting>,
    /// What is read where the command line names nothing.
    #[serde(default)]
    paths: Vec<PathBuf>,
    /// Files of named instruments, beside the settings.
    #[serde(default)]
    catalogue: Vec<PathBuf>,
    /// Files of resolutions.
    #[serde(default)]
    registry: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Setting {
    Off,
    Note,
    Warning,
    Error,
}

/// Findings that are known: how often each is, whatever its place.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Baseline {
    version: u32,
    known: BTreeMap<String, usize>,
}

pub(super) fn run(options: &mut Options) -> Result<Outcome, Failure> {
    let config = config(options)?;
    let reading = &mut options.reading;
    if reading.paths.is_empty() {
        reading.paths.clone_from(&config.paths);
    }
    if reading.paths.is_empty() {
        return Err(Failure::Usage(format!("nothing to audit: name files or folders, or write `paths` in {CONFIG}")));
    }
    reading.catalogue.extend_from_slice(&config.catalogue);
    options.registry.extend_from_slice(&config.registry);
    let mut engine = options.reading.engine()?;
    if let Some(registry) = registry(&options.registry)? {
        engine = engine.with_registry(registry);
    }
    let (inputs, mut outcome) = options.reading.inputs()?;
    let is_on = |rule: &Rule| config.rules.get(rule.name) != Some(&Setting::Off);
    let mut documents: Vec<(Arc<Known>, Vec<Finding>)> = Vec::new();
    let mut copies: Vec<(String, String)> = Vec::new();
    let wanted = if options.fix.is_some() { Copies::Keep } else { Copies::Leave };
    let bar = output::progress(inputs.len());
    engine.audit_all(&inputs, options.reading.settings(Clauses::Leave), is_on, wanted, |result| {
        bar.inc(1);
        let Some(Audited { known, findings, remarks, text }) = output::read_or_told(result, &mut outcome) else { return };
        output::note(&remarks);
        copies.extend(text.map(|text| (known.source.clone(), text)));
        documents.push((known, findings));
    });
    bar.finish_and_clear();
    let mut collection = Collection::default();
    for (known, _) in &documents {
        collection.add(known);
    }
    let mut findings: Vec<Finding> = Vec::new();
    for (known, own) in &mut documents {
        findings.append(own);
        findings.extend(check_in(known, &collection, is_on));
    }
    for finding in &mut findings {
        match config.rules.get(&finding.rule) {
            Some(Setting::Note) => finding.severity = Severity::Note,
            Some(Setting::Warning) => finding.severity = Severity::Warning,
            Some(Setting::Error) => finding.severity = Severity::Error,
            Some(Setting::Off) | None => {}
        }
    }
    findings.retain(|finding| options.show.admits(finding.severity));
    findings.sort();
    if let Some(path) = &options.write_baseline {
        write_baseline(path, &findings)?;
    }
    if let Some(path) = &options.baseline {
        leave_known_out(path, &mut findings)?;
    }
    if let Some(folder) = &options.fix {
        fix(folder, &copies, &findings)?;
    }
    let jobs = options.reading.settings(Clauses::Leave).jobs;
    on_threads(jobs, || write(options.format, &findings, documents.len())).map_err(Failure::Stdout)?;
    let is_denied = findings.iter().any(|finding| options.deny.admits(finding.severity));
    Ok(if is_denied && outcome == Outcome::Done { Outcome::Findings } else { outcome })
}

fn write(format: Format, findings: &[Finding], documents: usize) -> io::Result<()> {
    let is_coloured = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Text => {
            let style = if is_coloured { report::Style::Coloured } else { report::Style::Plain };
            report::write_text(findings, documents, style, &mut out)?;
        }
        Format::Json => report::write_json(findings, documents, &mut out)?,
        Format::Sarif => report::write_sarif(findings, &mut out)?,
        Format::Github => report::write_github(findings, &mut out)?,
        Format::Markdown => report::write_markdown(findings, documents, &mut out)?,
        Format::Html => report::write_html(findings, documents, &mut out)?,
    }
    out.flush()
}

/// The file of settings.
const CONFIG: &str = "citegraph.toml";

/// The settings named, or those found upward from the first path or from the folder that one is in.
fn config(options: &Options) -> Result<Config, Failure> {
    let found = || {
        let first = options.reading.paths.first().map_or(Path::new("."), PathBuf::as_path);
        let whole = std::path::absolute(first).ok()?;
        whole.ancestors().map(|folder| folder.join(CONFIG)).find(|file| file.is_file())
    };
    let Some(path) = options.config.clone().or_else(found) else { return Ok(Config::default()) };
    let fault = |what: String| Failure::Usage(format!("{}: {what}", path.display()));
    let text = std::fs::read_to_string(&path).map_err(|cause| fault(format!("cannot be read: {cause}")))?;
    let mut config: Config = toml::from_str(&text).map_err(|cause| fault(cause.to_string()))?;
    if let Some(name) = config.rules.keys().find(|name| rule(name).is_none()) {
        return Err(fault(format!("there is no rule `{name}`; the README lists them")));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    // Names in the output are as short as those that one would have typed.
    let here = std::env::current_dir().unwrap_or_default();
    let folder = folder.strip_prefix(&here).unwrap_or(folder);
    for file in [&mut config.paths, &mut config.catalogue, &mut config.registry].into_iter().flatten() {
        *file = folder.join(&*file);
    }
    Ok(config)
}

/// What makes a finding the same in another version of a document.
fn key(finding: &Finding) -> String {
    let words = finding.excerpt.chars().skip(finding.column.saturating_sub(1) as usize).take(40).collect::<String>();
    [finding.source.as_str(), &finding.rule, &finding.message, &words].join("\u{1f}")
}

fn write_baseline(path: &Path, findings: &[Finding]) -> Result<(), Failure> {
    let mut baseline = Baseline { version: 1, known: BTreeMap::new() };
    for finding in findings {
        *baseline.known.entry(key(finding)).or_default() += 1;
    }
    output::write_file(path, |out| {
        serde_json::to_writer_pretty(&mut *out, &baseline)?;
        out.write_all(b"\n")
    })
}

fn leave_known_out(path: &Path, findings: &mut Vec<Finding>) -> Result<(), Failure> {
    let fault = |what: String| Failure::Usage(format!("{}: {what}; write it with --write-baseline", path.display()));
    let text = std::fs::read_to_string(path).map_err(|cause| fault(format!("cannot be read: {cause}")))?;
    let mut baseline: Baseline = serde_json::from_str(&text).map_err(|cause| fault(cause.to_string()))?;
    findings.retain(|finding| match baseline.known.get_mut(&key(finding)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    });
    Ok(())
}

/// Writes corrected copies of texts, and the corrections as a patch.
fn fix(folder: &Path, copies: &[(String, String)], findings: &[Finding]) -> Result<(), Failure> {
    let fault = |cause| Failure::Write { path: folder.display().to_string(), cause };
    std::fs::create_dir_all(folder).map_err(fault)?;
    let mut patch = String::new();
    for (name, text) in copies {
        let mut corrected = text.clone();
        // From the end, so that places before stay as they are; what two rules would correct is corrected once.
        let mut untouched = text.len();
        for finding in findings.iter().filter(|finding| finding.source == *name && finding.safe).rev() {
            let place = finding.start as usize..finding.end as usize;
            if let Some(instead) = finding.instead.as_ref().filter(|_| place.end <= untouched) {
                untouched = place.start;
                corrected.replace_range(place, instead);
            }
        }
        if corrected == *text {
            continue;
        }
        // The folders of the file are kept: two drafts of one name are two files.
        let inside = Path::new(name).components().filter(|part| matches!(part, Component::Normal(_)));
        let file = folder.join(inside.collect::<PathBuf>());
        std::fs::create_dir_all(file.parent().unwrap_or(folder)).map_err(fault)?;
        output::write_file(&file, |out| out.write_all(corrected.as_bytes()))?;
        let diff = similar::TextDiff::from_lines(text.as_str(), &corrected);
        patch.push_str(&diff.unified_diff().context_radius(2).header(&format!("a/{name}"), &format!("b/{name}")).to_string());
    }
    output::write_file(&folder.join("corrections.patch"), |out| out.write_all(patch.as_bytes()))
}
