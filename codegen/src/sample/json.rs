//! Writes JSON, the members in the order of the spec. The text is made here because a map would sort them.

use crate::json_text::is_number;
use crate::model::{Encoding, Field, Model, Place, SampleValue, TypeRef, WireForm, WireName};

use super::text::{element_form, element_type, one_text, scalar_text, without_null};
use super::{Values, payload};

pub use crate::json_text::quoted;

/// A whole body.
pub fn document(model: &Model, root: &[WireName], fields: &[Field], values: &Values) -> String {
    let inner = match payload(fields) {
        Some(field) => match values.get(&field.name.spec) {
            Some(value) => write_value(model, &field.ty, &field.form, &value.value),
            None => "{}".to_owned(),
        },
        None if root.is_empty() => {
            let all = members(model, fields, values, |place| {
                is_member(place) || place == Place::BesideRoot
            });
            format!("{{{}}}", all.join(","))
        }
        None => format!("{{{}}}", members(model, fields, values, is_member).join(",")),
    };
    let Some((outer, path)) = root.split_first() else {
        return inner;
    };
    let around = |inner: String, name: &WireName| format!("{{{}:{inner}}}", quoted(&name.0));
    let inside = path.iter().rev().fold(inner, around);
    let mut all = vec![format!("{}:{inside}", quoted(&outer.0))];
    all.extend(members(model, fields, values, |place| place == Place::BesideRoot));
    format!("{{{}}}", all.join(","))
}

/// Names and values of the fields of a body or of an error, ready to stand in an object.
pub fn body_members(model: &Model, fields: &[Field], values: &Values) -> Vec<String> {
    members(model, fields, values, is_member)
}

/// The value as JSON, for a text that holds it.
pub(super) fn plain_text(model: &Model, ty: &TypeRef, form: &WireForm, value: &SampleValue) -> String {
    let plain = WireForm {
        encoding: Encoding::Plain,
        ..form.clone()
    };
    write_value(model, ty, &plain, value)
}

/// A value that may be anything: words and numbers as such, other texts in quotes.
pub fn any(value: &SampleValue) -> String {
    match value {
        SampleValue::Scalar(text) if matches!(text.as_str(), "true" | "false" | "null") => text.clone(),
        SampleValue::Scalar(text) if is_number(text) => text.clone(),
        SampleValue::Scalar(text) => quoted(text),
        SampleValue::List(items) => {
            let items: Vec<_> = items.iter().map(|item| any(&item.value)).collect();
            format!("[{}]", items.join(","))
        }
        SampleValue::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| format!("{}:{}", quoted(name), any(&value.value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
    }
}

/// Whether the place is inside the object; where the body is no XML, attributes and texts are members like all others.
fn is_member(place: Place) -> bool {
    matches!(place, Place::Body | Place::XmlAttribute | Place::XmlText)
}

fn members(model: &Model, fields: &[Field], values: &Values, belongs: fn(Place) -> bool) -> Vec<String> {
    let members = fields.iter().filter(|field| belongs(field.place)).filter_map(|field| {
        let name = field.wire.first()?;
        let value = match values.get(&field.name.spec) {
            Some(value) => write_value(model, &field.ty, &field.form, &value.value),
            None if field.form.send_null => "null".to_owned(),
            None => return None,
        };
        Some(format!("{}:{value}", quoted(&name.value.0)))
    });
    members.collect()
}

fn write_value(model: &Model, ty: &TypeRef, form: &WireForm, value: &SampleValue) -> String {
    if let Some(text) = in_a_text(model, ty, form, value) {
        return quoted(&text);
    }
    match (ty, value) {
        (TypeRef::Nullable(_), SampleValue::Scalar(text)) if text == "null" => text.clone(),
        (TypeRef::Nullable(inner), value) => write_value(model, inner, form, value),
        (TypeRef::Any, value) => any(value),
        (_, SampleValue::Scalar(text)) => scalar(ty, &form.encoding, text),
        (_, SampleValue::List(items)) => {
            let of = element_type(ty);
            let form = element_form(form);
            let items = items.iter().map(|item| write_value(model, of, &form, &item.value));
            format!("[{}]", items.collect::<Vec<_>>().join(","))
        }
        (TypeRef::Named(id), SampleValue::Object(values)) => {
            let fields = model.ty(*id).fields();
            format!("{{{}}}", members(model, fields, values, is_member).join(","))
        }
        (TypeRef::Map(of), SampleValue::Object(values)) => {
            let form = element_form(form);
            let entries = values.iter().map(|(key, value)| {
                let value = write_value(model, of, &form, &value.value);
                format!("{}:{value}", quoted(key))
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        _ => "null".to_owned(),
    }
}

/// The text of a value that JSON holds in quotes although it is none.
fn in_a_text(model: &Model, ty: &TypeRef, form: &WireForm, value: &SampleValue) -> Option<String> {
    let is_encoded = matches!(form.encoding, Encoding::Json | Encoding::JsonBase64);
    let is_joined = form.join.is_some() && matches!(value, SampleValue::List(_));
    (is_encoded || is_joined)
        .then(|| one_text(model, ty, form, value))
        .flatten()
}

/// A number or a truth value as such, unless the service writes them as text, or the sample is none.
fn scalar(ty: &TypeRef, encoding: &Encoding, text: &str) -> String {
    let wire = scalar_text(ty, encoding, text);
    match (without_null(ty), encoding) {
        (TypeRef::Bool, Encoding::Plain) if matches!(text, "true" | "false") => wire,
        (TypeRef::Int, Encoding::Plain) => match text.parse::<i64>() {
            Ok(number) => number.to_string(),
            Err(_) => quoted(text),
        },
        (TypeRef::Float | TypeRef::Decimal, Encoding::Plain)
        | (_, Encoding::Number | Encoding::Epoch | Encoding::EpochMillis | Encoding::Words { bare: true, .. })
            if is_number(&wire) =>
        {
            wire
        }
        _ => quoted(&wire),
    }
}
