//! Which features of the runtime a client needs.

use specwright_patterns::read_rows;

use crate::model::{Body, Encoding, ErrorFormat, Field, Fill, Model, TypeRef, WireForm};

/// What of the runtime the API needs.
pub(super) fn runtime_features(model: &Model) -> Vec<&'static str> {
    let is_xml = bodies(model).any(|body| matches!(body, Body::Xml(_))) || has_errors_in(model, ErrorFormat::Xml);
    let mut features = vec!["derive"];
    features.extend(needs_json(model).then_some("json"));
    features.extend(needs_regex(model).then_some("regex"));
    features.extend(needs_uuid(model).then_some("uuid"));
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

/// Whether a field of a request is filled in with a fresh UUID.
fn needs_uuid(model: &Model) -> bool {
    all_fields(model).any(|field| field.fill == Some(Fill::Uuid))
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

#[cfg(test)]
mod tests {
    use super::runtime_features;

    /// The features for an API with one request that has this body, after those that every one needs.
    fn features(body: &str) -> Vec<&'static str> {
        let api = "specwright: 1\napi: shop\nabout: Sells things.\ndocs: https://example.com\n\
                   servers: { live: { about: The service., url: 'https://example.com' } }\n";
        let orders = format!(
            "resource: orders\nabout: Orders.\noperations:\n  add:\n    about: Adds one.\n    \
             docs: https://example.com/add\n    request: POST /orders\n    {body}\n    responds: {{ 200: {{ body: empty }} }}\n"
        );
        let files = [("api.yaml", api.to_owned()), ("orders.yaml", orders)];
        let outcome = crate::compile(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
        let model = outcome.model.expect("the spec has no mistake");
        runtime_features(&model).split_off(1)
    }

    #[test]
    fn nothing_is_built_that_no_request_needs() {
        for (body, needed) in [
            ("form: { fields: { a: string } }", &[][..]),
            ("json: { fields: { a: string } }", &["json"]),
            ("form: { fields: { a: { fill: uuid } } }", &["uuid"]),
            ("form: { fields: { a: { type: string, pattern: '^[a-z]+$' } } }", &[]),
            (
                "form: { fields: { a: { type: string, pattern: '^(ab|c)+$' } } }",
                &["regex"],
            ),
            (
                "xml: { root: order, fields: { a: { type: string, wire: json } } }",
                &["json", "xml"],
            ),
        ] {
            assert_eq!(features(body), needed, "{body}");
        }
    }
}
