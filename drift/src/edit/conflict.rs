//! Edits that cannot all be meant: of the same entry, or of an entry and of what is inside it.

use crate::edit::{Edit, EditChange};

/// For each edit the reason why it is in conflict with another one, if it is. Equal edits are not.
pub(super) fn find(edits: &[Edit]) -> Vec<Option<String>> {
    let reason = |edit: &Edit| {
        let other = edits.iter().find(|other| *other != edit && is_conflict(edit, other));
        other.map(|other| format!("another edit of the same place: {}", super::preview(other)))
    };
    edits.iter().map(reason).collect()
}

fn is_conflict(a: &Edit, b: &Edit) -> bool {
    if a.file != b.file {
        return false;
    }
    let (path_a, path_b) = (path(a), path(b));
    if path_a == path_b {
        return match (item(a), item(b)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
    }
    // Whatever is inside of an entry that is written anew or taken out.
    (item(a).is_none() && path_b.starts_with(&path_a)) || (item(b).is_none() && path_a.starts_with(&path_b))
}

fn path(edit: &Edit) -> Vec<&str> {
    let keys = edit.keys.iter().map(String::as_str);
    keys.chain([edit.change.key()]).collect()
}

fn item(edit: &Edit) -> Option<&str> {
    match &edit.change {
        EditChange::AddItem { item, .. } | EditChange::RemoveItem { item, .. } => Some(item),
        EditChange::Set { .. } | EditChange::Remove { .. } => None,
    }
}

impl EditChange {
    /// The key of the entry that is changed.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            EditChange::Set { key, .. }
            | EditChange::Remove { key }
            | EditChange::AddItem { key, .. }
            | EditChange::RemoveItem { key, .. } => key,
        }
    }
}
