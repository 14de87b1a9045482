//! What becomes of a call when the service, the network or the certificate misbehaves on purpose.
//!
//! A case is a text that says what the server does (`cases/`, read by [`script`]); the [`server`] does it on a real
//! socket and counts what it was sent; [`trial`] makes one call of each class of operation against it; [`table`] writes
//! what came of all of them into `docs/faults.md`.

pub mod calls;
pub mod certificates;
pub mod chance;
pub mod footprint;
pub mod gzip;
pub mod outcome;
pub mod script;
pub mod server;
pub mod table;
pub mod trial;

/// The client that the faults are tried on, generated from `spec/`.
pub mod shop {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}
