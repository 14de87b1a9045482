//! Finding a text however it is spelled: as it is, percent-encoded, in a form, in JSON or in XML, each character in
//! its own way. Services echo what they were sent in all of these, and escape anew what has been escaped.

/// What is escaped may be escaped again so many times: `%2F`, `%252F`, `%25252F`.
const MOST_TIMES_AGAIN: usize = 2;

/// So many readings of one place are followed at most; more there are only where a character is repeated very often.
const MOST_READINGS: usize = 8;

/// `&#x0000000000000027;`
const LONGEST_REFERENCE: usize = 24;

/// Where the needle ends that the text begins with, if it does, in any spelling.
pub(super) fn end_of_match(text: &str, needle: &str) -> Option<usize> {
    if !may_begin_with(text, needle.chars().next()?) {
        return None;
    }
    let mut ends = vec![0];
    for character in needle.chars() {
        let mut next = Vec::new();
        for end in ends {
            let rest = text.get(end..)?;
            for length in spellings(rest, character) {
                if next.len() < MOST_READINGS && !next.contains(&(end + length)) {
                    next.push(end + length);
                }
            }
        }
        if next.is_empty() {
            return None;
        }
        ends = next;
    }
    ends.into_iter().max()
}

/// Quickly rules out most places: a letter or a digit can only be itself.
fn may_begin_with(text: &str, character: char) -> bool {
    match text.bytes().next() {
        None => false,
        Some(byte) if byte.is_ascii_alphanumeric() => {
            !character.is_ascii() || char::from(byte).eq_ignore_ascii_case(&character)
        }
        Some(_) => true,
    }
}

/// The lengths of the spellings of the character that the text begins with.
fn spellings(text: &str, character: char) -> impl Iterator<Item = usize> {
    let is_escape = text.starts_with(['%', '\\', '&']);
    let escaped = (0..=MOST_TIMES_AGAIN)
        .filter(move |_| is_escape)
        .flat_map(move |again| {
            [
                percent_encoded(text, character, again),
                percent_encoded_latin(text, character, again),
                json_escaped(text, character, again),
                xml_escaped(text, character, again),
            ]
        });
    [as_itself(text, character), byte_by_byte(text, character)]
        .into_iter()
        .chain(escaped)
        .flatten()
}

/// In either case, with `+` for a space, and with a mark for a character that somebody could not write.
fn as_itself(text: &str, character: char) -> Option<usize> {
    let first = text.chars().next()?;
    let same = first == character
        || first.to_lowercase().eq(character.to_lowercase())
        || (first == '+' && character == ' ')
        || (matches!(first, '?' | char::REPLACEMENT_CHARACTER) && !character.is_ascii());
    same.then(|| first.len_utf8())
}

/// `Ã¤` for `ä`: UTF-8 that was read as if each byte were a character, whichever.
fn byte_by_byte(text: &str, character: char) -> Option<usize> {
    if character.is_ascii() {
        return None;
    }
    let mut characters = text.chars();
    let mut length = 0;
    for _ in 0..character.len_utf8() {
        let next = characters.next().filter(|next| !next.is_ascii())?;
        length += next.len_utf8();
    }
    Some(length)
}

fn percent_encoded(text: &str, character: char, again: usize) -> Option<usize> {
    let mut buffer = [0; 4];
    let mut length = 0;
    for byte in character.encode_utf8(&mut buffer).bytes() {
        length += percent_byte(text.get(length..)?, byte, again)?;
    }
    Some(length)
}

/// `%E4` for `ä`: ISO-8859-1 before percent-encoding.
fn percent_encoded_latin(text: &str, character: char, again: usize) -> Option<usize> {
    let byte = u8::try_from(u32::from(character)).ok()?;
    percent_byte(text, byte, again)
}

/// The length of `%E4`, of `%25E4`, …
fn percent_byte(text: &str, byte: u8, again: usize) -> Option<usize> {
    let mut rest = text.strip_prefix('%')?;
    for _ in 0..again {
        rest = rest.strip_prefix("25")?;
    }
    let digits = rest.get(..2)?;
    let same = u8::from_str_radix(digits, 16).is_ok_and(|found| found == byte);
    same.then_some(3 + 2 * again)
}

fn json_escaped(text: &str, character: char, again: usize) -> Option<usize> {
    if character == '\\' {
        let length = 2 << again;
        return (backslashes(text) >= length).then_some(length);
    }
    let before = backslashes(text);
    let letter = text.get(before..)?.chars().next().filter(|_| before > 0)?;
    let meant = match letter {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'u' => return json_code_units(text, character),
        other => other,
    };
    (meant == character).then(|| before + letter.len_utf8())
}

/// How many backslashes the text begins with: each time that a text is escaped again, there are twice as many.
fn backslashes(text: &str) -> usize {
    text.bytes()
        .take(2 << MOST_TIMES_AGAIN)
        .take_while(|byte| *byte == b'\\')
        .count()
}

fn json_code_units(text: &str, character: char) -> Option<usize> {
    let mut buffer = [0; 2];
    let mut length = 0;
    for unit in character.encode_utf16(&mut buffer) {
        let rest = text.get(length..)?;
        let digits_start = backslashes(rest) + 1;
        let digits = rest.get(digits_start..digits_start + 4)?;
        let is_unit = rest.starts_with('\\')
            && rest.as_bytes().get(digits_start - 1) == Some(&b'u')
            && u16::from_str_radix(digits, 16).is_ok_and(|found| found == *unit);
        if !is_unit {
            return None;
        }
        length += digits_start + 4;
    }
    Some(length)
}

fn xml_escaped(text: &str, character: char, again: usize) -> Option<usize> {
    let mut rest = text.strip_prefix('&')?;
    for _ in 0..again {
        rest = rest.strip_prefix("amp;")?;
    }
    let end = rest.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')?;
    let name = rest.get(..end)?;
    let same = match name {
        "amp" => character == '&',
        "lt" => character == '<',
        "gt" => character == '>',
        "quot" => character == '"',
        "apos" => character == '\'',
        _ => match name.strip_prefix('#') {
            Some(digits) => by_number(digits) == Some(character),
            // HTML has two thousand names; none is for a letter or a digit of ASCII.
            None => !character.is_ascii_alphanumeric() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        },
    };
    same.then(|| text.len() - rest.len() + end + 1)
}

fn by_number(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code)
}
