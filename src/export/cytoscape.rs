//! The graph as Cytoscape.js JSON (`.cyjs`), which Cytoscape and networkx read too.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use super::flat::{Flat, OF_EDGES, OF_NODES, Type, Value};
use crate::graph::CitationGraph;

/// Writes a graph. O(n + m).
pub fn write(graph: &CitationGraph, mut out: impl Write) -> io::Result<()> {
    let flat = Flat::of(graph);
    let nodes: Vec<Json> = flat
        .nodes
        .iter()
        .map(|node| {
            let mut data = object(&OF_NODES, &node.values);
            // networkx takes the node from `value` and its name from `name`.
            for key in ["id", "value", "name"] {
                data.insert(key.to_owned(), node.node.id.as_str().into());
            }
            json!({ "data": data })
        })
        .collect();
    let edges: Vec<Json> = flat
        .edges
        .iter()
        .enumerate()
        .map(|(number, edge)| {
            let mut data = object(&OF_EDGES, &edge.values);
            data.insert("id".to_owned(), format!("c{number}").into());
            data.insert("key".to_owned(), edge.edge.link.as_str().into());
            data.insert("source".to_owned(), flat.nodes[edge.source].node.id.as_str().into());
            data.insert("target".to_owned(), flat.nodes[edge.target].node.id.as_str().into());
            json!({ "data": data })
        })
        .collect();
    let whole =
        json!({ "data": { "name": "citations" }, "directed": true, "multigraph": true, "elements": { "nodes": nodes, "edges": edges } });
    serde_json::to_writer_pretty(&mut out, &whole)?;
    out.write_all(b"\n")
}

fn object(names: &[(&str, Type)], values: &[Option<Value>]) -> Map<String, Json> {
    let json = |value: &Value| match value {
        Value::Text(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Number(number) => (*number).into(),
        Value::Boolean(value) => (*value).into(),
    };
    names.iter().zip(values).filter_map(|((name, _), value)| Some(((*name).to_owned(), json(value.as_ref()?)))).collect()
}
