//! Writes JSON, the members in the order of the spec. The text is made here because a map would sort them.

use crate::model::{Encoding, Field, Model, SampleValue, TypeKind, TypeRef, WireName};

use super::{Values, wire_text};

/// A whole body.
pub fn document(model: &Model, root: Option<&WireName>, fields: &[Field], values: &Values) -> String {
    let object = object(model, fields, values);
    match root {
        Some(root) => format!("{{{}:{object}}}", quoted(&root.0)),
        None => object,
    }
}

/// A string with its quotes.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            control if control < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

fn object(model: &Model, fields: &[Field], values: &Values) -> String {
    let members = fields.iter().filter_map(|field| {
        let value = values.get(&field.name.spec)?;
        let name = field.wire.first()?;
        let value = write_value(model, &field.ty, field.encoding, &value.value);
        Some(format!("{}:{value}", quoted(&name.value.0)))
    });
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

fn write_value(model: &Model, ty: &TypeRef, encoding: Encoding, value: &SampleValue) -> String {
    match value {
        SampleValue::Scalar(text) => scalar(ty, encoding, text),
        SampleValue::List(items) => {
            let of = if let TypeRef::List(of) = ty { of } else { ty };
            let items = items.iter().map(|item| write_value(model, of, encoding, &item.value));
            format!("[{}]", items.collect::<Vec<_>>().join(","))
        }
        SampleValue::Object(values) => match ty {
            TypeRef::Named(id) => match &model.ty(*id).kind {
                TypeKind::Object { fields, .. } => object(model, fields, values),
                TypeKind::Enum { .. } => "null".to_owned(),
            },
            _ => "null".to_owned(),
        },
    }
}

/// A number or a truth value as such, unless the service writes them as text, or the sample is none.
fn scalar(ty: &TypeRef, encoding: Encoding, text: &str) -> String {
    match (ty, encoding) {
        (TypeRef::Bool, Encoding::Plain) if matches!(text, "true" | "false") => text.to_owned(),
        (TypeRef::Int, Encoding::Plain) => match text.parse::<i64>() {
            Ok(number) => number.to_string(),
            Err(_) => quoted(text),
        },
        _ => quoted(&wire_text(encoding, text)),
    }
}
