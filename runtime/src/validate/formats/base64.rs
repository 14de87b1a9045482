//! Base64 (RFC 4648, section 4). What a strict decoder refuses is refused: no line breaks, no missing padding, no bits
//! left over.

pub(super) fn is_base64(text: &str) -> bool {
    if !text.len().is_multiple_of(4) {
        return false;
    }
    let digits = text
        .strip_suffix("==")
        .or_else(|| text.strip_suffix('='))
        .unwrap_or(text);
    digits.bytes().all(|byte| value_of(byte).is_some()) && has_no_spare_bits(digits)
}

/// Of the last digit before padding only some bits are used; the others must be zero.
fn has_no_spare_bits(digits: &str) -> bool {
    let spare = match digits.len() % 4 {
        2 => 0b1111,
        3 => 0b11,
        _ => 0,
    };
    digits
        .bytes()
        .next_back()
        .and_then(value_of)
        .is_none_or(|last| last & spare == 0)
}

fn value_of(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
