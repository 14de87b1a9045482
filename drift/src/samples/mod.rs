//! Blocks of code on a page: bodies in JSON and XML, calls in shells and programming languages, content models.

mod block;
mod body;
mod call;
mod direction;
mod dtd;
mod form;
mod json;
mod known;
mod lines;
mod secret;
mod xml;

pub use block::read;
pub use known::facts;

pub use crate::facts::sample::{
    Child, Element, NOT_SHOWN, Remark, Sample, SampleDirection, SampleKind, SampleValue, ValueKind,
};
