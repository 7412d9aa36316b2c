//! A small graph as a timeline in SVG 1.1, to be looked at, printed and put into documents.
//!
//! Nothing in it runs or is loaded. Every mark has its full text as a tooltip; nothing is told by
//! colour alone: kinds have marks, relations have dashes, bodies have lanes, what was read has a
//! heavy outline.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::flat::in_xml;
use crate::graph::{CitationGraph, Link};
use crate::instrument::Kind;
use crate::picture::face::{self, Weight};
use crate::picture::family::Family;
use crate::picture::legend::{self, Entry, SAMPLE, Sample};
use crate::picture::theme::{Theme, dashes, shade};
use crate::picture::timeline::{Card, Settings, Strand, Timeline, size, timeline};

/// Faces of the same width or narrower than the one that texts were measured in.
pub(super) const FACES: &str = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif";
/// Caption and what is below it.
const HEAD: f64 = 46.0;

/// Colours of the page, and of the page on a dark screen where they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// As written.
    pub theme: Theme,
    /// Where the reader's system asks for dark.
    pub dark: Option<Theme>,
}

/// Writes a graph. O((n + m) · log n).
pub fn write(graph: &CitationGraph, settings: &Settings, colours: &Colours, mut out: impl Write) -> io::Result<()> {
    out.write_all(to_string(graph, settings, colours).as_bytes())
}

/// The same as text.
#[must_use]
pub fn to_string(graph: &CitationGraph, settings: &Settings, colours: &Colours) -> String {
    let timeline = timeline(graph, settings);
    let (entries, legend_height) = legend::legend(&timeline);
    let width = timeline.width;
    let height = HEAD + timeline.height + legend_height + 30.0;
    let caption = Caption::of(&timeline);
    let mut out = String::new();
    // A string takes all that is written into it.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height:.1}\" width=\"{width}\" height=\"{height:.1}\" role=\"img\" \
         aria-labelledby=\"caption told\" font-family=\"{FACES}\">"
    );
    let _ = writeln!(out, "<title id=\"caption\">{}</title>\n<desc id=\"told\">{}</desc>", escape(&caption.title), escape(&caption.told));
    let _ = writeln!(out, "<style>{}</style>", style(colours));
    let _ = writeln!(out, "<rect class=\"ground\" width=\"{width}\" height=\"{height:.1}\"/>");
    text(&mut out, "caption", (size::MARGIN, 24.0), &caption.title);
    text(&mut out, "quiet", (size::MARGIN, 39.0), &caption.told);
    let _ = writeln!(out, "<g transform=\"translate(0 {HEAD})\">");
    let end = lanes_end(&timeline);
    frames(&mut out, &timeline, end);
    for strand in &timeline.strands {
        line(&mut out, strand, &timeline);
    }
    names(&mut out, &timeline, end);
    for card in &timeline.cards {
        draw(&mut out, card);
    }
    let _ = writeln!(out, "</g>\n<g transform=\"translate(0 {:.1})\">", HEAD + timeline.height + 6.0);
    for entry in &entries {
        explain(&mut out, entry);
    }
    let _ = writeln!(out, "</g>");
    text(&mut out, "quiet", (size::MARGIN, height - 10.0), &caption.source);
    out.push_str("</svg>\n");
    out
}

/// What stands above and below the picture.
struct Caption {
    title: String,
    told: String,
    source: String,
}

