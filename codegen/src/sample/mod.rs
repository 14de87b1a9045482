//! What a service would answer: values from the spec's samples, or made up so that they keep the rules, and the text of
//! an answer that holds them. The mock sends these answers; the examples in the emitted documentation read them.

pub mod json;
mod values;
pub mod xml;

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::model::{Body, Encoding, Model, Operation, Response, SampleValue};
use crate::source::{FileId, Span, Spanned};

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
    /// The body.
    pub body: String,
}

/// The answer from which the caller of an operation reads.
pub fn sample_answer(model: &Model, operation: &Operation) -> Option<Answer> {
    let response = operation.main_response()?;
    let values = sample_values(model, &response.fields);
    let (content_type, body) = response_text(model, response, &values);
    Some(Answer {
        status: response.status.value,
        content_type,
        body,
    })
}

/// The body of an answer with its type, if it has one.
pub fn response_text(model: &Model, response: &Response, values: &Values) -> (Option<String>, String) {
    match &response.body {
        Body::Json { root } => {
            let text = json::document(model, root.as_ref(), &response.fields, values);
            (Some("application/json".to_owned()), text)
        }
        Body::Xml(document) => {
            let encoding = document.encoding.as_deref().unwrap_or("UTF-8");
            let text = xml::document(model, document, &response.fields, values);
            (Some(format!("text/xml; charset={encoding}")), text)
        }
        // No service is known to answer in a form; the spec language has no such answer.
        Body::Empty | Body::Form => (None, String::new()),
    }
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

/// The text of a scalar on the wire.
fn wire_text(encoding: Encoding, text: &str) -> String {
    match encoding {
        Encoding::Base64 => STANDARD.encode(text),
        Encoding::Plain | Encoding::Text => text.to_owned(),
    }
}
