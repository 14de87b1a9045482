//! An operation whose types are forgotten, and what becomes of its calls.

use std::error::Error as _;
use std::fmt::Debug;
use std::sync::LazyLock;
use std::time::Duration;

use specwright_codegen::sample::Values;
use specwright_runtime::value::Empty;
use specwright_runtime::{Endpoint, Error, Paged, Polling, Strictness};
use tokio::runtime::{Builder, Runtime};

use super::clients::{AsyncClient, Client};
use super::panics;
use super::values::filled;

/// An operation of a shipped client.
pub(crate) struct Case {
    /// `invoices.list`
    pub(crate) name: &'static str,
    pub(crate) call: fn(&Client, &Values, How) -> Outcome,
    pub(crate) awaited: fn(&AsyncClient, &Values) -> End,
    pub(crate) pages: Option<fn(&Client, &AsyncClient, &Values) -> Counted>,
}

/// How a call is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Once,
    /// Once, and the rules are not looked at.
    Lax,
    /// Until it is ready.
    Waiting,
}

/// What became of a call.
pub(crate) struct Outcome {
    pub(crate) end: End,
    /// Everything about it that a program may print.
    pub(crate) shown: Vec<String>,
}

/// How a call ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    Value,
    Pending,
    /// A documented error: its kind, code and status.
    Service(String, Option<String>, u16),
    /// Anything else, in its own words.
    Other(String),
}

/// How many items there are, or why they could not be counted.
pub(crate) struct Counted {
    /// Page by page, each asked for by its number.
    pub(crate) by_number: Result<usize, String>,
    pub(crate) iterated: Result<usize, String>,
    pub(crate) streamed: Result<usize, String>,
}

impl Case {
    pub(crate) const fn plain<R>() -> Self
    where
        R: Endpoint + Empty + Debug,
        R::Response: Debug,
    {
        Self {
            name: R::OPERATION.name,
            call: call::<R>,
            awaited: awaited::<R>,
            pages: None,
        }
    }

    pub(crate) const fn paged<R>() -> Self
    where
        R: Paged + Empty + Debug,
        R::Response: Debug,
    {
        Self {
            pages: Some(count::<R>),
            ..Self::plain::<R>()
        }
    }
}

fn call<R>(client: &Client, values: &Values, how: How) -> Outcome
where
    R: Endpoint + Empty + Debug,
    R::Response: Debug,
{
    let mut call = client.call(filled::<R>(values));
    if how == How::Lax {
        call.set_strictness(Strictness::Off);
    }
    let mut shown = vec![format!("{call:?} {client:?}")];
    let result = match how {
        How::Once | How::Lax => call.send(),
        How::Waiting => call.wait_with(quickly()),
    };
    let end = match &result {
        Ok(value) => {
            shown.push(format!("{value:?} {value:#?}"));
            End::Value
        }
        Err(error) => {
            shown.extend(told(error));
            end_of(error)
        }
    };
    let request = filled::<R>(values);
    shown.push(panics::said(|| {
        panic!("{client:?} {request:?} {client:#?} {request:#?}")
    }));
    shown.push(match result {
        Ok(value) => panics::unwrapped(value),
        Err(error) => panics::unwrapped(error),
    });
    Outcome { end, shown }
}

fn awaited<R: Endpoint + Empty>(client: &AsyncClient, values: &Values) -> End {
    let waiting = client.call(filled::<R>(values)).wait_with(quickly());
    block_on(waiting).map_or_else(|error| end_of(&error), |_| End::Value)
}

fn quickly() -> Polling {
    Polling::new().every(Duration::from_millis(1))
}

fn end_of<K: std::fmt::Display + Debug>(error: &Error<K>) -> End {
    match error {
        Error::Pending(_) => End::Pending,
        Error::Service(service) => End::Service(
            service.kind().to_string(),
            service.code().map(str::to_owned),
            service.status().as_u16(),
        ),
        error => End::Other(format!("{error}: {error:?}")),
    }
}

/// An error in all its forms, with its sources and what it gives on demand.
pub(crate) fn told<K: std::fmt::Display + Debug>(error: &Error<K>) -> Vec<String> {
    let mut shown = vec![format!("{error} {error:#} {error:?} {error:#?}")];
    shown.extend(
        error
            .violations()
            .iter()
            .map(|violation| format!("{violation} {violation:?}")),
    );
    if let Some(service) = error.service() {
        shown.push(format!(
            "{service} {service:?} {:?} {:?}",
            service.message(),
            service.field()
        ));
    }
    if let Some(pending) = error.pending() {
        shown.push(format!("{pending} {pending:?}"));
    }
    let mut source = error.source();
    while let Some(error) = source {
        shown.push(format!("{error} {error:?}"));
        source = error.source();
    }
    shown
}

fn count<R>(client: &Client, awaited: &AsyncClient, values: &Values) -> Counted
where
    R: Paged + Empty + Debug,
    R::Response: Debug,
{
    let request = || filled::<R>(values);
    Counted {
        by_number: count_by_number::<R>(client, values),
        iterated: counted(client.call(request()).iter()),
        streamed: block_on(async {
            let mut stream = awaited.call(request()).stream();
            let mut items = Vec::new();
            while let Some(item) = stream.next().await {
                items.push(item);
            }
            counted(items.into_iter())
        }),
    }
}

/// Asks for page after page until one is empty.
fn count_by_number<R: Paged + Empty>(client: &Client, values: &Values) -> Result<usize, String> {
    let mut count = 0;
    for page in 1..100 {
        let mut values = values.clone();
        values.insert("page".to_owned(), super::values::scalar(&page.to_string()));
        let answer = client
            .call(filled::<R>(&values))
            .send()
            .map_err(|error| error.to_string())?;
        match R::into_items(answer).len() {
            0 => return Ok(count),
            items => count += items,
        }
    }
    Err("the pages have no end".to_owned())
}

fn counted<I, K: std::fmt::Display>(items: impl Iterator<Item = Result<I, Error<K>>>) -> Result<usize, String> {
    let mut count = 0;
    for item in items {
        item.map_err(|error| error.to_string())?;
        count += 1;
    }
    Ok(count)
}

/// One runtime for all: the clients keep their connections.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Builder::new_current_thread().enable_all().build().unwrap());
    RUNTIME.block_on(future)
}
