//! What the servers of the soak do, and how often.

use std::sync::Arc;

use specwright_faults::chance::{choose, number};
use specwright_faults::script::Turn;
use specwright_faults::server::Director;

/// Faults that come when the whole request has been read, so that both sides count the same.
const AFTER_THE_REQUEST: &[(u64, &str)] = &[
    (600, "read\nanswer 200"),
    (100, "read\nwait 3ms\nanswer 200"),
    (
        50,
        "read\nsend HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\n{\\r\\n0\\r\\n\\r\\n",
    ),
    (30, "read\nreset"),
    (30, "read\nclose"),
    (30, "read\nanswer 200\n  cut 0\nreset"),
    (30, "read\nanswer 200\n  cut 12\nclose"),
    (30, "read\nsend HTTP/1.1 20\nreset"),
    (20, "read\nanswer 429\n  Retry-After: 0"),
    (20, "read\nanswer 503"),
    (10, "read\nanswer 502\n  Content-Type: text/html\n  body <html>"),
    (10, "read\nanswer 500"),
    (10, "read\nanswer 302\n  Location: {origin}/elsewhere"),
    (10, "read\nanswer 200\n  body not JSON"),
    (10, "read\nrepeat 200 X-Many: a\\r\\n\nclose"),
    (
        5,
        "read\nsend HTTP/1.1 200 OK\\r\\nContent-Length: 4000000000\\r\\n\\r\\n\nsilence",
    ),
];

/// Faults at any time.
const AT_ANY_TIME: &[(u64, &str)] = &[
    (600, "read\nanswer 200"),
    (50, "read\nanswer 200\nclose"),
    (50, "read\nanswer 200\nreset"),
    (50, "wait 1ms\nreset"),
    (50, "read 10\nreset"),
    (50, "read 60\nclose"),
    (30, "read\nreset"),
    (30, "read\nanswer 503"),
    (5, "read\nsilence"),
    (
        5,
        "read\ntrickle 20ms HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\n",
    ),
];

/// A server that breaks off only behind a request.
#[must_use]
pub(crate) fn after_the_request(seed: u64) -> Director {
    director(AFTER_THE_REQUEST, seed)
}

/// A server that breaks off wherever it is.
#[must_use]
pub(crate) fn at_any_time(seed: u64) -> Director {
    director(AT_ANY_TIME, seed)
}

fn director(weighted: &[(u64, &str)], seed: u64) -> Director {
    let turns: Vec<(u64, Arc<Turn>)> = weighted
        .iter()
        .map(|(weight, steps)| (*weight, Turn::of(steps)))
        .collect();
    Arc::new(move |at| {
        let chance = number(seed, u64::try_from(at).unwrap_or(u64::MAX));
        choose(&turns, chance).cloned().unwrap_or_default()
    })
}