impl Caption {
    fn of(timeline: &Timeline) -> Self {
        let room = timeline.width - 2.0 * size::MARGIN;
        let one = |text: &str, size: f64, weight| face::lines(text, room, 1, size, weight).pop().unwrap_or_default();
        let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let read: Vec<String> = timeline.cards.iter().filter(|card| card.node.read).map(|card| card.node.name()).collect();
        let title = match timeline.citing.map(|citing| timeline.cards[citing].node) {
            Some(node) => match &node.title {
                Some(title) if *title != node.name() => format!("What {} cites: {title}", node.name()),
                _ => format!("What {} cites", node.name()),
            },
            None if read.is_empty() => "Citations".to_owned(),
            None if read.len() <= 3 => format!("What {} cite{}", read.join(", "), if read.len() == 1 { "s" } else { "" }),
            None => format!("What {}, {} and {} more cite", read[0], read[1], read.len() - 2),
        };
        let citations: u32 =
            timeline.strands.iter().filter(|strand| strand.edge.link == Link::Cites).map(|strand| strand.edge.weight).sum();
        let cited = timeline.cards.iter().filter(|card| card.cited_by > 0).count();
        let years = match (timeline.columns.first(), timeline.columns.last()) {
            (Some(first), Some(last)) if first.first < last.last => format!(" from {} to {}", first.first, last.last),
            (Some(column), _) => format!(" of {}", column.first),
            _ => String::new(),
        };
        let left_out = match timeline.left_out {
            0 => String::new(),
            count => format!(" {} with fewer citations not drawn.", counted(count, "instrument")),
        };
        let scale = if timeline.columns.len() > 1 { "; years are not to scale" } else { "" };
        let told = format!("{} of {}{years}{scale}.{left_out}", counted(citations as usize, "citation"), counted(cited, "instrument"));
        let source = format!(
            "Drawn by citegraph {} from the texts that were read; identifiers as on documents of the United Nations.",
            env!("CARGO_PKG_VERSION")
        );
        Self { title: one(&title, 15.0, Weight::Bold), told: one(&told, size::TITLE, Weight::Regular), source }
    }
}

fn style(colours: &Colours) -> String {
    let mut out = sheet(&colours.theme);
    let _ = write!(
        out,
        " .caption{{font-size:15px;font-weight:bold}} .lane-name{{font-size:{label}px;font-weight:bold}} .year{{font-size:{label}px}} \
         .head{{font-size:{head}px;font-weight:bold}} .title,.told,.quiet,.entry{{font-size:{title}px}} .told{{font-style:italic}} \
         .lane-name{{paint-order:stroke;stroke-width:4;stroke-linejoin:round}} .card{{stroke-width:.8}} .read{{stroke-width:2.2}} .line{{fill:none}} .mark{{stroke-width:1}}",
        label = size::LABEL,
        head = size::HEAD,
        title = size::TITLE
    );
    if let Some(dark) = colours.dark {
        let _ = write!(out, " @media screen and (prefers-color-scheme: dark){{{}}}", sheet(&dark));
    }
    out
}

/// The colours of a theme.
fn sheet(theme: &Theme) -> String {
    let mut out = format!(
        ".ground{{fill:{ground}}} text{{fill:{ink}}} .quiet,.year{{fill:{}}} .lane-name{{stroke:{ground}}} .lane{{fill:none;stroke:{hair}}} \
         .card{{stroke:{ink};fill:{}}} .mark{{stroke:{ink};fill:none}}",
        theme.quiet,
        theme.card,
        ink = theme.ink,
        hair = theme.hair,
        ground = theme.ground,
    );
    for (place, colour) in theme.bodies.iter().enumerate() {
        let _ = write!(out, " .body-{place}{{fill:{colour}}}");
    }
    for family in Family::ALL {
        let _ = write!(out, " .line-{0}{{stroke:{1}}} .end-{0}{{fill:{1};stroke:none}}", family.place(), theme.family(family));
    }
    out
}

/// Years, and the frames of lanes up to their right end.
fn frames(out: &mut String, timeline: &Timeline, end: f64) {
    let mut before = None;
    for column in &timeline.columns {
        let (first, last) = (column.first, column.last);
        // A year that goes on needs no second label.
        if before.replace((first, last)) != Some((first, last)) {
            let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
            text(out, "year", (column.x, 12.0), &years);
        }
    }
    if timeline.has_undated {
        text(out, "year", (size::MARGIN, 12.0), "year not known");
    }
    for lane in &timeline.lanes {
        let left = size::MARGIN / 2.0;
        let _ = writeln!(
            out,
            "<rect class=\"lane\" x=\"{left}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"4\"/>",
            lane.top,
            end - left,
            lane.height
        );
    }
}

