//! Documents to rows.

use std::collections::BTreeMap;
use std::io::{self, Write};

use rustc_hash::FxHashMap;

use super::table::Value;
use super::{BODIES, CITATIONS, DOCUMENTS, EDGES, INSTRUMENTS, MENTIONS, SESSIONS, TABLES, Writers};
use crate::analysis::age::years_between;
use crate::document::Front;
use crate::graph::{CitationGraph, Edge, Link, Node};
use crate::instrument::{Bodies, Catalogue, Date, InstrumentId, Sessions, folded};
use crate::resolve::{Reference, Status};

/// A document as the dataset takes it up.
#[derive(Debug, Clone, Copy)]
pub struct Document<'d> {
    /// What is known of the instrument.
    pub node: &'d Node,
    /// What the head of the text says.
    pub front: &'d Front,
    /// Path of the file.
    pub file: &'d str,
    /// Form of the file.
    pub form: &'d str,
    /// Language of the text.
    pub language: &'d str,
    /// Length of the text in bytes.
    pub bytes: usize,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: &'d str,
    /// Its references.
    pub references: &'d [Reference<'d>],
    /// The clause around each reference, in the same order.
    pub clauses: &'d [String],
}

/// Writes rows as documents come, and holds what only the end tells.
pub struct Recorder<W: Write + Send> {
    writers: Writers<W>,
    graph: CitationGraph,
    /// Relations by their number, and for each pair the numbers of its own.
    relations: Vec<String>,
    of_pair: FxHashMap<(InstrumentId, InstrumentId), u64>,
}

impl<W: Write + Send> Recorder<W> {
    /// Begins with the tables that no document is needed for.
    pub fn new(mut writers: Writers<W>) -> io::Result<Self> {
        for (_, body) in Bodies::embedded().iter() {
            writers.row(
                &BODIES,
                &[
                    Value::text(body.name),
                    Value::text(body.id),
                    Value::text(body.kind),
                    Value::maybe(body.symbol),
                    Value::shown(body.from),
                    Value::shown(body.to),
                    Value::maybe(body.parent),
                ],
            )?;
        }
        for (body, session, opens, closes) in Sessions::embedded().iter() {
            let row = [Value::text(body.get().name), Value::text(session.to_string()), Value::shown(opens), Value::shown(closes)];
            writers.row(&SESSIONS, &row)?;
        }
        Ok(Self { writers, graph: CitationGraph::new(), relations: Vec::new(), of_pair: FxHashMap::default() })
    }

    /// Takes up a document. O(its references · log n).
    pub fn add(&mut self, document: &Document, catalogue: &Catalogue) -> io::Result<()> {
        let Document { node, front, file, references, .. } = *document;
        let count = |status| Value::count(references.iter().filter(|reference| reference.status == status).count());
        self.writers.row(
            &DOCUMENTS,
            &[
                Value::text(file),
                Value::text(node.id.as_str()),
                Value::maybe(front.title.as_deref()),
                Value::maybe(front.body.map(|body| body.get().name)),
                Value::shown(front.date),
                Value::shown(front.session),
                Value::text(document.language),
                Value::text(document.form),
                Value::count(document.bytes),
                Value::text(document.sha256),
                count(Status::Resolved),
                count(Status::Ambiguous),
                count(Status::Unresolved),
            ],
        )?;
        for (at, reference) in references.iter().enumerate() {
            self.mention(file, at + 1, reference)?;
            if let Some(target) = reference.target.as_ref().filter(|_| reference.status == Status::Resolved) {
                let clause = document.clauses.get(at).map_or("", String::as_str);
                self.citation(file, at + 1, (&node.id, target), reference, clause)?;
            }
        }
        self.graph.add_weights(node, references, catalogue);
        for reference in references.iter().filter(|reference| reference.status == Status::Resolved) {
            let Some(target) = &reference.target else { continue };
            let bit = self.relation(&reference.relation);
            let [source, target] = [&node.id, target].map(|id| self.graph.node(id).map_or_else(|| id.clone(), |node| node.id.clone()));
            *self.of_pair.entry((source, target)).or_default() |= bit;
        }
        Ok(())
    }

    /// The bit of a relation; the 64th stands for all that come later, of which a table has none.
    fn relation(&mut self, relation: &str) -> u64 {
        let at = self.relations.iter().position(|known| known == relation).unwrap_or_else(|| {
            self.relations.push(relation.to_owned());
            self.relations.len() - 1
        });
        1 << at.min(63)
    }

