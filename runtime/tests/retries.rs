//! Which calls are sent again after which failures, after which pauses, and what ends that.
#![cfg(all(feature = "derive", feature = "json", feature = "blocking"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]
#![allow(missing_docs, reason = "operations of a test")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use specwright_runtime as rt;
use specwright_runtime::replay::{SkippingClock, run};
use specwright_runtime::{CallOptions, CallReport, Clock, Replay, Retry, Settings, TransportErrorKind};

rt::service! {
    static SERVICE: "shop", "1.0.0";
    servers: [Server { name: "live", url: &[UrlPart::Literal("https://api.example.com")] }],
}

rt::resource! {
    /// One operation of each class.
    pub struct Things {
        get: Get,
        put: Put,
        post: Post,
        file: File,
        keyed: Keyed,
        look: Look,
    }
}

macro_rules! operations {
    ($($name:ident $request:ident $errors:ident $response:ident = $operation:expr;)*) => {
        $(rt::operation! {
            pub struct $name;
            request $request {}
            errors $errors {
                Busy = ErrorCase::of("busy").status(429),
                Locked = ErrorCase::of("locked").status(423).retryable(),
                Broken = ErrorCase::of("broken").status(500),
            }
            response $response = $operation.success(&[Success::new(200, Body::JSON)]);
            answer {
                0 pub id: i64 = Field::named("id").required(),
            }
        })*
    };
}

operations! {
    Get GetRequest GetErrors GetResponse = Operation::new("things.get", Method::GET, &[PathPart::Literal("/a")]);
    Put PutRequest PutErrors PutResponse = Operation::new("things.put", Method::PUT, &[PathPart::Literal("/a")]);
    Post PostRequest PostErrors PostResponse = Operation::new("things.post", Method::POST, &[PathPart::Literal("/a")]);
    File FileRequest FileErrors FileResponse = Operation::new("things.file", Method::PUT, &[PathPart::Literal("/a")])
        .repeated(rt::describe::Idempotency::Never);
    Look LookRequest LookErrors LookResponse = Operation::new("things.look", Method::POST, &[PathPart::Literal("/a")])
        .repeated(rt::describe::Idempotency::Safe);
}

rt::operation! {
    pub struct Keyed;
    request KeyedRequest {
        0 key: Option<String> = Field::named("Idempotency-Key").at(Place::Header).fill(Fill::Uuid), into String;
    }
    errors KeyedErrors {}
    response KeyedResponse = Operation::new("things.keyed", Method::POST, &[PathPart::Literal("/a")])
        .fills()
        .repeated(rt::describe::Idempotency::Keyed)
        .success(&[Success::new(200, Body::JSON)]);
    answer {
        0 pub id: i64 = Field::named("id").required(),
    }
}

const OK: &str = r#"{ "id": 7 }"#;

/// What a client has been given, and what it has done.
struct Shop {
    things: Things<rt::Async>,
    replay: Replay,
    clock: SkippingClock,
    reports: Arc<Mutex<Vec<CallReport>>>,
}

fn shop(replay: &Replay, change: impl FnOnce(&mut Settings<rt::Async>)) -> Shop {
    let (clock, reports) = (SkippingClock::new(), Arc::new(Mutex::new(Vec::new())));
    let told = Arc::clone(&reports);
    let mut settings = Settings::new(&SERVICE);
    settings.set_transport(replay.clone());
    settings.set_clock(clock.clone());
    settings.set_jitter(|| 1.0);
    settings.set_call_observer(move |report| told.lock().unwrap().push(*report));
    change(&mut settings);
    Shop {
        things: Things::new(rt::Async::build(settings).unwrap()),
        replay: replay.clone(),
        clock,
        reports,
    }
}

/// `connect`, `timeout` and so on, or a status.
fn answers(words: &str) -> Replay {
    words.split(' ').fold(Replay::default(), |replay, word| {
        let kind = match word {
            "connect" => TransportErrorKind::Connect,
            "timeout" => TransportErrorKind::Timeout,
            "broken" => TransportErrorKind::Broken,
            "large" => TransportErrorKind::TooLarge,
            "unsendable" => TransportErrorKind::NotSendable,
            status => return replay.then(status.parse().unwrap(), "application/json", OK),
        };
        replay.then_failure(kind)
    })
}

/// The attempts, the outcome and the pauses in milliseconds.
fn called(operation: &str, words: &str) -> String {
    let Shop {
        things,
        replay,
        clock,
        reports,
    } = shop(&answers(words), |_| {});
    run(async {
        match operation {
            "get" => drop(things.get().send().await),
            "put" => drop(things.put().send().await),
            "post" => drop(things.post().send().await),
            "file" => drop(things.file().send().await),
            "keyed" => drop(things.keyed().send().await),
            _ => drop(things.look().send().await),
        }
    });
    let reports = reports.lock().unwrap();
    let [report] = reports[..] else {
        panic!("{} reports of one call", reports.len());
    };
    assert_eq!(usize::try_from(report.attempts()).unwrap(), replay.seen().len());
    let pauses: Vec<u128> = clock.pauses().iter().map(Duration::as_millis).collect();
    let status = report
        .status()
        .map_or(String::new(), |status| format!(" {}", status.as_u16()));
    format!("{} sent, {}{status}, {pauses:?}", report.sent(), report.outcome())
}

