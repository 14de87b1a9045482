//! Which features of the runtime a client needs.

use specwright_patterns::read_rows;

use crate::model::{Body, Encoding, ErrorFormat, Field, Model, TypeRef, WireForm};

/// What of the runtime the API needs.
pub(super) fn runtime_features(model: &Model) -> Vec<&'static str> {
    let is_xml = bodies(model).any(|body| matches!(body, Body::Xml(_))) || has_errors_in(model, ErrorFormat::Xml);
    let mut features = vec!["derive"];
    features.extend(needs_json(model).then_some("json"));
    features.extend(needs_regex(model).then_some("regex"));
    features.extend(is_xml.then_some("xml"));
    features
}

fn bodies(model: &Model) -> impl Iterator<Item = &Body> {
    model.operations().flat_map(|operation| {
        let pending = operation.pending.as_ref().map(|pending| &pending.response);
        let answers = operation.responses.iter().chain(pending);
        std::iter::once(&operation.request.body).chain(answers.map(|response| &response.body))
    })
}

fn has_errors_in(model: &Model, format: ErrorFormat) -> bool {
    model.api.error_bodies.iter().any(|body| body.format == format)
}

/// Whether anything is JSON: a body, an error, or a value inside of something else.
fn needs_json(model: &Model) -> bool {
    bodies(model).any(|body| matches!(body, Body::Json { .. }))
        || has_errors_in(model, ErrorFormat::Json)
        || all_fields(model).any(|field| *field.ty.innermost() == TypeRef::Any || holds_json(&field.form))
}

fn holds_json(form: &WireForm) -> bool {
    matches!(form.encoding, Encoding::Json | Encoding::JsonBase64) || form.element.as_deref().is_some_and(holds_json)
}

/// Those of requests, of answers and of named types.
fn all_fields(model: &Model) -> impl Iterator<Item = &Field> {
    let requests = model.operations().flat_map(|operation| &operation.request.fields);
    let answers = model.operations().flat_map(|operation| &operation.responses);
    let objects = model.types.iter().flat_map(|definition| definition.fields());
    requests.chain(answers.flat_map(|answer| &answer.fields)).chain(objects)
}

/// Whether a pattern needs an engine. The derive macro turns rows of character sets into code, and reads them as it is done
/// here; a client without any other pattern builds no engine, and no parser of its patterns.
fn needs_regex(model: &Model) -> bool {
    let requests = model.operations().flat_map(|operation| &operation.request.fields);
    let objects = model.types.iter().flat_map(|definition| definition.fields());
    let mut patterns = requests
        .chain(objects)
        .filter_map(|field| field.constraints.pattern.as_ref());
    patterns.any(|pattern| read_rows(&pattern.value).is_none())
}
