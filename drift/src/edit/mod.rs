//! Edits of a spec's text that keep its comments, its order and its layout.

use crate::compare::Edit;

/// A file of a spec and what it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// `spec/invoicexpress/accounts.yaml`.
    pub file: String,
    /// As it is.
    pub before: String,
    /// As it would be.
    pub after: String,
}

/// An edit that was not made, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The edit.
    pub edit: Edit,
    /// Why: `the type `LoginName` is used by 4 fields`.
    pub reason: String,
}

/// Makes the edits that can be made one by one; what would leave the spec with an error is refused. `files` are all files of
/// the API by path.
#[must_use]
pub fn apply(files: &[(String, Vec<u8>)], edits: &[Edit]) -> (Vec<Edited>, Vec<Refused>) {
    let _ = (files, edits);
    (Vec::new(), Vec::new())
}

/// The lines that an edit would write, for a report.
#[must_use]
pub fn preview(edit: &Edit) -> String {
    let _ = edit;
    String::new()
}

/// The difference as patches show it.
#[must_use]
pub fn difference(edited: &Edited) -> String {
    let _ = edited;
    String::new()
}
