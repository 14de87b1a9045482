//! Edits as people read them.

use similar::TextDiff;

use super::Edited;
use crate::edit::{Edit, EditChange};
use crate::text::is_hidden;

/// How much of a value a report shows.
const LONGEST: usize = 160;

/// The lines that an edit would write, for a report: YAML, or in words what goes.
#[must_use]
pub fn preview(edit: &Edit) -> String {
    let words = match &edit.change {
        EditChange::Set { key, value } => format!("{}: {value}", super::value::key(key)),
        EditChange::Remove { key } => format!("take out `{key}`"),
        EditChange::AddItem { key, item } => format!("{key}: add {item}"),
        EditChange::RemoveItem { key, item } => format!("{key}: take out {item}"),
    };
    shortened(&words)
}

/// The difference as patches show it.
#[must_use]
pub fn difference(edited: &Edited) -> String {
    let lines = TextDiff::from_lines(&edited.before, &edited.after);
    let file = &edited.file;
    let difference = lines
        .unified_diff()
        .context_radius(3)
        .header(&format!("a/{file}"), &format!("b/{file}"))
        .to_string();
    // The values come from pages: nothing of them may steer a terminal.
    let mut shown = String::with_capacity(difference.len());
    for character in difference.chars() {
        match character {
            '\n' | '\t' => shown.push(character),
            hidden if is_hidden(hidden) => shown.extend(hidden.escape_unicode()),
            other => shown.push(other),
        }
    }
    shown
}

fn shortened(words: &str) -> String {
    let visible = words.chars().map(|c| if is_hidden(c) { ' ' } else { c });
    let mut short: String = visible.clone().take(LONGEST).collect();
    if visible.count() > LONGEST {
        short += " ...";
    }
    short
}
