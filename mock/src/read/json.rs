//! Reads a JSON body. Kinds are taken as documented: a number is no text and a text no number.

use std::collections::BTreeMap;

use specwright_codegen::model::{
    Encoding, Field, JsonForm, Model, Place, SampleValue, TypeKind, TypeRef, WireForm, WireName,
};
use specwright_codegen::sample::{Values, element_form, list, payload, unplaced};

use super::in_body;
use super::json_text::{Json, parse};
use super::names::entry;
use super::scalar::{is_in_a_text, is_none, present, read_text};
use crate::breach::{Report, item, member};
use crate::plain::escape;

/// The fields of the body, or what is wrong with the whole of it.
pub(super) fn read_json(
    model: &Model,
    fields: &[Field],
    root: &[WireName],
    body: &[u8],
    report: &mut Report,
) -> Result<Values, String> {
    let text = str::from_utf8(body).ok();
    let document = text.and_then(parse).ok_or_else(|| "the body must be JSON".to_owned())?;
    let inner = root
        .iter()
        .try_fold(&document, |json, name| json.object()?.get(&name.0));
    if let (Some(field), Some(json)) = (payload(fields), inner) {
        return Ok(read_payload(model, field, json, report));
    }
    let Some(members) = inner.and_then(Json::object) else {
        return Err(expected(root));
    };
    let mut values = read_members(model, fields.iter().filter(|field| in_body(field)), members, "", report);
    if let Some(beside) = document.object() {
        let outside = fields.iter().filter(|field| field.place == Place::BesideRoot);
        values.extend(read_members(model, outside, beside, "", report));
    }
    Ok(values)
}

fn expected(root: &[WireName]) -> String {
    if root.is_empty() {
        return "the body must be a JSON object".to_owned();
    }
    let names: Vec<_> = root.iter().map(|name| name.0.as_str()).collect();
    format!(
        "the body must be a JSON object with an object under `{}`",
        escape(&names.join("/"))
    )
}

/// The one value that the body is; `null` is none.
fn read_payload(model: &Model, field: &Field, json: &Json, report: &mut Report) -> Values {
    if *json == Json::Null && field.ty != TypeRef::Any {
        return Values::new();
    }
    let name = &field.name.spec;
    let value = read_value(model, &field.ty, &field.form, json, name, report);
    Values::from([(name.clone(), unplaced(value))])
}

/// The members that are documented; `null` is as good as absent.
fn read_members<'m>(
    model: &Model,
    fields: impl Iterator<Item = &'m Field>,
    object: &BTreeMap<String, Json>,
    path: &str,
    report: &mut Report,
) -> Values {
    let mut values = Values::new();
    for field in fields {
        let found = field.wire.iter().find_map(|name| object.get(&name.value.0));
        if let Some(json) = found.filter(|json| !is_absent(&field.form, json)) {
            let path = member(path, &field.name.spec);
            let value = read_value(model, &field.ty, &field.form, json, &path, report);
            values.insert(field.name.spec.clone(), unplaced(value));
        }
    }
    values
}

fn is_absent(form: &WireForm, json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::Text(text) | Json::Number(text) => is_none(form, text),
        _ => false,
    }
}

/// A value of any type, in the form that is documented.
pub(super) fn read_value(
    model: &Model,
    ty: &TypeRef,
    form: &WireForm,
    json: &Json,
    path: &str,
    report: &mut Report,
) -> SampleValue {
    if matches!(ty, TypeRef::Nullable(_)) && *json == Json::Null {
        return SampleValue::Scalar("null".to_owned());
    }
    let ty = present(ty);
    if is_in_a_text(form) || form.join.is_some() && matches!(ty, TypeRef::List(_)) {
        return match json {
            Json::Text(text) => read_text(model, ty, form, text, path, report),
            _ => wrong(ty, JsonForm::Text, path, report),
        };
    }
    match (ty, json) {
        (TypeRef::Any, json) => any(json),
        (TypeRef::List(of), Json::List(items)) => {
            let form = element_form(form);
            let items = items.iter().filter(|json| is_item(of, json)).enumerate();
            list(items.map(|(index, json)| read_value(model, of, &form, json, &item(path, index), report)))
        }
        (TypeRef::Map(of), Json::Object(entries)) => {
            let form = element_form(form);
            let entries = entries.iter().filter(|(_, json)| is_item(of, json));
            let entries = entries.map(|(key, json)| {
                let value = read_value(model, of, &form, json, &entry(path, key), report);
                (key.clone(), unplaced(value))
            });
            SampleValue::Object(entries.collect())
        }
        (TypeRef::Named(id), Json::Object(object)) => match &model.ty(*id).kind {
            TypeKind::Object { fields, .. } | TypeKind::Union { members: fields } => {
                SampleValue::Object(read_members(model, fields.iter(), object, path, report))
            }
            TypeKind::Enum { .. } => wrong(ty, written(ty, &form.encoding), path, report),
        },
        _ => read_scalar(model, ty, form, json, path, report),
    }
}

