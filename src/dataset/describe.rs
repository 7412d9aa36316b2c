//! What describes the tables: for Frictionless and MLCommons readers, for people, for citing.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::table::{Column, Foreign, Table, Type};
use crate::instrument::Date;

/// One file of the dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// How the dataset was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Made {
    /// Always `citegraph`.
    pub generator: &'static str,
    /// Version of the program.
    pub version: &'static str,
    /// The command with the options that bear on what is written.
    pub command: Vec<String>,
    /// Licence, as an SPDX name or an address, where its maker gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// Day of publication, where its maker gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// Rows of each table.
    pub rows: BTreeMap<&'static str, u64>,
    /// Files that could not be read, with the reason.
    pub unread: Vec<String>,
    /// The files of the tables.
    pub files: Vec<File>,
}

const ABOUT: &str = "References in United Nations documents to other instruments, with their places, what they were resolved to, and the citation graph that they make.";

fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("maps with text keys are JSON") + "\n"
}

fn file_of<'m>(made: &'m Made, table: &Table) -> Option<&'m File> {
    made.files.iter().find(|file| file.name == format!("{}.csv", table.name))
}

/// `datapackage.json`: a Tabular Data Package (Frictionless Standards 1.0).
#[must_use]
pub fn datapackage(tables: &[&Table], made: &Made) -> String {
    let field = |column: &Column| {
        let of = match column.of {
            Type::Text => "string",
            Type::Integer => "integer",
            Type::Number => "number",
            Type::Boolean => "boolean",
        };
        let mut field = json!({ "name": column.name, "type": of, "description": column.what });
        if column.required {
            field["constraints"] = json!({ "required": true });
        }
        field
    };
    let foreign =
        |foreign: &Foreign| json!({ "fields": foreign.columns, "reference": { "resource": foreign.table, "fields": foreign.key } });
    let resource = |table: &&Table| {
        let file = file_of(made, table);
        json!({
            "name": table.name,
            "profile": "tabular-data-resource",
            "title": table.what,
            "path": format!("{}.csv", table.name),
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig",
            "bytes": file.map(|file| file.bytes),
            "hash": file.map(|file| format!("sha256:{}", file.sha256)),
            "dialect": { "delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": "\n", "header": true },
            "schema": {
                "fields": table.columns.iter().map(field).collect::<Vec<_>>(),
                "missingValues": [""],
                "primaryKey": table.key,
                "foreignKeys": table.foreign.iter().map(foreign).collect::<Vec<_>>(),
            },
        })
    };
    let mut package = json!({
        "name": "citegraph-dataset",
        "profile": "tabular-data-package",
        "title": "Citations of United Nations documents",
        "description": ABOUT,
        "version": made.version,
        "resources": tables.iter().map(resource).collect::<Vec<_>>(),
    });
    if let Some(license) = &made.license {
        let key = if license.contains("://") { "path" } else { "name" };
        package["licenses"] = json!([{ key: license }]);
    }
    pretty(&package)
}

/// `croissant.json`: the description that machine-learning tools read (MLCommons Croissant 1.0).
#[must_use]
pub fn croissant(tables: &[&Table], made: &Made) -> String {
    let context: Json = serde_json::from_str(include_str!("../data/croissant-context.json")).expect("a test reads the embedded table");
    let distribution = |file: &File| {
        let format = match file.name.rsplit('.').next() {
            Some("csv") => "text/csv",
            Some("parquet") => "application/x-parquet",
            _ => "application/vnd.sqlite3",
        };
        json!({
            "@type": "cr:FileObject", "@id": file.name, "name": file.name, "contentUrl": file.name, "encodingFormat": format,
            "contentSize": format!("{} B", file.bytes), "sha256": file.sha256,
        })
    };
    let record_set = |table: &&Table| {
        let csv = format!("{}.csv", table.name);
        let field = |column: &Column| {
            let of = match column.of {
                Type::Text => "sc:Text",
                Type::Integer => "sc:Integer",
                Type::Number => "sc:Float",
                Type::Boolean => "sc:Boolean",
            };
            let mut field = Map::new();
            field.insert("@type".to_owned(), "cr:Field".into());
            field.insert("@id".to_owned(), format!("{}/{}", table.name, column.name).into());
            field.insert("name".to_owned(), column.name.into());
            field.insert("description".to_owned(), column.what.into());
            field.insert("dataType".to_owned(), of.into());
            field.insert("source".to_owned(), json!({ "fileObject": { "@id": csv }, "extract": { "column": column.name } }));
            if let Some(foreign) = table.foreign.iter().find(|foreign| foreign.columns == [column.name]) {
                let other = format!("{}/{}", foreign.table, foreign.key[0]);
                field.insert("references".to_owned(), json!({ "field": { "@id": other } }));
            }
            Json::Object(field)
        };
        json!({
            "@type": "cr:RecordSet", "@id": table.name, "name": table.name, "description": table.what,
            "key": table.key.iter().map(|column| json!({ "@id": format!("{}/{column}", table.name) })).collect::<Vec<_>>(),
            "field": table.columns.iter().map(field).collect::<Vec<_>>(),
        })
    };
    let mut dataset = json!({
        "@context": context,
        "@type": "sc:Dataset",
        "name": "citations-of-united-nations-documents",
        "description": ABOUT,
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "version": made.version,
        "distribution": made.files.iter().map(distribution).collect::<Vec<_>>(),
        "recordSet": tables.iter().map(record_set).collect::<Vec<_>>(),
    });
    if let Some(license) = &made.license {
        dataset["license"] = license.as_str().into();
    }
    if let Some(published) = made.published {
        dataset["datePublished"] = published.to_string().into();
    }
    pretty(&dataset)
}

