//! Parts of a graph: by years, bodies, kinds, relations, neighbourhood, lineage and component.

use std::collections::{BTreeSet, VecDeque};
use std::str::FromStr;

use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef as _;

use super::{CitationGraph, Link, Node};
use crate::instrument::{InstrumentId, Kind, kebab};

/// One condition that a part of a graph fulfils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// `years=1990..2005`: dated in these years, both included; either end may be left open.
    Years(Option<i16>, Option<i16>),
    /// `body=Security Council`: adopted or issued by the body.
    Body(String),
    /// `kind=treaty`.
    Kind(Kind),
    /// `read=true`: its text was read; `false`: it is only cited.
    Read(bool),
    /// `relation=recalls`: citations of that relation, and what they join.
    Relation(String),
    /// `around=A/RES/63/180` or `around=A/RES/63/180~2`: at most so many edges away in any direction.
    Around(InstrumentId, u32),
    /// `ancestors=ID`: what it rests on, over any number of citations, and itself.
    Ancestors(InstrumentId),
    /// `descendants=ID`: what rests on it, and itself.
    Descendants(InstrumentId),
    /// `component=ID`: all that hangs together with it.
    Component(InstrumentId),
}

/// A condition that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` selects nothing: write years=1990..2005, body=Security Council, kind=treaty, read=true, relation=recalls, around=ID~STEPS, ancestors=ID, descendants=ID or component=ID"
)]
pub struct ParseSelectorError(String);

impl FromStr for Selector {
    type Err = ParseSelectorError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || ParseSelectorError(text.to_owned());
        let (key, value) = text.split_once('=').ok_or_else(fault)?;
        let id = |value: &str| value.parse::<InstrumentId>().map_err(|_| fault());
        let year = |year: &str| if year.is_empty() { Ok(None) } else { year.parse().map(Some).map_err(|_| fault()) };
        Ok(match key.trim() {
            "years" | "year" => {
                let (from, to) = value.split_once("..").unwrap_or((value, value));
                Self::Years(year(from.trim())?, year(to.trim())?)
            }
            "body" => Self::Body(kebab(value)),
            "kind" => Self::Kind(Kind::ALL.into_iter().find(|kind| kind.as_str() == value).ok_or_else(fault)?),
            "read" => Self::Read(value.parse().map_err(|_| fault())?),
            "relation" => Self::Relation(value.to_owned()),
            "around" => {
                let (root, steps) = value.split_once('~').unwrap_or((value, "1"));
                Self::Around(id(root)?, steps.trim().parse().map_err(|_| fault())?)
            }
            "ancestors" => Self::Ancestors(id(value)?),
            "descendants" => Self::Descendants(id(value)?),
            "component" => Self::Component(id(value)?),
            _ => return Err(fault()),
        })
    }
}

/// The part of a graph that fulfils all conditions; of several of one sort, one suffices. An instrument
/// that stands in no graph selects nothing. O((n + m) log n) for each condition.
#[must_use]
pub fn select(graph: &CitationGraph, selectors: &[Selector]) -> CitationGraph {
    let reached: Vec<Option<BTreeSet<&InstrumentId>>> = selectors.iter().map(|selector| selector.reached(graph)).collect();
    let sorts: BTreeSet<usize> = selectors.iter().map(Selector::sort).collect();
    let is_kept = |node: &Node| {
        let fulfils = |sort: &usize| {
            let mut of_sort = selectors.iter().zip(&reached).filter(|(selector, _)| selector.sort() == *sort);
            of_sort.any(|(selector, reached)| reached.as_ref().map_or_else(|| selector.admits(node), |ids| ids.contains(&node.id)))
        };
        sorts.iter().all(fulfils)
    };
    let relations: Vec<&str> = selectors
        .iter()
        .filter_map(|selector| if let Selector::Relation(relation) = selector { Some(relation.as_str()) } else { None })
        .collect();
    let mut part = CitationGraph::new();
    for node in graph.nodes().filter(|node| is_kept(node)) {
        part.put_node(node.clone());
    }
    let mut joined = BTreeSet::new();
    for (source, target, edge) in graph.edges() {
        let has_relation = |relation: &str| relations.is_empty() || relations.contains(&relation);
        let citations: Vec<_> = edge.citations.iter().filter(|citing| has_relation(&citing.relation)).cloned().collect();
        if part.node(source).is_none() || part.node(target).is_none() || !relations.is_empty() && citations.is_empty() {
            continue;
        }
        if citations.is_empty() {
            part.put_weight(source, target, edge.link, edge.weight);
        } else {
            part.put_edge(source, target, edge.link, citations);
        }
        joined.extend([source.clone(), target.clone()]);
    }
    // What no citation of the relation joins is no part of it.
    if relations.is_empty() { part } else { part.only(&joined) }
}

impl Selector {
    /// Conditions of one number are alternatives.
    fn sort(&self) -> usize {
        match self {
            Self::Years(..) => 0,
            Self::Body(_) => 1,
            Self::Kind(_) => 2,
            Self::Read(_) => 3,
            Self::Relation(_) => 4,
            Self::Around(..) => 5,
            Self::Ancestors(_) | Self::Descendants(_) => 6,
            Self::Component(_) => 7,
        }
    }

    fn admits(&self, node: &Node) -> bool {
        match self {
            Self::Years(from, to) => {
                node.date.is_some_and(|date| from.is_none_or(|from| date.year() >= from) && to.is_none_or(|to| date.year() <= to))
            }
            Self::Body(body) => node.body.as_deref().is_some_and(|name| kebab(name) == *body),
            Self::Kind(kind) => node.kind == *kind,
            Self::Read(read) => node.read == *read,
            _ => true,
        }
    }

    /// The instruments that a condition on the way to an instrument reaches.
    fn reached<'g>(&self, graph: &'g CitationGraph) -> Option<BTreeSet<&'g InstrumentId>> {
        let both: &[Direction] = &[Direction::Outgoing, Direction::Incoming];
        let (id, directions, steps) = match self {
            Self::Around(id, steps) => (id, both, *steps),
            Self::Ancestors(id) => (id, &both[..1], u32::MAX),
            Self::Descendants(id) => (id, &both[1..], u32::MAX),
            Self::Component(id) => (id, both, u32::MAX),
            _ => return None,
        };
        let is_lineage = directions.len() == 1;
        let mut seen: BTreeSet<NodeIndex> = graph.index_of(id).into_iter().collect();
        let mut queue: VecDeque<(NodeIndex, u32)> = seen.iter().map(|at| (*at, 0)).collect();
        let whole = graph.petgraph();
        while let Some((at, distance)) = queue.pop_front().filter(|(_, distance)| *distance < steps) {
            for direction in directions {
                // Only citations lead to ancestors; structure joins neighbours too.
                let edges = whole.edges_directed(at, *direction).filter(|edge| !is_lineage || edge.weight().link == Link::Cites);
                for edge in edges {
                    let other = if *direction == Direction::Outgoing { edge.target() } else { edge.source() };
                    if seen.insert(other) {
                        queue.push_back((other, distance + 1));
                    }
                }
            }
        }
        Some(seen.into_iter().map(|at| &whole[at].id).collect())
    }
}
