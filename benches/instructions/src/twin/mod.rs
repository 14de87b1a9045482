//! The same work as a careful person writes it by hand: no table, no generator, straight to the bytes.

pub mod decode;
pub mod encode;
pub mod validate;
