//! What references stand for, and what line ends are.

use std::borrow::Cow;

/// A character by its number, or one of XML's own five entities.
///
/// # Errors
/// What is wrong with it.
pub(super) fn character(name: &str) -> Result<char, &'static str> {
    if let Some(number) = name.strip_prefix('#') {
        return by_number(number).ok_or("a reference names no character");
    }
    match name {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err("an entity is not one of XML's own"),
    }
}

fn by_number(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.starts_with('+') {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok()?;
    char::from_u32(code).filter(|character| *character != '\0')
}

/// A line ends with a line feed, however it was written.
pub(super) fn with_plain_line_ends(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}
