//! Parameters as modern generators lay them out: a block for each, with its name, its type and its badges in small
//! elements of their own, and no table around them.

use super::super::block::Definition;
use super::flow::Whole;
use super::tree::{Id, Tree};

/// Whether a table of elements with roles stands in a real one.
pub(super) fn is_in_table(tree: &Tree, id: Id) -> bool {
    tree.name(id) == "table"
}

/// The children of the container that are parameters, and what they say; none if it holds no such blocks.
pub(super) fn in_container(_whole: &Whole<'_>, _id: Id) -> Option<(Vec<Id>, Vec<Definition>)> {
    None
}
