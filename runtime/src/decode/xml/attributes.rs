//! The attributes of an element.

use std::borrow::Cow;

use super::markup::is_space;
use super::reference::character;
use crate::scan;

/// More attributes on one element are refused.
const MOST: usize = 256;

pub(super) const NOT_WELL_FORMED: &str = "an attribute is not well-formed";

/// `x:name="value"`
#[derive(Clone, Copy)]
pub(in crate::decode) struct Attribute<'a> {
    name: &'a str,
    local_name: &'a str,
    value: &'a str,
    /// Whether the value is what is written.
    is_plain: bool,
}

/// Where a tag ends.
pub(super) struct TagEnd {
    pub(super) at: usize,
    /// Whether the element ends there, too: `<name/>`.
    pub(super) is_empty: bool,
}

impl<'a> Attribute<'a> {
    #[inline]
    pub(in crate::decode) fn local_name(&self) -> &'a str {
        self.local_name
    }

    /// `None` if there is a reference in it that stands for nothing.
    #[inline]
    pub(in crate::decode) fn value(&self) -> Option<Cow<'a, str>> {
        if self.is_plain {
            return Some(Cow::Borrowed(self.value));
        }
        normalized(self.value).map(Cow::Owned)
    }

    /// Declares a namespace: `xmlns`, `xmlns:a`.
    #[inline]
    pub(in crate::decode) fn is_namespace(&self) -> bool {
        let rest = self.name.strip_prefix("xmlns");
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    }

    /// `xsi:nil="true"`, and `nil="true"` as Rails writes it.
    #[inline]
    pub(super) fn is_nil(&self) -> bool {
        self.local_name == "nil" && matches!(self.value, "true" | "1")
    }
}

/// Reads what stands in a tag behind its name.
///
/// # Errors
/// What is wrong with an attribute.
#[inline]
pub(super) fn read<'a>(text: &'a str, mut at: usize, into: &mut Vec<Attribute<'a>>) -> Result<TagEnd, &'static str> {
    let bytes = text.as_bytes();
    loop {
        at = behind_space(bytes, at);
        match bytes.get(at) {
            Some(b'>') => {
                return Ok(TagEnd {
                    at: at + 1,
                    is_empty: false,
                });
            }
            Some(b'/') if bytes.get(at + 1) == Some(&b'>') => {
                return Ok(TagEnd {
                    at: at + 2,
                    is_empty: true,
                });
            }
            _ => {}
        }
        if into.len() == MOST {
            return Err("an element has too many attributes");
        }
        let (attribute, behind) = split(text, at).ok_or(NOT_WELL_FORMED)?;
        if into.iter().any(|other| other.name == attribute.name) {
            return Err(NOT_WELL_FORMED);
        }
        into.push(attribute);
        at = behind;
    }
}

/// The attribute that begins there, and where it ends.
#[inline]
fn split(text: &str, start: usize) -> Option<(Attribute<'_>, usize)> {
    let bytes = text.as_bytes();
    let ends_name = |chunk| scan::is_bracket(chunk) | scan::is_blank(chunk);
    let end = scan::find(bytes, start, |chunk| ends_name(chunk) | scan::is(b':', chunk));
    let is_prefixed = bytes.get(end) == Some(&b':');
    let (local, end) = match is_prefixed {
        true => (end + 1, scan::find(bytes, end, ends_name)),
        false => (start, end),
    };
    let at = behind_space(bytes, end);
    if bytes.get(at) != Some(&b'=') || start == end {
        return None;
    }
    let at = behind_space(bytes, at + 1);
    let quote = *bytes.get(at)?;
    if !matches!(quote, b'"' | b'\'') {
        return None;
    }
    let begin = at + 1;
    let closes = |chunk| scan::is(quote, chunk);
    let plain = scan::find(bytes, begin, |chunk| {
        closes(chunk) | scan::is(b'&', chunk) | scan::is_control(chunk)
    });
    let is_plain = bytes.get(plain) == Some(&quote);
    let close = if is_plain {
        plain
    } else {
        scan::find(bytes, plain, closes)
    };
    if close == bytes.len() {
        return None;
    }
    let attribute = Attribute {
        name: text.get(start..end)?,
        local_name: text.get(local..end)?,
        value: text.get(begin..close)?,
        is_plain,
    };
    Some((attribute, close + 1))
}

#[inline]
fn behind_space(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|byte| is_space(*byte)) {
        at += 1;
    }
    at
}

/// White space as blanks, and what references stand for.
#[cold]
fn normalized(raw: &str) -> Option<String> {
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '\t', '\n', '\r']) {
        let (before, behind) = rest.split_at_checked(at)?;
        value.push_str(before);
        rest = match behind.strip_prefix('&') {
            Some(reference) => {
                let (name, behind) = reference.split_once(';')?;
                value.push(character(name).ok()?);
                behind
            }
            None => {
                value.push(' ');
                behind.strip_prefix("\r\n").or_else(|| behind.get(1..))?
            }
        };
    }
    value.push_str(rest);
    Some(value)
}
