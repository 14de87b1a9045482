//! Every operation of both shipped clients, called against the mock of its API over a socket: successes, documented errors,
//! pages, answers that are not ready, and what shows of the secrets in any of these: to a program that prints all it has,
//! to one that ends in a panic, in spans, reports, recordings and in the log of the mock. With `--nocapture` the tests say
//! how much they planted and searched.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test ends so")]
#![allow(
    clippy::indexing_slicing,
    deprecated,
    reason = "the model's indexes fit; every operation is called"
)]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};
use specwright_codegen::model::{ErrorCase, Operation, Trigger};
use specwright_codegen::sample::Values;
use specwright_runtime::dynamic::{Entry, Kind};
use specwright_runtime::{Error, Json};

use support::clients::{Api, Auth, Client, Setup, Stage};
use support::operations::{Case, End, How, Outcome, told};
use support::panics;
use support::secrets::{Secrets, Tally};
use support::spans;
use support::table::operations;
use support::values;
use support::wire::Change;

/// An operation in all its parts, and values for its request.
struct Subject<'a> {
    case: &'static Case,
    operation: &'a Operation,
    values: Values,
}

/// The operations of an API. What has no values is a problem.
fn subjects<'a>(stage: &'a Stage, problems: &mut Vec<String>) -> Vec<Subject<'a>> {
    let described = stage.model.resources.iter().flat_map(|resource| {
        let named = |operation| (format!("{}.{}", resource.name.spec, named(operation)), operation);
        resource.operations.iter().map(named)
    });
    let all = operations(stage.api)
        .iter()
        .zip(described)
        .filter_map(|(case, (name, operation))| {
            assert_eq!(case.name, name, "the table has the operations of the spec in its order");
            match values::request(&stage.model, operation) {
                Ok(values) => Some(Subject {
                    case,
                    operation,
                    values,
                }),
                Err(broken) => {
                    problems.push(format!("{name}: the samples break {broken}"));
                    None
                }
            }
        });
    all.collect()
}

fn named(operation: &Operation) -> &str {
    &operation.name.spec
}

/// Looks at every operation of both APIs and ends with everything that is wrong.
fn for_each_operation(look: impl Fn(&Stage, &Subject<'_>, &mut Vec<String>)) {
    let mut problems = Vec::new();
    for api in Api::ALL {
        let stage = Stage::of(api);
        for subject in subjects(&stage, &mut problems) {
            let mut found = Vec::new();
            look(&stage, &subject, &mut found);
            found.extend(unexplained_deviations(&stage));
            problems.extend(
                found
                    .iter()
                    .map(|problem| format!("{} {}: {problem}", api.name(), subject.case.name)),
            );
        }
    }
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
}

/// What deviates, apart from samples that the spec owns up to.
fn unexplained_deviations(stage: &Stage) -> Vec<String> {
    let excused = values::samples_that_break_rules(&stage.model);
    let mut deviations = stage.take_deviations();
    deviations.retain(|deviation| !excused.iter().any(|sample| deviation.came() == Some(sample)));
    deviations
        .iter()
        .map(|deviation| format!("deviates: {deviation}"))
        .collect()
}

impl Subject<'_> {
    fn call(&self, client: &Client, how: How) -> Outcome {
        (self.case.call)(client, &self.values, how)
    }
}

fn expect(problems: &mut Vec<String>, what: &str, found: &End, expected: &End) {
    if found != expected {
        problems.push(format!("{what}: {found:?} instead of {expected:?}"));
    }
}

#[test]
fn the_table_has_every_operation() {
    for (api, entries) in [
        (Api::InvoiceXpress, invoicexpress::dynamic::OPERATIONS),
        (Api::TextMarketer, textmarketer::dynamic::OPERATIONS),
    ] {
        let known: Vec<_> = entries.iter().map(|entry: &Entry| entry.operation().name).collect();
        let listed: Vec<_> = operations(api).iter().map(|case| case.name).collect();
        assert_eq!(listed, known);
        let stage = Stage::of(api);
        assert_eq!(listed.len(), stage.model.operations().count());
        for (case, operation) in operations(api).iter().zip(stage.model.operations()) {
            assert_eq!(case.pages.is_some(), operation.pages.is_some(), "{}", case.name);
        }
    }
}

#[test]
fn every_operation_succeeds() {
    for_each_operation(|stage, subject, problems| {
        let client = stage.usual();
        if subject.operation.pending.is_some() {
            expect(problems, "send", &subject.call(client, How::Once).end, &End::Pending);
            expect(problems, "wait", &subject.call(client, How::Waiting).end, &End::Value);
        } else {
            expect(problems, "send", &subject.call(client, How::Once).end, &End::Value);
        }
    });
}