#[test]
fn what_is_sent_again() {
    let all = "get put post file keyed look";
    let harmless = "get put keyed look";
    for (operations, answers, expected) in [
        (all, "200", "1 sent, success 200, []"),
        (all, "connect 200", "1 sent, success 200, [100]"),
        (all, "connect connect 200", "1 sent, success 200, [100, 200]"),
        (all, "connect connect connect 200", "0 sent, transport, [100, 200]"),
        (all, "unsendable 200", "0 sent, transport, []"),
        (all, "large 200", "1 sent, transport, []"),
        (harmless, "timeout 200", "2 sent, success 200, [100]"),
        (harmless, "broken timeout 200", "3 sent, success 200, [100, 200]"),
        (harmless, "429 200", "2 sent, success 200, [100]"),
        (harmless, "502 504 200", "3 sent, success 200, [100, 200]"),
        (harmless, "503 503 503 200", "3 sent, unexpected 503, [100, 200]"),
        ("post file", "timeout 200", "1 sent, transport, []"),
        ("post file", "broken 200", "1 sent, transport, []"),
        ("post file", "connect broken 200", "1 sent, transport, [100]"),
        ("post file", "503 200", "1 sent, unexpected 503, []"),
        ("post file", "429 200", "1 sent, service 429, []"),
        ("get put post file look", "423 200", "2 sent, success 200, [100]"),
        ("get put post file look", "500 200", "1 sent, service 500, []"),
        (all, "301 200", "1 sent, unexpected 301, []"),
        (all, "418 200", "1 sent, unexpected 418, []"),
    ] {
        for operation in operations.split(' ') {
            assert_eq!(called(operation, answers), expected, "{operation} {answers}");
        }
    }
}

#[test]
fn what_may_have_arrived_is_said_of_all_attempts() {
    for (words, may_have_arrived, said) in [
        (
            "connect connect connect",
            false,
            "a failure that the replay was told to give",
        ),
        (
            "broken broken broken",
            true,
            "a failure that the replay was told to give",
        ),
        (
            "broken connect connect",
            true,
            "a failure that the replay was told to give; an attempt before may have arrived",
        ),
        (
            "503 timeout connect",
            true,
            "a failure that the replay was told to give; an attempt before may have arrived",
        ),
    ] {
        let shop = shop(&answers(words), |_| {});
        let error = run(shop.things.get().send()).unwrap_err();
        let rt::Error::Transport(error) = error else {
            panic!("{error}");
        };
        assert_eq!(
            (error.may_have_arrived(), error.to_string().as_str()),
            (may_have_arrived, said),
            "{words}"
        );
    }
}

#[test]
fn a_replay_gives_its_last_answer_to_a_call_that_is_sent_again() {
    let shop = shop(&answers("503"), |_| {});
    let error = run(shop.things.get().send()).unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), shop.replay.seen().len()), (503, 3));
    let error = run(shop.things.get().send()).unwrap_err();
    assert!(
        error.to_string().contains("no further answer"),
        "another call gets none: {error}"
    );
}

#[test]
fn an_answer_that_cannot_be_read_is_not_asked_for_again() {
    let replay = Replay::answer(200, "application/json", "[]").then(200, "application/json", OK);
    let shop = shop(&replay, |_| {});
    run(shop.things.get().send()).unwrap_err();
    assert_eq!(replay.seen().len(), 1);
}

#[test]
fn the_key_is_kept_over_attempts_and_another_for_the_next_call() {
    let shop = shop(&answers("broken 503 200 200"), |_| {});
    run(shop.things.keyed().send()).unwrap();
    run(shop.things.keyed().send()).unwrap();
    let keys: Vec<String> = shop
        .replay
        .seen()
        .iter()
        .map(|request| request.header("idempotency-key").unwrap().to_owned())
        .collect();
    assert_eq!((&keys[0], &keys[0]), (&keys[1], &keys[2]));
    assert_ne!(keys[2], keys[3]);
}

#[test]
fn retry_after_makes_a_pause_longer_and_never_shorter() {
    const DATE: &str = "Sun, 06 Nov 1994 12:00:00 GMT";
    for (retry_after, pause) in [
        ("2", 2_000),
        ("0", 100),
        ("Sun, 06 Nov 1994 12:00:05 GMT", 5_000),
        ("Sun, 06 Nov 1994 11:00:00 GMT", 100),
        ("-1", 100),
        ("soon", 100),
    ] {
        let replay = answers("503")
            .with_header("retry-after", retry_after)
            .with_header("date", DATE);
        let shop = shop(&replay.then(200, "application/json", OK), |_| {});
        run(shop.things.get().send()).unwrap();
        assert_eq!(shop.clock.pauses(), [Duration::from_millis(pause)], "{retry_after}");
    }
}

