//! Reads a JSON body. Kinds are taken as documented: a number is no text and a text no number.

use serde_json::{Map, Value as Json};
use specwright_codegen::model::{Encoding, Field, Model, SampleValue, TypeKind, TypeRef, WireName};
use specwright_codegen::sample::{Values, list, unplaced};

use super::scalar::read_text;
use crate::breach::{Report, item, member};
use crate::plain::escape;

/// The fields of the body, or what is wrong with the whole of it. The parser refuses more than 128 levels.
pub(super) fn read_json(
    model: &Model,
    fields: &[&Field],
    root: Option<&WireName>,
    body: &[u8],
    report: &mut Report,
) -> Result<Values, String> {
    let document: Json = serde_json::from_slice(body).map_err(|_| "the body must be JSON".to_owned())?;
    let object = match root {
        None => document.as_object(),
        Some(root) => document.get(&root.0).and_then(Json::as_object),
    };
    let object = object.ok_or_else(|| match root {
        None => "the body must be a JSON object".to_owned(),
        Some(root) => format!(
            "the body must be a JSON object with an object under `{}`",
            escape(&root.0)
        ),
    })?;
    Ok(read_members(model, fields.iter().copied(), object, "", report))
}

/// The members that are documented; `null` is as good as absent.
fn read_members<'m>(
    model: &Model,
    fields: impl Iterator<Item = &'m Field>,
    object: &Map<String, Json>,
    path: &str,
    report: &mut Report,
) -> Values {
    let mut values = Values::new();
    for field in fields {
        let found = field.wire.iter().find_map(|name| object.get(&name.value.0));
        if let Some(json) = found.filter(|json| !json.is_null()) {
            let path = member(path, &field.name.spec);
            let value = read_value(model, &field.ty, field.encoding, json, &path, report);
            values.insert(field.name.spec.clone(), unplaced(value));
        }
    }
    values
}

fn read_value(
    model: &Model,
    ty: &TypeRef,
    encoding: Encoding,
    json: &Json,
    path: &str,
    report: &mut Report,
) -> SampleValue {
    match (ty, json) {
        (TypeRef::List(of), Json::Array(items)) => {
            let items = items.iter().filter(|json| !json.is_null()).enumerate();
            list(items.map(|(index, json)| read_value(model, of, encoding, json, &item(path, index), report)))
        }
        (TypeRef::Named(id), Json::Object(object)) => match &model.ty(*id).kind {
            TypeKind::Object { fields, .. } => {
                SampleValue::Object(read_members(model, fields.iter(), object, path, report))
            }
            TypeKind::Enum { .. } => wrong(ty, encoding, path, report),
        },
        _ => read_scalar(ty, encoding, json, path, report),
    }
}

fn read_scalar(ty: &TypeRef, encoding: Encoding, json: &Json, path: &str, report: &mut Report) -> SampleValue {
    let is_plain = encoding == Encoding::Plain;
    match (ty, json) {
        (TypeRef::Bool, Json::Bool(value)) if is_plain => SampleValue::Scalar(value.to_string()),
        (TypeRef::Int, Json::Number(number)) if is_plain => SampleValue::Scalar(number.to_string()),
        (TypeRef::Bool | TypeRef::Int, _) if is_plain => wrong(ty, encoding, path, report),
        (_, Json::String(text)) => read_text(encoding, text, path, report),
        // The judge of the values knows whether an object or a documented text belongs here.
        (TypeRef::Named(_), _) => SampleValue::Scalar(String::new()),
        _ => wrong(ty, encoding, path, report),
    }
}

fn wrong(ty: &TypeRef, encoding: Encoding, path: &str, report: &mut Report) -> SampleValue {
    let wanted = match (ty, encoding) {
        (TypeRef::List(_), _) => "must be a list",
        (TypeRef::Bool, Encoding::Plain) => "must be true or false, not in quotes",
        (TypeRef::Int, Encoding::Plain) => "must be a whole number, not in quotes",
        _ => "must be text in quotes",
    };
    report.note(path, "type", wanted);
    SampleValue::Scalar(String::new())
}
