//! The practice suites, run.
#![allow(
    missing_docs,
    unexpected_cfgs,
    reason = "emitted modules, whose features are set by the build script"
)]

use bytes::Bytes;
use http::{Request, Response, Uri};
use serde_json::Value;
use specwright_runtime::Error;
use specwright_runtime::dynamic::Kind;

use crate::call::{Api, Seam};
use crate::compare::{self, form, json, value, xml};
use crate::report::{Outcome, Row};

/// The emitted clients.
pub mod clients {
    include!(concat!(env!("OUT_DIR"), "/practice/modules.rs"));
}

const PLAN: &str = include_str!(concat!(env!("OUT_DIR"), "/practice.json"));

/// Runs the cases of our own suites, or of the others, as the filter says.
#[must_use]
pub fn run(takes_own: impl Fn(bool) -> bool) -> Vec<Row> {
    let plan: Value = serde_json::from_str(PLAN).unwrap_or_default();
    let cases = plan.as_array().into_iter().flatten();
    let taken = cases.filter(|case| takes_own(case["own"].as_bool().unwrap_or_default()));
    taken.map(run_case).collect()
}

fn run_case(case: &Value) -> Row {
    let text = |key: &str| case[key].as_str().unwrap_or_default().to_owned();
    let outcome = match case["reason"].as_str() {
        Some(reason) => Outcome::NotExpressible(reason.to_owned()),
        None => judged(case),
    };
    let lines = |at: usize| case["lines"][at].as_u64().and_then(|lines| usize::try_from(lines).ok());
    Row {
        id: text("id"),
        suite: text("suite"),
        protocol: text("protocol"),
        own: case["own"].as_bool().unwrap_or_default(),
        outcome,
        lines: lines(0).zip(lines(1)),
    }
}

/// The module and the operation answer a case; a panic is a failure of that case.
fn judged(case: &Value) -> Outcome {
    let Some(api) = clients::APIS
        .iter()
        .find(|api| Some(api.name) == case["module"].as_str())
    else {
        return Outcome::Failed(vec!["there is no such module".to_owned()]);
    };
    let problems = std::panic::catch_unwind(|| problems(api, case));
    match problems {
        Ok(problems) if problems.is_empty() => Outcome::Passed,
        Ok(problems) => Outcome::Failed(problems),
        Err(_) => Outcome::Failed(vec!["it panicked".to_owned()]),
    }
}

fn problems(api: &Api, case: &Value) -> Vec<String> {
    let seam = Seam::answering(answer(&case["response"]));
    let base_url = base_url(case);
    let operation = case["operation"].as_str().unwrap_or_default();
    let result = (api.call)(&seam, operation, case["values"].clone());
    if case["serialized"].is_null() {
        return came(case, result);
    }
    match seam.request() {
        Some(request) => sent(case, &base_url, &request),
        None => vec![format!(
            "nothing was sent: {}",
            result.map_or_else(|error| error.to_string(), |_| String::new())
        )],
    }
}

fn base_url(case: &Value) -> String {
    let endpoint = case["endpoint"].as_str();
    endpoint
        .unwrap_or("https://example.com")
        .trim_end_matches('/')
        .to_owned()
}

