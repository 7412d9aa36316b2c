//! Every reference of every model document, as a text that is reviewed like code.

use std::fmt::Write as _;

use citegraph::instrument::Catalogue;
use citegraph::pipeline::{Clauses, Engine, open};
use citegraph::source::{Inputs, Options, inputs};

#[test]
fn model_documents() {
    let engine = Engine::new(Catalogue::embedded());
    let Inputs { found: inputs, errors } = inputs(&[concat!(env!("CARGO_MANIFEST_DIR"), "/examples").into()]);
    assert!(errors.is_empty());
    for input in &inputs {
        let source = open(input, Options::default()).unwrap();
        let reading = engine.read(&source, Clauses::Keep);
        let front = &reading.front;
        let text = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
        let mut out = format!(
            "symbol {}\nbody {}\ndate {}\ntitle {}\nsession {}\nagenda item {}\n\n",
            text(front.symbol.as_ref().map(ToString::to_string)),
            text(front.body.map(|body| body.get().name.to_owned())),
            text(front.date.map(|date| date.to_string())),
            text(front.title.clone()),
            text(front.session.map(|session| session.to_string())),
            text(front.agenda_item.clone()),
        );
        for reference in &reading.references {
            let target =
                reference.target.as_ref().map_or_else(|| format!("{:?} {:?}", reference.status, reference.candidates), ToString::to_string);
            let words = reference.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let place = reference.paragraph.as_deref().unwrap_or(reference.region.as_str());
            let short = if reference.short { " short" } else { "" };
            let pinpoint = reference.pinpoint.as_ref().map(|pinpoint| format!(" @ {pinpoint}")).unwrap_or_default();
            let note = reference.note.map(|note| format!(" [{note}]")).unwrap_or_default();
            writeln!(
                out,
                "{}:{} {words}{note}\n    → {target} ({}{short}; {place}; {}; {}){pinpoint}",
                reference.line, reference.column, reference.kind, reference.relation, reference.reason
            )
            .unwrap();
        }
        let name = source.name.rsplit('/').next().unwrap().replace(['(', ')'], "_");
        insta::assert_snapshot!(name, out);
    }
}
