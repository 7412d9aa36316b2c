//! References as Web Annotations (W3C, 2017), one JSON-LD object a line.

use std::io::{self, Write};

use serde_json::json;

use crate::resolve::Reference;

/// Writes references. The target is the place in the file, by its bytes and by its words; the body the
/// instrument, where it was resolved.
pub fn write(references: &[Reference], mut out: impl Write) -> io::Result<()> {
    for reference in references {
        let body = reference.target.as_ref().map(|target| {
            json!({
                "type": "SpecificResource",
                "purpose": "identifying",
                "source": target.link().unwrap_or_else(|| format!("urn:citegraph:instrument:{target}")),
                "dcterms:identifier": target.as_str(),
            })
        });
        let annotation = json!({
            "@context": ["http://www.w3.org/ns/anno.jsonld", { "dcterms": "http://purl.org/dc/terms/" }],
            "id": format!("urn:citegraph:mention:{}#{}-{}", reference.source.replace(' ', "%20"), reference.start, reference.end),
            "type": "Annotation",
            "motivation": "linking",
            "body": body.into_iter().collect::<Vec<_>>(),
            "target": {
                "source": &*reference.source,
                "selector": [
                    { "type": "DataPositionSelector", "start": reference.start, "end": reference.end },
                    { "type": "TextQuoteSelector", "exact": &*reference.text },
                ],
            },
        });
        serde_json::to_writer(&mut out, &annotation)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
