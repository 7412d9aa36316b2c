//! Measures of a network as tables.

use std::io::{self, Write};

use serde_json::{Map, Value as Json};

use super::table::Type::{Boolean, Integer, Number, Text};
use super::table::{Column, Table, Value};
use crate::analysis::community::Communities;
use crate::analysis::hits::Hits;
use crate::analysis::main_path::{self, Search, Weights};
use crate::analysis::time::{self, Acyclic};
use crate::analysis::{Network, age, betweenness, cohort, community, components, core_number, coupling, hits, page_rank, series, topic};
use crate::instrument::Date;

/// What is measured, and how.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Damping of PageRank.
    pub damping: f64,
    /// Resolution of communities: more above 1, fewer below.
    pub resolution: f64,
    /// Seed of what is drawn by lot.
    pub seed: u64,
    /// Whether betweenness is measured, which takes O(n · m).
    pub betweenness: Betweenness,
    /// Search path weights.
    pub weights: Weights,
    /// How the main path is searched.
    pub search: Search,
    /// Most pairs of coupling and of co-citation.
    pub pairs: usize,
}

/// Whether betweenness is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Betweenness {
    /// Where it takes seconds: vertices times edges at most 200 million.
    WhereQuick,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Every measure of a network.
#[derive(Debug)]
pub struct Measures<'n, 'g> {
    /// The network.
    pub network: &'n Network<'g>,
    /// PageRank.
    pub rank: Vec<f64>,
    /// Hubs and authorities.
    pub hits: Hits,
    /// Betweenness, where it was measured.
    pub betweenness: Option<Vec<f64>>,
    /// Core numbers.
    pub cores: Vec<u32>,
    /// Weak components.
    pub components: Vec<u32>,
    /// Strong components.
    pub strong: Vec<u32>,
    /// Communities.
    pub communities: Communities,
    /// Their names.
    pub topics: Vec<String>,
    /// The network without cycles.
    pub acyclic: Acyclic,
    /// The longest chain of citations that begins at each vertex.
    pub depths: Vec<u32>,
    /// Search path weights of the edges of the network without cycles.
    pub path_weights: Vec<f64>,
    /// The main path.
    pub main_path: Vec<(u32, u32)>,
    /// Annual series.
    pub series: Vec<series::Series<'g>>,
    /// Pairs that cite most in common.
    pub coupled: Vec<coupling::Pair>,
    /// Pairs that are cited together most.
    pub cited_together: Vec<coupling::Pair>,
}

