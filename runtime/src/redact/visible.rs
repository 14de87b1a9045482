//! Characters that would do something to a terminal or to the order of a line, made visible.

/// Whether it is seen as itself.
pub(crate) fn is_visible(character: char) -> bool {
    !character.is_control() && !is_invisible(character)
}

/// Appends a character, escaped if it is not to be seen as itself. Returns how many characters were appended.
pub(super) fn push_visible(out: &mut String, character: char) -> usize {
    if is_visible(character) {
        out.push(character);
        return 1;
    }
    let escaped = character.escape_default();
    let length = escaped.len();
    out.extend(escaped);
    length
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}
