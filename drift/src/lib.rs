//! What is known of an API from elsewhere, compared with its spec.
//!
//! [`coverage`] takes a list of facts, written by a person, and finds the place of each in the spec.

pub mod coverage;
