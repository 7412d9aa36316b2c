//! Pictures: well formed, the same each time, with no label over another.

use std::path::{Path, PathBuf};
use std::process::Command;

use citegraph::export::{dot, svg};
use citegraph::graph::{CitationGraph, Link};
use citegraph::instrument::Catalogue;
use citegraph::picture::cluster::{Group, groups};
use citegraph::picture::face::{Weight, width};
use citegraph::picture::theme::Theme;
use citegraph::picture::timeline::{Settings, size, timeline};
use citegraph::pipeline::{Clauses, Engine, Settings as Run, owned};
use citegraph::source::{Source, inputs};
use roxmltree::{Document, Node};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn graph(path: &Path) -> CitationGraph {
    let engine = Engine::new(Catalogue::embedded());
    let mut graph = CitationGraph::new();
    engine.read_all(&inputs(&[path.to_owned()]).found, Run { clauses: Clauses::Keep, ..Run::default() }, owned, |reading| {
        engine.add_to(&mut graph, &reading.unwrap());
    });
    graph
}

fn of_text(text: &str) -> CitationGraph {
    let engine = Engine::new(Catalogue::embedded());
    let source = Source::of_bytes("A_RES_90_1.txt".into(), text.as_bytes().to_vec()).unwrap();
    let mut graph = CitationGraph::new();
    engine.add_to(&mut graph, &engine.read(&source, Clauses::Keep));
    graph
}

const PAPER: svg::Colours = svg::Colours { theme: Theme::PAPER, dark: None };

/// A box: left, top, right, bottom.
type Area = [f64; 4];

fn overlap(a: &Area, b: &Area) -> bool {
    a[0] < b[2] - 1e-6 && b[0] < a[2] - 1e-6 && a[1] < b[3] - 1e-6 && b[1] < a[3] - 1e-6
}

fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

/// How far the groups around a node move it down.
fn moved(node: &Node) -> f64 {
    let by = |node: Node| node.attribute("transform")?.strip_prefix("translate(0 ")?.strip_suffix(')')?.parse::<f64>().ok();
    node.ancestors().filter_map(by).sum()
}

/// The boxes of all text, as wide as in DejaVu Sans, from the top of capitals to the base line.
fn texts(document: &Document) -> Vec<(Area, String)> {
    let of = |node: Node| {
        let words = node.text().unwrap_or_default();
        let (letters, weight) = match node.attribute("class").unwrap() {
            "caption" => (15.0, Weight::Bold),
            "head" => (size::HEAD, Weight::Bold),
            "lane-name" => (size::LABEL, Weight::Bold),
            "year" => (size::LABEL, Weight::Regular),
            _ => (size::TITLE, Weight::Regular),
        };
        let (x, y) = (number(&node, "x"), number(&node, "y") + moved(&node));
        ([x, y - letters * 0.75, x + width(words, letters, weight), y], words.to_owned())
    };
    document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text"))).map(of).collect()
}

/// The boxes of cards.
fn cards(document: &Document) -> Vec<Area> {
    let is_card = |node: &Node| {
        node.attribute("class").is_some_and(|class| class.starts_with("card"))
            && node.parent_element().unwrap().attribute("class") == Some("instrument")
    };
    let of = |node: Node| {
        let (x, y) = (number(&node, "x"), number(&node, "y") + moved(&node));
        [x, y, x + number(&node, "width"), y + number(&node, "height")]
    };
    document.descendants().filter(is_card).map(of).collect()
}

/// Checks a picture, and gives its number of cards.
fn check(name: &str, graph: &CitationGraph) -> usize {
    let drawn = svg::to_string(graph, &Settings::default(), &PAPER);
    assert_eq!(drawn, svg::to_string(graph, &Settings::default(), &PAPER), "{name}: the same bytes");
    let document = Document::parse(&drawn).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let page: Vec<f64> = document.root_element().attribute("viewBox").unwrap().split(' ').map(|side| side.parse().unwrap()).collect();
    let (texts, cards) = (texts(&document), cards(&document));
    for (at, (area, words)) in texts.iter().enumerate() {
        assert!(area[0] >= 0.0 && area[2] <= page[2] && area[3] <= page[3], "{name}: “{words}” runs off the page");
        for (other, more) in &texts[at + 1..] {
            assert!(!overlap(area, other), "{name}: “{words}” lies over “{more}”");
        }
    }
    for (at, card) in cards.iter().enumerate() {
        assert!(cards[at + 1..].iter().all(|other| !overlap(card, other)), "{name}: cards lie over each other");
        let outside = texts.iter().find(|(area, _)| overlap(card, area) && (area[0] < card[0] || area[2] > card[2] || area[3] > card[3]));
        assert!(outside.is_none(), "{name}: {outside:?} leaves its card");
    }
    lines_keep_clear(name, graph);
    cards.len()
}

