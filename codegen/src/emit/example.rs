//! The example in an operation's documentation: the documented request, run over a replayed answer.

use super::name;
use crate::model::{Credential, EnumValue, Field, Model, Operation, Resource, SampleValue, TypeKind, TypeRef};
use crate::sample;

/// The lines of the example; empty where a required field has no sample that could stand in it.
pub(super) fn emit_example(model: &Model, resource: &Resource, operation: &Operation) -> Vec<String> {
    let Some(setters) = setters(model, operation) else {
        return Vec::new();
    };
    let krate = name::plain(&model.api.name.rust);
    let Some(answer) = sample::sample_answer(model, operation) else {
        return Vec::new();
    };
    let mut lines = vec![String::new(), "# Example".to_string(), "```".to_string()];
    lines.push(format!("# {krate}::replay::run(async {{"));
    lines.push(format!(
        "# let replay = {krate}::replay::Replay::answer({}, {:?}, {});",
        answer.status,
        answer.content_type.unwrap_or_default(),
        literal(&answer.body)
    ));
    lines.push(format!("let client = {krate}::Client::builder()"));
    lines.extend(client_setters(model));
    lines.push("#     .transport(replay)".to_string());
    lines.push("    .build()?;".to_string());
    lines.push("let reply = client".to_string());
    lines.push(format!("    .{}()", resource.name.rust.as_str()));
    lines.push(format!("    .{}()", operation.name.rust.as_str()));
    lines.extend(setters);
    lines.push("    .send()".to_string());
    lines.push("    .await?;".to_string());
    lines.push("println!(\"{reply:?}\");".to_string());
    lines.push("# Ok::<(), Box<dyn std::error::Error>>(())".to_string());
    lines.push("# }).unwrap();".to_string());
    lines.push("```".to_string());
    lines
}

fn client_setters(model: &Model) -> Vec<String> {
    let variables = super::service::variables(model).into_iter().map(|variable| {
        let sample = variable.sample.as_ref().map_or("example", |sample| &sample.value);
        format!("    .{}({sample:?})", variable.name.rust.as_str())
    });
    let credentials = model.api.credentials.iter().map(|credential: &Credential| {
        format!("    .{}({:?})", credential.name.rust.as_str(), credential.sample.value)
    });
    variables.chain(credentials).collect()
}

/// A call for each field that has a sample and keeps its rules; `None` if a required one has none.
fn setters(model: &Model, operation: &Operation) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    for field in &operation.request.fields {
        match argument(model, field) {
            Some(argument) => lines.push(format!("    .{}({argument})", field.name.rust.as_str())),
            None if field.optional => {}
            None => return None,
        }
    }
    Some(lines)
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
        TypeRef::Int => text.parse::<i64>().ok().map(|value| value.to_string()),
        TypeRef::Named(id) => {
            let definition = model.ty(*id);
            let TypeKind::Enum { values } = &definition.kind else {
                return None;
            };
            let is_documented = values.iter().any(|value: &EnumValue| value.name.spec == *text);
            // From its text, which needs no import of the enum.
            is_documented.then(|| literal(text))
        }
        TypeRef::List(_) => None,
    }
}

/// A Rust string literal in one line of documentation.
fn literal(text: &str) -> String {
    format!("{text:?}")
}
