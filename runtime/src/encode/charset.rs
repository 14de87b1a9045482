//! From a document's text to its bytes. A character that the encoding does not have becomes a character reference.

use std::fmt::Write;

use encoding_rs::Encoding;

/// The bytes of the document in that encoding; `None` if nobody knows the encoding.
pub(super) fn to_bytes(text: String, encoding: Option<&str>) -> Option<Vec<u8>> {
    let label = encoding.unwrap_or("UTF-8");
    match label.to_ascii_lowercase().as_str() {
        "utf-8" => Some(text.into_bytes()),
        // The standard of web pages takes both for windows-1252, which other readers of XML do not.
        "us-ascii" | "ascii" => Some(first_characters(&text, '\u{7f}')),
        "iso-8859-1" | "iso_8859-1" | "latin1" | "latin-1" => Some(first_characters(&text, '\u{ff}')),
        "utf-16" => Some(utf16(&text, Some('\u{feff}'), u16::to_le_bytes)),
        "utf-16le" => Some(utf16(&text, None, u16::to_le_bytes)),
        "utf-16be" => Some(utf16(&text, None, u16::to_be_bytes)),
        _ => {
            let encoding = Encoding::for_label(label.as_bytes())?;
            Some(encoding.encode(&text).0.into_owned())
        }
    }
}

/// Characters up to `last` are bytes; the control characters among them are references.
fn first_characters(text: &str, last: char) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut reference = String::new();
    for character in text.chars() {
        match u8::try_from(character) {
            Ok(byte) if character <= last && !('\u{80}'..'\u{a0}').contains(&character) => bytes.push(byte),
            _ => {
                reference.clear();
                // Text into memory: there is nothing that could fail.
                let _ = write!(reference, "&#{};", u32::from(character));
                bytes.extend_from_slice(reference.as_bytes());
            }
        }
    }
    bytes
}

fn utf16(text: &str, mark: Option<char>, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mut units = [0; 2];
    let mark = mark.map(|mark| mark.encode_utf16(&mut units)).unwrap_or_default();
    mark.iter()
        .copied()
        .chain(text.encode_utf16())
        .flat_map(to_bytes)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::to_bytes;

    #[test]
    fn what_an_encoding_does_not_have_is_referred_to() {
        for (encoding, expected) in [
            (None, "aé€\u{85}\u{1f600}".as_bytes()),
            (Some("Us-Ascii"), b"a&#233;&#8364;&#133;&#128512;"),
            (Some("ISO-8859-1"), b"a\xe9&#8364;&#133;&#128512;"),
            (Some("windows-1252"), b"a\xe9\x80&#133;&#128512;"),
            (Some("UTF-16"), b"\xff\xfea\0\xe9\0\xac\x20\x85\0\x3d\xd8\x00\xde"),
            (Some("UTF-16BE"), b"\0a\0\xe9\x20\xac\0\x85\xd8\x3d\xde\x00"),
        ] {
            let bytes = to_bytes("aé€\u{85}\u{1f600}".to_owned(), encoding).unwrap();
            assert_eq!(bytes, expected, "{encoding:?}");
        }
        assert_eq!(to_bytes(String::new(), Some("klingon")), None);
    }
}