/// `CODEBOOK.md`: every column in words.
#[must_use]
pub fn codebook(tables: &[&Table], made: &Made) -> String {
    let mut out = format!(
        "# Codebook\n\n{ABOUT}\n\nMade by citegraph {} with `{}`.\n\n\
         ## How it was made\n\n\
         Each text was read with its footnotes and paragraphs; every place that refers to another instrument was found by the rules of the \
         program, and resolved to one identifier where number, name, footnote or the text before it leave no choice. What leaves a choice is \
         kept as ambiguous, with its candidates, or as unresolved. Nothing was corrected by hand.\n\n\
         ## Known error rate\n\n\
         On English documents in which people had marked every reference, 998 of 1,000 explicit references are found with the right target, and \
         995 of 1,000 short forms; links that the United Nations' editors set lead elsewhere in 1 of 1,000. The rules were written with those \
         documents at hand: in texts that are unlike them expect more errors, most of them references that are missed. Relations follow from \
         the opening verb of a clause and are not measured.\n\n\
         ## Files\n\n\
         Every table is there as CSV (UTF-8 with byte order mark, one header row, commas, quotation marks doubled, nothing where a value is \
         missing) and as Parquet, and all together in `citegraph.sqlite`. In CSV alone, a text that a spreadsheet would run as a formula has an \
         apostrophe before it. `SHA256SUMS` has the checksums.\n",
        made.version,
        made.command.join(" ")
    );
    for table in tables {
        let rows = made.rows.get(table.name).copied().unwrap_or(0);
        let _ = write!(out, "\n## {}\n\n{} {rows} rows.", table.name, table.what);
        if !table.key.is_empty() {
            let _ = write!(out, " Key: {}.", table.key.join(", "));
        }
        out.push_str("\n\n| column | type | missing | meaning |\n|---|---|---|---|\n");
        for column in table.columns {
            let of = match column.of {
                Type::Text => "text",
                Type::Integer => "whole number",
                Type::Number => "number",
                Type::Boolean => "true or false",
            };
            let _ = writeln!(out, "| `{}` | {of} | {} | {} |", column.name, if column.required { "never" } else { "may be" }, column.what);
        }
        for foreign in table.foreign {
            let _ = write!(out, "\n{} refers to {} of {}.", foreign.columns.join(", "), foreign.key.join(", "), foreign.table);
        }
        if !table.foreign.is_empty() {
            out.push('\n');
        }
    }
    out
}

/// `CITATION.cff`: how to cite the dataset (Citation File Format 1.2.0).
#[must_use]
pub fn citation(made: &Made) -> String {
    let documents = made.rows.get("documents").copied().unwrap_or(0);
    let citations = made.rows.get("citations").copied().unwrap_or(0);
    let mut out = format!(
        "cff-version: 1.2.0\ntype: dataset\nmessage: Cite this dataset together with the collection of documents that it was made from.\n\
         title: Citations of United Nations documents ({documents} documents, {citations} citations)\nabstract: {ABOUT}\nversion: {}\n\
         authors:\n  - name: citegraph\nkeywords:\n  - United Nations\n  - resolutions\n  - citation graph\n",
        made.version
    );
    if let Some(license) = &made.license {
        let key = if license.contains("://") { "license-url" } else { "license" };
        let _ = writeln!(out, "{key}: {license}");
    }
    if let Some(published) = made.published.filter(|date| date.is_day()) {
        let _ = writeln!(out, "date-released: '{published}'");
    }
    out
}

/// `manifest.json`: the command, the rows and the files.
#[must_use]
pub fn manifest(made: &Made) -> String {
    pretty(made)
}

/// `SHA256SUMS`, as `sha256sum --check` reads it.
#[must_use]
pub fn checksums(files: &[File]) -> String {
    files.iter().fold(String::new(), |mut out, file| {
        let _ = writeln!(out, "{}  {}", file.sha256, file.name);
        out
    })
}
