//! Brackets whose line gets too long, written as a block.

use specwright_codegen::yaml::{Entry, Node, NodeKind};

use super::text::{self, Patch};
use super::tree;
use crate::edit::{Edit, EditChange};

/// How far a line that continues what stands at `at` is indented: as the line itself if it continues something already.
pub(super) fn continuation(text: &str, at: usize) -> usize {
    let start = text::line_start(text, at);
    let line = text.get(start..text::line_end(text, at)).unwrap_or_default();
    let indent = line.chars().take_while(|c| *c == ' ').count();
    match line.find(['{', '[']) {
        Some(bracket) if start + bracket < at => line.get(..bracket).map_or(0, |before| before.chars().count()) + 2,
        _ => indent,
    }
}

/// The text with the outermost brackets on the way to the edit written as a block, if they stand in one line behind a key.
pub(super) fn unfolded(text: &str, edit: &Edit) -> Option<String> {
    let root = tree::parse(text).ok()?;
    let entry = outermost_flow(text, &root, edit)?;
    let (start, end) = (text::start(&entry.value), text::end(text, &entry.value));
    let is_one_line =
        !text.get(start..end)?.contains('\n') && text::is_first_of_line(text, entry.key.span.start as usize);
    if !is_one_line {
        return None;
    }
    let indent = " ".repeat(text::column(text, entry.key.span.start as usize) + 2);
    let mut block = String::new();
    match &entry.value.kind {
        NodeKind::Mapping(mapping) => {
            for inner in &mapping.entries {
                let key = text.get(inner.key.span.start as usize..inner.key.span.end as usize)?;
                let value = text.get(text::start(&inner.value)..text::end(text, &inner.value))?;
                block += format!("\n{indent}{key}: {value}").trim_end_matches(' ');
            }
        }
        NodeKind::List(items) => {
            for item in items {
                block += &format!("\n{indent}- {}", text.get(text::start(item)..text::end(text, item))?);
            }
        }
        NodeKind::Empty | NodeKind::Scalar(_) => return None,
    }
    let line_end = text::line_end(text, end);
    let comment = text.get(end..line_end)?;
    Patch::new(text::after_colon(text, entry), line_end, format!("{comment}{block}")).apply(text)
}

/// The first entry on the way whose value stands in brackets and is not empty.
fn outermost_flow<'n>(text: &str, root: &'n Node, edit: &Edit) -> Option<&'n Entry> {
    let inside = match &edit.change {
        EditChange::AddItem { key, .. } => Some(key),
        _ => None,
    };
    let mut node = root;
    for key in edit.keys.iter().chain(inside) {
        match &node.kind {
            NodeKind::Mapping(mapping) => {
                let entry = mapping.entry(key)?;
                if text::is_flow(text, &entry.value) {
                    return Some(entry);
                }
                node = &entry.value;
            }
            NodeKind::List(items) => node = items.get(key.parse::<usize>().ok()?)?,
            NodeKind::Empty | NodeKind::Scalar(_) => return None,
        }
    }
    None
}
