//! Whether a body says that it is in the operation's format.

use specwright_codegen::model::{Body, Field, Operation, Place};

use super::multipart::MULTIPART;
use crate::incoming::{FORM, Incoming};
use crate::plain::escape;

/// The body is in another format than the operation's.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrongMediaType {
    /// What would have been right.
    pub(crate) expected: String,
}

/// An empty body needs no type: there is nothing to read. Where the type is a field, the caller chooses it.
pub(super) fn check_media_type(operation: &Operation, incoming: &Incoming) -> Result<(), WrongMediaType> {
    if incoming.has_empty_body() || operation.request.fields.iter().any(is_content_type) {
        return Ok(());
    }
    let given = incoming.media_type().unwrap_or_default();
    let ends_in = |name: &str| given.rsplit(['/', '+']).next() == Some(name);
    let (fits, expected) = match &operation.request.body {
        Body::Empty | Body::Raw { content_type: None } => (true, ""),
        Body::Json { .. } => (ends_in("json"), "application/json"),
        Body::Form(_) => (given == FORM, FORM),
        Body::Xml(_) => (ends_in("xml"), "application/xml"),
        Body::Raw {
            content_type: Some(content_type),
        } => {
            let wanted = content_type.split(';').next().unwrap_or_default().trim();
            (given.eq_ignore_ascii_case(wanted), wanted)
        }
        Body::Multipart => (given == MULTIPART, MULTIPART),
    };
    if fits {
        return Ok(());
    }
    Err(WrongMediaType {
        expected: escape(expected),
    })
}

fn is_content_type(field: &Field) -> bool {
    let mut names = field.wire.iter();
    field.place == Place::Header && names.any(|name| name.value.0.eq_ignore_ascii_case("content-type"))
}
