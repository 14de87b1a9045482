//! Reads a request into values by field, from wherever each field travels. Says what cannot be read; whether the values
//! keep the rules is judged afterwards.

mod document;
mod form;
mod header;
mod json;
mod json_text;
mod media_type;
mod moment;
mod multipart;
mod names;
mod raw;
mod scalar;
mod xml;

use specwright_codegen::model::{Body, Field, Model, Operation, PathPart, Place, SampleValue};
use specwright_codegen::sample::{Values, sample_values, unplaced};

use crate::breach::{MALFORMED, Report};
use crate::incoming::{Incoming, Pairs, is_well_encoded};
use form::{Query, check_form_constants, read_form};
use media_type::check_media_type;

pub(crate) use media_type::WrongMediaType;

/// Reads every field of the request. Unknown fields are passed over, as services do.
pub(crate) fn read_request(
    model: &Model,
    operation: &Operation,
    captured: &[(usize, String)],
    incoming: &Incoming,
    report: &mut Report,
) -> Result<Values, WrongMediaType> {
    check_media_type(operation, incoming)?;
    if !is_well_encoded(incoming.raw_query().as_bytes()) {
        report.note("", MALFORMED, "the query string must be percent-encoded UTF-8");
    }
    let query = Query::new(model, operation, incoming, report);
    let mut values = read_body(model, operation, incoming, report);
    for (index, field) in operation.request.fields.iter().enumerate() {
        let value = match field.place {
            Place::Path => read_path(model, operation, index, captured, report),
            Place::Query => query.field(field, report),
            Place::Header => header::read_header(model, field, incoming, report),
            _ => None,
        };
        values.extend(value.map(|value| (field.name.spec.clone(), unplaced(value))));
    }
    Ok(values)
}

/// A field of the path. One that stands in the host name alone is not seen here, and taken for granted.
fn read_path(
    model: &Model,
    operation: &Operation,
    index: usize,
    captured: &[(usize, String)],
    report: &mut Report,
) -> Option<SampleValue> {
    let field = operation.request.fields.get(index)?;
    if let Some((_, text)) = captured.iter().find(|(of, _)| *of == index) {
        let value = scalar::read_text(model, &field.ty, &field.form, text, &field.name.spec, report);
        return Some(value);
    }
    let is_in_host = operation.host_prefix.contains(&PathPart::Field(index));
    let granted = || sample_values(model, std::slice::from_ref(field)).remove(&field.name.spec);
    is_in_host.then(granted).flatten().map(|value| value.value)
}

/// The fields of the body.
fn read_body(model: &Model, operation: &Operation, incoming: &Incoming, report: &mut Report) -> Values {
    let request = &operation.request;
    if let Body::Raw { .. } = request.body {
        return raw::read_raw(model, &request.fields, incoming, report);
    }
    if incoming.has_empty_body() {
        if let Body::Form(form) = &request.body {
            check_form_constants(form, &Pairs::new(), report);
        }
        return Values::new();
    }
    let read = match &request.body {
        Body::Empty | Body::Raw { .. } => Ok(Values::new()),
        Body::Json { root } => json::read_json(model, &request.fields, root, incoming.body(), report),
        Body::Form(form) => read_form(model, operation, form, incoming, report),
        Body::Xml(document) => xml::read_xml(model, &request.fields, document, incoming, report),
        Body::Multipart => multipart::read_multipart(model, &request.fields, incoming, report),
    };
    read.unwrap_or_else(|message| {
        report.note("", MALFORMED, message);
        Values::new()
    })
}

/// Whether a field is a member of the body.
fn in_body(field: &Field) -> bool {
    matches!(field.place, Place::Body | Place::XmlAttribute | Place::XmlText)
}
