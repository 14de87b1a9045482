//! The cases of the wire pages, run.
#![allow(
    missing_docs,
    unexpected_cfgs,
    reason = "emitted modules, whose features are set by the build script"
)]

use bytes::Bytes;
use http::{Request, Response};
use serde_json::Value;
use specwright_runtime::dynamic::Kind;
use specwright_runtime::{Error, Reason, ReportedError};

use crate::call::{Api, Seam};
use crate::compare::{self, json};
use crate::http_text::{self, Message};
use crate::page::{Block, Case, Spec};

/// The emitted clients, and the typed calls that the pages show.
pub mod clients {
    include!(concat!(env!("OUT_DIR"), "/wire/modules.rs"));
}

/// A typed call of a page.
pub type Typed = fn(&Seam) -> Result<(), Box<dyn std::error::Error>>;

/// The client of a spec.
#[must_use]
pub fn client(spec: &Spec) -> Option<&'static Api> {
    clients::APIS.iter().find(|api| api.name == spec.module)
}

/// What is wrong with a case at the seam.
#[must_use]
pub fn problems(spec: &Spec, case: &Case) -> Vec<String> {
    let Some(api) = client(spec) else {
        return vec![format!("{}: its spec is refused", case.place)];
    };
    let seam = Seam::answering(prepared(case));
    let result = (api.call)(&seam, &operation(spec, case), values(case));
    let mut problems = judged(case, &seam, result);
    problems.extend(typed_problems(case));
    problems
        .into_iter()
        .map(|problem| format!("{}: {problem}", case.place))
        .collect()
}

/// The operation of a case as the client knows it.
#[must_use]
pub fn operation(spec: &Spec, case: &Case) -> String {
    let lines = || spec.files.iter().flat_map(|(_, text)| text.lines());
    let resource = lines()
        .find_map(|line| line.strip_prefix("resource: "))
        .unwrap_or("orders")
        .trim();
    let after = lines().skip_while(|line| *line != "operations:").nth(1);
    let first = after.unwrap_or_default().trim().trim_end_matches(':');
    match case.operation.as_deref() {
        Some(name) if name.contains('.') => name.to_owned(),
        name => format!("{resource}.{}", name.unwrap_or(first)),
    }
}

/// The caller's values.
///
/// # Panics
/// If the block is no JSON.
#[must_use]
pub fn values(case: &Case) -> Value {
    case.values.as_ref().map_or_else(|| serde_json::json!({}), json_of)
}

/// The answer of a case; an empty one if it shows none.
#[must_use]
pub fn prepared(case: &Case) -> Response<Bytes> {
    case.answer
        .as_ref()
        .map(|block| http_text::read(block).into_response())
        .unwrap_or_default()
}

fn json_of(block: &Block) -> Value {
    serde_json::from_str(&block.text).unwrap_or_else(|error| panic!("line {}: {error}", block.line))
}

/// What is wrong with a request, a value, an error and the deviations, as far as the case shows them.
#[must_use]
pub fn judged(case: &Case, seam: &Seam, result: Result<Value, Error<Kind>>) -> Vec<String> {
    let mut problems = Vec::new();
    if let Some(block) = &case.request {
        match seam.request() {
            Some(request) => problems.extend(request_problems(&http_text::read(block), &request)),
            None => problems.push(format!("nothing was sent: {result:?}")),
        }
    }
    problems.extend(outcome_problem(case, result));
    if let Some(block) = &case.deviations {
        problems.extend(compare::texts("deviations", &block.text, &seam.deviations().join("\n")));
    }
    problems
}

fn outcome_problem(case: &Case, result: Result<Value, Error<Kind>>) -> Option<String> {
    match (&case.value, &case.error, result) {
        (Some(block), _, Ok(got)) => {
            let expected = without_null(json_of(block));
            (!json::same(&expected, &without_null(got.clone())))
                .then(|| compare::differ("value", &expected.to_string(), &got.to_string()))
        }
        (None, Some(block), Err(error)) => error_problem(&block.text, &error),
        (None, Some(_), Ok(got)) => Some(format!("expected an error, got {got}")),
        (None, None, Err(error)) if case.answer.is_some() => {
            Some(format!("expected no error, got {error} ({error:?})"))
        }
        (Some(_), _, Err(error)) => Some(format!("expected a value, got {error} ({error:?})")),
        _ => None,
    }
}

/// Members that are `null` are absent.
fn without_null(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let present = members.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(present.map(|(name, value)| (name, without_null(value))).collect())
        }
        Value::Array(items) => items.into_iter().map(without_null).collect(),
        other => other,
    }
}

/// The first line of the block that the error does not say.
fn error_problem(expected: &str, error: &Error<Kind>) -> Option<String> {
    let told = told(error);
    let missing = expected.lines().find(|line| !told.iter().any(|told| told == line));
    missing.map(|line| compare::differ("error", line, &told.join(" / ")))
}

