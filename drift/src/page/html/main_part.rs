//! The part of a page that holds its content.

use super::chrome::is_chrome;
use super::tree::{Data, Id, Tree};

/// The element that holds most of the text and says that it is the content; else the body.
pub(super) fn main_part(tree: &Tree) -> Id {
    let body = tree.below(Tree::ROOT, "body").next().unwrap_or(Tree::ROOT);
    let lengths = text_lengths(tree, body);
    let length = |id: Id| {
        lengths
            .iter()
            .find(|(node, _)| *node == id)
            .map_or(0, |(_, length)| *length)
    };
    let whole = length(body);
    // Of several that say so, the largest; what stands beside it must be little.
    let candidates = tree
        .walk(body)
        .map(|(node, _)| node)
        .filter_map(|node| rank(tree, node).map(|rank| (rank, node)));
    let mut best: Option<(u8, usize, Id)> = None;
    for (rank, node) in candidates.take(2000) {
        let length = length(node);
        let is_most = length.saturating_mul(10) >= whole.saturating_mul(6);
        if is_most && best.is_none_or(|(known, longest, _)| rank < known || (rank == known && length > longest)) {
            best = Some((rank, length, node));
        }
    }
    best.map_or(body, |(_, _, node)| node)
}

fn rank(tree: &Tree, id: Id) -> Option<u8> {
    let by_id = tree.attribute(id, "id").unwrap_or_default();
    match tree.name(id) {
        "main" => Some(0),
        "article" => Some(1),
        "div" | "section" if tree.role(id) == "main" => Some(0),
        "div" | "section" | "td" => match by_id {
            "main-content" | "maincontent" | "mainContent" => Some(2),
            "content" | "main" | "page-content" | "doc-content" | "bodyContent" | "mw-content-text" => Some(3),
            _ => tree
                .classes(id)
                .any(|class| {
                    matches!(
                        class,
                        "markdown-body" | "wiki-content" | "main-content" | "article-content" | "entry-content"
                    )
                })
                .then_some(3),
        },
        _ => None,
    }
}

/// For each element that could be the content, and the body, how much text it has, chrome not counted.
fn text_lengths(tree: &Tree, body: Id) -> Vec<(Id, usize)> {
    let mut found: Vec<(Id, usize)> = Vec::new();
    // Those that are open, with their depth.
    let mut open: Vec<(usize, u32)> = Vec::new();
    let mut dropped: Option<u32> = None;
    for (node, depth) in tree.walk(body) {
        if dropped.is_some_and(|of_dropped| depth > of_dropped) {
            continue;
        }
        dropped = None;
        while open.last().is_some_and(|(_, of_open)| *of_open >= depth) {
            open.pop();
        }
        if node == body || (rank(tree, node).is_some() && found.len() < 2000) {
            open.push((found.len(), depth));
            found.push((node, 0));
        }
        if let Data::Text(text) = tree.data(node) {
            let length = text.split_whitespace().map(str::len).sum::<usize>();
            for (index, _) in &open {
                if let Some((_, sum)) = found.get_mut(*index) {
                    *sum = sum.saturating_add(length);
                }
            }
        } else if node != body && is_chrome(tree, node) {
            dropped = Some(depth);
        }
    }
    found
}
