//! A graph to places on a page, before any format: the timeline of a small graph, the map of a
//! large one, and the colours, dashes and words that every picture shares.
//!
//! Comes in: a [`CitationGraph`](crate::graph::CitationGraph). Goes out: boxes, points and lines
//! in units of the page, the same each time.

pub mod atlas;
pub mod cluster;
pub mod face;
pub mod family;
pub mod legend;
pub mod theme;
pub mod timeline;
pub mod when;
