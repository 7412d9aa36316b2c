//! Instruments in groups, as pictures frame them.

use std::collections::BTreeMap;

use super::when::{Term, term};
use crate::analysis::{Network, community, page_rank, topic};
use crate::graph::CitationGraph;
use crate::instrument::InstrumentId;

/// What instruments of one group have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The body that adopted or issued them.
    Body,
    /// The body and its session, or its year where it numbers by years.
    Session,
    /// The community of citations (Leiden, with the resolution and seed that `analyse` has by default).
    Community,
}

/// The name of the group of each instrument that has one. O(n), or for communities that of
/// [`community::communities`].
#[must_use]
pub fn groups(graph: &CitationGraph, by: Group) -> BTreeMap<InstrumentId, String> {
    match by {
        Group::Body => graph.nodes().filter_map(|node| Some((node.id.clone(), node.body.clone()?))).collect(),
        Group::Session => graph.nodes().filter_map(|node| Some((node.id.clone(), session(&node.id)?))).collect(),
        Group::Community => {
            let network = Network::of(graph);
            let found = community::communities(&network.graph, community::RESOLUTION, community::SEED);
            let names = topic::names(&network, &found.of, found.count, &page_rank::page_rank(&network.graph, page_rank::DAMPING));
            let name = |vertex: u32| {
                let of = found.of[vertex as usize];
                (network.node(vertex).id.clone(), format!("{}: {}", of + 1, names[of as usize]))
            };
            network.graph.vertices().map(name).collect()
        }
    }
}

/// `General Assembly, session 63`, `Economic and Social Council, 2005`.
fn session(id: &InstrumentId) -> Option<String> {
    let (body, term) = term(id)?;
    let part = match term {
        Term::Year(year) => year.to_string(),
        Term::Session(session) => format!("session {session}"),
    };
    Some(format!("{}, {part}", body.get().name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_and_years() {
        let of = |symbol: &str| session(&InstrumentId::of_symbol(symbol));
        assert_eq!(of("A/RES/63/180").as_deref(), Some("General Assembly, session 63"));
        assert_eq!(of("A/63/180").as_deref(), Some("General Assembly, session 63"));
        assert_eq!(of("E/RES/2005/30").as_deref(), Some("Economic and Social Council, 2005"));
        assert_eq!(of("S/2010/123").as_deref(), Some("Security Council, 2010"));
        assert_eq!(of("A/CONF.157/23"), None);
    }
}