impl<'n, 'g> Measures<'n, 'g> {
    /// Measures a network; `done` hears of each measure when it is there.
    #[must_use]
    pub fn of(network: &'n Network<'g>, settings: &Settings, mut done: impl FnMut(&'static str)) -> Self {
        let graph = &network.graph;
        let rank = page_rank::page_rank(graph, settings.damping);
        done("PageRank");
        let hits = hits::hits(graph);
        done("hubs and authorities");
        let communities = community::communities(graph, settings.resolution, settings.seed);
        done("communities");
        let topics = topic::names(network, &communities.of, communities.count, &rank);
        done("names of communities");
        let is_measured = match settings.betweenness {
            Betweenness::WhereQuick => graph.len() * graph.size() <= 200_000_000,
            Betweenness::Always => true,
            Betweenness::Never => false,
        };
        let betweenness = is_measured.then(|| betweenness::betweenness(graph));
        done("betweenness");
        let cores = core_number::core_numbers(graph);
        done("cores");
        let (components, strong) = (components::weak(graph), components::strong(graph));
        done("components");
        let acyclic = time::without_cycles(network);
        let depths = time::depths(&acyclic);
        done("cycles and chains");
        let path_weights = main_path::weights(&acyclic, settings.weights);
        let main_path = main_path::main_path(&acyclic, &path_weights, settings.search);
        done("main path");
        let series = series::series(network);
        done("series");
        let (coupled, cited_together) = (coupling::bibliographic(graph, settings.pairs), coupling::co_citation(graph, settings.pairs));
        done("coupling and co-citation");
        Self {
            network,
            rank,
            hits,
            betweenness,
            cores,
            components,
            strong,
            communities,
            topics,
            acyclic,
            depths,
            path_weights,
            main_path,
            series,
            coupled,
            cited_together,
        }
    }

    /// Every table with its rows.
    #[must_use]
    pub fn tables(&self) -> Vec<Filled<'_>> {
        vec![
            Filled { table: &INSTRUMENTS, rows: self.network.graph.vertices().map(|v| self.instrument(v)).collect() },
            Filled { table: &CITATIONS, rows: self.citations() },
            Filled { table: &DEGREES, rows: self.degrees() },
            Filled { table: &COMMUNITIES, rows: self.rows_of_communities() },
            Filled { table: &COUPLING, rows: self.pairs(&self.coupled) },
            Filled { table: &CO_CITATION, rows: self.pairs(&self.cited_together) },
            Filled { table: &SERIES, rows: self.rows_of_series() },
            Filled { table: &AGES, rows: self.ages() },
            Filled { table: &YEARS, rows: self.years() },
            Filled { table: &COHORTS, rows: self.cohorts() },
            Filled {
                table: &RELATIONS,
                rows: cohort::by_relation(self.network)
                    .into_iter()
                    .map(|(name, count)| vec![Value::text(name), Value::count(count)])
                    .collect(),
            },
        ]
    }

    /// The measures that are numbers and say more than which group an instrument is in: name, meaning, and the value
    /// of each instrument, with six digits.
    #[must_use]
    pub fn numbers(&self) -> Vec<(&'static str, &'static str, Vec<Option<f64>>)> {
        const GROUPS: [&str; 4] = ["year", "component", "strong_component", "community"];
        let rows: Vec<Vec<Value>> = self.network.graph.vertices().map(|v| self.instrument(v)).collect();
        let number = |value: &Value| match value {
            Value::Integer(number) => Some(*number as f64),
            // Nought has no sign here.
            Value::Number(number) => format!("{number:.5e}").parse().ok().map(|number: f64| number + 0.0),
            _ => None,
        };
        let columns = INSTRUMENTS.columns.iter().enumerate();
        let measured = columns.filter(|(at, column)| {
            matches!(column.of, Integer | Number)
                && !GROUPS.contains(&column.name)
                && rows.first().is_some_and(|row| number(&row[*at]).is_some())
        });
        measured.map(|(at, column)| (column.name, column.what, rows.iter().map(|row| number(&row[at])).collect())).collect()
    }