#[test]
fn every_operation_succeeds_by_its_name() {
    for_each_operation(|stage, subject, problems| {
        let client = stage.usual();
        let request = values::json(&stage.model, &subject.operation.request.fields, &subject.values);
        for _ in 0..3 {
            match by_name(client, subject.case.name, request.clone()) {
                Ok(Json::Object(_)) => return,
                Err(Error::Pending(_)) if subject.operation.pending.is_some() => {}
                other => return problems.push(format!("{other:?}")),
            }
        }
        problems.push("is never ready".to_owned());
    });
}

fn by_name(client: &Client, operation: &str, values: Json) -> Result<Json, Error<Kind>> {
    match client {
        Client::InvoiceXpress(client) => invoicexpress::dynamic::call_blocking(client, operation, values),
        Client::TextMarketer(client) => textmarketer::dynamic::call_blocking(client, operation, values),
    }
}

#[test]
fn credentials_as_parameters_open_every_operation() {
    for_each_operation(|stage, subject, problems| {
        let client = stage.client(&Setup {
            auth: Auth::Parameters,
            ..Setup::default()
        });
        expect(problems, "wait", &subject.call(&client, How::Waiting).end, &End::Value);
    });
}

/// The end of a call that is answered with the error.
fn end_with(case: &ErrorCase, found: &End) -> End {
    let code = case.code.as_ref().map(|code| code.value.clone());
    let status = case.status.as_ref().map_or(400, |status| status.value);
    match found {
        // One without a code of its own may show whatever code the body has.
        End::Service(_, found, _) if code.is_none() => End::Service(case.name.spec.clone(), found.clone(), status),
        _ => End::Service(case.name.spec.clone(), code, status),
    }
}

fn preference(case: &ErrorCase) -> Setup {
    let status = case.status.as_ref().map_or(400, |status| status.value);
    Setup::preferring(format!("code={status}, example={}", case.name.spec))
}

#[test]
fn every_documented_error_is_its_kind() {
    for_each_operation(|stage, subject, problems| {
        if subject.operation.errors.is_empty() {
            problems.push("no errors are documented".to_owned());
        }
        for case in &subject.operation.errors {
            let client = stage.client(&preference(case));
            let end = subject.call(&client, How::Once).end;
            expect(problems, &case.name.spec, &end, &end_with(case, &end));
        }
    });
}

#[test]
fn what_provokes_an_error_is_answered_with_it() {
    for_each_operation(|stage, subject, problems| {
        for case in &subject.operation.errors {
            let Some(outcome) = provoked(stage, subject, case) else {
                continue;
            };
            expect(problems, &case.name.spec, &outcome.end, &end_with(case, &outcome.end));
        }
    });
}

/// A call that provokes the error, where one can: by its credentials or by the value of a field.
fn provoked(stage: &Stage, subject: &Subject<'_>, case: &ErrorCase) -> Option<Outcome> {
    match &case.when.as_ref()?.value {
        Trigger::Unauthenticated => {
            let client = stage.client(&Setup {
                wrong_credentials: true,
                ..Setup::default()
            });
            Some(subject.call(&client, How::Once))
        }
        Trigger::Value(field, text) => {
            let client = stage.usual();
            let values = values::with(subject.operation, &subject.values, *field, text);
            Some((subject.case.call)(client, &values, How::Lax))
        }
        Trigger::Invalid | Trigger::UnknownPath | Trigger::Field(_) | Trigger::Rule(_) => None,
    }
}

#[test]
fn pages_give_every_item_and_end() {
    for_each_operation(|stage, subject, problems| {
        let Some(pages) = subject.case.pages else {
            return;
        };
        let client = stage.usual();
        let counted = pages(client, stage.awaited(), &subject.values);
        let all = &counted.by_number;
        // The mock has some more than two pages.
        if !all.as_ref().is_ok_and(|all| *all > 2) || counted.iterated != *all || counted.streamed != *all {
            problems.push(format!(
                "{all:?} items, {:?} iterated, {:?} streamed",
                counted.iterated, counted.streamed
            ));
        }
    });
}

#[test]
fn awaited_operations_succeed() {
    for_each_operation(|stage, subject, problems| {
        let end = (subject.case.awaited)(stage.awaited(), &subject.values);
        expect(problems, "wait", &end, &End::Value);
    });
}