#[test]
fn what_does_not_fit_into_the_time_of_the_call_is_not_begun() {
    for (retry_after, timeout, attempts) in [
        ("59", 60, 2),
        ("60", 60, 1),
        ("99999999999999999999", 60, 1),
        ("5", 3, 1),
    ] {
        let replay = answers("503").with_header("retry-after", retry_after);
        let shop = shop(&replay.then(200, "application/json", OK), |_| {});
        let options = CallOptions::new().timeout(Duration::from_secs(timeout));
        let result = run(shop.things.get().with(options).send());
        assert_eq!(shop.replay.seen().len(), attempts, "{retry_after}");
        if let Err(error) = result {
            assert!(error.retry_after().unwrap() >= Duration::from_secs(5));
            assert!(shop.clock.pauses().is_empty(), "it comes at once");
        }
    }
}

#[test]
fn a_call_may_be_told_otherwise() {
    let shop = shop(&answers("503 503 503 503 503 200"), |settings| {
        settings.set_retry(Retry::never())
    });
    run(shop.things.get().send()).unwrap_err();
    let patient = Retry::new()
        .attempts(5)
        .base(Duration::from_millis(10))
        .longest(Duration::from_millis(30));
    run(shop.things.get().with(CallOptions::new().retry(patient)).send()).unwrap();
    let pauses: Vec<u128> = shop.clock.pauses().iter().map(Duration::as_millis).collect();
    assert_eq!(pauses, [10, 20, 30, 30]);
}

#[test]
fn an_outage_is_not_multiplied() {
    let outage = vec!["503"; 500].join(" ");
    let shop = shop(&answers(&outage), |_| {});
    for _ in 0..100 {
        run(shop.things.get().send()).unwrap_err();
    }
    assert_eq!(shop.replay.seen().len(), 110, "ten repetitions for a hundred calls");
}

#[test]
fn attempts_share_the_time_of_the_call() {
    /// Lets the attempts take as long as they may.
    struct Slow(SkippingClock, Arc<Mutex<Vec<Duration>>>);
    impl rt::transport::AsyncTransport for Slow {
        fn send<'a>(
            &'a self,
            _: rt::http::Request<rt::Bytes>,
            context: rt::transport::CallContext<'a>,
        ) -> rt::transport::Answer<'a> {
            self.1.lock().unwrap().push(context.time_limit());
            self.0.advance(context.time_limit());
            Box::pin(async { Err(rt::TransportError::new(TransportErrorKind::Timeout, "late")) })
        }
    }
    for (attempt, total, expected) in [
        (10, 25, vec![10_000, 10_000, 4_700]),
        (60, 25, vec![25_000]),
        (1, 25, vec![1_000; 3]),
    ] {
        let limits = Arc::new(Mutex::new(Vec::new()));
        let shop = shop(&Replay::default(), |settings| {
            let clock = SkippingClock::new();
            settings.set_transport(Slow(clock.clone(), Arc::clone(&limits)));
            settings.set_clock(clock);
            settings.set_attempt_timeout(Duration::from_secs(attempt));
            settings.set_timeout(Duration::from_secs(total));
        });
        run(shop.things.get().send()).unwrap_err();
        let limits: Vec<u128> = limits.lock().unwrap().iter().map(Duration::as_millis).collect();
        assert_eq!(limits, expected, "{attempt} {total}");
    }
}

#[test]
fn a_call_that_nobody_waits_for_is_told_of_and_leaves_nothing() {
    let shop = shop(&answers("503 200"), |settings| {
        settings.set_clock(rt::SystemClock);
        settings.set_concurrency_limit(1);
    });
    for _ in 0..3 {
        let mut call = Box::pin(shop.things.get().send());
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(call.as_mut().poll(&mut context).is_pending(), "it is in its pause");
        drop(call);
        assert_eq!(shop.reports.lock().unwrap().pop().unwrap().outcome(), "cancelled");
        // Neither the place nor the answer of the one that is gone is taken.
        run(shop.things.get().send()).unwrap();
        assert_eq!(shop.reports.lock().unwrap().pop().unwrap().outcome(), "success");
        let _ = shop.replay.clone().then(503, "", "").then(200, "application/json", OK);
    }
    let _ = shop.clock.now();
}

#[test]
fn blocking_calls_are_sent_again_too() {
    let clock = SkippingClock::new();
    let replay = answers("connect 503 200 timeout 200");
    let mut settings = Settings::<rt::Blocking>::new(&SERVICE);
    settings.set_transport(replay.clone());
    settings.set_clock(clock.clone());
    settings.set_jitter(|| 0.5);
    let things = Things::new(rt::Blocking::build(settings).unwrap());
    assert_eq!(things.get().send().unwrap().id, 7);
    let pauses: Vec<u128> = clock.pauses().iter().map(Duration::as_millis).collect();
    assert_eq!(pauses, [50, 100]);
    assert!(things.post().send().is_err());
    assert_eq!(replay.seen().len(), 4);
}
