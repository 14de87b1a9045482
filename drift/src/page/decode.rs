//! Bytes to text.

use encoding_rs::{Encoding, UTF_8};

use super::{NotChecked, refuse};

/// The text of a file, in the encoding that its first bytes, its MIME part or its head say, else UTF-8.
pub(super) fn decode(bytes: &[u8], mime_charset: Option<&str>) -> Result<String, NotChecked> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let body = bytes.get(length..).unwrap_or_default();
        return decode_as(encoding, "its first bytes say", body);
    }
    if let Some(label) = mime_charset {
        return decode_as(known(label)?, "the MIME part says", bytes);
    }
    let Some(label) = in_head(bytes)? else {
        return decode_as(UTF_8, "is assumed since the page names no other", bytes);
    };
    let mut encoding = known(&label)?;
    if encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE {
        // What can be read as ASCII this far is none of these, whatever it says.
        encoding = UTF_8;
    }
    if encoding != UTF_8 && encoding.decode_without_bom_handling(bytes).1 {
        return Err(refuse::undecodable(encoding.name(), "the page says", 1));
    }
    decode_as(encoding, "the page says", bytes)
}

fn known(label: &str) -> Result<&'static Encoding, NotChecked> {
    let encoding = Encoding::for_label_no_replacement(label.trim().as_bytes());
    encoding.ok_or_else(|| refuse::unknown_encoding(label))
}

fn decode_as(encoding: &'static Encoding, said: &str, bytes: &[u8]) -> Result<String, NotChecked> {
    if encoding == UTF_8 {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => {
                let line = super::line_in(bytes, error.valid_up_to());
                Err(refuse::undecodable("UTF-8", said, line))
            }
        };
    }
    match encoding.decode_without_bom_handling(bytes) {
        (text, false) => Ok(text.into_owned()),
        (_, true) => Err(refuse::undecodable(encoding.name(), said, 1)),
    }
}

/// The charset that `<meta>` or an XML declaration in the head names. Different ones are a contradiction.
fn in_head(bytes: &[u8]) -> Result<Option<String>, NotChecked> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut found: Option<String> = None;
    if let Some(label) = xml_declaration(&head) {
        found = Some(label);
    }
    for tag in head.split("<meta").skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let Some((_, label)) = tag.split_once("charset=") else {
            continue;
        };
        let label = label.trim_start_matches(['"', '\'']);
        let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
        let label = label.get(..end.unwrap_or(label.len())).unwrap_or_default();
        if label.is_empty() {
            continue;
        }
        match &found {
            Some(first) if known(first)? != known(label)? => {
                return Err(refuse::contradictory_encoding(
                    known(first)?.name(),
                    known(label)?.name(),
                ));
            }
            Some(_) => {}
            None => found = Some(label.to_owned()),
        }
    }
    Ok(found)
}

/// Only where it stands first: elsewhere it belongs to a sample.
fn xml_declaration(head: &str) -> Option<String> {
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let (declaration, rest) = declaration.split_once("?>")?;
    rest.contains("<html").then_some(())?;
    let (_, label) = declaration.split_once("encoding=")?;
    let quote = label.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    label.split(quote).nth(1).map(str::to_owned)
}