/// Where lanes end: before the column of the only citing document.
fn lanes_end(timeline: &Timeline) -> f64 {
    let lanes = timeline.cards.iter().enumerate().filter(|(at, _)| Some(*at) != timeline.citing);
    let last = lanes.map(|(_, card)| card.x + size::CARD).fold(0.0, f64::max);
    last + size::MARGIN / 2.0
}

/// The names of lanes, above the lines.
fn names(out: &mut String, timeline: &Timeline, end: f64) {
    let room = end - 2.0 * size::MARGIN;
    for lane in &timeline.lanes {
        let name = face::lines(&lane.name, room, 1, size::LABEL, Weight::Bold).pop().unwrap_or_default();
        let _ = write!(out, "<g><title>{}</title>", escape(&lane.name));
        text(out, "lane-name", (size::MARGIN, lane.top + 12.5), &name);
        out.push_str("</g>");
    }
}

/// Thickness of a usual line, in units of the page: that of the samples in the legend.
const THICK: f64 = 1.3;

/// The attributes for a family's dashes. They begin at `from` on the axis that a piece
/// runs along, so that lines of one family that lie upon each other stay dashed.
fn dash(family: Family, from: f64) -> String {
    let lengths: Vec<f64> = dashes(family).iter().map(|units| f64::from(*units) * THICK).collect();
    if lengths.is_empty() {
        return String::new();
    }
    let words: Vec<String> = lengths.iter().map(|length| format!("{length:.1}")).collect();
    let period: f64 = words.iter().filter_map(|word| word.parse::<f64>().ok()).sum();
    format!(" stroke-dasharray=\"{}\" stroke-dashoffset=\"{:.1}\"", words.join(" "), from.rem_euclid(period))
}

/// A line with its arrow at the cited card.
fn line(out: &mut String, strand: &Strand, timeline: &Timeline) {
    let (family, n) = (strand.family, strand.family.place());
    let thick = (THICK + f64::from(strand.edge.weight.clamp(1, 16)).log2() * 0.3).min(2.2);
    let _ = write!(out, "<g class=\"line line-{n}\" stroke-width=\"{thick:.2}\"><title>{}</title>", escape(&says(strand, timeline)));
    if dashes(family).is_empty() {
        let way: Vec<String> = strand.corners.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        let _ = write!(out, "<path d=\"M{}\"/>", way.join("L"));
    } else {
        for pair in strand.corners.windows(2) {
            let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
            let (is_level, x, y) = ((ay - by).abs() < 1e-9, ax.min(bx), ay.min(by));
            let (length, from, to) = if is_level { ((ax - bx).abs(), x, 'h') } else { ((ay - by).abs(), y, 'v') };
            if length > 0.05 {
                let _ = write!(out, "<path{} d=\"M{x:.1} {y:.1}{to}{length:.1}\"/>", dash(family, from));
            }
        }
    }
    let (x, y) = strand.corners[0];
    let side = if strand.corners[1].0 < x { -1.0 } else { 1.0 };
    let _ = writeln!(out, "<path class=\"end-{n}\" d=\"M{x:.1} {y:.1}l{:.1} -2.6v5.2z\"/></g>", side * 6.5);
}

/// What a line says: the two ends, and the citing clauses.
fn says(strand: &Strand, timeline: &Timeline) -> String {
    let edge = strand.edge;
    let (from, to) = (timeline.cards[strand.from].node.name(), timeline.cards[strand.to].node.name());
    let mut out = format!("{from} {} {to}", edge.link.in_words());
    for citing in edge.citations.iter().take(5) {
        let _ = write!(out, "\n{} {}: {}", citing.relation, citing.place(), citing.clause);
    }
    if edge.citations.len() > 5 {
        let _ = write!(out, "\nand {} more", edge.citations.len() - 5);
    }
    out
}

