//! The macros that generated code is written in. They hold no decisions: each repeats what an author of a hand-written
//! client would have to write for every type.

mod choice;
mod client;
mod client_options;
mod dynamic_calls;
mod error_kind;
mod object;
mod operation;
mod required_field;
mod resource;
mod service;
mod setter;
mod structure;
mod text_enum;
mod union;
