//! Each limit of time ends a call when it should, and not before.

#[cfg(target_os = "linux")]
use std::net::TcpStream;
use std::time::{Duration, Instant};

use specwright_faults::calls::{Class, call_once, call_once_blocking};
use specwright_faults::outcome::Outcome;
use specwright_faults::script::Turn;
use specwright_faults::server::{Options, Server};
use specwright_faults::shop::{CallOptions, Client, ClientBuilder, Retry, blocking};
use specwright_faults::trial::{RESPONSE_LIMIT, Reports, Setup, configure};
use specwright_runtime::{Handle, SystemClock};

/// Much shorter than any limit that is not the one of the test.
const SHORT: Duration = Duration::from_millis(300);

/// Much longer than a busy machine holds a test up.
const LONG: Duration = Duration::from_secs(20);

/// The limits of a client.
#[derive(Clone, Copy)]
struct Limits {
    connect: Duration,
    read: Duration,
    attempt: Duration,
    total: Duration,
    retry: Retry,
}

impl Limits {
    const NONE: Self = Self {
        connect: LONG,
        read: LONG,
        attempt: LONG,
        total: LONG,
        retry: Retry::never(),
    };
}

/// Other systems take more connections into a queue than they are told.
#[cfg(target_os = "linux")]
#[test]
fn connecting_has_its_time() {
    let (origin, _held) = full_queue();
    let limits = Limits {
        connect: SHORT,
        ..Limits::NONE
    };
    for ended in both(&origin, Class::Never, limits) {
        ended.is("`Transport(Connect)`", Some(false), SHORT);
        assert_eq!((ended.attempts, ended.sent), (1, 0));
    }
}

#[test]
fn silence_has_its_time() {
    let limits = Limits {
        read: SHORT,
        ..Limits::NONE
    };
    for steps in [
        "read\nsilence",
        "read\nsend HTTP/1.1 200 OK\\r\\n\nsilence",
        "read\nanswer 200\n  cut 10\nsilence",
    ] {
        let server = server(steps);
        for ended in both(server.origin(), Class::Never, limits) {
            ended.is("`Transport(Timeout)`", Some(true), SHORT);
            assert_eq!((ended.attempts, ended.sent), (1, 1));
        }
    }
}

#[test]
fn what_keeps_coming_is_not_silent() {
    let server = server("read\nsend HTTP/1.1 200 OK\\r\\nContent-Length: {length}\\r\\n\\r\\n\ntrickle 100ms {ok}");
    let limits = Limits {
        read: SHORT * 6,
        ..Limits::NONE
    };
    for ended in both(server.origin(), Class::Never, limits) {
        assert!(ended.outcome.is_answer(), "{:?}", ended.outcome);
        assert!(ended.took > SHORT * 6, "{:?}", ended.took);
    }
}

#[test]
fn an_attempt_has_its_time_however_much_comes() {
    let server = server("read\nsend HTTP/1.1 200 OK\\r\\n\\r\\n\ntrickle 20ms {kilo}");
    let limits = Limits {
        attempt: SHORT,
        ..Limits::NONE
    };
    for ended in both(server.origin(), Class::Never, limits) {
        ended.is("`Transport(Timeout)`", Some(true), SHORT);
    }
}

#[test]
fn a_call_has_its_time_however_many_attempts_it_makes() {
    let server = server("read\nsilence");
    let limits = Limits {
        attempt: SHORT * 2,
        total: SHORT * 5,
        retry: Retry::new().attempts(100).base(Duration::from_millis(1)),
        ..Limits::NONE
    };
    for ended in both(server.origin(), Class::Safe, limits) {
        ended.is("`Transport(Timeout)`", Some(true), SHORT * 5);
        assert_eq!(ended.attempts, 3, "the third has only what is left");
    }
}

#[test]
fn a_call_does_not_begin_a_pause_that_is_longer_than_its_time() {
    let server = server("read\nanswer 503\n  Retry-After: 30");
    for ended in both(
        server.origin(),
        Class::Safe,
        Limits {
            retry: Retry::new(),
            ..Limits::NONE
        },
    ) {
        assert_eq!(ended.outcome.what, "`Service(NotNow)`, to be called again after 30 s");
        assert!(ended.took < LONG / 4, "{:?}", ended.took);
        assert_eq!(ended.attempts, 1);
    }
}

/// Real pauses, and no clock that skips them.
#[test]
fn a_pause_is_as_long_as_the_service_asks() {
    for class in [Class::Safe, Class::Idempotent] {
        let turns = [
            Turn::of("read\nanswer 503\n  Retry-After: 1"),
            Turn::of("read\nanswer 200"),
        ];
        let limits = Limits {
            retry: Retry::new(),
            ..Limits::NONE
        };
        for of in 0..2 {
            let server = Server::with_turns(&turns, Options::default());
            let ended = one(of, server.origin(), class, limits);
            assert!(ended.outcome.is_answer(), "{:?}", ended.outcome);
            let times: Vec<_> = server.seen().iter().filter_map(|request| request.at).collect();
            let pause = times[1] - times[0];
            assert!(pause >= Duration::from_secs(1) && pause < LONG / 2, "{pause:?}");
        }
    }
}