/// What an error says, as lines that a page may show.
fn told(error: &Error<Kind>) -> Vec<String> {
    let mut told = Vec::new();
    let mut say = |what: &str, value: Option<&str>| told.extend(value.map(|value| format!("{what}: {value}")));
    match error {
        Error::Invalid(violations) => {
            for violation in violations.iter() {
                say("invalid", Some(&violation.to_string()));
            }
        }
        Error::Transport(error) => say("transport", Some(&error.to_string())),
        Error::Pending(pending) => {
            say("pending", Some(pending.status().as_str()));
            say(
                "details",
                pending
                    .details_json()
                    .map(|details| without_null(details).to_string())
                    .as_deref(),
            );
        }
        Error::Service(error) => {
            say("service", Some(error.kind().name()));
            say("code", error.code());
            say("message", error.message());
            say("field", error.field());
            say("excerpt", error.excerpt());
            say(
                "details",
                error
                    .details_json()
                    .map(|details| without_null(details).to_string())
                    .as_deref(),
            );
            if error.all().is_empty() {
                say("reported", Some("nothing"));
            }
            let all = |part: fn(&ReportedError) -> Option<&str>| {
                let parts = error.all().iter().map(|one| part(one).unwrap_or("-"));
                parts.collect::<Vec<_>>().join(", ")
            };
            say("all", Some(&all(ReportedError::code)));
            say("messages", Some(&all(ReportedError::message)));
            say("fields", Some(&all(ReportedError::field)));
        }
        Error::Unexpected(error) => {
            let reason = match error.reason() {
                Reason::UndocumentedStatus => "undocumented status".to_owned(),
                Reason::UnknownCode => "unknown code".to_owned(),
                Reason::Unreadable { path, expected, .. } => format!("{path}, expected {expected}"),
                _ => "another reason".to_owned(),
            };
            say("unexpected", Some(&reason));
            say("status", Some(error.status().as_str()));
            say("code", error.reported().first().and_then(|one| one.code()));
            say("message", error.reported().first().and_then(|one| one.message()));
            say("excerpt", error.excerpt());
        }
    }
    told
}

/// What is wrong with a request.
#[must_use]
pub fn request_problems(expected: &Message, request: &Request<Bytes>) -> Vec<String> {
    let renamed = expected.is_multipart.then(|| with_known_boundary(request));
    let request = renamed.as_ref().unwrap_or(request);
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let mut problems = Vec::new();
    problems.extend(compare::texts(
        "request",
        &expected.first,
        &format!("{} {target}", request.method()),
    ));
    for (name, value) in &expected.headers {
        problems.extend(header_problem(name, value, request));
    }
    if request.body() != expected.body.as_slice() {
        let shown = |bytes: &[u8]| format!("`{}`", String::from_utf8_lossy(bytes));
        problems.push(compare::differ("body", &shown(&expected.body), &shown(request.body())));
    }
    problems
}

/// A multipart request whose boundary is `BOUNDARY`.
fn with_known_boundary(request: &Request<Bytes>) -> Request<Bytes> {
    let mut request = request.clone();
    let content_type = request
        .headers()
        .get("content-type")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let Some((head, boundary)) = content_type.split_once("boundary=") else {
        return request;
    };
    let body = String::from_utf8_lossy(request.body()).replace(boundary, "BOUNDARY");
    let head = http::HeaderValue::try_from(format!("{head}boundary=BOUNDARY"));
    if let Ok(head) = head {
        request.headers_mut().insert("content-type", head);
    }
    *request.body_mut() = Bytes::from(body);
    request
}

/// `Host` is the address's; the value `(none)` says that there is no such header.
fn header_problem(name: &str, value: &str, request: &Request<Bytes>) -> Option<String> {
    if name == "host" {
        return compare::texts(
            "host",
            value,
            request.uri().authority().map_or("", |host| host.as_str()),
        );
    }
    let got: Vec<_> = request
        .headers()
        .get_all(name)
        .iter()
        .map(|value| String::from_utf8_lossy(value.as_bytes()))
        .collect();
    let got = if got.is_empty() {
        "(none)".to_owned()
    } else {
        got.join(" | ")
    };
    compare::texts(name, value, &got)
}

/// The typed call of a case sends what the case shows.
fn typed_problems(case: &Case) -> Vec<String> {
    let Some((_, typed)) = clients::TYPED.iter().find(|(place, _)| *place == case.place) else {
        return case
            .rust
            .iter()
            .map(|_| "the typed call is not compiled".to_owned())
            .collect();
    };
    let seam = Seam::answering(prepared(case));
    let result = typed(&seam);
    let mut problems = Vec::new();
    if let (Err(error), None) = (&result, &case.error) {
        problems.push(format!("the typed call fails: {error}"));
    }
    if let Some(block) = &case.request {
        match seam.request() {
            Some(request) => problems.extend(request_problems(&http_text::read(block), &request)),
            None => problems.push("the typed call sends nothing".to_owned()),
        }
    }
    problems
}
