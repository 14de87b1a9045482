//! What generated code costs to run, counted in instructions and in allocations, against the same work written by hand.
//!
//! `work/` has the cases: each does a thing once the generated way and once by hand. `samples/` has the values for both,
//! `twin/` the code by hand.

pub mod case;
pub mod samples;
pub mod twin;
pub mod valgrind;
pub mod work;
