//! The parts of a run under load.

pub(crate) mod faults;
pub(crate) mod fleet;
pub(crate) mod tally;
