//! What all readers of a page share.

use std::cell::Cell;

use super::super::source::Source;
use super::tree::{Data, Id, Tree};

/// What all parts of a page share.
pub(super) struct Whole<'a> {
    pub(super) tree: &'a Tree,
    pub(super) source: &'a Source,
    /// How many more bytes cells that span others may be repeated to.
    pub(super) to_repeat: Cell<usize>,
}

impl Whole<'_> {
    /// The line in which the element began.
    pub(super) fn line(&self, id: Id) -> u32 {
        self.source.line(self.tree.line(id))
    }

    /// The line of the first word in it.
    pub(super) fn first_line(&self, id: Id) -> u32 {
        for (node, _) in self.tree.walk(id) {
            if let Data::Text(text) = self.tree.data(node)
                && let Some(at) = text.find(|c: char| !c.is_whitespace())
            {
                return self.line_in(node, text, at);
            }
        }
        self.line(id)
    }

    /// The line of a byte of a text.
    pub(super) fn line_in(&self, node: Id, text: &str, at: usize) -> u32 {
        let before = text.get(..at).unwrap_or_default().matches('\n').count();
        let line = self.tree.line(node).saturating_add(super::super::source::count(before));
        self.source.line(line)
    }
}
