//! The wire formats, shown with generated clients: the modules are emitted by the build script from the pages of the
//! language reference (`docs/language/wire`), from drop-in cases (`tests/wire`) and from practice suites. The tests are
//! in `tests/conformance/tests`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends so")]

pub mod apis;
pub mod call;
pub mod compare;
pub mod http_text;
pub mod page;
pub mod practice;
pub mod report;
pub mod wire;