fn answer(response: &Value) -> Response<Bytes> {
    let status = response["status_code"]
        .as_u64()
        .and_then(|status| u16::try_from(status).ok())
        .unwrap_or(200);
    let mut answer = Response::builder().status(status);
    for (name, value) in response["headers"].as_object().into_iter().flatten() {
        answer = answer.header(name, value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    }
    let body = response["body"].as_str().unwrap_or_default().to_owned();
    answer.body(Bytes::from(body)).unwrap_or_default()
}

/// What is wrong with a request.
fn sent(case: &Value, base_url: &str, request: &Request<Bytes>) -> Vec<String> {
    let expected = &case["serialized"];
    let method = expected["method"]
        .as_str()
        .or(case["method"].as_str())
        .unwrap_or("POST");
    let mut problems: Vec<String> = compare::texts("method", method, request.method().as_str())
        .into_iter()
        .collect();
    problems.extend(address(expected, base_url, request.uri()));
    problems.extend(headers(expected, request));
    problems.extend(body(case, request));
    problems
}

fn address(expected: &Value, base_url: &str, uri: &Uri) -> Vec<String> {
    let mut problems = Vec::new();
    let base: Uri = base_url.parse().unwrap_or_default();
    let base_path = base.path().trim_end_matches('/');
    let (path, query) = split(expected["uri"].as_str().unwrap_or("/"));
    let (got_path, got_query) = (uri.path(), uri.query().unwrap_or_default());
    let is_below = !base_path.is_empty() && !path.starts_with(base_path);
    let path = if is_below {
        format!("{base_path}{path}")
    } else {
        path.to_owned()
    };
    problems.extend(compare::texts("path", &path, got_path));
    let (wanted, got) = (form::query_pairs(query), form::query_pairs(got_query));
    if wanted != got || got_query.contains('+') {
        problems.push(compare::differ("query", &format!("{wanted:?}"), got_query));
    }
    if let Some(host) = expected["host"].as_str() {
        let host = host.split('/').next().unwrap_or_default();
        problems.extend(compare::texts("host", host, uri.host().unwrap_or_default()));
    }
    problems
}

fn split(uri: &str) -> (&str, &str) {
    uri.split_once('?').unwrap_or((uri, ""))
}

fn headers(expected: &Value, request: &Request<Bytes>) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, value) in expected["headers"].as_object().into_iter().flatten() {
        let got: Vec<_> = request
            .headers()
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        let value = value.as_str().unwrap_or_default();
        if got.len() != 1 || !compare::header::same(name, value, &got[0]) {
            problems.push(compare::differ(name, &format!("`{value}`"), &format!("{got:?}")));
        }
    }
    let names = |key: &str| -> Vec<&str> {
        expected[key]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    };
    for name in names("forbidHeaders") {
        if request.headers().contains_key(name) {
            problems.push(format!("{name} is there"));
        }
    }
    for name in names("requireHeaders") {
        // The transport counts.
        let is_counted = name.eq_ignore_ascii_case("content-length") && !request.body().is_empty();
        if !is_counted && !request.headers().contains_key(name) {
            problems.push(format!("{name} is not there"));
        }
    }
    problems
}

fn body(case: &Value, request: &Request<Bytes>) -> Option<String> {
    let expected = case["serialized"]["body"].as_str()?;
    let got = String::from_utf8_lossy(request.body());
    if expected == got {
        return None;
    }
    let keys: Vec<String> = case["map_keys"]
        .as_array()?
        .iter()
        .filter_map(|key| Some(key.as_str()?.to_owned()))
        .collect();
    let is_same = match case["protocol"].as_str() {
        Some("query") => form::form_pairs(expected, &keys) == form::form_pairs(&got, &keys),
        Some("rest-xml") => {
            let (expected, got) = (xml::canonical(expected, &keys), xml::canonical(&got, &keys));
            expected.is_ok() && expected == got
        }
        _ => {
            let parsed = |text: &str| serde_json::from_str::<Value>(text).ok();
            parsed(expected)
                .zip(parsed(&got))
                .is_some_and(|(expected, got)| json::same(&expected, &got))
        }
    };
    (!is_same).then(|| compare::differ("body", &format!("`{expected}`"), &format!("`{got}`")))
}

/// What is wrong with what came of an answer.
fn came(case: &Value, result: Result<Value, Error<Kind>>) -> Vec<String> {
    if let Some(expected) = case.get("error") {
        return error(expected, result);
    }
    match result {
        Ok(got) if value::is_expected(&case["result"], &got) => Vec::new(),
        Ok(got) => vec![compare::differ("value", &case["result"].to_string(), &got.to_string())],
        Err(error) => vec![compare::differ(
            "value",
            &case["result"].to_string(),
            &format!("{error} ({error:?})"),
        )],
    }
}

fn error(expected: &Value, result: Result<Value, Error<Kind>>) -> Vec<String> {
    let mut problems = Vec::new();
    // Where an answer has no code, some suites name its status.
    let status = result.as_ref().err().and_then(Error::status);
    let is_status = status.is_some_and(|status| expected["code"] == status.as_str());
    let (code, message, details) = match result {
        Ok(value) => return vec![format!("expected an error, got {value}")],
        Err(Error::Service(error)) => (
            error.code().map(str::to_owned),
            error.message().map(str::to_owned),
            error.details_json().unwrap_or_default(),
        ),
        Err(Error::Unexpected(error)) => {
            let first = error.reported().first();
            let text = |text: Option<&str>| text.map(str::to_owned);
            (
                text(first.and_then(|error| error.code())),
                text(first.and_then(|error| error.message())),
                Value::Null,
            )
        }
        Err(other) => return vec![format!("expected an error of the service, got {other}")],
    };
    if let Some(expected) = expected["code"].as_str().filter(|_| !(is_status && code.is_none())) {
        problems.extend(compare::texts("code", expected, &code.unwrap_or_default()));
    }
    if let Some(expected) = expected["message"].as_str() {
        problems.extend(compare::texts("message", expected, &message.unwrap_or_default()));
    }
    if !expected["details"].is_null() && !value::is_expected(&expected["details"], &details) {
        problems.push(compare::differ(
            "details",
            &expected["details"].to_string(),
            &details.to_string(),
        ));
    }
    problems
}
