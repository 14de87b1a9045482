//! Pairs of specs, the clients that are generated from them, and programs that the compiler tries with both.

pub(crate) mod case;
pub(crate) mod programs;
pub(crate) mod record;
pub(crate) mod workspace;