#[test]
fn no_secret_shows_in_any_outcome() {
    let tally = Tally::default();
    panics::listen();
    for_each_operation(|stage, subject, problems| {
        let planted = values::planted(&subject.values);
        let fields = &subject.operation.request.fields;
        assert_eq!(
            planted.is_empty(),
            !fields.iter().any(|field| field.secret),
            "{}",
            subject.case.name
        );
        let credentials = stage.api.credentials();
        let sent = credentials.iter().map(String::as_str).chain(planted);
        let stored = values::secrets_of_answers(&stage.model);
        let stored = stored.iter().map(String::as_str);
        tally.planted(sent.clone().chain(stored.clone()));
        let (sent, stored) = (Arc::new(Secrets::of(sent)), Secrets::of(stored));
        for (what, setup) in setups(subject.operation, &sent) {
            for text in shown(stage, subject, &setup) {
                tally.searched(&text);
                let found = sent.found_in(&text).into_iter().chain(stored.found_in(&text));
                problems.extend(found.map(|found| format!("{what} shows {found}")));
            }
        }
    });
    for text in panics::others() {
        tally.searched(&text);
        assert_eq!(tally.secrets().found_in(&text), [""; 0], "a panic that nobody meant");
    }
    println!("{}", tally.told());
}

/// Everything that a program may print of calls with that client.
fn shown(stage: &Stage, subject: &Subject<'_>, setup: &Setup) -> Vec<String> {
    let client = stage.client(setup);
    let (mut shown, traced) = spans::recorded(|| {
        let mut shown = subject.call(&client, How::Once).shown;
        let request = values::json(&stage.model, &subject.operation.request.fields, &subject.values);
        if let Err(error) = by_name(&client, subject.case.name, request) {
            shown.extend(told(&error));
            shown.push(panics::unwrapped(error));
        }
        shown
    });
    assert!(traced.contains(subject.case.name), "no span of the call: {traced}");
    shown.push(traced);
    let recording = stage.recorder.take();
    assert!(!recording.exchanges().is_empty(), "nothing was recorded");
    shown.push(format!("{recording} {recording:?}"));
    let log = stage.take_log();
    assert!(!log.is_empty(), "the mock has no log");
    shown.extend(log);
    shown.extend(
        stage
            .reports
            .lock()
            .unwrap()
            .drain(..)
            .map(|report| format!("{report:?}")),
    );
    for deviation in stage.take_deviations() {
        shown.push(format!("{deviation} {deviation:?} {:?}", deviation.came()));
    }
    shown
}

#[test]
fn a_secret_is_found_in_every_form() {
    let secrets = Secrets::of(["pl4nt&ed é"]);
    assert_eq!(secrets.found_in("pl4nt"), [""; 0]);
    for form in [
        "pl4nt&ed é",
        "pl4nt%26ed%20%C3%A9",
        "pl4nt%26ed%20%c3%a9",
        "pl4nt%26ed+%C3%A9",
        "cGw0bnQmZWQgw6k",
    ] {
        assert!(!secrets.found_in(&format!("<{form}=>")).is_empty(), "{form}");
    }
}

#[test]
fn a_secret_in_a_panic_would_be_found() {
    let secrets = Secrets::of(["pl4nt&ed é"]);
    let said = panics::said(|| panic!("it is {}", "pl4nt&ed é"));
    assert!(!secrets.found_in(&said).is_empty(), "{said}");
    let said = panics::unwrapped("pl4nt&ed é");
    assert!(!secrets.found_in(&said).is_empty(), "{said}");
    panics::listen();
    let thread = std::thread::Builder::new().name("not on purpose".to_owned());
    let ended = thread
        .spawn(|| panic!("it is pl4nt&ed for a test of panics"))
        .unwrap()
        .join();
    assert!(ended.is_err());
    assert!(panics::others().iter().any(|said| said.contains("pl4nt&ed for a test")));
}

