//! The bytes of bodies, as the service writes them.

pub(crate) mod error_body;

mod encoding;

use specwright_codegen::model::{Body, Model, Response, XmlDocument};
use specwright_codegen::sample::{Values, response_text};

use encoding::encode;

/// A body with its type.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// `Content-Type`; `None`: there is no body.
    pub(crate) content_type: Option<String>,
    /// The bytes.
    pub(crate) bytes: Vec<u8>,
}

impl Written {
    /// No body.
    pub(crate) fn nothing() -> Self {
        Self {
            content_type: None,
            bytes: Vec::new(),
        }
    }

    /// A body of that type.
    pub(crate) fn new(content_type: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self {
            content_type: Some(content_type.into()),
            bytes,
        }
    }
}

/// The body of a success.
pub(crate) fn write_success(model: &Model, response: &Response, values: &Values) -> Written {
    let (content_type, text) = response_text(model, response, values);
    Written {
        content_type,
        bytes: encode(&text, declared_encoding(response)),
    }
}

/// The XML document that a success is, if it is one.
fn xml_document(response: &Response) -> Option<&XmlDocument> {
    match &response.body {
        Body::Xml(document) => Some(document),
        _ => None,
    }
}

/// The encoding that the body's declaration names. Whatever has none is UTF-8.
fn declared_encoding(response: &Response) -> Option<&str> {
    xml_document(response)?.encoding.as_deref()
}
