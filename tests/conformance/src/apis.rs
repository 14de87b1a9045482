//! The clients that the project ships, called by name: the cases in `tests/apis/<api>` are run against them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bytes::Bytes;
use http::Response;
use serde_json::Value;
use specwright_runtime::Error;
use specwright_runtime::describe::Operation;
use specwright_runtime::dynamic::{Entry, Kind};

use crate::call::{Seam, TOKEN};
use crate::page::errors::{ErrorLine, lines};
use crate::page::{Case, cases, markdown};
use crate::wire::{judged, prepared, values};

/// A shipped client whose type is forgotten.
pub struct Shipped {
    /// The crate.
    pub name: &'static str,
    /// Its operations.
    pub operations: &'static [Entry],
    /// Calls an operation by its name; the first word chooses how the credentials travel.
    pub call: CallByName,
}

/// How the credentials travel, the transport, the operation's name and the caller's values.
pub type CallByName = fn(&str, &Seam, &str, Value) -> Result<Value, Error<Kind>>;

/// Every shipped client.
pub static SHIPPED: [Shipped; 2] = [
    Shipped {
        name: "invoicexpress",
        operations: invoicexpress::dynamic::OPERATIONS,
        call: |_, seam, operation, values| {
            let seen = seam.clone();
            let client = invoicexpress::blocking::Client::builder()
                .account_name("demo")
                .api_key("a-very-secret-key")
                .tokens(|| TOKEN.to_owned())
                .on_deviation(move |deviation| seen.deviated(deviation.to_string()))
                .transport(seam.clone())
                .build()
                .unwrap();
            invoicexpress::dynamic::call_blocking(&client, operation, values)
        },
    },
    Shipped {
        name: "textmarketer",
        operations: textmarketer::dynamic::OPERATIONS,
        call: |auth, seam, operation, values| {
            let seen = seam.clone();
            let auth = match auth {
                "parameters" => textmarketer::Auth::Parameters,
                _ => textmarketer::Auth::Basic,
            };
            let client = textmarketer::blocking::Client::builder()
                .username("my_username")
                .password("my_password")
                .auth(auth)
                .tokens(|| TOKEN.to_owned())
                .on_deviation(move |deviation| seen.deviated(deviation.to_string()))
                .transport(seam.clone())
                .build()
                .unwrap();
            textmarketer::dynamic::call_blocking(&client, operation, values)
        },
    },
];

/// What the cases of one API show.
#[derive(Debug, Default)]
pub struct Shown {
    /// How many calls were made.
    pub calls: usize,
    /// What is wrong.
    pub problems: Vec<String>,
    requests: BTreeSet<String>,
    successes: BTreeSet<String>,
    errors: BTreeSet<(String, String)>,
}

/// Runs the cases of a client.
#[must_use]
pub fn run(api: &Shipped, workspace: &Path) -> Shown {
    let mut shown = Shown::default();
    let mut shared = Vec::new();
    let mut firsts: Vec<Case> = Vec::new();
    for file in markdown(&workspace.join("tests/apis").join(api.name)) {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let path = format!("tests/apis/{}/{stem}.md", api.name);
        let text = fs::read_to_string(&file).unwrap_or_default();
        for case in cases(&path, &text) {
            let Some(operation) = case.operation.clone() else {
                // A page without calls has the errors that every operation shares.
                shared.extend(case.errors.iter().flat_map(lines));
                continue;
            };
            shown.case(api, &operation, &case);
            if !firsts.iter().any(|first| first.operation == case.operation) {
                firsts.push(case);
            }
        }
    }
    for case in &firsts {
        for line in &shared {
            shown.error(api, case.operation.as_deref().unwrap_or_default(), case, line, true);
        }
    }
    shown
}

impl Shown {
    fn case(&mut self, api: &Shipped, operation: &str, case: &Case) {
        self.calls += 1;
        let seam = Seam::answering(prepared(case));
        let result = (api.call)(auth(case), &seam, operation, values(case));
        let is_success = result.is_ok();
        if let Err(Error::Service(error)) = &result {
            self.errors
                .insert((operation.to_owned(), error.kind().name().to_owned()));
        }
        let problems = judged(case, &seam, result);
        self.problems
            .extend(problems.into_iter().map(|problem| format!("{}: {problem}", case.place)));
        if case.request.is_some() {
            self.requests.insert(operation.to_owned());
        }
        if is_success && case.answer.is_some() {
            self.successes.insert(operation.to_owned());
        }
        for line in case.errors.iter().flat_map(lines) {
            self.error(api, operation, case, &line, false);
        }
    }

    /// A shared error that the operation words its own way is passed over.
    fn error(&mut self, api: &Shipped, operation: &str, case: &Case, line: &ErrorLine, shared: bool) {
        let names = |described: &Operation| described.errors.iter().any(|error| error.name == line.kind);
        if shared && !described(api, operation).is_some_and(names) {
            return;
        }
        self.calls += 1;
        let seam = Seam::answering(answer(line));
        let result = (api.call)(auth(case), &seam, operation, values(case));
        let told = match &result {
            Err(Error::Service(error)) => (
                error.kind().name().to_owned(),
                error.code().map(str::to_owned),
                error.message().map(str::to_owned),
            ),
            other => (format!("{other:?}"), None, None),
        };
        let is_as_said = told.0 == line.kind
            && (line.code.is_none() || told.1 == line.code)
            && (line.message.is_none() || told.2 == line.message);
        if is_as_said {
            self.errors.insert((operation.to_owned(), line.kind.clone()));
        } else {
            self.problems.push(format!(
                "{} (error on line {}): {operation} gives {told:?}",
                case.place, line.line
            ));
        }
    }

    /// What no case shows: a request, a success or a documented error of an operation.
    #[must_use]
    pub fn missing(&self, api: &Shipped) -> Vec<String> {
        let mut missing = Vec::new();
        for operation in api.operations.iter().map(|entry| entry.operation()) {
            let name = operation.name.to_owned();
            let mut expect = |is_there: bool, what: &str| {
                if !is_there {
                    missing.push(format!("{name}: {what}"));
                }
            };
            expect(self.requests.contains(&name), "no request");
            expect(self.successes.contains(&name), "no success");
            for error in operation.errors {
                let key = (name.clone(), error.name.to_owned());
                expect(self.errors.contains(&key), error.name);
            }
        }
        missing
    }
}

fn described(api: &Shipped, operation: &str) -> Option<&'static Operation> {
    let mut operations = api.operations.iter().map(|entry| entry.operation());
    operations.find(|described| described.name == operation)
}

/// How the credentials travel, as the block of the values says.
fn auth(case: &Case) -> &str {
    let values = case.values.as_ref();
    values.and_then(|block| block.setting("auth")).unwrap_or_default()
}

fn answer(line: &ErrorLine) -> Response<Bytes> {
    let mut answer = Response::builder().status(line.status);
    if let Some(content_type) = line.content_type() {
        answer = answer.header("content-type", content_type);
    }
    answer.body(Bytes::from(line.body.clone())).unwrap()
}
