//! The graph as linked data: RDF Turtle and JSON-LD.
//!
//! Instruments have the addresses of the United Nations' Akoma Ntoso files (AKN4UN); what they are and when
//! they were adopted is said with dcterms and FaBiO, as the United Nations System Document Ontology
//! prescribes (UNDO, <https://w3id.org/un/ontology/undo>), that one cites another with CiTO. Each pair is a
//! `cito:Citation` with its weight and one property for each relation.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value as Json, json};

use super::flat::{Flat, FlatEdge, FlatNode};
use crate::graph::{CitationGraph, Link};

/// Where the relative addresses of AKN4UN stand.
const BASE: &str = "https://www.un.org";

const PREFIXES: [(&str, &str); 6] = [
    ("cito", "http://purl.org/spar/cito/"),
    ("fabio", "http://purl.org/spar/fabio/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("rel", "urn:citegraph:relation:"),
    ("cg", "urn:citegraph:term:"),
];

fn iri(node: &FlatNode) -> String {
    // What may not stand in an IRI is written in hexadecimal.
    let address = node.node.id.akn_address(node.node.date);
    let mut out = String::from(BASE);
    for c in address.chars() {
        if c.is_alphanumeric() || "/-._~".contains(c) {
            out.push(c);
        } else {
            let _ = write!(out, "%{:02X}", c as u32);
        }
    }
    out
}

/// The property of a link of structure.
const fn property(link: Link) -> &'static str {
    match link {
        Link::Cites => "cito:cites",
        Link::PartOf => "dcterms:isPartOf",
        Link::Corrects => "cito:corrects",
        Link::Revises => "dcterms:isVersionOf",
        Link::AdoptedBy => "cg:adopted_by",
        Link::RegisteredAs => "cg:registered_as",
        Link::IssuedAs => "cg:issued_as",
    }
}

fn relation(relation: &str) -> String {
    relation.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A date with its XML Schema type.
fn typed(text: &str) -> (&str, &'static str) {
    let kind = match text.len() {
        10 => "xsd:date",
        7 => "xsd:gYearMonth",
        _ => "xsd:gYear",
    };
    (text, kind)
}

/// Writes Turtle. O(n + m).
pub fn write_turtle(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    for (prefix, address) in PREFIXES {
        writeln!(out, "@prefix {prefix}: <{address}> .")?;
    }
    let iris: Vec<String> = flat.nodes.iter().map(iri).collect();
    for (node, iri) in flat.nodes.iter().zip(&iris) {
        let Facts { id, kind, title, date, year, body, link, .. } = Facts::of(node);
        write!(out, "\n<{iri}> a fabio:Work ;\n  dcterms:identifier {} ;\n  dcterms:type {}", literal(id), literal(kind))?;
        for (property, text) in [("dcterms:title", title), ("dcterms:publisher", body)] {
            if let Some(text) = text {
                write!(out, " ;\n  {property} {}", literal(text))?;
            }
        }
        if let Some((text, kind)) = date.as_deref().map(typed) {
            write!(out, " ;\n  dcterms:issued \"{text}\"^^{kind}")?;
        }
        if let Some(year) = year {
            write!(out, " ;\n  fabio:hasPublicationYear \"{year:04}\"^^xsd:gYear")?;
        }
        if let Some(link) = link {
            write!(out, " ;\n  cg:link {}", literal(link))?;
        }
        writeln!(out, " ;\n  cg:read {} .", node.node.read)?;
    }
    for edge in &flat.edges {
        let [source, target] = [edge.source, edge.target].map(|at| &iris[at]);
        writeln!(out, "\n<{source}> {} <{target}> .", property(edge.edge.link))?;
        if edge.edge.link == Link::Cites {
            for name in edge.edge.relations() {
                writeln!(out, "<{source}> rel:{} <{target}> .", relation(name))?;
            }
            let weight = edge.edge.weight;
            writeln!(out, "[] a cito:Citation ; cito:hasCitingEntity <{source}> ; cito:hasCitedEntity <{target}> ; cg:weight {weight} .")?;
        }
    }
    Ok(())
}

/// Writes JSON-LD with the same statements. O(n + m).
pub fn write_jsonld(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    let iris: Vec<String> = flat.nodes.iter().map(iri).collect();
    let mut of: Vec<Vec<&FlatEdge>> = vec![Vec::new(); flat.nodes.len()];
    for edge in &flat.edges {
        of[edge.source].push(edge);
    }
    let prefixes: serde_json::Map<String, Json> =
        PREFIXES.iter().map(|(prefix, address)| ((*prefix).to_owned(), (*address).into())).collect();
    let nodes = flat.nodes.iter().zip(&iris).zip(&of).map(|((node, iri), edges)| work(node, iri, edges, &iris));
    let citations = flat.edges.iter().filter(|edge| edge.edge.link == Link::Cites).map(|edge| {
        json!({
            "@type": "cito:Citation",
            "cito:hasCitingEntity": { "@id": iris[edge.source] },
            "cito:hasCitedEntity": { "@id": iris[edge.target] },
            "cg:weight": edge.edge.weight,
        })
    });
    let whole: Vec<Json> = nodes.chain(citations).collect();
    serde_json::to_writer_pretty(&mut out, &json!({ "@context": prefixes, "@graph": whole }))?;
    out.write_all(b"\n")
}

fn work(node: &FlatNode, iri: &str, edges: &[&FlatEdge], iris: &[String]) -> Json {
    let Facts { id, kind, title, date, year, body, link } = Facts::of(node);
    let mut work = json!({ "@id": iri, "@type": "fabio:Work", "dcterms:identifier": id, "dcterms:type": kind, "cg:read": node.node.read });
    for (property, text) in [("dcterms:title", title), ("dcterms:publisher", body), ("cg:link", link)] {
        if let Some(text) = text {
            work[property] = text.into();
        }
    }
    if let Some((text, kind)) = date.as_deref().map(typed) {
        work["dcterms:issued"] = json!({ "@value": text, "@type": kind });
    }
    if let Some(year) = year {
        work["fabio:hasPublicationYear"] = json!({ "@value": format!("{year:04}"), "@type": "xsd:gYear" });
    }
    for edge in edges {
        let target = json!({ "@id": iris[edge.target] });
        let relations = edge.edge.relations().into_iter().map(|name| format!("rel:{}", relation(name)));
        for property in std::iter::once(property(edge.edge.link).to_owned()).chain(relations) {
            match work.get_mut(&property).and_then(Json::as_array_mut) {
                Some(all) => all.push(target.clone()),
                None => work[property] = json!([target]),
            }
        }
    }
    work
}

/// What is said of a work.
struct Facts<'g> {
    id: &'g str,
    kind: &'g str,
    title: Option<&'g str>,
    date: Option<String>,
    year: Option<i16>,
    body: Option<&'g str>,
    link: Option<&'g str>,
}

impl<'g> Facts<'g> {
    fn of(node: &FlatNode<'g>) -> Self {
        let node = node.node;
        Self {
            id: node.id.as_str(),
            kind: node.kind.as_str(),
            title: node.title.as_deref(),
            date: node.date.map(|date| date.to_string()),
            year: node.year(),
            body: node.body.as_deref(),
            link: node.link.as_deref(),
        }
    }
}
