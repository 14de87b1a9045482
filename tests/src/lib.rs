//! The clients of the small specs under `accept`, compiled. The tests themselves are in `tests/tests`.
#![allow(unexpected_cfgs, reason = "the resources' features are set by the build script")]
#![allow(missing_docs, reason = "the modules are emitted for the compiler, not for readers")]

include!(concat!(env!("OUT_DIR"), "/accepted.rs"));
