//! What is wrong or doubtful in the references of a document: one rule a file.
//!
//! Comes in: a document with its references, and what the other documents that were read say of
//! themselves. Goes out: a [`Finding`] for each fault, in the order of the text. Facts that neither
//! registry nor catalogue nor the documents read have make no finding: silence, not noise.

mod collection;
mod draft;
pub mod versions;

pub use collection::{Collection, Known, Recency, Told};
pub use draft::{Cited, Draft, Facts};

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares the modules of rules and lists their rules, in the order of the table in the README.
macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        /// Every rule, in the order of the table in the README.
        pub const RULES: &[&Rule] = &[$(&$module::RULE),+];
    };
}

rules![
    malformed_symbol,
    no_such_number,
    body_and_number,
    body_not_then,
    missing_part,
    without_number,
    glued_mark,
    date_against_registry,
    date_outside_session,
    impossible_date,
    dated_in_two_ways,
    adopted_later,
    title_not_official,
    title_and_note,
    title_and_number,
    short_title_first,
    two_titles,
    mark_without_note,
    note_without_mark,
    note_order,
    ibid_unclear,
    missing_note,
    source_in_two_forms,
    recalled_twice,
    list_order,
    also_without_first,
    no_such_paragraph,
    self_reference,
    cites_draft,
    superseded,
    body_dissolved,
    not_the_latest,
    unresolved,
    ambiguous,
    vague_set,
    link_elsewhere,
];

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something a reader may want to know.
    Note,
    /// Probably wrong, or wrong by the rules of drafting alone.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// The word written in every report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How sure a rule is of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Other readings are as likely.
    Low,
    /// Seldom otherwise.
    Medium,
    /// The facts leave no other reading.
    High,
}

impl Confidence {
    /// The word written in every report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// The text of one document and its references.
    Draft(fn(&Draft, &mut Findings)),
    /// The references of one document beside the other documents that were read.
    Collection(fn(&Known, &Collection, &mut Findings)),
}

/// A rule: its words and its check.
#[derive(Debug)]
pub struct Rule {
    /// Stable name in kebab case.
    pub name: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// How sure they are.
    pub confidence: Confidence,
    /// What it finds, in a sentence.
    pub what: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// A text in which it finds something.
    pub example: &'static str,
    /// What to write instead.
    pub instead: &'static str,
    /// How it is told.
    pub check: Check,
}

/// The rule of a name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// A fault, with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Path of the document.
    pub source: String,
    /// Byte offset of its first byte in the text that `citegraph text` prints.
    pub start: u32,
    /// Byte offset behind its last byte.
    pub end: u32,
    /// Name of the rule.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// Why it matters, or what to look at.
    pub help: String,
    /// What to write in this place instead, where that is known.
    pub instead: Option<String>,
    /// Whether `instead` can be written without a look: the facts leave no choice.
    pub safe: bool,
    /// The line of the text that it begins in.
    pub excerpt: String,
}

/// The findings of one rule in one document.
#[derive(Debug)]
pub struct Findings<'r> {
    rule: &'r Rule,
    source: &'r str,
    all: Vec<Finding>,
}

impl Findings<'_> {
    /// Reports a fault at a place, with what is wrong there and what to look at.
    pub fn report(&mut self, span: Range<u32>, message: String, help: &str) -> &mut Finding {
        self.all.push(Finding {
            source: self.source.to_owned(),
            start: span.start,
            end: span.end,
            rule: self.rule.name.to_owned(),
            severity: self.rule.severity,
            confidence: self.rule.confidence,
            line: 0,
            column: 0,
            message,
            help: help.to_owned(),
            instead: None,
            safe: false,
            excerpt: String::new(),
        });
        self.all.last_mut().expect("one was just put there")
    }
}

impl Finding {
    /// Says what to write instead, after a look.
    pub fn instead(&mut self, text: impl Into<String>) {
        self.instead = Some(text.into());
    }

    /// Says what to write instead, where the facts leave no choice.
    pub fn correct(&mut self, text: impl Into<String>) {
        self.instead(text);
        self.safe = true;
    }
}

/// Checks one document by the rules that look at it alone, in the order of the text.
/// O(length + references), but for rules that say otherwise.
#[must_use]
pub fn check(draft: &Draft, is_on: impl Fn(&Rule) -> bool) -> Vec<Finding> {
    let apply = |check, findings: &mut Findings| {
        if let Check::Draft(check) = check {
            check(draft, findings);
        }
    };
    let mut all = by_rules(&draft.source.name, is_on, apply);
    place(&mut all, &draft.source.text);
    all
}

/// Checks one document by the rules that look at others too.
#[must_use]
pub fn check_in(known: &Known, collection: &Collection, is_on: impl Fn(&Rule) -> bool) -> Vec<Finding> {
    by_rules(&known.source, is_on, |check, findings| {
        if let Check::Collection(check) = check {
            check(known, collection, findings);
        }
    })
}

/// What the checks of the rules that are on find in a document, in order.
fn by_rules(source: &str, is_on: impl Fn(&Rule) -> bool, apply: impl Fn(Check, &mut Findings)) -> Vec<Finding> {
    let mut all = Vec::new();
    for rule in RULES.iter().filter(|rule| is_on(rule)) {
        let mut findings = Findings { rule, source, all };
        apply(rule.check, &mut findings);
        all = findings.all;
    }
    all.sort();
    all
}

/// Gives sorted findings their line, column and excerpt. O(length).
fn place(findings: &mut [Finding], text: &str) {
    let (mut at, mut line) = (0, 1);
    for finding in findings {
        let start = finding.start as usize;
        line += memchr::memchr_iter(b'\n', &text.as_bytes()[at..start]).count() as u32;
        at = start;
        let begins = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let ends = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        finding.line = line;
        finding.column = text[begins..start].chars().count() as u32 + 1;
        text[begins..ends].trim_end_matches('\r').clone_into(&mut finding.excerpt);
    }
}

/// Reports a fault of a whole reference, whose place is known already.
fn report<'f>(findings: &'f mut Findings, known: &Known, told: &Told, message: String, help: &str) -> &'f mut Finding {
    let finding = findings.report(told.span.clone(), message, help);
    (finding.line, finding.column) = told.place;
    known.line_of(told).clone_into(&mut finding.excerpt);
    finding
}
