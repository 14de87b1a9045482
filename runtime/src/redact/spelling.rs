//! Finding a text however it is spelled: as it is, percent-encoded, in a form, in JSON or in XML, each character in
//! its own way. Services echo what they were sent in all of these.

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
            for length in spellings(rest, character).into_iter().flatten() {
                if !next.contains(&(end + length)) {
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
fn spellings(text: &str, character: char) -> [Option<usize>; 5] {
    [
        as_itself(text, character),
        percent_encoded(text, character),
        percent_encoded_latin(text, character),
        json_escaped(text, character),
        xml_escaped(text, character),
    ]
}

fn as_itself(text: &str, character: char) -> Option<usize> {
    let first = text.chars().next()?;
    let same =
        first == character || first.to_lowercase().eq(character.to_lowercase()) || (first == '+' && character == ' ');
    same.then(|| first.len_utf8())
}

fn percent_encoded(text: &str, character: char) -> Option<usize> {
    if !text.starts_with('%') {
        return None;
    }
    let mut buffer = [0; 4];
    let bytes = character.encode_utf8(&mut buffer).as_bytes();
    bytes
        .iter()
        .enumerate()
        .all(|(index, byte)| percent_byte(text, index * 3) == Some(*byte))
        .then_some(bytes.len() * 3)
}

/// `%E4` for `ä`: ISO-8859-1 before percent-encoding.
fn percent_encoded_latin(text: &str, character: char) -> Option<usize> {
    let byte = u8::try_from(u32::from(character)).ok()?;
    (percent_byte(text, 0) == Some(byte)).then_some(3)
}

fn percent_byte(text: &str, at: usize) -> Option<u8> {
    let digits = text.get(at..at.checked_add(3)?)?.strip_prefix('%')?;
    u8::from_str_radix(digits, 16).ok()
}

fn json_escaped(text: &str, character: char) -> Option<usize> {
    let escaped = text.strip_prefix('\\')?;
    let meant = match escaped.chars().next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'u' => return json_code_units(text, character),
        other => other,
    };
    (meant == character).then(|| 1 + escaped.chars().next().map_or(0, char::len_utf8))
}

fn json_code_units(text: &str, character: char) -> Option<usize> {
    let mut buffer = [0; 2];
    let units = character.encode_utf16(&mut buffer);
    units
        .iter()
        .enumerate()
        .all(|(index, unit)| json_code_unit(text, index * 6) == Some(*unit))
        .then_some(units.len() * 6)
}

fn json_code_unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at.checked_add(6)?)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok()
}

fn xml_escaped(text: &str, character: char) -> Option<usize> {
    let after = text.strip_prefix('&')?;
    let end = after.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')?;
    let name = after.get(..end)?;
    let meant = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => numeric_reference(name)?,
    };
    (meant == character).then_some(name.len() + 2)
}

fn numeric_reference(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code)
}