    fn id(&self, vertex: u32) -> Value<'_> {
        Value::text(self.network.node(vertex).id.as_str())
    }

    fn instrument(&self, v: u32) -> Vec<Value<'_>> {
        let (node, at, graph) = (self.network.node(v), v as usize, &self.network.graph);
        let weight: u32 = graph.cited_by(v).iter().filter_map(|by| graph.place(*by, v)).map(|place| self.network.edges[place].weight).sum();
        vec![
            Value::text(node.id.as_str()),
            Value::maybe(node.title.as_deref()),
            Value::text(node.kind.as_str()),
            Value::maybe(node.body.as_deref()),
            Value::integer(node.date.map(Date::year)),
            Value::count(graph.cites(v).len()),
            Value::count(graph.cited_by(v).len()),
            weight.into(),
            self.rank[at].into(),
            self.hits.hubs[at].into(),
            self.hits.authorities[at].into(),
            self.betweenness.as_ref().map_or(Value::Missing, |all| all[at].into()),
            self.cores[at].into(),
            self.components[at].into(),
            self.strong[at].into(),
            self.communities.of[at].into(),
            self.depths[at].into(),
        ]
    }

    fn citations(&self) -> Vec<Vec<Value<'_>>> {
        let row = |(citing, cited, edge): (u32, u32, &crate::graph::Edge)| {
            let place = self.acyclic.graph.place(citing, cited);
            let (citing_date, cited_date) = (self.network.node(citing).date, self.network.node(cited).date);
            vec![
                self.id(citing),
                self.id(cited),
                edge.weight.into(),
                cited_date.zip(citing_date).map_or(Value::Missing, |(cited, citing)| age::years_between(cited, citing).into()),
                place.map_or(Value::Missing, |place| self.path_weights[place].into()),
                self.main_path.contains(&(citing, cited)).into(),
                place.is_none().into(),
            ]
        };
        self.network.citations().map(row).collect()
    }

    fn degrees(&self) -> Vec<Vec<Value<'_>>> {
        let row = |((cited, year, relation), count): ((u32, i16, &'g str), usize)| {
            vec![self.id(cited), Value::Integer(year.into()), Value::text(relation), Value::count(count)]
        };
        cohort::degrees(self.network).into_iter().map(row).collect()
    }

    fn rows_of_communities(&self) -> Vec<Vec<Value<'_>>> {
        let mut sizes = vec![0_usize; self.communities.count];
        let mut first: Vec<Option<u32>> = vec![None; self.communities.count];
        for v in self.network.graph.vertices() {
            let of = self.communities.of[v as usize] as usize;
            sizes[of] += 1;
            if first[of].is_none_or(|best| self.rank[v as usize] > self.rank[best as usize]) {
                first[of] = Some(v);
            }
        }
        let row = |of: usize| {
            vec![
                Value::count(of),
                Value::count(sizes[of]),
                Value::text(self.topics[of].as_str()),
                first[of].map_or(Value::Missing, |v| self.id(v)),
            ]
        };
        (0..self.communities.count).map(row).collect()
    }

    fn pairs(&self, pairs: &[coupling::Pair]) -> Vec<Vec<Value<'_>>> {
        pairs.iter().map(|pair| vec![self.id(pair.a), self.id(pair.b), pair.shared.into(), pair.cosine.into()]).collect()
    }

    fn rows_of_series(&self) -> Vec<Vec<Value<'_>>> {
        let rows = |(number, series): (usize, &series::Series<'g>)| {
            let members: Vec<u32> = series.members.clone();
            let (title, body) = (series.title, series.body);
            members.into_iter().map(move |v| (number, title, body, v)).collect::<Vec<_>>()
        };
        let row = |(number, title, body, v): (usize, &'g str, &'g str, u32)| {
            vec![Value::count(number), Value::text(title), Value::text(body), Value::integer(self.network.year(v)), self.id(v)]
        };
        self.series.iter().enumerate().flat_map(rows).map(row).collect()
    }

    fn ages(&self) -> Vec<Vec<Value<'_>>> {
        let (all, by_body) = age::by_body(self.network);
        let row = |(body, ages): (Option<&'g str>, age::Ages)| {
            vec![Value::maybe(body), Value::count(ages.count), ages.half_life.into(), ages.mean.into(), ages.oldest.into()]
        };
        all.map(|ages| (None, ages)).into_iter().chain(by_body.into_iter().map(|(body, ages)| (Some(body), ages))).map(row).collect()
    }

    fn years(&self) -> Vec<Vec<Value<'_>>> {
        let row = |(year, counts): (i16, [usize; 3])| {
            let mut row = vec![Value::Integer(year.into())];
            row.extend(counts.map(Value::count));
            row
        };
        cohort::by_year(self.network).into_iter().map(row).collect()
    }

    fn cohorts(&self) -> Vec<Vec<Value<'_>>> {
        let row = |(cell, count): (cohort::Cohort<'g>, usize)| {
            vec![Value::text(cell.citing), Value::Integer(cell.year.into()), Value::text(cell.cited), Value::count(count)]
        };
        cohort::cohorts(self.network).into_iter().map(row).collect()
    }
}

