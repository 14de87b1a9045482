//! The bytes of a text in the encoding that an XML declaration names.

use encoding_rs::Encoding as Charset;

/// The bytes. A character that the encoding lacks is written as a reference. The names are the ones that the language knows.
pub(super) fn encode(text: &str, encoding: Option<&str>) -> Vec<u8> {
    match encoding.unwrap_or_default().to_ascii_lowercase().as_str() {
        // Browsers, and `encoding_rs` after them, take both for windows-1252.
        "iso-8859-1" | "iso_8859-1" | "latin1" | "latin-1" => one_byte_each(text, '\u{FF}'),
        "us-ascii" | "ascii" => one_byte_each(text, '\u{7F}'),
        // The mark tells the order of the bytes that the name does not.
        "utf-16" => two_bytes_each(&format!("\u{FEFF}{text}"), u16::to_le_bytes),
        "utf-16le" => two_bytes_each(text, u16::to_le_bytes),
        "utf-16be" => two_bytes_each(text, u16::to_be_bytes),
        label => match Charset::for_label(label.as_bytes()) {
            Some(charset) => charset.encode(text).0.into_owned(),
            None => text.as_bytes().to_vec(),
        },
    }
}

fn two_bytes_each(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
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
