//! The headers of an answer.

use std::borrow::Cow;

use crate::model::{Encoding, Field, Model, Place, SampleValue, TypeRef, WireForm};

use super::Values;
use super::text::{element_form, element_type, one_text, without_null};

/// Names and texts, in the order of the spec.
pub fn header_texts(model: &Model, fields: &[Field], values: &Values) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    for field in fields.iter().filter(|field| field.place == Place::Header) {
        let (Some(name), Some(value)) = (field.wire.first(), values.get(&field.name.spec)) else {
            continue;
        };
        let name = &name.value.0;
        match (&field.ty, &value.value) {
            (TypeRef::Map(of), SampleValue::Object(entries)) if !is_encoded(&field.form) => {
                let form = element_form(&field.form);
                headers.extend(
                    entries.iter().filter_map(|(key, value)| {
                        Some((format!("{name}{key}"), text(model, of, &form, &value.value)?))
                    }),
                );
            }
            (ty, value) => headers.extend(text(model, ty, &field.form, value).map(|text| (name.clone(), text))),
        }
    }
    headers
}

fn text(model: &Model, ty: &TypeRef, form: &WireForm, value: &SampleValue) -> Option<String> {
    match value {
        SampleValue::List(items) if !is_encoded(form) => {
            let joint = form.join.as_deref().unwrap_or(", ");
            let of = element_type(ty);
            let item_form = element_form(form);
            let texts = items
                .iter()
                .filter_map(|item| Some(item_text(of, joint, text(model, of, &item_form, &item.value)?)));
            Some(texts.collect::<Vec<_>>().join(joint))
        }
        value => one_text(model, ty, &in_header(ty, form), value),
    }
}

/// An item that holds what separates items stands in quotes; a date holds a comma, and every reader knows it.
fn item_text(ty: &TypeRef, joint: &str, text: String) -> String {
    let separator = joint.trim();
    let is_plain = separator.is_empty() || !text.contains('"') && !text.contains(separator);
    if is_plain || without_null(ty) == &TypeRef::DateTime {
        return text;
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn is_encoded(form: &WireForm) -> bool {
    matches!(form.encoding, Encoding::Json | Encoding::JsonBase64)
}

/// Moments are HTTP's dates in headers unless the spec says otherwise.
fn in_header<'f>(ty: &TypeRef, form: &'f WireForm) -> Cow<'f, WireForm> {
    if without_null(ty) != &TypeRef::DateTime || form.encoding != Encoding::Plain {
        return Cow::Borrowed(form);
    }
    Cow::Owned(WireForm {
        encoding: Encoding::HttpDate,
        ..form.clone()
    })
}