/// No line runs behind a card but those that it joins.
fn lines_keep_clear(name: &str, graph: &CitationGraph) {
    let timeline = timeline(graph, &Settings::default());
    for strand in &timeline.strands {
        for pair in strand.corners.windows(2) {
            let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
            assert!((ax - bx).abs().min((ay - by).abs()) < 1e-9, "{name}: pieces are level or upright");
            let piece = [ax.min(bx), ay.min(by), ax.max(bx) + 1e-3, ay.max(by) + 1e-3];
            for (at, card) in timeline.cards.iter().enumerate().filter(|(at, _)| ![strand.from, strand.to].contains(at)) {
                let area = [card.x, card.y, card.x + size::CARD, card.y + card.height];
                assert!(
                    !overlap(&piece, &area),
                    "{name}: a line to {} runs behind {at} {}",
                    timeline.cards[strand.to].node.id,
                    card.node.id
                );
            }
        }
    }
    for pair in timeline.columns.windows(2) {
        let goes_on = pair[0].first == pair[0].last && pair[0].last == pair[1].first;
        assert!(pair[0].last < pair[1].first || goes_on, "{name}: {:?}", timeline.columns);
    }
}

#[test]
fn no_label_lies_over_another() {
    let mut cards = 0;
    for entry in std::fs::read_dir(root().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending != "rs") {
            cards += check(&path.display().to_string(), &graph(&path));
        }
    }
    assert!(cards > 150, "{cards}");
    assert_eq!(check("all", &graph(&root().join("examples"))), 150, "those most cited, and no more");
}

#[test]
fn no_label_lies_over_another_in_real_documents() {
    let folder = root().join("../shared/gold/dev");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("SKIPPED: {} is not here", folder.display());
        return;
    };
    let mut count = 0;
    for path in entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|ending| ending == "txt")) {
        let graph = graph(&path);
        check(&path.display().to_string(), &graph);
        let timeline = timeline(&graph, &Settings::default());
        let citing = timeline.citing.and_then(|citing| citegraph::picture::when::when(timeline.cards[citing].node));
        let last = timeline.columns.last().map_or(0.0, |column| f64::from(column.last));
        assert!(citing.is_none_or(|citing| last <= citing + 1.0), "{}: cites what is of {last}", path.display());
        if timeline.cards.len() <= 60 {
            assert!(timeline.height <= timeline.width * 1.42, "{}: fits a page of A4", path.display());
        }
        count += 1;
    }
    assert!(count >= 20, "{count} documents");
}

#[test]
fn text_of_any_length_and_script_stays_in_its_place() {
    let long = "x".repeat(400);
    let title = format!("{long} Права человека 人权决议标题很长很长很长很长很长很长很长 حقوق الإنسان");
    check(
        "long",
        &of_text(&format!(
            "A/RES/90/1\n\n90/1. {title}\n\nThe General Assembly,\n\nRecalling its resolution 63/180 and the Convention on {title},\n"
        )),
    );
    check("nothing", &of_text("Nothing is cited here.\n"));
}

#[test]
fn hostile_titles_are_only_text() {
    let hostile = "</title><script>alert(1)</script><a href=\"javascript:alert(1)\" onload='x()'>&amp; ]]> <!-- \u{202e}";
    let graph = of_text(&format!("A/RES/90/1\n\n90/1. {hostile}\n\nThe General Assembly,\n\nRecalling its resolution 63/180 {hostile},\n"));
    let drawn = svg::to_string(&graph, &Settings::default(), &PAPER);
    let document = Document::parse(&drawn).unwrap();
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(["svg", "title", "desc", "style", "rect", "text", "g", "path", "a"].contains(&name), "<{name}>");
        assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")), "{node:?}");
        assert!(node.attribute("href").is_none_or(|link| link.starts_with("https://undocs.org/")), "{node:?}");
    }
    assert!(drawn.contains("&lt;script&gt;"), "the title is there, as text");
}

