//! What the first line of an emitted file says: who wrote it, by which command, and what to change instead.

use super::{Layout, name};
use crate::model::Model;

/// What the first line of every emitted file holds.
pub const MARK: &str = "Written by specwright from the API's YAML description";

/// The file of a stand-alone crate that records what was written, so that edits by hand can be told.
pub const RECORD: &str = "specwright.lock";

/// The command that writes the stand-alone crate. Where its folders are is the business of whoever runs it.
pub fn command(model: &Model) -> String {
    let name = name::plain(&model.api.name.rust);
    format!("specwright generate spec/{name} --out {name}")
}

/// The first line, without the marks of a comment.
pub(super) fn first_line(model: &Model, layout: Layout) -> String {
    let by = match layout {
        Layout::Included => String::new(),
        Layout::Standalone => format!(": `{}`", command(model)),
    };
    format!("{MARK}{by}. Change the description, not this file.")
}
