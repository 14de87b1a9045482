//! Values that travel as one text: in a header, an attribute, an element, a JSON string, a raw body.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::model::{Encoding, Model, SampleValue, TypeRef, WireForm};

use super::{json, moment};

/// How the items of a list or the values of a map travel: as the spec says, else as it says of the field's scalars.
pub fn element_form(form: &WireForm) -> Cow<'_, WireForm> {
    match &form.element {
        Some(element) => Cow::Borrowed(element),
        None => Cow::Owned(WireForm {
            encoding: form.encoding.clone(),
            also_read: form.also_read.clone(),
            ..WireForm::default()
        }),
    }
}

/// The type of the items of a list or of the values of a map.
pub fn element_type(ty: &TypeRef) -> &TypeRef {
    match ty {
        TypeRef::List(of) | TypeRef::Map(of) => of,
        TypeRef::Nullable(inner) => element_type(inner),
        ty => ty,
    }
}

/// The value as one text; `None`: a list, a map or an object that no text stands for.
pub fn one_text(model: &Model, ty: &TypeRef, form: &WireForm, value: &SampleValue) -> Option<String> {
    match &form.encoding {
        Encoding::Json => return Some(json::plain_text(model, ty, form, value)),
        Encoding::JsonBase64 => return Some(STANDARD.encode(json::plain_text(model, ty, form, value))),
        _ => {}
    }
    match value {
        SampleValue::Scalar(text) => Some(scalar_text(ty, &form.encoding, text)),
        SampleValue::List(items) => {
            let of = element_type(ty);
            let item_form = element_form(form);
            let texts: Option<Vec<_>> = items
                .iter()
                .map(|item| one_text(model, of, &item_form, &item.value))
                .collect();
            Some(texts?.join(form.join.as_deref()?))
        }
        SampleValue::Object(_) => (without_null(ty) == &TypeRef::Any).then(|| json::any(value)),
    }
}

/// The text of a scalar on the wire. A moment that is none stays as it was written.
pub(super) fn scalar_text(ty: &TypeRef, encoding: &Encoding, text: &str) -> String {
    let moment = match encoding {
        Encoding::Base64 => return STANDARD.encode(text),
        Encoding::Words { yes, .. } if text == "true" => return yes.clone(),
        Encoding::Words { no, .. } if text == "false" => return no.clone(),
        Encoding::Number if without_null(ty) == &TypeRef::Bool => match text {
            "true" => Some("1".to_owned()),
            "false" => Some("0".to_owned()),
            _ => None,
        },
        Encoding::Epoch => moment::epoch(text),
        Encoding::EpochMillis => moment::epoch_millis(text),
        Encoding::HttpDate => moment::http_date(text),
        Encoding::Layout(layout) => moment::laid_out(text, layout),
        _ if without_null(ty) == &TypeRef::Bytes => return STANDARD.encode(text),
        _ => None,
    };
    moment.unwrap_or_else(|| text.to_owned())
}

/// The type of a value that is there.
pub(super) fn without_null(ty: &TypeRef) -> &TypeRef {
    match ty {
        TypeRef::Nullable(inner) => inner,
        ty => ty,
    }
}
