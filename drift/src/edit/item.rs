//! Items of lists, and keys of mappings that are used as lists.

use specwright_codegen::yaml::{Mapping, Node, NodeKind};

use super::place::append_in_flow;
use super::text::{self, Patch};
use super::{mapping, tree, value};

/// Adds an item to what stands at that key.
pub(super) fn add(text: &str, node: &Node, key: &str, item: &str, gap: &str) -> Result<Patch, String> {
    let Some(list) = node.mapping().and_then(|mapping| mapping.get(key)) else {
        return mapping::set(text, node, key, &format!("[{}]", value::in_flow(item)?), gap);
    };
    let is_flow = text::is_flow(text, list);
    match &list.kind {
        NodeKind::List(items) => match items.last() {
            None => Ok(Patch::new(
                text::start(list),
                text::end(text, list),
                format!("[{}]", value::in_flow(item)?),
            )),
            Some(last) if is_flow => Ok(append_in_flow(text::end(text, last), gap, &value::in_flow(item)?)),
            Some(last) => {
                let indent = " ".repeat(dash_column(text, list, items));
                let end = text::line_end(text, text::end(text, last));
                Ok(Patch::insert(end, format!("\n{indent}- {item}")))
            }
        },
        NodeKind::Mapping(keys) => Ok(add_key(
            text,
            keys,
            &format!("{}:", value::quoted(&tree::item_key(item))),
            is_flow,
            gap,
        )),
        NodeKind::Scalar(_) => {
            let (start, end) = (text::start(list), text::end(text, list));
            let old = value::in_flow(text.get(start..end).unwrap_or_default())?;
            Ok(Patch::new(start, end, format!("[{old}, {}]", value::in_flow(item)?)))
        }
        NodeKind::Empty => Ok(mapping::fill_empty(text, list, &format!("[{}]", value::in_flow(item)?))),
    }
}

/// Where the dashes of a list stand. Under a key of the same column the parser begins the list behind the dash.
fn dash_column(text: &str, list: &Node, items: &[Node]) -> usize {
    let start = text::start(list);
    if text.get(start..).is_some_and(|rest| rest.starts_with('-')) {
        return text::column(text, start);
    }
    let first = items.first().map_or(start, text::start);
    let line = text::line_start(text, first);
    let dash = text.get(line..first).and_then(|before| before.find('-'));
    dash.map_or(0, |dash| text::column(text, line + dash))
}

fn add_key(text: &str, keys: &Mapping, added: &str, is_flow: bool, gap: &str) -> Patch {
    let (Some(first), Some(last)) = (keys.entries.first(), keys.entries.last()) else {
        return Patch::insert(0, "");
    };
    let end = text::entry_end(text, last);
    if is_flow {
        return append_in_flow(end, gap, added);
    }
    let indent = " ".repeat(text::column(text, first.key.span.start as usize));
    Patch::insert(text::line_end(text, end), format!("\n{indent}{added}"))
}

/// Takes an item out of what stands at that key.
pub(super) fn remove(text: &str, node: &Node, key: &str, item: &str) -> Result<Patch, String> {
    let missing = || format!("there is no `{item}` in `{key}`");
    let list = node
        .mapping()
        .and_then(|mapping| mapping.get(key))
        .ok_or_else(missing)?;
    match &list.kind {
        NodeKind::List(items) => {
            let at = items
                .iter()
                .position(|other| tree::is_item(other, item))
                .ok_or_else(missing)?;
            remove_item(text, list, items, at)
        }
        NodeKind::Mapping(keys) => {
            let entry = tree::item_entry(keys, item)
                .and_then(|at| keys.entries.get(at))
                .ok_or_else(missing)?;
            mapping::remove(text, list, &entry.key.value)
        }
        NodeKind::Empty | NodeKind::Scalar(_) => Err(missing()),
    }
}

fn remove_item(text: &str, list: &Node, items: &[Node], at: usize) -> Result<Patch, String> {
    let parts: Vec<_> = items
        .iter()
        .map(|item| (text::start(item), text::end(text, item)))
        .collect();
    if text::is_flow(text, list) {
        return mapping::remove_among(text, list, &parts, at);
    }
    let (start, end) = parts[at];
    let before = text.get(text::line_start(text, start)..start).unwrap_or_default();
    match before.trim() == "-" {
        true => Ok(mapping::remove_lines(text, list, (start, end))),
        false => Err("the layout of the list stands in the way; edit it by hand".to_owned()),
    }
}
