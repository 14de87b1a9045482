//! Reads a request into values by field, from wherever each field travels. Says what cannot be read; whether the values
//! keep the rules is judged afterwards.

mod document;
mod form;
mod header;
mod json;
mod scalar;
mod xml;

use specwright_codegen::model::{Body, Field, Model, Operation, Place};
use specwright_codegen::sample::{Values, unplaced};

use crate::breach::{MALFORMED, Report};
use crate::incoming::{FORM, Incoming, is_well_encoded};

/// The body is in another format than the operation's.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrongMediaType {
    /// What would have been right.
    pub(crate) expected: &'static str,
}

/// Reads every field of the request. Unknown fields are passed over, as services do.
pub(crate) fn read_request(
    model: &Model,
    operation: &Operation,
    captured: &[(usize, String)],
    incoming: &Incoming,
    report: &mut Report,
) -> Result<Values, WrongMediaType> {
    check_media_type(&operation.request.body, incoming)?;
    if !is_well_encoded(incoming.raw_query().as_bytes()) {
        report.note("", MALFORMED, "the query string must be percent-encoded UTF-8");
    }
    let mut values = read_body(model, operation, incoming, report);
    for (index, field) in operation.request.fields.iter().enumerate() {
        let texts = texts_outside_the_body(index, field, captured, incoming);
        if let Some(value) = scalar::read_texts(field, &texts, report) {
            values.insert(field.name.spec.clone(), unplaced(value));
        }
    }
    Ok(values)
}

/// What the path, the query string or the headers say of a field.
fn texts_outside_the_body(
    index: usize,
    field: &Field,
    captured: &[(usize, String)],
    incoming: &Incoming,
) -> Vec<String> {
    match field.place {
        Place::Path => {
            let own = captured.iter().filter(|(of, _)| *of == index);
            own.map(|(_, text)| text.clone()).collect()
        }
        Place::Query => form::texts(incoming.query(), field),
        Place::Header => header::texts(incoming, field),
        Place::Body | Place::XmlAttribute | Place::XmlText => Vec::new(),
    }
}

/// An empty body needs no type: there is nothing to read.
fn check_media_type(body: &Body, incoming: &Incoming) -> Result<(), WrongMediaType> {
    if incoming.has_empty_body() {
        return Ok(());
    }
    let given = incoming.media_type().unwrap_or_default();
    let ends_in = |name: &str| given.rsplit(['/', '+']).next() == Some(name);
    let (fits, expected) = match body {
        Body::Empty => (true, ""),
        Body::Json { .. } => (ends_in("json"), "application/json"),
        Body::Form => (given == FORM, FORM),
        Body::Xml(_) => (ends_in("xml"), "application/xml"),
    };
    if fits { Ok(()) } else { Err(WrongMediaType { expected }) }
}

/// The fields of the body.
fn read_body(model: &Model, operation: &Operation, incoming: &Incoming, report: &mut Report) -> Values {
    if incoming.has_empty_body() {
        return Values::new();
    }
    let all = &operation.request.fields;
    let fields: Vec<&Field> = all.iter().filter(|field| in_body(field)).collect();
    let read = match &operation.request.body {
        Body::Empty => Ok(Values::new()),
        Body::Json { root } => json::read_json(model, &fields, root.as_ref(), incoming.body(), report),
        Body::Form => form::read_form(&fields, incoming, report),
        Body::Xml(document) => xml::read_xml(model, &fields, document, incoming, report),
    };
    read.unwrap_or_else(|message| {
        report.note("", MALFORMED, message);
        Values::new()
    })
}

fn in_body(field: &Field) -> bool {
    matches!(field.place, Place::Body | Place::XmlAttribute | Place::XmlText)
}
