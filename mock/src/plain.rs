//! Text from a spec or a request on its way into a plain message, a header or a line of its own.

/// Longest piece of foreign text that a message quotes, in characters.
const LONGEST: usize = 200;

/// The text with everything escaped that could move a cursor or reorder a line, cut when long.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for (index, character) in text.chars().enumerate() {
        if index == LONGEST {
            escaped.push('…');
            break;
        }
        if is_misleading(character) {
            escaped.extend(character.escape_unicode());
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// The text in visible ASCII, as a header takes it.
pub(crate) fn ascii(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars().take(LONGEST) {
        if character == ' ' || character.is_ascii_graphic() {
            escaped.push(character);
        } else {
            escaped.extend(character.escape_unicode());
        }
    }
    escaped
}

/// The text on one line: each run of white space is one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters and the marks that change the direction of text.
fn is_misleading(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