#[test]
fn each_mark_is_told_apart_without_colour() {
    let graph = graph(&root().join("examples/A_RES_64_371.txt"));
    let drawn = svg::to_string(&graph, &Settings::default(), &svg::Colours { theme: Theme::PRINT, dark: None });
    let sheet = &drawn[drawn.find("<style>").unwrap()..drawn.find("</style>").unwrap()];
    for colour in sheet.split('#').skip(1).filter_map(|rest| rest.get(..6)).filter(|hex| hex.chars().all(|c| c.is_ascii_hexdigit())) {
        assert!(colour[..2] == colour[2..4] && colour[2..4] == colour[4..], "#{colour} is no grey");
    }
    let document = Document::parse(&drawn).unwrap();
    let by_class = |attribute: &str, class: &str| {
        let of = |node: Node| Some((node.attribute("class")?.to_owned(), node.attribute(attribute).unwrap_or("none").to_owned()));
        let mut found: Vec<_> = document
            .descendants()
            .filter(|node| node.tag_name().name() == "path")
            .filter_map(of)
            .filter(|(name, _)| name.starts_with(class))
            .collect();
        found.sort();
        found.dedup();
        found
    };
    let lines = by_class("stroke-dasharray", "line line-");
    let mut dashes: Vec<&String> = lines.iter().map(|(_, dash)| dash).collect();
    dashes.sort();
    dashes.dedup();
    assert!(lines.len() >= 5, "{lines:?}");
    assert_eq!(dashes.len(), lines.len(), "one dash for each family, and none for two: {lines:?}");
}

#[test]
fn the_citing_document_stands_at_the_end_and_time_runs_to_it() {
    let graph = graph(&root().join("examples/A_RES_64_371.txt"));
    let timeline = timeline(&graph, &Settings::default());
    let citing = &timeline.cards[timeline.citing.unwrap()];
    assert!(citing.node.read);
    assert!(timeline.cards.iter().all(|card| card.x <= citing.x));
    let others = timeline.cards.iter().enumerate().filter(|(at, _)| Some(*at) != timeline.citing).map(|(_, card)| card);
    let mut dated: Vec<_> = others.filter_map(|card| Some((citegraph::picture::when::when(card.node)?, card.x))).collect();
    dated.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(dated.windows(2).all(|pair| pair[0].1 <= pair[1].1), "later cards stand to the right");
    assert!(timeline.columns.windows(2).all(|pair| pair[0].x < pair[1].x && pair[0].last < pair[1].first));
    let few = citegraph::picture::timeline::timeline(&graph, &Settings { most: 5 });
    assert_eq!((few.cards.len(), few.left_out), (5, timeline.cards.len() - 5));
}

#[test]
fn the_legend_counts_each_citation_and_lines_show_what_says_most() {
    let graph = of_text(
        "A/RES/90/1\n\n90/1. Lamps\n\nThe General Assembly,\n\nRecalling its resolution 63/180,\n\n1. Decides to amend its resolution 63/180;\n\n2. Takes note of its resolution 63/181.\n",
    );
    let timeline = timeline(&graph, &Settings::default());
    let (entries, _) = citegraph::picture::legend::legend(&timeline);
    let words: Vec<&str> = entries.iter().map(|entry| entry.words.as_str()).collect();
    for expected in ["recalls (1)", "amends, supersedes, regrets (1)", "notes, considers (1)"] {
        assert!(words.contains(&expected), "{words:?}");
    }
    let amended = timeline.strands.iter().find(|strand| timeline.cards[strand.to].node.id.as_str() == "A/RES/63/180").unwrap();
    assert_eq!(amended.family, citegraph::picture::family::Family::Changes);
}

#[test]
fn links_of_a_graph_that_was_read_run_nothing() {
    let node = r#"{"id": "A/RES/90/1", "kind": "resolution", "body": null, "title": "x", "date": null, "read": true, "link": "javascript:alert(1)"}"#;
    let file = format!(
        r#"{{"directed": true, "multigraph": true, "graph": {{"generator": "citegraph", "format": "1.0"}}, "nodes": [{node}], "links": []}}"#
    );
    let graph = citegraph::export::json::read(&file).unwrap();
    assert_eq!(graph.nodes().next().unwrap().link, None);
}