#[test]
fn an_answer_may_be_as_large_as_allowed_and_no_larger() {
    let head = "read\nsend HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\n";
    let body = r#"{"call":"a","amount":7}"#;
    let room = RESPONSE_LIMIT - body.len();
    for (spaces, is_allowed) in [(room, true), (room + 1, false)] {
        for framing in [format!("Content-Length: {}\\r\\n", body.len() + spaces), String::new()] {
            let server = server(&format!("{head}{framing}\\r\\n{body}\nrepeat {spaces} \\x20\nclose"));
            for ended in both(server.origin(), Class::Never, Limits::NONE) {
                let expected = if is_allowed {
                    "the answer"
                } else {
                    "`Transport(TooLarge)`"
                };
                assert_eq!(ended.outcome.what, expected, "{spaces} {framing:?}");
            }
        }
    }
}

#[test]
fn one_call_can_have_other_limits() {
    let server = server("read\nsilence");
    let setup = setup(server.origin());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let began = Instant::now();
    runtime.expect("a runtime can be set up").block_on(async {
        let client = limited(Client::builder(), &setup, Limits::NONE)
            .build()
            .expect("it is complete");
        for options in [
            CallOptions::new().timeout(SHORT),
            CallOptions::new().attempt_timeout(SHORT),
            CallOptions::new().read_timeout(SHORT),
        ] {
            let sent = client.things().read().call("a").with(options).send().await;
            assert!(sent.is_err(), "{sent:?}");
        }
        let twice = CallOptions::new()
            .attempt_timeout(SHORT)
            .retry(Retry::new().attempts(2));
        assert!(client.things().read().call("b").with(twice).send().await.is_err());
    });
    assert!(
        began.elapsed() >= SHORT * 5 && began.elapsed() < LONG,
        "{:?}",
        began.elapsed()
    );
    let seen: Vec<_> = server.seen().iter().map(|request| request.call().to_owned()).collect();
    assert_eq!(seen, ["a", "a", "a", "b", "b"]);

    let client = limited(blocking::Client::builder(), &setup, Limits::NONE)
        .build()
        .expect("it is complete");
    let options = CallOptions::new().timeout(SHORT);
    assert!(client.things().read().call("c").with(options).send().is_err());
    assert!(began.elapsed() < LONG, "{:?}", began.elapsed());
}

/// How a call ended.
struct Ended {
    outcome: Outcome,
    took: Duration,
    attempts: u32,
    sent: u32,
}

impl Ended {
    /// Checks that it ended so, after that time.
    fn is(&self, what: &str, may_have_arrived: Option<bool>, after: Duration) {
        assert_eq!(self.outcome.what, what);
        assert_eq!(self.outcome.may_have_arrived, may_have_arrived);
        assert!(self.took >= after && self.took < LONG / 2, "{:?}", self.took);
    }
}

fn both(origin: &str, class: Class, limits: Limits) -> [Ended; 2] {
    [one(0, origin, class, limits), one(1, origin, class, limits)]
}

/// A call of the asynchronous client, or of the blocking one.
fn one(of: usize, origin: &str, class: Class, limits: Limits) -> Ended {
    let setup = setup(origin);
    let began = Instant::now();
    let outcome = match of {
        0 => call_once(limited(Client::builder(), &setup, limits), class, "a"),
        _ => call_once_blocking(limited(blocking::Client::builder(), &setup, limits), class, "a"),
    };
    let took = began.elapsed();
    let (attempts, sent) = last(&setup.reports);
    Ended {
        outcome,
        took,
        attempts,
        sent,
    }
}

fn limited<T: Handle>(builder: ClientBuilder<T>, setup: &Setup, limits: Limits) -> ClientBuilder<T> {
    configure(builder, setup)
        .clock(SystemClock)
        .connect_timeout(limits.connect)
        .read_timeout(limits.read)
        .attempt_timeout(limits.attempt)
        .timeout(limits.total)
        .retry(limits.retry)
}

fn setup(origin: &str) -> Setup {
    Setup {
        origin: origin.to_owned(),
        ..Setup::default()
    }
}

fn last(reports: &Reports) -> (u32, u32) {
    let reports = reports.lock().expect("nobody panics while holding it");
    *reports.last().expect("every call is reported")
}

fn server(steps: &str) -> Server {
    Server::with_turns(&[Turn::of(steps)], Options::default())
}

/// A listener whose queue is full: one more connection does not come about, and is not refused either.
#[cfg(target_os = "linux")]
fn full_queue() -> (
    String,
    (tokio::net::TcpListener, Vec<TcpStream>, tokio::runtime::Runtime),
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime can be set up");
    let guard = runtime.enter();
    let socket = tokio::net::TcpSocket::new_v4().expect("there are sockets");
    socket
        .bind(([127, 0, 0, 1], 0).into())
        .expect("a port on loopback is free");
    let listener = socket.listen(1).expect("a bound socket can listen");
    drop(guard);
    let address = listener.local_addr().expect("a bound socket has an address");
    let mut held = Vec::new();
    while let Ok(one) = TcpStream::connect_timeout(&address, SHORT) {
        held.push(one);
    }
    (format!("http://{address}"), (listener, held, runtime))
}
