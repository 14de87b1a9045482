//! The body of a request, and what its `Content-Type` says unless a field does.

use std::borrow::Cow;

use super::pairs::Pairs;
use super::percent::Alphabet;
use super::text::{Scratch, text_of};
use super::{Draft, multipart};
use crate::describe::{Body, Encoding, Field, NameStyle, Place};
use crate::error::{Failure, TransportError, TransportErrorKind};
use crate::validate::Report;
use crate::value::{Slot, Structure, View};

/// Writes the body. Without anything that could be in it there is none.
pub(super) fn write_body(
    draft: &mut Draft,
    body: Body,
    request: &dyn Structure,
    report: &mut Report,
) -> Result<(), Failure> {
    match body {
        Body::Empty => {}
        Body::Form { constants, names } => write_form(draft, constants, names, request, report),
        Body::Json { root } => write_json(draft, root, request, report)?,
        Body::Xml { .. } => write_xml(draft, body, request, report)?,
        Body::Raw { content_type } => write_raw(draft, content_type, request, report),
        Body::Multipart if has_members(request) => {
            let (bytes, boundary) = multipart::write_fields(request, report);
            draft.body = bytes;
            draft.content_type = Some(format!("multipart/form-data; boundary={boundary}").into());
        }
        Body::Multipart => {}
    }
    Ok(())
}

fn write_form(
    draft: &mut Draft,
    constants: &[(&str, &str)],
    names: NameStyle,
    request: &dyn Structure,
    report: &mut Report,
) {
    for (name, text) in constants {
        Alphabet::Form.push_pair(&mut draft.form, name, text);
    }
    Pairs::new(&mut draft.form, Alphabet::Form, names).write_named(request, Place::is_in_body, report);
    draft.content_type = Some(Cow::Borrowed("application/x-www-form-urlencoded; charset=utf-8"));
}

#[cfg(feature = "json")]
fn write_json(draft: &mut Draft, root: &[&str], request: &dyn Structure, report: &mut Report) -> Result<(), Failure> {
    draft.body = match payload(request) {
        Some((_, slot)) if matches!(slot.view(), View::Absent) && !slot.takes_structure() => return Ok(()),
        Some((field, slot)) => super::json::write_payload(root, field, &slot.view(), report),
        None if has_members(request) => super::json::write_fields(root, request, report),
        None => return Ok(()),
    };
    draft.content_type = Some(Cow::Borrowed("application/json"));
    Ok(())
}

#[cfg(not(feature = "json"))]
fn write_json(_: &mut Draft, _: &[&str], _: &dyn Structure, _: &mut Report) -> Result<(), Failure> {
    Err(not_sendable(
        "the request needs the feature `json` of specwright-runtime",
    ))
}

#[cfg(feature = "xml")]
fn write_xml(draft: &mut Draft, body: Body, request: &dyn Structure, report: &mut Report) -> Result<(), Failure> {
    let Body::Xml {
        root,
        namespace,
        encoding,
    } = body
    else {
        return Ok(());
    };
    let frame = super::xml::Frame {
        root,
        namespace,
        encoding,
    };
    let text = match payload(request) {
        Some((_, slot)) if matches!(slot.view(), View::Absent) => return Ok(()),
        Some((field, slot)) => super::xml::write_payload(frame, field, &slot.view(), report),
        None if has_members(request) => super::xml::write_fields(frame, request, report),
        None => return Ok(()),
    };
    draft.body = super::charset::to_bytes(text, encoding)
        .ok_or_else(|| not_sendable("the request has a character encoding that nobody knows"))?;
    draft.content_type = Some(match encoding {
        None => Cow::Borrowed("application/xml"),
        Some(encoding) => format!("application/xml; charset={encoding}").into(),
    });
    Ok(())
}

#[cfg(not(feature = "xml"))]
fn write_xml(_: &mut Draft, _: Body, _: &dyn Structure, _: &mut Report) -> Result<(), Failure> {
    Err(not_sendable(
        "the request needs the feature `xml` of specwright-runtime",
    ))
}

/// Bytes go as they are, everything else as its text.
fn write_raw(draft: &mut Draft, content_type: Option<&'static str>, request: &dyn Structure, report: &mut Report) {
    let Some((field, slot)) = payload(request) else {
        return;
    };
    let default = match (slot.view(), field.form.encoding) {
        (View::Absent, _) => return,
        (View::Bytes(bytes), Encoding::Plain) => {
            draft.body = bytes.to_vec();
            "application/octet-stream"
        }
        (view, _) => {
            report.at_field(field.name, |report| {
                if let Ok(Some(text)) = text_of(&view, field.form, &mut Scratch::default(), report) {
                    draft.body = text.as_bytes().to_vec();
                }
            });
            "text/plain"
        }
    };
    draft.content_type = Some(Cow::Borrowed(content_type.unwrap_or(default)));
}

fn payload(request: &dyn Structure) -> Option<(&'static Field, &dyn Slot)> {
    let (index, field) = fields(request).find(|(_, field)| field.place == Place::Payload)?;
    Some((field, request.slot(index)))
}

/// Whether a body has anything that it could hold, set or not.
fn has_members(request: &dyn Structure) -> bool {
    fields(request).any(|(_, field)| field.place.is_in_body() || field.place == Place::BesideRoot)
}

fn fields(request: &dyn Structure) -> impl Iterator<Item = (usize, &'static Field)> {
    request.shape().fields.iter().enumerate()
}

fn not_sendable(message: &str) -> Failure {
    Failure::Transport(TransportError::new(TransportErrorKind::NotSendable, message))
}
