//! Samples and defaults as JSON.

use specwright_codegen::model::{Encoding, Field, Fill, Model, Place, SampleValue, TypeRef, WireForm, WireName};
use specwright_codegen::sample::{Values, json};
use specwright_codegen::source::Spanned;

use crate::tree::{Object, Tree};

/// The value as JSON writes it in that form.
pub(super) fn value(model: &Model, field: &Field, form: &WireForm, value: &SampleValue) -> Option<Tree> {
    let span = field.name.span;
    let alone = Field {
        wire: vec![Spanned::new(WireName("value".to_owned()), span)],
        place: Place::Body,
        form: form.clone(),
        sample: None,
        ..field.clone()
    };
    let values = Values::from([(field.name.spec.clone(), Spanned::new(value.clone(), span))]);
    let members = json::body_members(model, &[alone], &values);
    let text = format!("{{{}}}", members.first()?);
    let Tree::Object(mut members) = Tree::from_json(&text)? else {
        return None;
    };
    members.shift_remove("value")
}

/// What the client sends for a field that the caller leaves out; `None`: something that is no fixed value.
pub(super) fn default(model: &Model, field: &Field, form: &WireForm) -> Option<Tree> {
    match field.fill.as_ref()? {
        Fill::Value(text) => value(model, field, form, &SampleValue::Scalar(text.value.clone())),
        Fill::Empty(_) => match field.ty {
            TypeRef::Map(_) => Some(Object::new().into()),
            _ => Some(Tree::List(Vec::new())),
        },
        Fill::Json(text) => Tree::from_json(&text.value),
        Fill::Uuid => None,
    }
}

/// The value as the spec writes it, scalars as texts.
pub(super) fn as_written(value: &SampleValue) -> Tree {
    match value {
        SampleValue::Scalar(text) => text.into(),
        SampleValue::List(items) => Tree::List(items.iter().map(|item| as_written(&item.value)).collect()),
        SampleValue::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (name.clone(), as_written(&value.value)));
            Tree::Object(members.collect())
        }
    }
}

/// Whether JSON writes the value in other digits than the spec, or not as the spec's text at all.
pub(super) fn is_written_otherwise(written: &SampleValue, json: &Tree) -> bool {
    match (written, json) {
        (SampleValue::Scalar(text), Tree::Number(number)) => number.to_string() != *text,
        (SampleValue::Scalar(text), Tree::Text(json)) => text != json,
        (SampleValue::Scalar(text), Tree::Bool(is)) => is.to_string() != *text,
        (SampleValue::List(items), Tree::List(json)) => {
            let mut pairs = items.iter().zip(json);
            items.len() != json.len() || pairs.any(|(item, json)| is_written_otherwise(&item.value, json))
        }
        (SampleValue::Object(members), Tree::Object(json)) => {
            let mut members_of_both = members.iter();
            members.len() != json.len()
                || members_of_both.any(|(name, value)| {
                    json.get(name)
                        .is_none_or(|json| is_written_otherwise(&value.value, json))
                })
        }
        _ => true,
    }
}

/// The form in which a value is before it gets one: what a caller gives. Items keep theirs.
pub(super) fn natural(ty: &TypeRef, form: &WireForm) -> WireForm {
    let is_list = matches!(ty, TypeRef::List(_) | TypeRef::Map(_));
    let is_one_text = matches!(form.encoding, Encoding::Json | Encoding::JsonBase64);
    WireForm {
        encoding: match is_list && !is_one_text {
            true => form.encoding.clone(),
            false => Encoding::Plain,
        },
        element: form.element.clone(),
        ..WireForm::default()
    }
}
