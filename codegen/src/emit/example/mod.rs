//! The examples in an operation's documentation: the documented request, run over replayed answers.

mod expression;
mod request;

use self::expression::Expression;
use super::context::Context;
use super::pages;
use crate::model::{Credential, Model, Operation, Place, Resource};
use crate::sample::{self, Answer};

/// The sections of an operation's documentation that show how it is called.
pub(super) fn emit_examples(context: Context<'_>, resource: &Resource, operation: &Operation) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(example) = example(context, resource, operation) {
        lines.push("# Example".to_string());
        lines.extend(example);
    }
    if let Some(about) = about_pages(context.model, operation) {
        lines.extend(["# Pages".to_string(), about]);
        lines.extend(paged_example(context, resource, operation).unwrap_or_default());
    }
    if operation.pending.is_some() {
        lines.extend(["# Waiting".to_string(), about_waiting(operation)]);
        lines.extend(waiting_example(context, resource, operation).unwrap_or_default());
    }
    lines
}

fn about_pages(model: &Model, operation: &Operation) -> Option<String> {
    let item = pages::item_in_words(model, operation)?;
    Some(format!(
        "`stream`, in the blocking client `iter`, asks for page after page and gives their items ({item}); `pages` gives \
         whole answers, `send` a single one."
    ))
}

fn about_waiting(operation: &Operation) -> String {
    let every = in_words(operation.polling.every);
    let limit = in_words(operation.polling.limit);
    format!(
        "`wait` asks again every {every} until the answer is there, for {limit} at most; `wait_with` has the times from \
         the caller. `send` asks once, and an answer that is not ready is `Error::Pending`."
    )
}

/// `2 min`.
pub(super) fn in_words(duration: std::time::Duration) -> String {
    let millis = duration.as_millis();
    let units = [(3_600_000, "h"), (60_000, "min"), (1_000, "s")];
    let unit = units
        .into_iter()
        .find(|(length, _)| millis > 0 && millis.is_multiple_of(*length));
    let (length, unit) = unit.unwrap_or((1, "ms"));
    format!("{} {unit}", millis / length)
}

/// A call with the documented values; `None` where a required field has none that could stand in it.
fn example(context: Context<'_>, resource: &Resource, operation: &Operation) -> Option<Vec<String>> {
    let answer = replayed(context.model, operation)?;
    let has_fields = operation
        .main_response()
        .is_some_and(|response| !response.fields.is_empty());
    let before = if has_fields { "let reply = " } else { "" };
    let mut lines = shown_call(context, resource, operation, 0, before, "?;")?;
    if has_fields {
        lines.push("println!(\"{reply:?}\");".to_string());
    }
    Some(framed(context.model, &[answer], lines))
}

/// The call with the documented values, up to `.await`, between what stands before and behind it.
pub(super) fn shown_call(
    context: Context<'_>,
    resource: &Resource,
    operation: &Operation,
    depth: usize,
    before: &str,
    after: &str,
) -> Option<Vec<String>> {
    let call = Expression::Chain {
        head: call(resource, operation),
        calls: request::shown(context, operation)?,
        tail: ".send().await",
    };
    Some(call.lay_out(depth, before, after))
}

fn paged_example(context: Context<'_>, resource: &Resource, operation: &Operation) -> Option<Vec<String>> {
    replayed(context.model, operation)?;
    let answers = sample::sample_pages(context.model, operation);
    let call = least_call(context, resource, operation)?;
    let lines = vec![
        format!("let mut found = {call}.stream();"),
        "while let Some(item) = found.next().await { println!(\"{:?}\", item?); }".to_string(),
    ];
    Some(framed(context.model, &answers, lines))
}

fn waiting_example(context: Context<'_>, resource: &Resource, operation: &Operation) -> Option<Vec<String>> {
    let answer = replayed(context.model, operation)?;
    let call = least_call(context, resource, operation)?;
    let lines = vec![
        format!("let reply = {call}.wait().await?;"),
        "println!(\"{reply:?}\");".to_string(),
    ];
    Some(framed(context.model, &[answer], lines))
}

/// The answer that is replayed; `None`: it has to have headers, which no replay has.
fn replayed(model: &Model, operation: &Operation) -> Option<Answer> {
    let mut fields = operation.main_response()?.fields.iter();
    let needs_header = fields.any(|field| field.place == Place::Header && !field.optional);
    sample::sample_answer(model, operation).filter(|_| !needs_header)
}

/// `client.accounts().get()`.
fn call(resource: &Resource, operation: &Operation) -> String {
    format!(
        "client.{}().{}()",
        resource.name.rust.as_str(),
        operation.name.rust.as_str()
    )
}

/// The call with its required fields, in one line.
pub(super) fn least_call(context: Context<'_>, resource: &Resource, operation: &Operation) -> Option<String> {
    let setters = request::least(context, operation)?;
    let setters = setters.iter().map(|(name, value)| format!(".{name}({})", value.flat()));
    Some(call(resource, operation) + &setters.collect::<String>())
}

/// A code block that is run over the answers: what is not the call is hidden.
fn framed(model: &Model, answers: &[Answer], lines: Vec<String>) -> Vec<String> {
    let krate = model.api.name.rust.as_str();
    let answers = answers.iter().map(|answer| {
        let content_type = answer.content_type.as_deref().unwrap_or_default();
        format!("({}, {content_type:?}, {:?})", answer.status, answer.body)
    });
    let answers: Vec<String> = answers.collect();
    let first = format!(
        "# {krate}::replay::run(async {{ let client = {krate}::Client::builder(){}\
         .transport({krate}::replay::Replay::answer{}).build()?;",
        client_setters(model).concat(),
        answers.join(".then")
    );
    let last = "# Ok::<(), Box<dyn std::error::Error>>(()) }).unwrap();".to_string();
    let mut framed = vec!["```".to_string(), first];
    framed.extend(lines);
    framed.extend([last, "```".to_string()]);
    framed
}

/// What the client needs to be built: `.api_key("my-key")`.
pub(super) fn client_setters(model: &Model) -> Vec<String> {
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
