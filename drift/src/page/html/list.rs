//! Bullets and numbers.

use super::super::block::{Item, List};
use super::chrome::is_chrome;
use super::flow::{Flow, fold};
use super::tree::Id;
use super::whole::Whole;

/// A list, unless it is empty.
pub(super) fn list(whole: &Whole<'_>, id: Id) -> Option<List> {
    let tree = whole.tree;
    let mut items = Vec::new();
    for child in tree.elements(id) {
        if is_chrome(tree, child) {
            continue;
        }
        let mut flow = Flow::new(whole);
        // A list directly in a list is what careless editors write for an inner one.
        if matches!(tree.name(child), "ul" | "ol") {
            let Some(inner) = list(whole, child) else {
                continue;
            };
            let line = whole.first_line(child);
            let block = super::super::block::Block {
                kind: super::super::block::BlockKind::List(inner),
                line,
            };
            match items.last_mut() {
                Some(Item { inner, .. }) => inner.push(block),
                None => items.push(Item {
                    text: super::super::block::Styled::default(),
                    inner: vec![block],
                    line,
                }),
            }
            continue;
        }
        flow.children(child);
        let (text, inner) = fold(flow.finish());
        if !text.text.is_empty() || !inner.is_empty() {
            let line = whole.first_line(child);
            items.push(Item { text, inner, line });
        }
    }
    let ordered = tree.name(id) == "ol";
    (!items.is_empty()).then_some(List { ordered, items })
}
