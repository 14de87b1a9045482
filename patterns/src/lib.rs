//! Patterns that need no regex engine: rows of character sets in which no step ever has to be taken back, such as
//! `^[0-9]{9}/`. The derive macro turns them into code; the generator asks here whether a client needs an engine at all.
//! Both asking the same reader, they cannot differ.
//!
//! The syntax is the part of the `regex` crate's that such patterns are written in. `\d`, `\w` and `\s` are ASCII, as in
//! the engines of those who publish patterns. What is not read here is left to an engine, right or wrong.

mod character_set;
mod class;
mod node;
mod parse;
mod row;
mod rows;
#[cfg(test)]
mod tests;

pub use character_set::CharacterSet;
pub use class::read_class;
pub use node::Node;
pub use row::{Piece, Row};
pub use rows::find_rows;

/// The rows that a pattern is: a text matches if it matches one of them. Nothing if it is more than that, or is not
/// understood.
///
/// ```
/// use specwright_patterns::read_rows;
///
/// assert_eq!(read_rows(r"^(447|07)\d{9}$").unwrap().len(), 2);
/// assert!(read_rows(r"^(ab)+$").is_none());
/// ```
#[must_use]
pub fn read_rows(pattern: &str) -> Option<Vec<Row>> {
    find_rows(&parse::parse(pattern)?)
}
