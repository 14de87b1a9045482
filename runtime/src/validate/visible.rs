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

/// Whether a text is nothing but printable ASCII, which stays as it is.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Writes one character, escaped if it cannot be seen. Quotes and backslashes stay as they are.
pub(super) fn write_visible(out: &mut impl Write, character: char) -> fmt::Result {
    // What all of it can be seen, in ASCII and in Latin letters, needs no look at the tables.
    if matches!(character, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}') {
        return out.write_char(character);
    }
    write!(out, "{}", character.escape_debug())
}
