//! The bytes of a text in the encoding that an XML declaration names.

use encoding_rs::WINDOWS_1252;

/// The bytes. A character that the encoding lacks is written as a reference. The names are the ones that the language knows.
pub(super) fn encode(text: &str, encoding: Option<&str>) -> Vec<u8> {
    match encoding.unwrap_or_default().to_ascii_lowercase().as_str() {
        // Browsers, and `encoding_rs` after them, take both for windows-1252.
        "iso-8859-1" => one_byte_each(text, '\u{FF}'),
        "us-ascii" => one_byte_each(text, '\u{7F}'),
        "windows-1252" => WINDOWS_1252.encode(text).0.into_owned(),
        _ => text.as_bytes().to_vec(),
    }
}

fn one_byte_each(text: &str, last: char) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        match u8::try_from(u32::from(character)) {
            Ok(byte) if character <= last => bytes.push(byte),
            _ => bytes.extend_from_slice(format!("&#{};", u32::from(character)).as_bytes()),
        }
    }
    bytes
}
