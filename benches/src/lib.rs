//! Generated clients measured against hand-written twins: the values, the twins and the tools that the programs in `bin` use.

pub mod designs;
pub mod measured;
pub mod samples;
pub mod twin;
