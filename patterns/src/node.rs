//! What a pattern says.

use crate::character_set::CharacterSet;

/// A pattern or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// One character of a set.
    Set(CharacterSet),
    /// `^`
    Start,
    /// `$`
    End,
    /// One after another.
    Concat(Vec<Node>),
    /// One or another.
    Alternation(Vec<Node>),
    /// A part several times.
    Repetition {
        /// The part.
        part: Box<Node>,
        /// How often at least.
        least: u32,
        /// How often at most.
        most: Option<u32>,
    },
}
