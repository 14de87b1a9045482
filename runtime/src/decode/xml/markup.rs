//! Where the pieces of XML's markup end.

use super::attributes::TagEnd;
use crate::scan;

pub(super) const DOCTYPE: &str = "<!DOCTYPE";

const COMMENT: (&str, &str) = ("<!--", "-->");
const CDATA: (&str, &str) = ("<![CDATA[", "]]>");
const INSTRUCTION: (&str, &str) = ("<?", "?>");

/// The name that begins there.
#[inline]
pub(super) fn name(text: &str, start: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let end = scan::find(bytes, start, |chunk| {
        let ends = scan::is_bracket(chunk) | scan::is_blank(chunk) | scan::is(b'/', chunk);
        ends | scan::is(b'"', chunk) | scan::is(b'\'', chunk)
    });
    if end == start || matches!(bytes.get(end), Some(b'"' | b'\'' | b'<' | b'=' | b'?')) {
        return None;
    }
    text.get(start..end)
}

/// Where a tag ends whose attributes cannot be read: at the first bracket outside of quotes.
#[cold]
pub(super) fn end_of_tag(text: &str, mut at: usize) -> Option<TagEnd> {
    let bytes = text.as_bytes();
    loop {
        match *bytes.get(at)? {
            b'>' => break,
            quote @ (b'"' | b'\'') => at = scan::find(bytes, at + 1, |chunk| scan::is(quote, chunk)) + 1,
            _ => at += 1,
        }
    }
    Some(TagEnd {
        at: at + 1,
        is_empty: at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'/'),
    })
}

/// White space, as XML has it.
#[inline]
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// A piece that is no tag.
pub(super) struct Other<'a> {
    pub(super) len: usize,
    /// Of CDATA.
    pub(super) text: Option<&'a str>,
}

/// The piece that a text begins with: a comment, an instruction, a DOCTYPE or CDATA; `None` if it is none.
pub(super) fn other(text: &str) -> Option<Other<'_>> {
    if let Some(inner) = between(text, CDATA) {
        return Some(Other {
            len: CDATA.0.len() + inner.len() + CDATA.1.len(),
            text: Some(inner),
        });
    }
    let len = [COMMENT, INSTRUCTION]
        .iter()
        .find_map(|marks| between(text, *marks).map(|inner| marks.0.len() + inner.len() + marks.1.len()))
        .or_else(|| doctype(text))?;
    Some(Other { len, text: None })
}

fn between<'a>(text: &'a str, (begin, end): (&str, &str)) -> Option<&'a str> {
    let inner = text.strip_prefix(begin)?;
    // The question mark of `<?>` does not count twice.
    if (begin, end) == INSTRUCTION && inner.starts_with('>') {
        return None;
    }
    inner.get(..inner.find(end)?)
}

/// How long a DOCTYPE is, with the declarations in it.
fn doctype(text: &str) -> Option<usize> {
    let word = text.get(..DOCTYPE.len())?;
    if !word.eq_ignore_ascii_case(DOCTYPE) {
        return None;
    }
    let bytes = text.as_bytes();
    let mut at = DOCTYPE.len();
    let mut is_in_subset = false;
    loop {
        let rest = text.get(at..)?;
        at += match *bytes.get(at)? {
            quote @ (b'"' | b'\'') => rest.get(1..)?.find(char::from(quote))? + 2,
            b'<' if is_in_subset => [COMMENT, INSTRUCTION]
                .iter()
                .find_map(|marks| skip(rest, *marks))
                .unwrap_or(Some(1))?,
            b'[' => {
                is_in_subset = true;
                1
            }
            b']' => {
                is_in_subset = false;
                1
            }
            b'>' if !is_in_subset => return Some(at + 1),
            byte if byte.is_ascii() => 1,
            _ => rest.chars().next()?.len_utf8(),
        };
    }
}

/// How long the piece is, if the text begins with one; `Some(None)`: it does not end.
fn skip(text: &str, marks: (&str, &str)) -> Option<Option<usize>> {
    text.starts_with(marks.0)
        .then(|| between(text, marks).map(|inner| marks.0.len() + inner.len() + marks.1.len()))
}
