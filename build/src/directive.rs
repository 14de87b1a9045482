//! What cargo is told on the standard output. A line there is an order to cargo, so no text of others may begin one.

use std::path::Path;

use crate::failure;

/// Run again when that variable changes.
pub(crate) fn variable_changes(name: &'static str) -> String {
    format!("cargo::rerun-if-env-changed={name}")
}

/// Run again when that file, or a file in that folder, changes. Refuses what would end the line.
pub(crate) fn file_changes(path: &Path) -> Result<String, String> {
    match path.to_str() {
        Some(text) if !text.is_empty() && !text.contains(char::is_control) => {
            Ok(format!("cargo::rerun-if-changed={text}"))
        }
        _ => Err(failure(
            &format!("cargo cannot be told to watch the path {path:?}"),
            "a path has to be UTF-8 text of one line, without control characters; rename the folder",
        )),
    }
}
