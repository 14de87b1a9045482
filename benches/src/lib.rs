//! Generated clients measured against hand-written twins: the values and the twins that the programs in `bin` use.

pub mod samples;
pub mod twin;
