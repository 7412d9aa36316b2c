//! Drawing commands that pdf-extract does not know, written as those that it does.

use pdf_extract::content::{Content, Operation};
use pdf_extract::{Document, Object, ObjectId};

/// Writes the commands `'` and `"` (ISO 32000-1, 9.4.3), which begin a new line and show a text, as
/// the commands that do one of both.
pub fn show_lines(document: &mut Document) {
    let is_form = |object: &Object| {
        object.as_stream().is_ok_and(|stream| stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form"))
    };
    let mut drawn: Vec<ObjectId> = document.page_iter().flat_map(|page| document.get_page_contents(page)).collect();
    drawn.extend(document.objects.iter().filter(|(_, object)| is_form(object)).map(|(id, _)| *id));
    for id in drawn {
        let Ok(stream) = document.get_object_mut(id).and_then(Object::as_stream_mut) else { continue };
        let Ok(text) = stream.decompressed_content() else { continue };
        let has_them = text.windows(2).any(|pair| matches!(pair, [b')' | b'>' | b' ' | b'\n' | b'\r', b'\'' | b'"']));
        let Some(Ok(content)) = has_them.then(|| Content::decode(&text)) else { continue };
        let written = Content { operations: content.operations.into_iter().flat_map(expand).collect::<Vec<_>>() };
        if let Ok(written) = written.encode() {
            stream.dict.remove(b"Filter");
            stream.dict.remove(b"DecodeParms");
            stream.set_content(written);
        }
    }
}

fn expand(operation: Operation) -> Vec<Operation> {
    let line = || Operation::new("T*", Vec::new());
    match (operation.operator.as_str(), operation.operands.as_slice()) {
        ("'", [text]) => vec![line(), Operation::new("Tj", vec![text.clone()])],
        ("\"", [words, letters, text]) => vec![
            Operation::new("Tw", vec![words.clone()]),
            Operation::new("Tc", vec![letters.clone()]),
            line(),
            Operation::new("Tj", vec![text.clone()]),
        ],
        _ => vec![operation],
    }
}
