//! A dataset that was made before: what it says of files that have not changed.

use std::collections::HashMap;
use std::io;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde_json::{Map, Value as Json};

use crate::document::Front;
use crate::instrument::{Bodies, InstrumentId, Session};
use crate::resolve::Reference;

/// The SQLite file of a dataset.
pub struct Earlier(Connection);

/// What it says of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// Form of the file.
    pub form: String,
    /// Language of the text.
    pub language: String,
    /// Length of the text in bytes.
    pub bytes: usize,
    /// What the head of the text says.
    pub front: Front,
    /// Its references.
    pub references: Vec<Reference<'static>>,
    /// The clause around each, in the same order.
    pub clauses: Vec<String>,
}

fn fault(cause: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::other(cause)
}

impl Earlier {
    /// The dataset behind a connection to its SQLite file.
    #[must_use]
    pub const fn new(file: Connection) -> Self {
        Self(file)
    }

    /// The checksum of each file.
    pub fn checksums(&self) -> io::Result<HashMap<String, String>> {
        let mut statement = self.0.prepare("SELECT file, sha256 FROM documents").map_err(fault)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(fault)?;
        rows.collect::<Result<_, _>>().map_err(fault)
    }

    /// What it says of a file. O(its mentions).
    pub fn file(&self, file: &str) -> io::Result<Known> {
        let sql = "SELECT document, title, body, date, session, form, language, bytes FROM documents WHERE file = ?";
        let of_file = |row: &Row| Ok((front(row), row.get(5)?, row.get(6)?, row.get::<_, i64>(7)?));
        let (front, form, language, bytes) = self.0.query_row(sql, [file], of_file).map_err(fault)?;
        let (front, bytes) = (front?, usize::try_from(bytes).unwrap_or(0));
        let sql = "SELECT mentions.*, relation, verb, clause FROM mentions LEFT JOIN citations USING (file, number) \
                   WHERE mentions.file = ? ORDER BY mentions.number";
        let mut statement = self.0.prepare_cached(sql).map_err(fault)?;
        let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = statement.query([file]).map_err(fault)?;
        let (mut references, mut clauses) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next().map_err(fault)? {
            let mut object = object(row, &names)?;
            clauses.push(object.remove("clause").and_then(|clause| clause.as_str().map(str::to_owned)).unwrap_or_default());
            references.push(reference(object, file, front.symbol.as_ref())?);
        }
        Ok(Known { form, language, bytes, front, references, clauses })
    }
}

fn front(row: &Row) -> io::Result<Front> {
    let text = |at: usize| row.get::<_, Option<String>>(at).map_err(fault);
    let body = text(2)?;
    Ok(Front {
        symbol: text(0)?.map(|id| serde_json::from_value(id.into())).transpose().map_err(fault)?,
        title: text(1)?,
        body: body.and_then(|name| Bodies::embedded().iter().find(|(_, body)| body.name == name).map(|(at, _)| at)),
        date: text(3)?.and_then(|date| date.parse().ok()),
        session: text(4)?.and_then(|session| Session::parse(&session)),
        ..Front::default()
    })
}

/// A row as an object with the names of its columns.
fn object(row: &Row, names: &[String]) -> io::Result<Map<String, Json>> {
    let value = |at: usize| -> io::Result<Json> {
        Ok(match row.get_ref(at).map_err(fault)? {
            ValueRef::Integer(number) => number.into(),
            ValueRef::Real(number) => number.into(),
            ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
            ValueRef::Null | ValueRef::Blob(_) => Json::Null,
        })
    };
    names.iter().enumerate().map(|(at, name)| Ok((name.clone(), value(at)?))).collect()
}

/// A reference from the columns of a mention and of its citation, which have the names of its fields.
fn reference(mut object: Map<String, Json>, file: &str, document: Option<&InstrumentId>) -> io::Result<Reference<'static>> {
    let candidates: Vec<Json> = object["candidates"].as_str().unwrap_or_default().split_whitespace().map(Into::into).collect();
    let is_short = object["short"].as_i64() == Some(1);
    // What has no citation has a relation that no table shows.
    if object["relation"].is_null() {
        object.insert("relation".to_owned(), "cites".into());
    }
    object.insert("candidates".to_owned(), candidates.into());
    object.insert("short".to_owned(), is_short.into());
    object.insert("source".to_owned(), file.into());
    object.insert("document".to_owned(), document.map_or(Json::Null, |id| id.as_str().into()));
    serde_json::from_value::<Reference>(object.into()).map(Reference::into_owned).map_err(fault)
}