/// A `null` is passed over unless the list or map may hold it.
fn is_item(of: &TypeRef, json: &Json) -> bool {
    *json != Json::Null || matches!(of, TypeRef::Nullable(_) | TypeRef::Any)
}

fn read_scalar(
    model: &Model,
    ty: &TypeRef,
    form: &WireForm,
    json: &Json,
    path: &str,
    report: &mut Report,
) -> SampleValue {
    let expected = written(ty, &form.encoding);
    let (came, text) = match json {
        Json::Bool(value) => (JsonForm::Bool, value.to_string()),
        Json::Number(digits) => (JsonForm::Number, digits.clone()),
        Json::Text(text) => (JsonForm::Text, text.clone()),
        Json::Null | Json::List(_) | Json::Object(_) => return misfit(ty, expected, path, report),
    };
    let is_special = *ty == TypeRef::Float && matches!(text.as_str(), "NaN" | "Infinity" | "-Infinity");
    if came == JsonForm::Bool && *ty == TypeRef::Bool && (expected == came || form.also_read.contains(&came)) {
        return SampleValue::Scalar(text);
    }
    if expected == came || form.also_read.contains(&came) || is_special && came == JsonForm::Text {
        return read_text(model, ty, form, &text, path, report);
    }
    misfit(ty, expected, path, report)
}

/// The JSON form in which the service has a scalar.
fn written(ty: &TypeRef, encoding: &Encoding) -> JsonForm {
    match (ty, encoding) {
        (TypeRef::Bool, Encoding::Plain) => JsonForm::Bool,
        (TypeRef::Int | TypeRef::Float | TypeRef::Decimal, Encoding::Plain)
        | (_, Encoding::Number | Encoding::Epoch | Encoding::EpochMillis | Encoding::Words { bare: true, .. }) => {
            JsonForm::Number
        }
        _ => JsonForm::Text,
    }
}

/// The judge of the values knows whether an object or a documented text belongs where a named type is.
fn misfit(ty: &TypeRef, expected: JsonForm, path: &str, report: &mut Report) -> SampleValue {
    if matches!(ty, TypeRef::Named(_)) {
        return SampleValue::Scalar(String::new());
    }
    wrong(ty, expected, path, report)
}

fn wrong(ty: &TypeRef, expected: JsonForm, path: &str, report: &mut Report) -> SampleValue {
    let wanted = match (ty, expected) {
        (TypeRef::List(_), JsonForm::Text) => "must be a list",
        (TypeRef::Map(_), _) => "must be an object",
        (_, JsonForm::Bool) => "must be true or false, not in quotes",
        (TypeRef::Int, JsonForm::Number) => "must be a whole number, not in quotes",
        (_, JsonForm::Number) => "must be a number, not in quotes",
        _ => "must be text in quotes",
    };
    report.note(path, "type", wanted);
    SampleValue::Scalar(String::new())
}

/// Any value, its scalars as texts.
pub(super) fn any(json: &Json) -> SampleValue {
    match json {
        Json::Null => SampleValue::Scalar("null".to_owned()),
        Json::Bool(value) => SampleValue::Scalar(value.to_string()),
        Json::Number(text) | Json::Text(text) => SampleValue::Scalar(text.clone()),
        Json::List(items) => list(items.iter().map(any)),
        Json::Object(members) => {
            let members = members.iter().map(|(name, json)| (name.clone(), unplaced(any(json))));
            SampleValue::Object(members.collect())
        }
    }
}