#[test]
fn secrets_of_an_answer_are_given_to_who_asks_for_them() {
    let stage = Stage::of(Api::InvoiceXpress);
    let key = "st0red&key+Ty4";
    let planting = replacing(r#""api_key":"api_key""#.to_owned(), format!(r#""api_key":"{key}""#));
    let Client::InvoiceXpress(client) = stage.client(&changed(planting)) else {
        panic!("it is that client");
    };
    let made = client
        .accounts()
        .create()
        .organization_name("My Company")
        .email("owner@example.com");
    let made = made.password("pl4nted").terms(true).send().unwrap();
    assert_eq!(made.account.api_key.expose(), key);
    assert_eq!(Secrets::of([key]).found_in(&format!("{made:?} {made:#?}")), [""; 0]);

    let stage = Stage::of(Api::TextMarketer);
    let Client::TextMarketer(client) = stage.client(&Setup::default()) else {
        panic!("it is that client");
    };
    let found = client.account().get().send().unwrap();
    assert_eq!(found.account.api_password.expose(), "my_api_password");
    assert_eq!(
        Secrets::of(["my_api_password"]).found_in(&format!("{found:?} {found:#?}")),
        [""; 0]
    );
}

#[test]
fn a_secret_that_breaks_a_rule_does_not_show() {
    let refused = AtomicUsize::new(0);
    let tally = Tally::default();
    for_each_operation(|stage, subject, problems| {
        let values = values::with_bad_secrets(&stage.model, subject.operation, &subject.values);
        tally.planted(values::planted(&values));
        let secrets = Secrets::of(values::planted(&values));
        let client = stage.usual();
        for how in [How::Once, How::Lax] {
            let outcome = (subject.case.call)(client, &values, how);
            if matches!(outcome.end, End::Other(_)) {
                refused.fetch_add(1, Ordering::Relaxed);
            }
            for text in outcome.shown.into_iter().chain(stage.take_log()) {
                tally.searched(&text);
                problems.extend(
                    secrets
                        .found_in(&text)
                        .into_iter()
                        .map(|found| format!("{how:?} shows {found}")),
                );
            }
        }
    });
    assert!(refused.into_inner() > 0, "some secrets have rules");
    println!("{}", tally.told());
}

#[test]
fn the_answers_that_repeat_secrets_reach_the_client() {
    let hidden = "[redacted] ; [redacted]";
    for_each_operation(|stage, subject, problems| {
        let credentials = stage.api.credentials();
        let secrets = Arc::new(Secrets::of(credentials.iter().map(String::as_str)));
        let outcome = subject.call(
            &stage.client(&changed(echoed_alone(&secrets, StatusCode::IM_A_TEAPOT))),
            How::Once,
        );
        if !outcome.shown.iter().any(|text| text.contains(hidden)) {
            problems.push(format!("nothing was hidden in {:?}", outcome.shown));
        }
    });
}

/// Clients whose calls end in every way: with what the mock says, and with answers that repeat all secrets.
fn setups(operation: &Operation, secrets: &Arc<Secrets>) -> Vec<(String, Setup)> {
    let mut setups = vec![
        ("a success".to_owned(), Setup::default()),
        ("a success with more".to_owned(), changed(echoed_beside(secrets))),
        (
            "an undocumented answer".to_owned(),
            changed(echoed_alone(secrets, StatusCode::IM_A_TEAPOT)),
        ),
        (
            "an overloaded service".to_owned(),
            changed(echoed_alone(secrets, StatusCode::BAD_GATEWAY)),
        ),
        ("a redirect".to_owned(), changed(redirected(secrets))),
        (
            "a broken connection".to_owned(),
            Setup {
                failure: Some(secrets.echoed()),
                ..Setup::default()
            },
        ),
        (
            "a refusal".to_owned(),
            Setup {
                wrong_credentials: true,
                ..Setup::default()
            },
        ),
    ];
    for case in &operation.errors {
        let about = case.about.clone().unwrap_or_else(|| case.name.spec.clone());
        let setup = Setup {
            change: Some(echoed_for(about, secrets)),
            ..preference(case)
        };
        setups.push((case.name.spec.clone(), setup));
    }
    setups
}

fn changed(change: Change) -> Setup {
    Setup {
        change: Some(change),
        ..Setup::default()
    }
}

/// Answers with such a status and a text that has all secrets.
fn echoed_alone(secrets: &Arc<Secrets>, status: StatusCode) -> Change {
    let text = secrets.echoed();
    Arc::new(move |_| {
        let mut answer = Response::new(Bytes::from(text.clone()));
        *answer.status_mut() = status;
        answer
    })
}

/// Sends the client on to an address that has all secrets.
fn redirected(secrets: &Arc<Secrets>) -> Change {
    let text = secrets.echoed();
    Arc::new(move |_| {
        let mut answer = Response::new(Bytes::from(text.clone()));
        *answer.status_mut() = StatusCode::FOUND;
        let address = format!("https://elsewhere.example/?{}", text.replace(['\r', '\n'], ""));
        if let Ok(address) = HeaderValue::from_bytes(address.as_bytes()) {
            answer.headers_mut().insert(header::LOCATION, address);
        }
        answer
    })
}

/// Adds a member with all secrets to a JSON body, in its name, too.
fn echoed_beside(secrets: &Arc<Secrets>) -> Change {
    let text = secrets.echoed();
    replacing("{".to_owned(), format!("{{\"{text}\":\"{text}\","))
}

/// Puts all secrets behind the text of an error.
fn echoed_for(text: String, secrets: &Arc<Secrets>) -> Change {
    let echoed = secrets.echoed().replace('&', "&amp;");
    let more = format!("{text} {echoed}");
    replacing(text, more)
}

/// Replaces a text in the body, once.
fn replacing(text: String, by: String) -> Change {
    Arc::new(move |answer| {
        let (mut parts, body) = answer.into_parts();
        let body = String::from_utf8_lossy(&body).replacen(&text, &by, 1);
        parts.headers.remove(header::CONTENT_LENGTH);
        Response::from_parts(parts, Bytes::from(body))
    })
}
