//! What is written is read back as it was, whatever the shape and the values: types and forms are made up at run time,
//! and each document is compared with one that another writer made, which knows nothing of the encoders.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod cell;
mod forms;
mod json;
mod kind;
mod text;
mod types;
mod value;
mod values;
mod wire;
mod xml;
