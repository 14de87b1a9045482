//! Reads fields that travel as headers: the items of a list are joined by commas, quoted where they hold one.

use std::borrow::Cow;

use specwright_codegen::model::{Encoding, Field, Model, SampleValue, TypeRef, WireForm};
use specwright_codegen::sample::{Values, element_form, list, unplaced};

use super::names::entry;
use super::scalar::{is_in_a_text, is_none, present, read_text};
use crate::breach::{Report, item};
use crate::incoming::Incoming;

/// The value under the first of the field's names that is there.
pub(super) fn read_header(
    model: &Model,
    field: &Field,
    incoming: &Incoming,
    report: &mut Report,
) -> Option<SampleValue> {
    let path = &field.name.spec;
    let mut names = field.wire.iter().map(|name| name.value.0.as_str());
    if let (TypeRef::Map(of), false) = (&field.ty, is_in_a_text(&field.form)) {
        return names.find_map(|prefix| read_prefixed(model, of, field, prefix, incoming, report));
    }
    let text = names.find_map(|name| incoming.whole_header(name))?;
    if is_none(&field.form, &text) {
        return None;
    }
    Some(read_value(model, &field.ty, &field.form, &text, path, report))
}

/// A map: the keys are what follows the prefix.
fn read_prefixed(
    model: &Model,
    of: &TypeRef,
    field: &Field,
    prefix: &str,
    incoming: &Incoming,
    report: &mut Report,
) -> Option<SampleValue> {
    let prefix = prefix.to_ascii_lowercase();
    let form = element_form(&field.form);
    let mut entries = Values::new();
    for name in incoming.headers().keys() {
        let key = name.as_str().strip_prefix(&prefix).filter(|key| !key.is_empty());
        if let (Some(key), Some(text)) = (key, incoming.whole_header(name.as_str())) {
            let value = read_value(model, of, &form, &text, &entry(&field.name.spec, key), report);
            entries.insert(key.to_owned(), unplaced(value));
        }
    }
    (!entries.is_empty()).then_some(SampleValue::Object(entries))
}

fn read_value(
    model: &Model,
    ty: &TypeRef,
    form: &WireForm,
    text: &str,
    path: &str,
    report: &mut Report,
) -> SampleValue {
    match present(ty) {
        TypeRef::List(of) if !is_in_a_text(form) && separator(form) != Some("") => {
            let separator = separator(form).unwrap_or(",");
            let form = element_form(form);
            let items = items(text, separator, is_http_date(of, &form)).into_iter().enumerate();
            list(items.map(|(index, text)| {
                let form = in_header(of, &form);
                read_text(model, of, &form, &text, &item(path, index), report)
            }))
        }
        ty => read_text(model, ty, &in_header(ty, form), text, path, report),
    }
}

/// Moments are HTTP's dates in headers unless the spec says otherwise.
fn in_header<'f>(ty: &TypeRef, form: &'f WireForm) -> Cow<'f, WireForm> {
    if form.encoding != Encoding::Plain || !is_http_date(ty, form) {
        return Cow::Borrowed(form);
    }
    Cow::Owned(WireForm {
        encoding: Encoding::HttpDate,
        ..form.clone()
    })
}

fn is_http_date(ty: &TypeRef, form: &WireForm) -> bool {
    match form.encoding {
        Encoding::HttpDate => true,
        Encoding::Plain => *present(ty) == TypeRef::DateTime,
        _ => false,
    }
}

/// What joins the items, without the blanks around it.
fn separator(form: &WireForm) -> Option<&str> {
    form.join.as_deref().map(str::trim)
}

/// `a, "b,c", d`; inside quotes a backslash stands before a quote that is meant. The comma of an HTTP date, which comes
/// after the name of a day, separates nothing. An empty header has no items.
fn items(text: &str, separator: &str, are_dates: bool) -> Vec<String> {
    let mut items = Vec::new();
    if text.trim().is_empty() {
        return items;
    }
    let mut item = String::new();
    let mut quoted = false;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let is_in_date = are_dates && item.bytes().all(|byte| byte.is_ascii_alphabetic());
        let after = rest.strip_prefix(separator).filter(|_| !quoted && !is_in_date);
        if let Some(after) = after {
            items.push(std::mem::take(&mut item));
            rest = after;
            continue;
        }
        let mut characters = rest.chars();
        characters.next();
        match character {
            '"' => quoted = !quoted,
            '\\' if quoted => item.extend(characters.next()),
            ' ' | '\t' if !quoted && item.is_empty() => {}
            _ => item.push(character),
        }
        rest = characters.as_str();
    }
    items.push(item);
    items
}