/// A table with its rows.
#[derive(Debug)]
pub struct Filled<'m> {
    /// The table.
    pub table: &'static Table,
    /// Its rows.
    pub rows: Vec<Vec<Value<'m>>>,
}

/// Writes tables as one JSON object: each a list of objects with the columns' names.
pub fn write_json(tables: &[Filled], mut out: impl Write) -> io::Result<()> {
    let json = |value: &Value| match value {
        Value::Missing => Json::Null,
        Value::Text(text) => text.as_ref().into(),
        Value::Integer(number) => (*number).into(),
        Value::Number(number) => (*number).into(),
        Value::Boolean(value) => (*value).into(),
    };
    out.write_all(b"{")?;
    for (at, Filled { table, rows }) in tables.iter().enumerate() {
        write!(out, "{}\n\"{}\": [", if at > 0 { "," } else { "" }, table.name)?;
        for (at, row) in rows.iter().enumerate() {
            let object: Map<String, Json> =
                table.columns.iter().zip(row).map(|(column, value)| (column.name.to_owned(), json(value))).collect();
            out.write_all(if at > 0 { b",\n  " } else { b"\n  " })?;
            serde_json::to_writer(&mut out, &object)?;
        }
        out.write_all(b"\n]")?;
    }
    out.write_all(b"\n}\n")
}

const ID: Column = Column::always("id", Text, "Identifier of the instrument.");

/// Measures of each instrument.
pub const INSTRUMENTS: Table = Table {
    name: "instruments",
    what: "An instrument with its measures.",
    columns: &[
        ID,
        Column::maybe("title", Text, "Its title."),
        Column::always("kind", Text, "The sort of instrument."),
        Column::maybe("body", Text, "The body that adopted or issued it."),
        Column::maybe("year", Integer, "Year of adoption."),
        Column::always("cites", Integer, "Number of different instruments that it cites (out-degree)."),
        Column::always("cited_by", Integer, "Number of different instruments that cite it (in-degree)."),
        Column::always("citations", Integer, "Number of times it is cited."),
        Column::always(
            "page_rank",
            Number,
            "PageRank (Page, Brin, Motwani, Winograd, 1999), damping 0.85 unless said otherwise; adds up to 1.",
        ),
        Column::always("hub", Number, "Hub score (Kleinberg, 1999); adds up to 1."),
        Column::always("authority", Number, "Authority score (Kleinberg, 1999); adds up to 1."),
        Column::maybe("betweenness", Number, "Share of shortest paths between others that lead over it (Freeman, 1977; Brandes, 2001)."),
        Column::always("core", Integer, "Core number (Seidman, 1983), whatever the direction."),
        Column::always("component", Integer, "Number of its weak component, 0 the largest."),
        Column::always("strong_component", Integer, "Number of its strong component, 0 the largest."),
        Column::always("community", Integer, "Number of its community (Leiden: Traag, Waltman, van Eck, 2019), 0 the largest."),
        Column::always("chain", Integer, "Length of the longest chain of citations that begins with it, cycles broken."),
    ],
    key: &["id"],
    foreign: &[],
};

/// Measures of each citing pair.
pub const CITATIONS: Table = Table {
    name: "citations",
    what: "A pair of which one cites the other.",
    columns: &[
        Column::always("source", Text, "The citing instrument."),
        Column::always("target", Text, "The cited instrument."),
        Column::always("weight", Integer, "Number of citations."),
        Column::maybe("age", Number, "Years from the cited to the citing."),
        Column::maybe("path_weight", Number, "Search path weight (Hummon, Doreian, 1989; Batagelj, 2003), as a share of all paths."),
        Column::always("main_path", Boolean, "Whether it lies on the main path."),
        Column::always("breaks_time", Boolean, "Whether it was left out of chains and paths, since it closes a cycle."),
    ],
    key: &["source", "target"],
    foreign: &[],
};