    fn mention(&mut self, file: &str, number: usize, reference: &Reference) -> io::Result<()> {
        let candidates = reference.candidates.iter().map(InstrumentId::as_str).collect::<Vec<_>>().join(" ");
        self.writers.row(
            &MENTIONS,
            &[
                Value::text(file),
                Value::count(number),
                reference.start.into(),
                reference.end.into(),
                reference.line.into(),
                reference.column.into(),
                Value::integer(reference.page),
                Value::text(folded(&reference.text)),
                Value::text(reference.kind.as_str()),
                Value::text(reference.status.as_str()),
                Value::text(&*reference.reason),
                Value::maybe(reference.target.as_ref().map(InstrumentId::as_str)),
                Value::text(candidates),
                reference.short.into(),
                Value::text(reference.region.as_str()),
                Value::maybe(reference.paragraph.as_deref()),
                Value::maybe(reference.pinpoint.as_ref().map(crate::instrument::Pinpoint::as_str)),
                Value::shown(reference.date),
                Value::integer(reference.note),
            ],
        )
    }

    fn citation(
        &mut self,
        file: &str,
        number: usize,
        (source, target): (&InstrumentId, &InstrumentId),
        reference: &Reference,
        clause: &str,
    ) -> io::Result<()> {
        let row = [
            Value::text(file),
            Value::count(number),
            Value::text(source.as_str()),
            Value::text(target.as_str()),
            Value::text(&*reference.relation),
            Value::maybe(reference.verb.as_deref()),
            Value::text(reference.region.as_str()),
            Value::text(clause),
        ];
        self.writers.row(&CITATIONS, &row)
    }

    /// Writes what only the end tells; how many rows each table has. O((n + m) log n).
    pub fn finish(mut self, catalogue: &Catalogue) -> io::Result<BTreeMap<&'static str, u64>> {
        self.graph.bind(catalogue);
        let mut degrees: FxHashMap<&InstrumentId, [usize; 2]> = FxHashMap::default();
        for (source, target, _) in self.graph.edges().filter(|(.., edge)| edge.link == Link::Cites) {
            degrees.entry(source).or_default()[0] += 1;
            degrees.entry(target).or_default()[1] += 1;
        }
        for node in self.graph.nodes() {
            let [cites, cited_by] = degrees.get(&node.id).copied().unwrap_or_default();
            self.writers.row(&INSTRUMENTS, &instrument(node, cites, cited_by))?;
        }
        for (source, target, edge) in self.graph.edges() {
            let relations = self.of_pair.get(&(source.clone(), target.clone())).copied().filter(|_| edge.link == Link::Cites).unwrap_or(0);
            let mut names: Vec<&str> = self
                .relations
                .iter()
                .enumerate()
                .filter(|(at, _)| relations >> (*at).min(63) & 1 == 1)
                .map(|(_, name)| name.as_str())
                .collect();
            names.sort_unstable();
            let dates = [source, target].map(|id| self.graph.node(id).and_then(|node| node.date));
            self.writers.row(&EDGES, &row_of_edge(source, target, edge, &names.join("; "), dates))?;
        }
        self.writers.finish(&TABLES)
    }
}

fn instrument(node: &Node, cites: usize, cited_by: usize) -> [Value<'_>; 13] {
    [
        Value::text(node.id.as_str()),
        Value::text(node.kind.as_str()),
        Value::maybe(node.body.as_deref()),
        Value::maybe(node.title.as_deref()),
        Value::shown(node.date),
        Value::integer(node.date.map(Date::year)),
        node.read.into(),
        Value::maybe(node.link.as_deref()),
        Value::maybe(node.adopted_by.as_ref().map(InstrumentId::as_str)),
        Value::maybe(node.registered_as.as_ref().map(InstrumentId::as_str)),
        Value::maybe(node.document.as_ref().map(InstrumentId::as_str)),
        Value::count(cites),
        Value::count(cited_by),
    ]
}

fn row_of_edge<'v>(
    source: &'v InstrumentId,
    target: &'v InstrumentId,
    edge: &Edge,
    relations: &str,
    [citing, cited]: [Option<Date>; 2],
) -> [Value<'v>; 6] {
    [
        Value::text(source.as_str()),
        Value::text(target.as_str()),
        Value::text(edge.link.as_str()),
        edge.weight.into(),
        Value::text(relations.to_owned()),
        cited.zip(citing).map_or(Value::Missing, |(cited, citing)| years_between(cited, citing).into()),
    ]
}
