//! Text made safe to print: what could move a cursor, hide or reorder text becomes an escape.

use std::fmt::{self, Display, Write};

/// Shows text with everything in it that cannot be seen written as an escape.
pub(super) struct Visible<'a>(pub(super) &'a str);

impl Display for Visible<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .chars()
            .try_for_each(|character| write_visible(formatter, character))
    }
}

/// Writes one character, escaped if it cannot be seen. Quotes and backslashes stay as they are.
pub(super) fn write_visible(out: &mut impl Write, character: char) -> fmt::Result {
    if matches!(character, '"' | '\'' | '\\') {
        return out.write_char(character);
    }
    write!(out, "{}", character.escape_debug())
}