/// Degrees by year and relation.
pub const DEGREES: Table = Table {
    name: "degrees",
    what: "By how many instruments of a year an instrument is cited with a relation.",
    columns: &[
        ID,
        Column::always("year", Integer, "Year of the citing instruments."),
        Column::always("relation", Text, "What their clauses do with it."),
        Column::always("cited_by", Integer, "Number of citing instruments."),
    ],
    key: &["id", "year", "relation"],
    foreign: &[],
};

/// Communities.
pub const COMMUNITIES: Table = Table {
    name: "communities",
    what: "A community of instruments.",
    columns: &[
        Column::always("community", Integer, "Its number, 0 the largest."),
        Column::always("size", Integer, "Number of instruments."),
        Column::maybe("name", Text, "The words that mark the titles of its most central instruments."),
        Column::maybe("centre", Text, "The instrument of highest PageRank in it."),
    ],
    key: &["community"],
    foreign: &[],
};

const PAIR: [Column; 4] = [
    Column::always("a", Text, "The first instrument."),
    Column::always("b", Text, "The second instrument."),
    Column::always("shared", Integer, "Number of instruments that they share."),
    Column::always("cosine", Number, "That divided by the geometric mean of all that each has."),
];

/// Bibliographic coupling.
pub const COUPLING: Table =
    Table { name: "coupling", what: "Two instruments that cite the same (Kessler, 1963).", columns: &PAIR, key: &["a", "b"], foreign: &[] };

/// Co-citation.
pub const CO_CITATION: Table = Table {
    name: "co_citation",
    what: "Two instruments that are cited by the same (Small, 1973).",
    columns: &PAIR,
    key: &["a", "b"],
    foreign: &[],
};

/// Annual series.
pub const SERIES: Table = Table {
    name: "series",
    what: "A member of a series: one title year after year, each citing one before.",
    columns: &[
        Column::always("series", Integer, "Number of the series, 0 the longest."),
        Column::always("title", Text, "The title, as the last has it."),
        Column::always("body", Text, "The body."),
        Column::maybe("year", Integer, "Year of adoption."),
        ID,
    ],
    key: &["id"],
    foreign: &[],
};

/// Ages of citations.
pub const AGES: Table = Table {
    name: "ages",
    what: "How old what a body cites was.",
    columns: &[
        Column::maybe("body", Text, "The citing body; missing in the row of all."),
        Column::always("count", Integer, "Number of citing pairs with a date at both ends."),
        Column::always("half_life", Number, "Median age in years (Burton, Kebler, 1960)."),
        Column::always("mean", Number, "Mean age in years."),
        Column::always("oldest", Number, "Greatest age in years."),
    ],
    key: &[],
    foreign: &[],
};

/// Years.
pub const YEARS: Table = Table {
    name: "years",
    what: "What the instruments of a year cite and are cited by.",
    columns: &[
        Column::always("year", Integer, "The year."),
        Column::always("instruments", Integer, "Number of instruments."),
        Column::always("cites", Integer, "Number of pairs in which they cite."),
        Column::always("cited_by", Integer, "Number of pairs in which they are cited."),
    ],
    key: &["year"],
    foreign: &[],
};

/// Cohorts.
pub const COHORTS: Table = Table {
    name: "cohorts",
    what: "What a body cited in a year.",
    columns: &[
        Column::always("citing", Text, "The citing body."),
        Column::always("year", Integer, "Year of the citing instruments."),
        Column::always("cited", Text, "The cited body, or the kind of instrument where it has none."),
        Column::always("count", Integer, "Number of pairs."),
    ],
    key: &["citing", "year", "cited"],
    foreign: &[],
};

/// Relations.
pub const RELATIONS: Table = Table {
    name: "relations",
    what: "What clauses do with what they cite.",
    columns: &[Column::always("relation", Text, "The relation."), Column::always("count", Integer, "Number of pairs that have it.")],
    key: &["relation"],
    foreign: &[],
};
