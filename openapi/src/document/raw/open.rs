//! Bytes as a file of JSON or YAML: encodings, and what is neither.

use super::{File, json, yaml};
use crate::document::NotRead;

/// The largest file that is read.
const LARGEST: usize = 256 * 1024 * 1024;

/// Reads a file; its name and its first letter say whether it is JSON or YAML.
pub(in crate::document) fn open(file_name: &str, bytes: &[u8]) -> Result<File, NotRead> {
    let text = decode(bytes)?;
    let begun = text.trim_start();
    if begun.is_empty() {
        return Err(empty());
    }
    if begun.starts_with('<') {
        let reason = "this is a page of HTML or XML, not an OpenAPI document";
        return Err(NotRead::file(
            reason,
            "save the document itself, often under a link `openapi.json`",
        ));
    }
    if begun.starts_with(['{', '[']) {
        let is_yaml = ends_with(file_name, ".yaml") || ends_with(file_name, ".yml");
        return match json::read_json(text) {
            Err(wrong) if is_yaml => yaml::read_yaml(text).map_err(|_| wrong),
            read => read,
        };
    }
    yaml::read_yaml(text)
}

fn ends_with(name: &str, ending: &str) -> bool {
    let at = name.len().saturating_sub(ending.len());
    name.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

pub(super) fn empty() -> NotRead {
    NotRead::file("the file is empty", "look whether the download failed")
}

fn decode(bytes: &[u8]) -> Result<&str, NotRead> {
    if bytes.len() > LARGEST {
        let reason = format!("the file is larger than {} MB", LARGEST / 1024 / 1024);
        return Err(NotRead::file(reason, "divide it, or take examples out"));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(encoding) = other_encoding(bytes) {
        return Err(NotRead::file(
            format!("the file is {encoding}"),
            "save it as text in UTF-8",
        ));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let before = String::from_utf8_lossy(before);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        NotRead::at(
            count(line),
            count(column),
            "the file is not UTF-8 from here on",
            "save it as UTF-8; it is probably in an older encoding such as Windows-1252",
        )
    })
}

/// Encodings and formats that their first bytes tell.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("in UTF-16 or UTF-32"),
        [0, b'{', ..] | [b'{', 0, ..] | [b'o', 0, ..] | [0, b'o', ..] => Some("in UTF-16 without a mark"),
        [0x1F, 0x8B, ..] => Some("compressed (gzip)"),
        [b'P', b'K', 3, 4, ..] => Some("compressed (zip)"),
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF"),
        _ => None,
    }
}