#[cfg(feature = "png")]
#[test]
fn pixels_are_the_same_each_time_and_twice_the_size() {
    let graph = graph(&root().join("examples/S_PRST_2010_97.txt"));
    let drawn = svg::to_string(&graph, &Settings::default(), &PAPER);
    let draw = || {
        let mut out = Vec::new();
        citegraph::export::png::write(&drawn, 2.0, &mut out).unwrap();
        out
    };
    let pixels = draw();
    assert_eq!(pixels, draw());
    assert_eq!(&pixels[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(u32::from_be_bytes(pixels[16..20].try_into().unwrap()), 2000, "width");
    assert!(pixels.len() > 50_000, "text and lines are drawn");
}

#[test]
fn dot_has_themes_clusters_and_merged_edges() {
    let mut graph = graph(&root().join("examples"));
    let cited: Vec<_> =
        graph.edges().filter(|(.., edge)| edge.link == Link::Cites).map(|(from, to, _)| (from.clone(), to.clone())).take(3).collect();
    for (from, to) in cited {
        graph.put_edge(&from, &to, Link::IssuedAs, Vec::new());
    }
    let written = |settings: &dot::Settings| {
        let mut out = Vec::new();
        dot::write(&graph, settings, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(graphviz_rust::parse(&text).is_ok());
        text
    };
    let each = written(&dot::Settings::default());
    let dark = written(&dot::Settings { theme: Theme::DARK, ..dot::Settings::default() });
    assert!(dark.contains(Theme::DARK.ground) && !each.contains(Theme::DARK.ground));
    let merged = written(&dot::Settings { lines: dot::Lines::Merged, ..dot::Settings::default() });
    let arrows = |text: &str| text.matches("->").count();
    assert!(merged.contains("concentrate"));
    assert_eq!(arrows(&merged) + 3, arrows(&each), "what joins one pair twice is drawn once");
    assert!(merged.matches("issued as").count() >= 3, "and says both");
    for group in [Group::Body, Group::Session, Group::Community] {
        let clusters = groups(&graph, group);
        let mut names: Vec<&String> = clusters.values().collect();
        names.sort();
        names.dedup();
        assert!(names.len() > 3, "{names:?}");
        let framed = written(&dot::Settings { clusters: clusters.clone(), ..dot::Settings::default() });
        assert_eq!(framed.matches("subgraph \"cluster ").count(), names.len() + 1, "with the legend");
    }
}

#[test]
fn rendering_says_what_to_install() {
    let folder = tempfile::tempdir().unwrap();
    let run = |path: &str| {
        Command::new(env!("CARGO_BIN_EXE_citegraph"))
            .args(["graph", "--format", "dot", "--render", "svg", "-o"])
            .arg(folder.path())
            .arg(root().join("examples/S_PRST_2010_97.txt"))
            .env("PATH", path)
            .output()
            .unwrap()
    };
    let without = run("");
    assert_eq!(without.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&without.stderr).contains("apt install graphviz"));
    let path = std::env::var("PATH").unwrap_or_default();
    if !std::env::split_paths(&path).any(|folder| folder.join("dot").is_file()) {
        println!("SKIPPED: Graphviz is not here");
        return;
    }
    let ranked = Command::new(env!("CARGO_BIN_EXE_citegraph"))
        .args(["graph", "--format", "dot", "--ranks", "years", "--render", "plain", "-o"])
        .arg(folder.path())
        .arg(root().join("examples"))
        .output();
    assert!(ranked.unwrap().status.success());
    let plain = std::fs::read_to_string(folder.path().join("graph.dot.plain")).unwrap();
    let years: std::collections::BTreeMap<i32, f64> = plain
        .lines()
        .filter_map(|line| line.strip_prefix("node \"year ")?.split_once("\" "))
        .map(|(year, rest)| (year.parse().unwrap(), rest.split(' ').next().unwrap().parse().unwrap()))
        .collect();
    assert!(years.len() > 10);
    assert!(years.values().is_sorted_by(|a, b| a < b), "later years stand to the right: {years:?}");
    let with = run(&path);
    assert!(with.status.success(), "{}", String::from_utf8_lossy(&with.stderr));
    let drawn = std::fs::read_to_string(folder.path().join("graph.dot.svg")).unwrap();
    assert!(drawn.contains("</svg>") && drawn.contains("S/PRST/2010/97"));
}
