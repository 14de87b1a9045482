//! Fields in the headers of an answer, and the one that is its status.

use std::borrow::Cow;

use bytes::Bytes;
use http::HeaderMap;
use http::header::HeaderValue;

use super::embedded;
use super::progress::{Progress, Unreadable};
use super::seen::Target;
use super::text_value::fill_from_text;
use crate::describe::{Field, Form, Place};
use crate::deviation::DeviationKind;
use crate::value::{List, Map, Open, ScalarKind, Slot};

/// Fills the fields in the headers and in the status.
#[inline]
pub(super) fn read_head(
    answer: &http::Response<Bytes>,
    target: &mut Target<'_>,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    if target.shape.has(Place::Header) || target.shape.has(Place::Status) {
        return fill_head(answer, target, progress);
    }
    Ok(())
}

fn fill_head(
    answer: &http::Response<Bytes>,
    target: &mut Target<'_>,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    for (index, field) in target.shape.fields.iter().enumerate() {
        let slot = match field.place {
            Place::Header | Place::Status => target.structure.slot_mut(index),
            _ => continue,
        };
        progress.enter_field(field);
        let present = if field.place == Place::Status {
            fill_from_text(slot, answer.status().as_str(), field.form, field.required, progress)?
        } else {
            read_field(answer.headers(), field, slot, progress)?
        };
        progress.leave();
        target.seen.set(index, present);
    }
    Ok(())
}

fn read_field(
    headers: &HeaderMap,
    field: &Field,
    slot: &mut dyn Slot,
    progress: &mut Progress,
) -> Result<bool, Unreadable> {
    if takes_prefix(slot, field.form) {
        return read_prefixed(headers, field, slot, progress);
    }
    let texts = field
        .wire()
        .iter()
        .map(|name| texts_of(headers, name))
        .find(|texts| !texts.is_empty());
    match texts {
        Some(texts) => fill_from_texts(slot, &texts, field.form, field.required, progress),
        None => Ok(false),
    }
}

/// Makes a map on the way: a caller clears the slot if there is no value.
fn takes_prefix(slot: &mut dyn Slot, form: &Form) -> bool {
    let is_map = matches!(slot.open(), Open::Map(_)) && !is_embedded(form);
    slot.clear();
    is_map
}

fn is_embedded(form: &Form) -> bool {
    form.encoding.is_embedded()
}

/// A map of all headers whose names begin with the field's; the rest of the name is the key.
fn read_prefixed(
    headers: &HeaderMap,
    field: &Field,
    slot: &mut dyn Slot,
    progress: &mut Progress,
) -> Result<bool, Unreadable> {
    let mut found = false;
    for prefix in field.wire() {
        for name in headers.keys() {
            let Some(key) = without_prefix(name.as_str(), prefix) else {
                continue;
            };
            let Open::Map(map) = slot.open() else {
                return Ok(false);
            };
            fill_entry(map, key, &texts_of(headers, name.as_str()), field.form, progress)?;
            found = true;
        }
    }
    Ok(found)
}

/// Names of headers are the same in either case; `http` has them in lower case.
fn without_prefix<'a>(name: &'a str, prefix: &str) -> Option<&'a str> {
    let beginning = name.get(..prefix.len())?;
    let key = name.get(prefix.len()..)?;
    (beginning.eq_ignore_ascii_case(prefix) && (!key.is_empty() || prefix.is_empty())).then_some(key)
}

fn fill_entry(
    map: &mut dyn Map,
    key: &str,
    texts: &[Cow<'_, str>],
    form: &Form,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    progress.count_item()?;
    progress.enter_key(key);
    fill_from_texts(map.insert(key), texts, form.element(), true, progress)?;
    progress.leave();
    Ok(())
}

/// The values of a header, of which there is at least one.
fn fill_from_texts(
    slot: &mut dyn Slot,
    texts: &[Cow<'_, str>],
    form: &Form,
    required: bool,
    progress: &mut Progress,
) -> Result<bool, Unreadable> {
    let Some(last) = texts.last() else {
        return Ok(false);
    };
    if is_embedded(form) {
        return embedded::fill(slot, last, form, progress);
    }
    if let Open::List(list) = slot.open() {
        for text in texts {
            fill_list(list, text, form, progress)?;
        }
        return Ok(true);
    }
    if texts.len() > 1 {
        progress.observe(DeviationKind::Repeated, None);
    }
    fill_from_text(slot, last, form, required, progress)
}

fn fill_list(list: &mut dyn List, text: &str, form: &Form, progress: &mut Progress) -> Result<(), Unreadable> {
    let pieces = match form.join {
        Some(join) if !matches!(join.trim(), "" | ",") => text.split(join).collect(),
        _ => split_at_commas(text),
    };
    let mut pieces = pieces.into_iter().filter(|piece| !piece.is_empty()).peekable();
    while let Some(piece) = pieces.next() {
        progress.count_item()?;
        progress.enter_item(list.len());
        let slot = list.push();
        let item = match pieces.next_if(|_| is_weekday(piece) && takes_moment(slot)) {
            Some(rest) => Cow::Owned(format!("{piece}, {rest}")),
            None => unquote(piece),
        };
        fill_from_text(slot, &item, form.element(), true, progress)?;
        progress.leave();
    }
    Ok(())
}

/// The pieces between the commas that stand outside of quotes, without white space around them.
fn split_at_commas(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' if !quoted => {
                pieces.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(text[start..].trim());
    pieces
}

/// `"a \"b\""` is `a "b"`.
fn unquote(piece: &str) -> Cow<'_, str> {
    let Some(inner) = piece.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return Cow::Borrowed(piece);
    };
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => characters.next().unwrap_or('\\'),
            other => other,
        });
    }
    Cow::Owned(text)
}

/// The dates of HTTP have a comma themselves: `Sun, 06 Nov 1994 08:49:37 GMT`.
fn is_weekday(piece: &str) -> bool {
    let short = piece.get(..3).unwrap_or(piece);
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        .iter()
        .any(|day| short.eq_ignore_ascii_case(day))
        && piece.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn takes_moment(slot: &mut dyn Slot) -> bool {
    matches!(slot.open(), Open::Scalar(scalar) if scalar.kind() == ScalarKind::Moment)
}

/// The values of all headers of that name.
fn texts_of<'a>(headers: &'a HeaderMap, name: &str) -> Vec<Cow<'a, str>> {
    headers.get_all(name).iter().map(text_of).collect()
}

/// In UTF-8, or as HTTP once said, in ISO-8859-1.
fn text_of(value: &HeaderValue) -> Cow<'_, str> {
    let bytes = value.as_bytes().trim_ascii();
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

/// The value of a header for a selector of an error body.
pub(super) fn first_text<'h>(headers: &'h HeaderMap, name: &str) -> Option<Cow<'h, str>> {
    headers.get(name).map(text_of)
}
