//! A call that nobody waits for any more, wherever it is, leaves nothing behind, and is not sent again.

use std::time::{Duration, Instant};

use specwright_faults::calls::{Class, call};
use specwright_faults::script::Turn;
use specwright_faults::server::{Options, Server};
use specwright_faults::shop::{Client, Retry};
use specwright_faults::trial::{Setup, configure};
use specwright_runtime::SystemClock;
use tokio::runtime::{Builder, Runtime};

const GRACE: Duration = Duration::from_secs(5);

/// Where a call can be when it is given up.
const PLACES: &[(&str, &str)] = &[
    ("it waits for an answer", "read\nsilence"),
    ("the request is not read", "wait 1s\nclose"),
    (
        "the head comes",
        "read\ntrickle 5ms HTTP/1.1 200 OK\\r\\nX-Long: {kilo}",
    ),
    (
        "the body comes",
        "read\nsend HTTP/1.1 200 OK\\r\\n\\r\\n\ntrickle 5ms {kilo}",
    ),
    ("it pauses before it tries again", "read\nanswer 503\n  Retry-After: 5"),
    ("it tries again and again", "read\nreset"),
];

#[test]
fn a_call_that_is_given_up_leaves_nothing() {
    std::thread::scope(|scope| {
        for (place, steps) in PLACES {
            for class in Class::ALL {
                scope.spawn(move || {
                    for patience in [0, 1, 5, 40] {
                        give_up(place, steps, class, Duration::from_millis(patience));
                    }
                });
            }
        }
    });
}

fn give_up(place: &str, steps: &str, class: Class, patience: Duration) {
    let said = format!("{place} ({class}, after {patience:?})");
    let server = Server::with_turns(&[Turn::of(steps)], Options::default());
    let setup = Setup {
        origin: server.origin().to_owned(),
        ..Setup::default()
    };
    let runtime = runtime();
    let client = configure(Client::builder(), &setup)
        .clock(SystemClock)
        .concurrency_limit(1)
        .retry(Retry::new().attempts(5).base(Duration::from_millis(10)))
        .timeout(Duration::from_secs(30))
        .build()
        .expect("the client is complete");
    runtime.block_on(async {
        let given_up = tokio::time::timeout(patience, call(&client, class, "given up", false)).await;
        // Of the others some have ended by then.
        let must_be = PLACES[..4].iter().any(|(name, _)| *name == place);
        assert!(given_up.is_err() || !must_be, "{said}: {given_up:?}");
    });
    let reports = setup.reports.lock().expect("nobody panics while holding it").clone();
    assert_eq!(reports.len(), 1, "{said}: one report, when it was given up");
    let seen = server.seen().len();
    // The pauses between attempts pass, and nothing follows.
    runtime.block_on(async { tokio::time::sleep(Duration::from_millis(30)).await });
    let later = server.seen().len();
    assert!(later <= seen + 1, "{said}: {seen} requests, then {later}");
    assert!(class.is_harmless() || later <= 1, "{said}: {later} requests");
    next_call_has_its_turn(&runtime, &client, &said);
    drop(client);
    nothing_is_left(&runtime, &server, &said);
}

/// The call that was given up does not stand in the way.
fn next_call_has_its_turn(runtime: &Runtime, client: &Client, said: &str) {
    let things = client.things();
    let once = specwright_faults::shop::CallOptions::new()
        .retry(Retry::never())
        .attempt_timeout(Duration::from_millis(20));
    let next = async { tokio::time::timeout(GRACE, things.read().call("next").with(once).send()).await };
    assert!(
        runtime.block_on(next).is_ok(),
        "{said}: the next call never has its turn"
    );
}

fn nothing_is_left(runtime: &Runtime, server: &Server, said: &str) {
    let end = Instant::now() + GRACE;
    while runtime.metrics().num_alive_tasks() > 0 && Instant::now() < end {
        runtime.block_on(async { tokio::time::sleep(Duration::from_millis(2)).await });
    }
    assert_eq!(runtime.metrics().num_alive_tasks(), 0, "{said}: tasks are left");
    assert!(
        server.is_left_alone(GRACE),
        "{said}: {} connections are left",
        server.open()
    );
}

fn runtime() -> Runtime {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime can be set up")
}
