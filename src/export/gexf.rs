//! The graph as GEXF 1.3 for Gephi: typed attributes, dates as the beginning of nodes and edges, bodies as
//! colours, citations as sizes.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::flat::{Flat, FlatEdge, FlatNode, OF_EDGES, OF_NODES, Type, Value, in_xml};
use crate::graph::CitationGraph;
use crate::instrument::Date;
use crate::picture::theme::{Theme, bodies, place};

type Xml<'w> = Writer<&'w mut dyn Write>;

/// Writes a graph. O(n + m).
pub fn write(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    let bodies = bodies(graph);
    let mut xml: Xml = Writer::new_with_indent(&mut out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("gexf").with_attributes([
        ("xmlns", "http://gexf.net/1.3"),
        // The schema has colours and sizes in the namespace of the format itself; readers go by local names.
        ("xmlns:viz", "http://gexf.net/1.3"),
        ("version", "1.3"),
    ]);
    root.write_inner_content(|xml| {
        xml.create_element("meta").write_inner_content(|xml| {
            xml.create_element("creator").write_text_content(BytesText::new("citegraph"))?;
            xml.create_element("description").write_text_content(BytesText::new("Citations of United Nations documents")).map(drop)
        })?;
        let whole =
            xml.create_element("graph").with_attributes([("defaultedgetype", "directed"), ("mode", "dynamic"), ("timeformat", "date")]);
        whole
            .write_inner_content(|xml| {
                attributes(xml, "node", &OF_NODES)?;
                attributes(xml, "edge", &OF_EDGES)?;
                xml.create_element("nodes").write_inner_content(|xml| {
                    flat.nodes.iter().try_for_each(|node| write_node(xml, node, Theme::PAPER.body(place(&bodies, node.node))))
                })?;
                let edges = |xml: &mut Xml| flat.edges.iter().enumerate().try_for_each(|(at, edge)| write_edge(xml, at, edge, &flat));
                xml.create_element("edges").write_inner_content(edges).map(drop)
            })
            .map(drop)
    })?;
    out.write_all(b"\n")
}

/// Attributes with those left out that the element itself has: the label, the weight.
fn attributes(xml: &mut Xml, class: &str, attributes: &[(&str, Type)]) -> io::Result<()> {
    let list = xml.create_element("attributes").with_attributes([("class", class), ("mode", "static")]);
    list.write_inner_content(|xml| {
        for (at, (name, kind)) in attributes.iter().enumerate().filter(|(_, (name, _))| !is_own(name)) {
            let id = at.to_string();
            xml.create_element("attribute")
                .with_attributes([("id", id.as_str()), ("title", name), ("type", kind.in_xml())])
                .write_empty()?;
        }
        Ok(())
    })
    .map(drop)
}

fn is_own(name: &str) -> bool {
    matches!(name, "label" | "weight")
}

fn values(xml: &mut Xml, names: &[(&str, Type)], values: &[Option<Value>]) -> io::Result<()> {
    xml.create_element("attvalues")
        .write_inner_content(|xml| {
            for (at, value) in values.iter().enumerate().filter(|(at, _)| !is_own(names[*at].0)) {
                if let Some(value) = value {
                    let (id, text) = (at.to_string(), in_xml(&value.to_string()));
                    xml.create_element("attvalue").with_attributes([("for", id.as_str()), ("value", &text)]).write_empty()?;
                }
            }
            Ok(())
        })
        .map(drop)
}

/// The first day that a date may be.
fn begins(date: Date) -> String {
    let text = date.to_string();
    format!("{text}{}", &"0000-01-01"[text.len()..])
}

fn write_node(xml: &mut Xml, node: &FlatNode, colour: &str) -> io::Result<()> {
    let (id, label) = (in_xml(node.node.id.as_str()), in_xml(&node.node.name()));
    let start = node.node.date.map(begins);
    let mut element = xml.create_element("node").with_attributes([("id", id.as_str()), ("label", &label)]);
    if let Some(start) = &start {
        element = element.with_attribute(("start", start.as_str()));
    }
    element
        .write_inner_content(|xml| {
            values(xml, &OF_NODES, &node.values)?;
            let [r, g, b] = [1, 3, 5].map(|at| u8::from_str_radix(&colour[at..at + 2], 16).unwrap_or(0).to_string());
            xml.create_element("viz:color").with_attributes([("r", r.as_str()), ("g", &g), ("b", &b)]).write_empty()?;
            let size = format!("{:.3}", 4.0 + 4.0 * (node.cited_by as f64).sqrt());
            xml.create_element("viz:size").with_attribute(("value", size.as_str())).write_empty().map(drop)
        })
        .map(drop)
}

fn write_edge(xml: &mut Xml, number: usize, edge: &FlatEdge, flat: &Flat) -> io::Result<()> {
    let [source, target] = [edge.source, edge.target].map(|at| in_xml(flat.nodes[at].node.id.as_str()));
    let (id, weight, start) = (number.to_string(), edge.edge.weight.to_string(), flat.nodes[edge.source].node.date.map(begins));
    let mut element = xml.create_element("edge").with_attributes([
        ("id", id.as_str()),
        ("source", &source),
        ("target", &target),
        ("kind", edge.edge.link.as_str()),
        ("weight", &weight),
    ]);
    if let Some(start) = &start {
        element = element.with_attribute(("start", start.as_str()));
    }
    element.write_inner_content(|xml| values(xml, &OF_EDGES, &edge.values)).map(drop)
}
