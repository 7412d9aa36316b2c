//! The vocabulary: identifiers of instruments, the bodies that adopt them, the sessions they meet
//! in, dates with their precision, pinpoints, the catalogue of named instruments and the registry
//! of known resolutions.
//!
//! Comes in: spellings and table rows. Goes out: values that compare, print and parse. Nothing here
//! reads running text or touches a file; the tables of `src/data` are embedded.

mod act;
mod body;
mod catalogue;
mod date;
mod id;
mod iri;
mod kebab;
mod kind;
mod number;
mod pinpoint;
mod registry;
mod rows;
mod session;

pub use act::{Act, ActKind};
pub use body::{Bodies, Body, BodyRef, NumberForm};
pub use catalogue::{Catalogue, CatalogueError, Instrument, Text};
pub use date::Date;
pub use id::{InstrumentId, ParseIdError};
pub(crate) use kebab::fold;
pub use kebab::{folded, kebab};
pub use kind::Kind;
pub use number::{Number, Session, is_session_numeral, parse_roman, to_roman};
pub use pinpoint::Pinpoint;
pub use registry::{Registry, RegistryError, RegistryRow};
pub use session::Sessions;
