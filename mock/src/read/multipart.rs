//! Reads `multipart/form-data`: names and contents of the parts.

use specwright_codegen::model::{Encoding, Field, Model, SampleValue, TypeRef, WireForm};
use specwright_codegen::sample::{Values, element_form, list, unplaced};

use super::in_body;
use super::scalar::{is_none, present, read_text};
use crate::breach::{Report, item};
use crate::incoming::Incoming;

/// The media type of a body in parts.
pub(super) const MULTIPART: &str = "multipart/form-data";

/// More parts are refused.
const MOST_PARTS: usize = 1000;

/// Longest boundary, as RFC 2046 has it. A long one that nearly occurs everywhere would take its time.
const LONGEST_BOUNDARY: usize = 70;

/// A part with its name.
struct Part<'b> {
    name: String,
    content: &'b [u8],
}

/// The fields of the body, or what is wrong with the whole of it.
pub(super) fn read_multipart(
    model: &Model,
    fields: &[Field],
    incoming: &Incoming,
    report: &mut Report,
) -> Result<Values, String> {
    let boundary = incoming
        .header("content-type")
        .and_then(|it| parameter(&it, "boundary"));
    let boundary = boundary.ok_or_else(|| "`Content-Type` must name the boundary of the parts".to_owned())?;
    if boundary.len() > LONGEST_BOUNDARY {
        return Err(format!("the boundary must have at most {LONGEST_BOUNDARY} bytes"));
    }
    let parts = parts(incoming.body(), &boundary).ok_or_else(|| "the body must be in parts".to_owned())?;
    let mut values = Values::new();
    for field in fields.iter().filter(|field| in_body(field)) {
        let value = read_field(model, field, &parts, report);
        values.extend(value.map(|value| (field.name.spec.clone(), unplaced(value))));
    }
    Ok(values)
}

fn read_field(model: &Model, field: &Field, parts: &[Part<'_>], report: &mut Report) -> Option<SampleValue> {
    let path = &field.name.spec;
    let found = field.wire.iter().map(|name| {
        let named = parts.iter().filter(|part| part.name == name.value.0);
        named.map(|part| part.content).collect::<Vec<_>>()
    });
    let contents = found.into_iter().find(|contents| !contents.is_empty())?;
    let form = element_form(&field.form);
    match &field.ty {
        TypeRef::List(of) if field.form.join.is_none() => {
            let items = contents.into_iter().enumerate();
            Some(list(items.map(|(index, content)| {
                let read =
                    |text: &str, report: &mut Report| read_text(model, of, &form, text, &item(path, index), report);
                read_part(content, is_file(of, &form), read, report)
            })))
        }
        ty => {
            let content = *contents.first()?;
            if is_none(&field.form, &String::from_utf8_lossy(content)) {
                return None;
            }
            let read = |text: &str, report: &mut Report| read_text(model, ty, &field.form, text, path, report);
            Some(read_part(content, is_file(ty, &field.form), read, report))
        }
    }
}

fn is_file(ty: &TypeRef, form: &WireForm) -> bool {
    *present(ty) == TypeRef::Bytes && form.encoding == Encoding::Plain
}

/// A file is its bytes, everything else is text. Rules speak of text: other bytes are replaced.
fn read_part(
    content: &[u8],
    is_file: bool,
    read: impl Fn(&str, &mut Report) -> SampleValue,
    report: &mut Report,
) -> SampleValue {
    let text = String::from_utf8_lossy(content);
    if is_file {
        return SampleValue::Scalar(text.into_owned());
    }
    read(&text, report)
}

/// What stands between the boundaries. `None`: the last one is missing, or a part has no name.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Option<Vec<Part<'b>>> {
    let delimiter = format!("--{boundary}").into_bytes();
    let between = format!("\r\n--{boundary}").into_bytes();
    let start = find(body, &delimiter)?;
    if start > 0 && !body[..start].ends_with(b"\r\n") {
        return None;
    }
    let mut rest = &body[start + delimiter.len()..];
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let line_end = find(rest, b"\r\n")?;
        let inner = &rest[line_end..];
        let end = find(inner, &between)?;
        if parts.len() == MOST_PARTS {
            return None;
        }
        parts.push(part(inner.get(2..end).unwrap_or_default())?);
        rest = &inner[end + between.len()..];
    }
    Some(parts)
}

fn part(text: &[u8]) -> Option<Part<'_>> {
    let (head, content) = match find(text, b"\r\n\r\n") {
        Some(end) => (&text[..end], &text[end + 4..]),
        None => return None,
    };
    let head = String::from_utf8_lossy(head);
    let disposition = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("content-disposition").then_some(value)
    })?;
    Some(Part {
        name: parameter(disposition, "name")?,
        content,
    })
}

/// The parameter of a header: `form-data; name="a"`.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    let mut rest = header;
    while let Some((_, parameters)) = rest.split_once(';') {
        let (name, value) = parameters.split_once('=')?;
        let (text, after) = parameter_value(value);
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(text);
        }
        rest = after;
    }
    None
}

/// A token or a text in quotes, and what follows. Browsers write a quote inside as `%22`, others with a backslash.
fn parameter_value(value: &str) -> (String, &str) {
    let Some(quoted) = value.trim_start().strip_prefix('"') else {
        let end = value.find(';').unwrap_or(value.len());
        return (value[..end].trim().to_owned(), &value[end..]);
    };
    let mut text = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (text.replace("%22", "\""), &quoted[at + 1..]),
            '\\' => text.extend(characters.next().map(|(_, escaped)| escaped)),
            character => text.push(character),
        }
    }
    (text, "")
}

/// Where the bytes first occur.
fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = text.get(from..)?.iter().position(|byte| *byte == first) {
        if text[from + at..].starts_with(wanted) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}
