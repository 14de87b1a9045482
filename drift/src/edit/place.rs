//! Finds the place of an edit and makes it there.

use super::text::{self, Patch};
use super::{item, layout, mapping, tree};
use crate::edit::{Edit, EditChange};

/// Why an edit cannot be made where a comment would get lost.
pub(super) const COMMENT_IN_THE_WAY: &str = "a comment stands in the way; edit it by hand";

/// The text with the edit. A line in brackets that gets too long is written as a block, or broken.
pub(super) fn edited(text: &str, edit: &Edit) -> Result<String, String> {
    let (changed, at) = made(text, edit, "")?;
    if !text::is_long(&changed, at) || text::is_long(text, at) {
        return Ok(changed);
    }
    if let Some(unfolded) = layout::unfolded(text, edit) {
        return edited(&unfolded, edit);
    }
    let indent = " ".repeat(text::column(text, at.min(text.len())).min(layout::continuation(text, at)));
    let broken = made(text, edit, &format!("\n{indent}")).ok();
    Ok(broken.map_or(changed, |(broken, _)| broken))
}

/// The text with the edit, and a byte of the line that was changed. `gap` stands before what is added in brackets.
fn made(text: &str, edit: &Edit, gap: &str) -> Result<(String, usize), String> {
    let root = tree::parse(text)?;
    let node = tree::find(&root, &edit.keys)?;
    let patch = match &edit.change {
        EditChange::Set { key, value } => mapping::set(text, node, key, value, gap)?,
        EditChange::Remove { key } => mapping::remove(text, node, key)?,
        EditChange::AddItem { key, item } => item::add(text, node, key, item, gap)?,
        EditChange::RemoveItem { key, item } => item::remove(text, node, key, item)?,
    };
    let changed = patch.apply(text).ok_or("the edit has no place in the text")?;
    Ok((changed, patch.from + patch.text.find(|c: char| c != '\n').unwrap_or(0)))
}

/// A patch that puts a text into brackets behind what is there.
pub(super) fn append_in_flow(end_of_last: usize, gap: &str, added: &str) -> Patch {
    let gap = if gap.is_empty() { " " } else { gap };
    Patch::insert(end_of_last, format!(",{gap}{added}"))
}
