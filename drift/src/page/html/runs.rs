//! Parameters that follow each other in a container, as one block.

use super::super::block::{BlockKind, Definition};
use super::chrome::is_chrome;
use super::flow::Flow;
use super::tree::Id;

impl Flow<'_> {
    /// A container of parameters: those that follow each other are one block, what stands around them is read as usual.
    pub(super) fn params(&mut self, id: Id, items: Vec<Id>, found: Vec<Definition>) {
        let tree = self.whole.tree;
        let mut items = items.into_iter().zip(found).peekable();
        let mut run: Vec<Definition> = Vec::new();
        for child in tree.children(id) {
            if let Some((_, definition)) = items.next_if(|(item, _)| *item == child) {
                run.push(definition);
            } else if !is_chrome(tree, child) && tree.says_something(child) {
                self.add_run(&mut run);
                self.node(child);
            }
        }
        self.add_run(&mut run);
    }

    fn add_run(&mut self, run: &mut Vec<Definition>) {
        if let Some(first) = run.first() {
            let line = first.line;
            self.add(BlockKind::Definitions(std::mem::take(run)), line);
        }
    }
}
