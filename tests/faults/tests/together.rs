//! Many calls of one client at once: answers find their calls, limits hold for all clones, an outage is not multiplied.

use std::time::Duration;

use specwright_faults::calls::{Class, call, call_blocking};
use specwright_faults::outcome::Outcome;
use specwright_faults::script::Turn;
use specwright_faults::server::{Options, Server};
use specwright_faults::shop::{Client, ClientBuilder, RateLimit, blocking};
use specwright_faults::trial::{Setup, configure};
use specwright_runtime::{Handle, SystemClock};

/// What a client is told besides what all are told.
#[derive(Clone, Copy, Default)]
struct Limits {
    at_once: Option<usize>,
    rate: Option<RateLimit>,
}

#[test]
fn answers_that_come_in_reverse_find_their_calls() {
    for (outcomes, server) in both("read\nreverse 20\nanswer 200", 60, Limits::default()) {
        assert!(outcomes.iter().all(Outcome::is_answer), "{outcomes:?}");
        assert!(outcomes.iter().all(|outcome| !outcome.is_mixed_up));
        assert_eq!(server.seen().len(), 60);
        assert!(server.most_at_once() >= 20, "they were under way together");
    }
}

#[test]
fn no_more_are_under_way_than_allowed() {
    let limits = Limits {
        at_once: Some(7),
        ..Limits::default()
    };
    for (outcomes, server) in both("read\nwait 100ms\nanswer 200", 60, limits) {
        assert!(outcomes.iter().all(Outcome::is_answer), "{outcomes:?}");
        assert_eq!(server.most_at_once(), 7, "so many, and no fewer");
    }
}

/// The window slides: it is looked at from every request on.
#[test]
fn no_window_has_more_requests_than_allowed() {
    let window = Duration::from_millis(500);
    let limits = Limits {
        rate: Some(RateLimit::new(20, window)),
        ..Limits::default()
    };
    for (outcomes, server) in both("read\nanswer 200", 60, limits) {
        assert!(outcomes.iter().all(Outcome::is_answer), "{outcomes:?}");
        let mut times: Vec<_> = server.seen().iter().filter_map(|request| request.at).collect();
        times.sort();
        assert_eq!(times.len(), 60);
        for first in &times {
            // Half of the window: on a busy machine what was sent apart comes together.
            let within = times
                .iter()
                .filter(|time| *time >= first && **time - *first < window / 2);
            assert!(within.count() <= 20);
        }
        let last = *times.last().expect("there are some") - times[0];
        assert!(
            last < window * 6,
            "and they are not held back for longer than that: {last:?}"
        );
    }
}

#[test]
fn an_outage_is_not_multiplied() {
    for (outcomes, server) in both("read\nanswer 503", 200, Limits::default()) {
        assert!(
            outcomes.iter().all(|outcome| outcome.what == "`Service(NotNow)`"),
            "{outcomes:?}"
        );
        // The budget of a client: ten repetitions while nothing succeeds.
        assert_eq!(server.seen().len(), 200 + 10);
    }
}

/// So many safe calls, all at once, of clones of a client, each with a server of its own.
fn both(steps: &str, calls: usize, limits: Limits) -> [(Vec<Outcome>, Server); 2] {
    let turns = [Turn::of(steps)];
    let servers = [(); 2].map(|()| Server::with_turns(&turns, Options::default()));
    let [awaited, blocking] = &servers;
    let outcomes = [
        awaited_together(told(Client::builder(), awaited, limits), calls),
        blocking_together(told(blocking::Client::builder(), blocking, limits), calls),
    ];
    let mut servers = servers.into_iter();
    outcomes.map(|outcomes| (outcomes, servers.next().expect("there is one for each")))
}

fn told<T: Handle>(builder: ClientBuilder<T>, server: &Server, limits: Limits) -> ClientBuilder<T> {
    let setup = Setup {
        origin: server.origin().to_owned(),
        ..Setup::default()
    };
    // What is to be together comes from a machine that may be busy.
    let mut builder = configure(builder, &setup)
        .clock(SystemClock)
        .attempt_timeout(Duration::from_secs(30))
        .timeout(Duration::from_secs(60));
    if let Some(most) = limits.at_once {
        builder = builder.concurrency_limit(most);
    }
    if let Some(rate) = limits.rate {
        builder = builder.rate_limit(rate);
    }
    builder
}

fn awaited_together(builder: ClientBuilder<specwright_runtime::Async>, calls: usize) -> Vec<Outcome> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime can be set up").block_on(async {
        let client = builder.build().expect("the client is complete");
        let under_way: Vec<_> = (0..calls)
            .map(|at| {
                let client = client.clone();
                tokio::spawn(async move { call(&client, Class::Safe, &format!("call-{at}"), false).await })
            })
            .collect();
        let mut outcomes = Vec::new();
        for call in under_way {
            outcomes.push(call.await.expect("a call does not panic"));
        }
        outcomes
    })
}

fn blocking_together(builder: ClientBuilder<specwright_runtime::Blocking>, calls: usize) -> Vec<Outcome> {
    let client = builder.build().expect("the client is complete");
    std::thread::scope(|scope| {
        let under_way: Vec<_> = (0..calls)
            .map(|at| {
                let client = client.clone();
                scope.spawn(move || call_blocking(&client, Class::Safe, &format!("call-{at}"), false))
            })
            .collect();
        let ended = under_way
            .into_iter()
            .map(|call| call.join().expect("a call does not panic"));
        ended.collect()
    })
}
