//! The graph as GraphML, every attribute typed: what networkx, igraph, Gephi, yEd and Cytoscape read.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::flat::{Flat, OF_EDGES, OF_NODES, Type, Value, in_xml};
use crate::graph::CitationGraph;

type Xml<'w> = Writer<&'w mut dyn Write>;

/// Writes a graph. O(n + m).
pub fn write(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    let mut xml: Xml = Writer::new_with_indent(&mut out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("graphml").with_attributes([
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:schemaLocation", "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"),
    ]);
    root.write_inner_content(|xml| {
        keys(xml, "node", 'n', &OF_NODES)?;
        keys(xml, "edge", 'e', &OF_EDGES)?;
        let whole = xml.create_element("graph").with_attributes([("id", "citations"), ("edgedefault", "directed")]);
        whole.write_inner_content(|xml| parts(xml, &flat)).map(drop)
    })?;
    out.write_all(b"\n")
}

fn keys(xml: &mut Xml, of: &str, letter: char, attributes: &[(&str, Type)]) -> io::Result<()> {
    for (at, (name, kind)) in attributes.iter().enumerate() {
        let id = format!("{letter}{at}");
        xml.create_element("key")
            .with_attributes([("id", id.as_str()), ("for", of), ("attr.name", name), ("attr.type", kind.in_xml())])
            .write_empty()?;
    }
    Ok(())
}

fn parts(xml: &mut Xml, flat: &Flat) -> io::Result<()> {
    for node in &flat.nodes {
        let id = in_xml(node.node.id.as_str());
        xml.create_element("node").with_attribute(("id", id.as_str())).write_inner_content(|xml| data(xml, 'n', &node.values))?;
    }
    for (number, edge) in flat.edges.iter().enumerate() {
        let (id, ends) = (format!("c{number}"), [edge.source, edge.target].map(|at| in_xml(flat.nodes[at].node.id.as_str())));
        xml.create_element("edge")
            .with_attributes([("id", id.as_str()), ("source", &ends[0]), ("target", &ends[1])])
            .write_inner_content(|xml| data(xml, 'e', &edge.values))?;
    }
    Ok(())
}

fn data(xml: &mut Xml, letter: char, values: &[Option<Value>]) -> io::Result<()> {
    for (at, value) in values.iter().enumerate() {
        if let Some(value) = value {
            let key = format!("{letter}{at}");
            let text = in_xml(&value.to_string());
            xml.create_element("data").with_attribute(("key", key.as_str())).write_text_content(BytesText::new(&text))?;
        }
    }
    Ok(())
}
