//! What a service would answer: values from the spec's samples, or made up so that they keep the rules, and the text of
//! an answer that holds them. The mock sends these answers; the examples in the emitted documentation read them.

mod header;
pub mod json;
mod moment;
mod pages;
mod text;
mod values;
pub mod xml;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::{Body, Encoding, Field, Model, Operation, Place, Response, SampleValue, TypeRef, XmlDocument};
use crate::source::{FileId, Span, Spanned};

pub use header::header_texts;
pub use pages::sample_pages;
pub use text::{element_form, element_type, one_text};
pub use values::sample_values;

/// Values by field name, as the spec spells it.
pub type Values = BTreeMap<String, Spanned<SampleValue>>;

/// A successful answer as text; the bytes of an XML document are for whoever sends it to encode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// `Content-Type`; `None`: there is no body.
    pub content_type: Option<String>,
    /// Headers that the spec documents, `Content-Type` not among them unless it does.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

/// The answer from which the caller of an operation reads.
pub fn sample_answer(model: &Model, operation: &Operation) -> Option<Answer> {
    let response = in_text(operation.main_response()?);
    let values = sample_values(model, &response.fields);
    Some(answer_of(model, &response, &values))
}

fn answer_of(model: &Model, response: &Response, values: &Values) -> Answer {
    let (content_type, body) = response_text(model, response, values);
    Answer {
        status: response.status.value,
        content_type,
        headers: header_texts(model, &response.fields, values),
        body,
    }
}

/// The answer without an encoding that makes other bytes of plain letters than a text in a program has.
fn in_text(response: &Response) -> Cow<'_, Response> {
    let Body::Xml(document) = &response.body else {
        return Cow::Borrowed(response);
    };
    let label = document.encoding.as_deref().unwrap_or_default();
    if !label.to_ascii_lowercase().starts_with("utf-16") {
        return Cow::Borrowed(response);
    }
    Cow::Owned(Response {
        body: Body::Xml(XmlDocument {
            encoding: None,
            ..document.clone()
        }),
        ..response.clone()
    })
}

/// The body of an answer with its type, if it has one.
pub fn response_text(model: &Model, response: &Response, values: &Values) -> (Option<String>, String) {
    match &response.body {
        Body::Json { root } => {
            let text = json::document(model, root, &response.fields, values);
            (Some("application/json".to_owned()), text)
        }
        Body::Xml(document) => {
            let encoding = document.encoding.as_deref().unwrap_or("UTF-8");
            let text = xml::document(model, document, &response.fields, values);
            let content_type = format!("text/xml; charset={encoding}");
            (Some(content_type).filter(|_| !text.is_empty()), text)
        }
        Body::Raw { content_type } => raw(model, content_type.as_deref(), &response.fields, values),
        // No service is known to answer in a form; the spec language has no such answer.
        Body::Empty | Body::Form(_) | Body::Multipart => (None, String::new()),
    }
}

/// The field that is the whole body.
pub fn payload(fields: &[Field]) -> Option<&Field> {
    fields.iter().find(|field| field.place == Place::Payload)
}

/// A body that is one value. Bytes are the text of their sample.
fn raw(model: &Model, content_type: Option<&str>, fields: &[Field], values: &Values) -> (Option<String>, String) {
    let Some(field) = payload(fields) else {
        return (None, String::new());
    };
    let Some(value) = values.get(&field.name.spec) else {
        return (None, String::new());
    };
    let is_raw = field.form.encoding == Encoding::Plain;
    let text = match (&field.ty, &value.value) {
        (TypeRef::Bytes, SampleValue::Scalar(text)) if is_raw => text.clone(),
        (ty, value) => one_text(model, ty, &field.form, value).unwrap_or_default(),
    };
    let content_type = content_type.unwrap_or(match field.ty {
        TypeRef::Bytes if is_raw => "application/octet-stream",
        _ => "text/plain; charset=utf-8",
    });
    (Some(content_type.to_owned()), text)
}

/// A value that no file says.
pub fn unplaced(value: SampleValue) -> Spanned<SampleValue> {
    let nowhere = Span {
        file: FileId(0),
        start: 0,
        end: 0,
    };
    Spanned::new(value, nowhere)
}

/// A list of values that no file says.
pub fn list(items: impl Iterator<Item = SampleValue>) -> SampleValue {
    SampleValue::List(items.map(unplaced).collect())
}
