//! Reads values that travel as text: in a path, a query string, a header, a form, an XML document, a JSON string.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use specwright_codegen::model::{Encoding, Model, SampleValue, TypeRef, WireForm};
use specwright_codegen::sample::{element_form, list};

use super::json;
use super::json_text::parse;
use crate::breach::{Report, item};

/// One value from its text: what the user meant, not its Base64.
pub(super) fn read_text(
    model: &Model,
    ty: &TypeRef,
    form: &WireForm,
    text: &str,
    path: &str,
    report: &mut Report,
) -> SampleValue {
    if is_null(ty, text) {
        return SampleValue::Scalar("null".to_owned());
    }
    let ty = present(ty);
    match (&form.encoding, ty, &form.join) {
        (Encoding::Json, ..) => read_json_text(model, ty, form, text, path, report),
        (Encoding::JsonBase64, ..) => {
            let text = decode_base64(text, path, report);
            read_json_text(model, ty, form, &text, path, report)
        }
        (_, TypeRef::List(of), Some(between)) => {
            let form = element_form(form);
            let items = split(text, between).enumerate();
            list(items.map(|(index, text)| read_text(model, of, &form, text, &item(path, index), report)))
        }
        (_, TypeRef::Any, _) => match parse(text) {
            Some(json) => json::any(&json),
            None => SampleValue::Scalar(text.to_owned()),
        },
        (encoding, ty, _) => SampleValue::Scalar(scalar_text(ty, encoding, text, path, report)),
    }
}

/// An item that is not there is an empty text where texts are all there is.
fn is_null(ty: &TypeRef, text: &str) -> bool {
    text.is_empty() && matches!(ty, TypeRef::Nullable(inner) if **inner != TypeRef::String)
}

/// The type of a value that is there.
pub(super) fn present(ty: &TypeRef) -> &TypeRef {
    match ty {
        TypeRef::Nullable(inner) => inner,
        ty => ty,
    }
}

/// Whether a text stands for no value.
pub(super) fn is_none(form: &WireForm, text: &str) -> bool {
    form.none.as_deref() == Some(text)
}

/// Whether the value is JSON inside of a text, whatever its type.
pub(super) fn is_in_a_text(form: &WireForm) -> bool {
    matches!(form.encoding, Encoding::Json | Encoding::JsonBase64)
}

/// An empty text has no items.
fn split<'t>(text: &'t str, between: &'t str) -> Box<dyn Iterator<Item = &'t str> + 't> {
    if text.is_empty() {
        return Box::new(std::iter::empty());
    }
    if between.is_empty() {
        return Box::new(std::iter::once(text));
    }
    Box::new(text.split(between))
}

fn read_json_text(
    model: &Model,
    ty: &TypeRef,
    form: &WireForm,
    text: &str,
    path: &str,
    report: &mut Report,
) -> SampleValue {
    let Some(value) = parse(text) else {
        report.note(path, "format", "must be JSON in a text");
        return SampleValue::Scalar(String::new());
    };
    let plain = WireForm {
        encoding: Encoding::Plain,
        ..form.clone()
    };
    json::read_value(model, ty, &plain, &value, path, report)
}

fn scalar_text(ty: &TypeRef, encoding: &Encoding, text: &str, path: &str, report: &mut Report) -> String {
    match encoding {
        Encoding::Base64 => decode_base64(text, path, report),
        Encoding::Words { yes, .. } if text == yes => "true".to_owned(),
        Encoding::Words { no, .. } if text == no => "false".to_owned(),
        Encoding::Words { yes, no, .. } => {
            report.note(path, "type", format!("must be `{yes}` or `{no}`"));
            text.to_owned()
        }
        Encoding::Epoch | Encoding::EpochMillis | Encoding::HttpDate | Encoding::Layout(_) => {
            let is_day = *ty == TypeRef::Date;
            super::moment::iso_text(encoding, is_day, text).unwrap_or_else(|| {
                report.note(path, "format", format!("must be {}", moment_name(encoding)));
                text.to_owned()
            })
        }
        Encoding::Number if *ty == TypeRef::Bool => match text {
            "1" => "true".to_owned(),
            "0" => "false".to_owned(),
            _ => {
                report.note(path, "type", "must be 1 or 0");
                text.to_owned()
            }
        },
        _ if *ty == TypeRef::Bytes => decode_base64(text, path, report),
        _ => text.to_owned(),
    }
}

fn moment_name(encoding: &Encoding) -> String {
    match encoding {
        Encoding::Epoch => "seconds since 1970".to_owned(),
        Encoding::EpochMillis => "milliseconds since 1970".to_owned(),
        Encoding::Layout(layout) => format!("a date laid out as `{layout}`"),
        _ => "a date as in `Sun, 06 Nov 1994 08:49:37 GMT`".to_owned(),
    }
}

/// Rules speak of text. Bytes that are none are kept with replacement characters.
fn decode_base64(text: &str, path: &str, report: &mut Report) -> String {
    let bytes = STANDARD.decode(text).unwrap_or_else(|_| {
        report.note(path, "format", "must be encoded in Base64");
        Vec::new()
    });
    String::from_utf8_lossy(&bytes).into_owned()
}
