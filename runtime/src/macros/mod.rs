//! The macros that generated code is written in. They hold no decisions: each repeats what an author of a hand-written
//! client would have to write for every type.

mod client_options;
mod error_kind;
mod required_field;
mod structure;
mod text_enum;
