//! What holds for every input.

use citegraph::graph::{CitationGraph, Citing, Link, Node};
use citegraph::instrument::{Act, ActKind, Bodies, Catalogue, InstrumentId, Kind, Number, NumberForm, Session};
use citegraph::pipeline::{Clauses, Engine};
use citegraph::source::Source;
use proptest::prelude::*;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(Catalogue::embedded()));

fn number() -> impl Strategy<Value = Number> {
    let session = (1u16..120, 0u8..3).prop_map(|(n, sort)| match sort {
        0 => Session::Regular(n),
        1 => Session::Special(n),
        _ => Session::Emergency(n),
    });
    prop_oneof![
        (session.clone(), 1u32..999).prop_map(|(s, n)| Number::InSession(s, n)),
        (1u32..9999, session).prop_map(|(n, s)| Number::OfSession(n, s)),
        (1u32..9999, 1946u16..2100).prop_map(|(n, y)| Number::OfYear(n, y)),
        (1946u16..2100, 1u32..999).prop_map(|(y, n)| Number::InYear(y, n)),
    ]
}

/// Words that references are made of, in any order: what a scan or a careless author may leave.
fn jumble() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "resolution",
        "resolutions",
        "decision",
        "its",
        "the",
        "General Assembly",
        "Security Council",
        "Convention",
        "on the Rights of the Child",
        "63/180",
        "1325 (2000)",
        "217 A (III)",
        "A/64/53",
        "and",
        ",",
        ";",
        ".",
        "(",
        ")",
        "of",
        "18 December 2008",
        "Ibid.",
        "vol. 1577, No. 27531",
        "United Nations, Treaty Series,",
        "Official Records",
        "Supplement No. 53",
        "¹",
        "²",
        "\n",
        "\n\n",
        "1. ",
        "Add.1",
        "to",
        "–",
        "A to D",
        "“",
        "”",
        "[",
        "]",
        "é",
        "第",
        "\u{200b}",
        "S-9/1",
        "/",
        "the said",
        "[^1]",
        "[^1]: ",
        "12",
        "3",
        "Annex",
        "co-\noperation",
        "Council’s",
        "statement by its President of",
        "thereto",
    ]);
    prop::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

fn checked(text: &str) -> Result<(), TestCaseError> {
    let Ok(source) = Source::of_bytes("A_RES_90_1.txt".to_owned(), text.as_bytes().to_vec()) else { return Ok(()) };
    let reading = ENGINE.read(&source, Clauses::Keep);
    prop_assert_eq!(reading.clauses.len(), reading.references.len());
    let mut before = 0;
    for reference in &reading.references {
        let (start, end) = (reference.start as usize, reference.end as usize);
        prop_assert!(start < end && end <= source.text.len());
        prop_assert_eq!(source.text.get(start..end), Some(&*reference.text));
        prop_assert!(reference.start >= before, "in the order of the text");
        before = reference.start;
        let line = source.text.split('\n').nth(reference.line as usize - 1).unwrap();
        let at: usize = line.chars().take(reference.column as usize - 1).map(char::len_utf8).sum();
        prop_assert!(line[at..].chars().next() == source.text[start..].chars().next());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_print_what_they_parse(number in number()) {
        prop_assert_eq!(Number::parse(&number.to_string()), number);
    }

    #[test]
    fn acts_print_what_they_parse(number in number(), part in prop::option::of(prop::char::range('A', 'Z')), body in 0usize..300, kind in 0usize..3) {
        let all: Vec<_> = Bodies::embedded().iter().map(|(at, _)| at).collect();
        let act = Act { body: all[body % all.len()], kind: ActKind::ALL[kind], number, part };
        // Only forms that the body's numbers have; bodies that write their numbers bare share one
        // form, which does not tell whose it is.
        if !act.body.get().forms.contains(&NumberForm::of(&act.number)) {
            return Ok(());
        }
        let is_series = act.body.get().template(act.kind).is_some_and(|template| template.contains("{}") && !template.starts_with("{}"));
        if let Some(id) = act.id().filter(|_| is_series) {
            prop_assert_eq!(id.as_str().parse::<InstrumentId>().unwrap(), id.clone());
            prop_assert_eq!(Act::of(id.as_str()).unwrap().id().unwrap(), id);
        }
    }

    #[test]
    fn order_is_total_and_agrees_with_equality(a in "[A-Z]{1,2}/[0-9]{1,4}/[0-9]{1,4}", b in "[A-Z]{1,2}/[0-9]{1,4}/[0-9]{1,4}", c in "[A-Z]{1,2}/[0-9]{1,4}/[0-9]{1,4}") {
        let [a, b, c] = [a, b, c].map(|text| InstrumentId::of_symbol(&text));
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
    }

    #[test]
    fn references_lie_inside_any_text(text in "\\PC{0,300}") {
        checked(&text)?;
    }

    #[test]
    fn references_lie_inside_a_jumble_of_citing_words(text in jumble()) {
        checked(&text)?;
    }

    #[test]
    fn merging_does_not_depend_on_order(edges in prop::collection::vec((0u8..12, 0u8..12, 0u32..5), 0..40), cut in 0usize..40) {
        let catalogue = Catalogue::embedded();
        let graph = |edges: &[(u8, u8, u32)]| {
            let mut graph = CitationGraph::new();
            for (source, target, start) in edges {
                graph.put_node(node(*source, true));
                graph.put_node(node(*target, false));
                graph.put_edge(&id(*source), &id(*target), Link::Cites, vec![citing(*start)]);
            }
            graph
        };
        let (left, right) = edges.split_at(cut.min(edges.len()));
        let whole = graph(&edges).merge(&CitationGraph::new(), &catalogue);
        let there = graph(left).merge(&graph(right), &catalogue);
        let back = graph(right).merge(&graph(left), &catalogue);
        prop_assert!(there == back);
        prop_assert!(there == whole);
    }
}

fn id(n: u8) -> InstrumentId {
    // Lettered parts and addenda among them, so that structural edges arise too.
    InstrumentId::of_symbol(&match n % 4 {
        0 => format!("A/RES/63/{n}"),
        1 => format!("A/RES/63/{}[A]", n - 1),
        2 => format!("A/64/{n}"),
        _ => format!("A/64/{}/Corr.1", n - 1),
    })
}

fn node(n: u8, read: bool) -> Node {
    let id = id(n);
    Node {
        kind: Kind::Document,
        body: None,
        title: read.then(|| format!("Title {n}")),
        date: None,
        read,
        link: id.link(),
        adopted_by: None,
        registered_as: None,
        document: None,
        references: None,
        files: if read { vec![format!("{n}.txt")] } else { Vec::new() },
        languages: Vec::new(),
        id,
    }
}

fn citing(start: u32) -> Citing {
    serde_json::from_value(serde_json::json!({
        "file": "a.txt", "start": start, "end": start + 1, "line": 1, "column": 1, "text": "x", "relation": "recalls", "verb": null, "clause": "", "region": "preamble",
        "paragraph": null, "pinpoint": null, "date": null, "note": null, "short": false, "reason": "symbol",
    }))
    .unwrap()
}
