//! Two clients written by hand in the very shape that the generator emits: what it aims at, and what the tests of this
//! crate call.
#![allow(dead_code, reason = "each test uses a part of the twins")]
#![allow(unreachable_pub, reason = "the twins are written as crates would be")]

pub mod documents;
pub mod invoicexpress;
pub mod textmarketer;
