//! Whose a file is that a run would write over or remove.

use super::{Record, is_marked};

/// Who wrote what is there now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// An earlier run, and nobody touched it since.
    Ours,
    /// An earlier run, and somebody edited it since.
    Edited,
    /// An earlier run, as its first line says; nothing tells whether it was edited.
    Unrecorded,
    /// Somebody else.
    Foreign,
}

impl Origin {
    /// Judges a file by the record, and without an entry there by its first line.
    pub(super) fn of(name: &str, content: &[u8], record: Option<&Record>, mark: &str) -> Self {
        match record.and_then(|record| record.knows(name, content)) {
            Some(true) => Origin::Ours,
            Some(false) => Origin::Edited,
            None if is_marked(content, mark) => Origin::Unrecorded,
            None => Origin::Foreign,
        }
    }
}
