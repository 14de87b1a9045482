//! Reads values that travel as text: in a path, a query string, a header, a form, an XML document, a JSON string.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use specwright_codegen::model::{Encoding, Field, SampleValue, TypeRef};
use specwright_codegen::sample::list;

use crate::breach::{Report, item};

/// A field from the texts found under its name: one, or one per item of a list.
pub(crate) fn read_texts(field: &Field, texts: &[String], report: &mut Report) -> Option<SampleValue> {
    let path = &field.name.spec;
    let first = texts.first()?;
    if !matches!(field.ty, TypeRef::List(_)) {
        return Some(read_text(field.encoding, first, path, report));
    }
    let items = texts.iter().enumerate();
    Some(list(items.map(|(index, text)| {
        read_text(field.encoding, text, &item(path, index), report)
    })))
}

/// One value from its text: what the user meant, not its Base64.
pub(crate) fn read_text(encoding: Encoding, text: &str, path: &str, report: &mut Report) -> SampleValue {
    if encoding != Encoding::Base64 {
        return SampleValue::Scalar(text.to_owned());
    }
    let bytes = STANDARD.decode(text).unwrap_or_else(|_| {
        report.note(path, "format", "must be encoded in Base64");
        Vec::new()
    });
    // Rules speak of text. Bytes that are none are kept with replacement characters.
    SampleValue::Scalar(String::from_utf8_lossy(&bytes).into_owned())
}