fn draw(out: &mut String, card: &Card) {
    let node = card.node;
    let body = card.body.map(|body| format!(" body-{}", shade(body))).unwrap_or_default();
    let read = if node.read { " read" } else { "" };
    if let Some(link) = &node.link {
        let _ = write!(out, "<a href=\"{}\">", escape(link));
    }
    let _ = write!(
        out,
        "<g class=\"instrument\"><title>{}</title><rect class=\"card{body}{read}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{}\" height=\"{:.1}\" rx=\"3\"/>",
        escape(&full(card)),
        card.x,
        card.y,
        size::CARD,
        card.height
    );
    mark(out, node.kind, (card.x + size::CARD - size::INSET - size::MARK / 2.0 + 2.0, card.y + 4.0 + size::MARK / 2.0));
    let mut y = card.y + 3.0;
    let rows = [("head", size::HEAD, &card.head), ("title", size::TITLE, &card.title), ("told", size::TITLE, &card.told_short)];
    for (class, letters, line) in rows.iter().flat_map(|(class, letters, lines)| lines.iter().map(move |line| (class, letters, line))) {
        y += letters * size::LEADING;
        text(out, class, (card.x + size::INSET, y - 1.0), line);
    }
    out.push_str("</g>");
    out.push_str(if node.link.is_some() { "</a>\n" } else { "\n" });
}

/// The tooltip of a card: everything that it may have cut.
fn full(card: &Card) -> String {
    let node = card.node;
    let facts = [
        Some(node.id.prose()),
        node.title.clone(),
        node.date.map(crate::instrument::Date::in_words),
        Some(card.told.clone()).filter(|told| !told.is_empty()),
        Some(format!(
            "{}, {}; cited by {} here",
            node.kind.as_str(),
            if node.read { "text was read" } else { "only cited" },
            card.cited_by
        )),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The mark of a kind, around a middle.
fn mark(out: &mut String, kind: Kind, (x, y): (f64, f64)) {
    let r = size::MARK / 2.0 - 0.8;
    let around = |corners: u32, turn: f64| {
        let corner = |n: u32| {
            let angle = std::f64::consts::TAU * (f64::from(n) + turn) / f64::from(corners);
            format!("{:.1} {:.1}", x + r * angle.cos(), y + r * angle.sin())
        };
        format!("M{}z", (0..corners).map(corner).collect::<Vec<_>>().join("L"))
    };
    let ring = |r: f64| format!("M{:.1} {y:.1}a{r:.1} {r:.1} 0 1 0 {d:.1} 0a{r:.1} {r:.1} 0 1 0 -{d:.1} 0", x - r, d = 2.0 * r);
    let way = match kind {
        Kind::Resolution => around(4, 0.5),
        Kind::Decision => around(4, 0.0),
        Kind::Statement => around(3, 0.25),
        Kind::Treaty => around(6, 0.0),
        Kind::Document => format!("M{:.1} {:.1}h4.6l2 2v6.4h-6.6zm4.6 0v2h2", x - 3.3, y - r),
        Kind::Named | Kind::Vague => ring(r),
        Kind::Conference => ring(r) + &ring(r / 3.0),
    };
    let _ = write!(out, "<path class=\"mark\" d=\"{way}\"/>");
}

fn explain(out: &mut String, entry: &Entry) {
    let (x, y) = (entry.x, entry.y - 3.2);
    match entry.sample {
        Sample::Kind(kind) => mark(out, kind, (x + 20.0, y)),
        Sample::Line(family) => {
            let (n, dash) = (family.place(), dash(family, 0.0));
            let _ = write!(out, "<path class=\"line line-{n}\" stroke-width=\"{THICK}\"{dash} d=\"M{x:.1} {y:.1}h28\"/>");
        }
        Sample::Read | Sample::Cited => {
            let class = if entry.sample == Sample::Read { "card read" } else { "card" };
            let _ = write!(out, "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"18\" height=\"9\" rx=\"2\"/>", x + 9.0, y - 4.5);
        }
    }
    text(out, "entry", (x + SAMPLE, entry.y), &entry.words);
}

fn text(out: &mut String, class: &str, (x, y): (f64, f64), words: &str) {
    let _ = writeln!(out, "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escape(words));
}

fn escape(text: &str) -> String {
    quick_xml::escape::escape(in_xml(text)).into_owned()
}
