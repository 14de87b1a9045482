//! One call of each class of operation, of the asynchronous and of the blocking client.

use std::fmt::{self, Display};

use crate::outcome::Outcome;
use crate::shop::{Async, Blocking, Client, ClientBuilder, blocking};

/// What a retry has to know of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Changes nothing: `GET`.
    Safe,
    /// Does the same however often it comes: `PUT`.
    Idempotent,
    /// A `POST` with a key, under which the service acts once.
    Keyed,
    /// A `POST` whose error of status 429 says that the service has done nothing.
    Refusable,
    /// A `POST` without any of that.
    Never,
}

/// Which client makes the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The one whose calls are awaited.
    Async,
    /// The one whose calls block.
    Blocking,
}

impl Class {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 5] = [Self::Safe, Self::Idempotent, Self::Keyed, Self::Refusable, Self::Never];

    /// Whether a request that may have arrived does no harm when it comes again.
    #[must_use]
    pub fn is_harmless(self) -> bool {
        matches!(self, Self::Safe | Self::Idempotent | Self::Keyed)
    }
}

impl Display for Class {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Safe => "safe",
            Self::Idempotent => "idempotent",
            Self::Keyed => "with a key",
            Self::Refusable => "retryable 429",
            Self::Never => "never",
        })
    }
}

/// How much a call asks for; the answer repeats it.
pub const AMOUNT: i64 = 7;

/// Fills the buffers of a socket several times.
const LARGE: usize = 1024 * 1024;

/// The same calls for both clients.
macro_rules! make_call {
    ($client:ident, $class:ident, $id:ident, $label:ident $(, $wait:tt)*) => {{
        let things = $client.things();
        match $class {
            Class::Safe => {
                let sent = things.read().call($id).send()$(.$wait)*;
                Outcome::of(sent.map(|thing| (thing.call, thing.amount)), ($id, AMOUNT))
            }
            Class::Idempotent => {
                let sent = things.replace().call($id).amount(AMOUNT).label($label).send()$(.$wait)*;
                Outcome::of(sent.map(|thing| (thing.call, thing.amount)), ($id, AMOUNT))
            }
            Class::Keyed => {
                let sent = things.pay().call($id).amount(AMOUNT).label($label).send()$(.$wait)*;
                Outcome::of(sent.map(|thing| (thing.call, thing.amount)), ($id, AMOUNT))
            }
            Class::Refusable => {
                let sent = things.order().call($id).amount(AMOUNT).label($label).send()$(.$wait)*;
                Outcome::of(sent.map(|thing| (thing.call, thing.amount)), ($id, AMOUNT))
            }
            Class::Never => {
                let sent = things.text().call($id).amount(AMOUNT).label($label).send()$(.$wait)*;
                Outcome::of(sent.map(|thing| (thing.call, thing.amount)), ($id, AMOUNT))
            }
        }
    }};
}

/// Makes a single call with a client of its own.
pub fn call_once(builder: ClientBuilder<Async>, class: Class, id: &str) -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime can be set up");
    runtime.block_on(async {
        let client = builder.build().expect("the client is complete");
        call(&client, class, id, false).await
    })
}

/// The same with a blocking client.
pub fn call_once_blocking(builder: ClientBuilder<Blocking>, class: Class, id: &str) -> Outcome {
    let client = builder.build().expect("the client is complete");
    call_blocking(&client, class, id, false)
}

/// Makes a call and says what came of it.
pub async fn call(client: &Client, class: Class, id: &str, large: bool) -> Outcome {
    let label = label(large);
    make_call!(client, class, id, label, await)
}

/// The same with the blocking client.
#[must_use]
pub fn call_blocking(client: &blocking::Client, class: Class, id: &str, large: bool) -> Outcome {
    let label = label(large);
    make_call!(client, class, id, label)
}

fn label(large: bool) -> String {
    "a".repeat(if large { LARGE } else { 1 })
}
