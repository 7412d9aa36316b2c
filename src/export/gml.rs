//! The graph as GML (M. Himsolt, 1996): ASCII, other characters as numbered entities.

use std::io::{self, Write};

use super::flat::{Flat, OF_EDGES, OF_NODES, Value};
use crate::graph::CitationGraph;

/// Writes a graph. O(n + m).
pub fn write(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    writeln!(out, "Creator \"citegraph\"\ngraph [\n  directed 1\n  multigraph 1")?;
    for (at, node) in flat.nodes.iter().enumerate() {
        writeln!(out, "  node [\n    id {at}\n    label {}", quote(node.node.id.as_str()))?;
        // The label is the identifier, since readers tell nodes apart by it.
        values(&mut out, OF_NODES.iter().zip(&node.values).skip(1).map(|((name, _), value)| (*name, value)))?;
        writeln!(out, "  ]")?;
    }
    for edge in &flat.edges {
        writeln!(out, "  edge [\n    source {}\n    target {}\n    key {}", edge.source, edge.target, quote(edge.edge.link.as_str()))?;
        values(&mut out, OF_EDGES.iter().zip(&edge.values).map(|((name, _), value)| (*name, value)))?;
        writeln!(out, "  ]")?;
    }
    writeln!(out, "]")
}

fn values<'v>(out: &mut impl Write, pairs: impl Iterator<Item = (&'v str, &'v Option<Value>)>) -> io::Result<()> {
    for (name, value) in pairs {
        // GML names are letters and digits alone.
        let name = name.replace("_b", "B");
        match value {
            None => {}
            Some(Value::Text(text)) => writeln!(out, "    {name} {}", quote(text))?,
            Some(Value::Boolean(value)) => writeln!(out, "    {name} {}", u8::from(*value))?,
            // A real number has a point.
            Some(Value::Number(number)) => writeln!(out, "    {name} {number:?}")?,
            Some(Value::Integer(number)) => writeln!(out, "    {name} {number}")?,
        }
    }
    Ok(())
}

fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            ' '..='~' if !matches!(c, '"' | '&') => out.push(c),
            c => {
                let _ = std::fmt::Write::write_fmt(&mut out, format_args!("&#{};", c as u32));
            }
        }
    }
    out.push('"');
    out
}
