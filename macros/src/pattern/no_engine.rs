//! What becomes of patterns that only the regex engine's parser reads, where it is not there.

use specwright_patterns::CharacterSet;
use syn::{Error, LitStr, Result};

use super::Compiled;

/// # Errors
/// Always: what to turn on.
pub(super) fn compile(written: &LitStr) -> Result<Compiled> {
    let message = "this pattern needs a regex engine: turn on the feature `regex` of `specwright-runtime`, or write the \
                   pattern as a row of character classes, such as `^[A-Z]{2}[0-9]+$`";
    Err(Error::new(written.span(), message))
}

/// # Errors
/// Always: what to turn on.
pub(super) fn read_class(_: &str) -> std::result::Result<Option<CharacterSet>, String> {
    let message = "these characters need the parser of a regex engine, which the feature `regex` of \
                   `specwright-runtime` brings";
    Err(message.to_owned())
}
