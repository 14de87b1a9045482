//! The example in an operation's documentation: the documented request, run over a replayed answer.

use crate::constraint::object_violations;
use crate::model::{
    Credential, EnumValue, Field, Group, Model, Operation, Request, Resource, SampleValue, TypeKind, TypeRef,
};
use crate::sample::{self, Values};
use crate::source::Spanned;

/// The lines of the example; empty where a required field has no sample that could stand in it.
pub(super) fn emit_example(model: &Model, resource: &Resource, operation: &Operation) -> Vec<String> {
    let Some(setters) = setters(model, operation) else {
        return Vec::new();
    };
    let krate = model.api.name.rust.as_str();
    let Some(answer) = sample::sample_answer(model, operation) else {
        return Vec::new();
    };
    let mut lines = vec![String::new(), "# Example".to_string(), "```".to_string()];
    lines.push(format!(
        "# {krate}::replay::run(async {{ let client = {krate}::Client::builder(){}\
         .transport({krate}::replay::Replay::answer({}, {:?}, {})).build()?;",
        client_setters(model),
        answer.status,
        answer.content_type.unwrap_or_default(),
        literal(&answer.body)
    ));
    let (resource, operation) = (resource.name.rust.as_str(), operation.name.rust.as_str());
    let call = format!("let reply = client.{resource}().{operation}()");
    match setters.is_empty() {
        true => lines.push(format!("{call}.send().await?;")),
        false => {
            lines.push(call);
            lines.extend(setters);
            lines.push("    .send().await?;".to_string());
        }
    }
    lines.push("println!(\"{reply:?}\");".to_string());
    lines.push("# Ok::<(), Box<dyn std::error::Error>>(()) }).unwrap();".to_string());
    lines.push("```".to_string());
    lines
}

/// What the client needs to be built.
fn client_setters(model: &Model) -> String {
    let variables = super::service::variables(model).into_iter().map(|variable| {
        let sample = variable.sample.as_ref().map_or("example", |sample| &sample.value);
        format!(".{}({sample:?})", variable.name.rust.as_str())
    });
    let credentials =
        model.api.credentials.iter().map(|credential: &Credential| {
            format!(".{}({:?})", credential.name.rust.as_str(), credential.sample.value)
        });
    variables.chain(credentials).collect()
}

/// A call for each field that has a sample and keeps its rules; `None` if a required one has none, or if the fields do not
/// keep the rules over several of them.
fn setters(model: &Model, operation: &Operation) -> Option<Vec<String>> {
    let request = &operation.request;
    let mut lines = Vec::new();
    let mut values = Values::new();
    for (index, field) in request.fields.iter().enumerate() {
        if is_excluded(request, index, &values) {
            continue;
        }
        let (Some(argument), Some(sample)) = (argument(model, field), &field.sample) else {
            continue;
        };
        lines.push(format!("    .{}({argument})", field.name.rust.as_str()));
        values.insert(field.name.spec.clone(), Spanned::new(sample.value.clone(), sample.span));
    }
    let broken = object_violations(&request.fields, &request.groups, model, &values);
    broken.is_empty().then_some(lines)
}

/// Whether a field stands in for this one, of which only one may be set.
fn is_excluded(request: &Request, index: usize, values: &Values) -> bool {
    let is_set = |member: &usize| values.contains_key(&request.fields[*member].name.spec);
    request.groups.iter().any(|group| match group {
        Group::ExactlyOneOf(members) => members.value.contains(&index) && members.value.iter().any(is_set),
        _ => false,
    })
}

fn argument(model: &Model, field: &Field) -> Option<String> {
    let sample = field.sample.as_ref()?;
    let SampleValue::Scalar(text) = &sample.value else {
        return None;
    };
    if sample.breaks.is_some() || field.deprecated.is_some() {
        return None;
    }
    match &field.ty {
        TypeRef::String | TypeRef::Date | TypeRef::DateTime => Some(literal(text)),
        TypeRef::Bool => text.parse::<bool>().ok().map(|value| value.to_string()),
        // A literal without a type is an `i32`.
        TypeRef::Int => text.parse::<i64>().ok().map(|value| match i32::try_from(value) {
            Ok(value) => value.to_string(),
            Err(_) => format!("{value}_i64"),
        }),
        TypeRef::Named(id) => {
            let definition = model.ty(*id);
            let TypeKind::Enum { values } = &definition.kind else {
                return None;
            };
            let is_documented = values.iter().any(|value: &EnumValue| value.name.spec == *text);
            // From its text, which needs no import of the enum.
            is_documented.then(|| literal(text))
        }
        _ => None,
    }
}

/// A Rust string literal in one line of documentation.
fn literal(text: &str) -> String {
    format!("{text:?}")
}
