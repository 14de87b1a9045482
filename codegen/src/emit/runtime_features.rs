//! Which features of the runtime a client needs.

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

/// Whether a pattern needs an engine. The derive macro turns rows of character classes into code; a client without any
/// other pattern does not build the engine.
fn needs_regex(model: &Model) -> bool {
    let requests = model.operations().flat_map(|operation| &operation.request.fields);
    let objects = model.types.iter().flat_map(|definition| definition.fields());
    let mut patterns = requests
        .chain(objects)
        .filter_map(|field| field.constraints.pattern.as_ref());
    patterns.any(|pattern| !is_row_of_classes(&pattern.value))
}

/// The derive macro leaves longer rows to the engine.
const LONGEST_ROW: usize = 128;

/// Letters, digits, `\d`, `\w` and simple classes, each once or `{n}` times, between `^` and an optional `$`.
fn is_row_of_classes(pattern: &str) -> bool {
    let Some(mut rest) = pattern.strip_prefix('^') else {
        return false;
    };
    rest = rest.strip_suffix('$').unwrap_or(rest);
    for _ in 0..LONGEST_ROW {
        let Some(after) = after_atom(rest) else { break };
        rest = after_count(after);
    }
    rest.is_empty()
}

fn after_atom(text: &str) -> Option<&str> {
    for class in ["\\d", "\\w"] {
        if let Some(rest) = text.strip_prefix(class) {
            return Some(rest);
        }
    }
    if let Some(class) = text.strip_prefix('[') {
        let (inside, rest) = class.split_once(']')?;
        let simple = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | ' ');
        return (!inside.is_empty() && inside.chars().all(simple)).then_some(rest);
    }
    let first = text.chars().next()?;
    let literal = first.is_ascii_alphanumeric() || matches!(first, '/' | '-' | '_' | ' ' | ':' | ',' | '@');
    literal.then(|| &text[1..])
}

fn after_count(text: &str) -> &str {
    let counted = text.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    match counted {
        Some((count, rest)) if !count.is_empty() && count.chars().all(|digit| digit.is_ascii_digit()) => rest,
        _ => text,
    }
}
