//! Answers that are not ready, and waiting for those that are.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use specwright_runtime::replay::{SkippingClock, run};
use specwright_runtime::{
    CancelToken, Clock, Error, Pending, PendingReason, Polling, RateLimit, Replay, Sleep, TransportErrorKind,
};

use crate::service::Client;
use crate::service::things::{SlowErrorKind, SlowPending, Thing};

const JSON: &str = "application/json";
const READY: &str = r#"{"id":7}"#;

type Outcome = Result<Thing, Error<SlowErrorKind>>;

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// So many answers that are not ready.
fn not_ready(times: i64) -> Replay {
    (1..=times).fold(Replay::default(), |replay, at| {
        replay.then(202, JSON, format!(r#"{{"wait":{{"percent":{at}}}}}"#))
    })
}

/// What a wait gives and how long its pauses are, which is the same whether it is awaited or not.
fn wait(make: impl Fn() -> Replay, polling: &Polling) -> (Outcome, Vec<Duration>) {
    let clock = SkippingClock::new();
    let replay = make();
    let client = Client::builder()
        .transport(replay.clone())
        .clock(clock.clone())
        .build()
        .unwrap();
    let call = client.things().slow().shop("a");
    let awaited = (run(call.wait_with(polling.clone())), clock.pauses());
    assert_one_request(&replay);
    #[cfg(feature = "blocking")]
    {
        let clock = SkippingClock::new();
        let replay = make();
        let client = crate::service::blocking::Client::builder()
            .transport(replay.clone())
            .clock(clock.clone())
            .build()
            .unwrap();
        let call = client.things().slow().shop("a");
        let blocking = (call.wait_with(polling.clone()), clock.pauses());
        assert_eq!(format!("{awaited:?}"), format!("{blocking:?}"));
        assert_one_request(&replay);
    }
    awaited
}

/// It is the very same request each time, with the token that the client made up.
fn assert_one_request(replay: &Replay) {
    let seen = replay.seen();
    assert!(seen.iter().all(|request| *request == seen[0]), "{seen:?}");
    assert!(seen.is_empty() || seen[0].body().contains("token"));
}

fn pending(outcome: Outcome) -> Pending {
    match outcome {
        Err(Error::Pending(pending)) => pending,
        other => panic!("expected a wait in vain, not {other:?}"),
    }
}

#[test]
fn one_request_tells_that_it_is_not_ready() {
    let replay = not_ready(1).with_header("Retry-After", "30").then(200, JSON, READY);
    let client = Client::builder().transport(replay.clone()).build().unwrap();
    let error = run(client.things().slow().shop("a").send()).unwrap_err();
    assert_eq!(error.status().unwrap(), 202);
    assert_eq!(error.to_string(), "202 Accepted: not ready");
    let pending = error.pending().unwrap();
    assert_eq!((pending.status().as_u16(), pending.attempts()), (202, 1));
    assert_eq!(pending.reason(), PendingReason::NotReady);
    assert_eq!(pending.retry_after(), Some(seconds(30)));
    assert_eq!(pending.waited(), Duration::ZERO);
    assert_eq!(pending.details::<SlowPending>().unwrap().percent, 1);
    assert!(pending.details::<Thing>().is_none());
    assert!(std::error::Error::source(&error).is_none() && error.service().is_none());
    assert!(!format!("{error:?}").contains("percent"));
    assert_eq!(replay.seen().len(), 1);
}

#[test]
fn a_wait_pauses_as_the_documentation_says() {
    let (outcome, pauses) = wait(|| not_ready(2).then(200, JSON, READY), &Polling::new());
    assert_eq!(outcome.unwrap().id, 7);
    assert_eq!(pauses, [seconds(3); 2]);

    let replay = not_ready(1).then(200, JSON, READY);
    let clock = SkippingClock::new();
    let client = Client::builder()
        .transport(replay)
        .clock(clock.clone())
        .build()
        .unwrap();
    assert_eq!(run(client.things().slow().shop("a").wait()).unwrap().id, 7);
    assert_eq!(clock.pauses(), [seconds(3)]);
}

#[test]
fn a_wait_that_is_not_needed_is_none() {
    let (outcome, pauses) = wait(|| Replay::answer(200, JSON, READY), &Polling::new());
    assert_eq!((outcome.unwrap().id, pauses.len()), (7, 0));
}

#[test]
fn a_wait_ends_at_its_limit_with_a_last_request() {
    let (outcome, pauses) = wait(|| not_ready(9), &Polling::new());
    assert_eq!(pauses, [seconds(3), seconds(3), seconds(3), seconds(1)]);
    let error = outcome.unwrap_err();
    assert_eq!(
        error.to_string(),
        "202 Accepted: not ready; the limit of the wait was reached after 5 answers"
    );
    let pending = error.pending().unwrap();
    assert_eq!(pending.reason(), PendingReason::LimitReached);
    assert_eq!((pending.attempts(), pending.waited()), (5, seconds(10)));
    assert_eq!(pending.details::<SlowPending>().unwrap().percent, 5);

    let (outcome, pauses) = wait(|| not_ready(9), &Polling::new().limit(Duration::ZERO));
    assert_eq!((pending_attempts(outcome), pauses.len()), (1, 0));
}

fn pending_attempts(outcome: Outcome) -> u32 {
    pending(outcome).attempts()
}

#[test]
fn the_caller_says_how_often_and_how_long() {
    let polling = Polling::new().every(seconds(60)).limit(seconds(150));
    let (outcome, pauses) = wait(|| not_ready(9), &polling);
    assert_eq!(pauses, [seconds(60), seconds(60), seconds(30)]);
    assert_eq!(pending_attempts(outcome), 4);

    // Not even without a pause does a clock stand still.
    let polling = Polling::new().every(Duration::ZERO).limit(Duration::from_millis(3));
    let (outcome, _) = wait(|| not_ready(9), &polling);
    assert_eq!(pending_attempts(outcome), 4);

    let polling = Polling::new().every(Duration::MAX).limit(Duration::MAX);
    let (outcome, pauses) = wait(|| not_ready(1).then(200, JSON, READY), &polling);
    assert_eq!((outcome.unwrap().id, pauses), (7, vec![Duration::MAX]));
}

#[test]
fn the_service_may_ask_for_longer_pauses() {
    for (header, expected) in [
        ("5", seconds(5)),
        (" 5 ", seconds(5)),
        ("1", seconds(3)),
        ("0", seconds(3)),
        ("3600", seconds(10)),
        ("18446744073709551615", seconds(10)),
        ("18446744073709551616", seconds(10)),
        ("-5", seconds(3)),
        ("+5", seconds(3)),
        ("5.5", seconds(3)),
        ("", seconds(3)),
        ("soon", seconds(3)),
        ("Sun, 06 Nov 2044 08:49:37 GMT", seconds(10)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", seconds(3)),
    ] {
        let answers = || not_ready(1).with_header("retry-after", header).then(200, JSON, READY);
        let (outcome, pauses) = wait(answers, &Polling::new());
        assert_eq!((outcome.unwrap().id, pauses), (7, vec![expected]), "{header:?}");
    }
}

#[test]
fn other_errors_end_the_wait() {
    let (outcome, pauses) = wait(|| not_ready(1).then(404, JSON, "{}"), &Polling::new());
    assert_eq!(
        outcome.unwrap_err().service().unwrap().kind(),
        &SlowErrorKind::NoSuchShop
    );
    assert_eq!(pauses.len(), 1);
    let broken = || not_ready(1).then_failure(TransportErrorKind::Timeout);
    assert!(matches!(wait(broken, &Polling::new()).0, Err(Error::Transport(_))));
    let unreadable = || not_ready(1).then(200, JSON, "{}");
    assert!(matches!(wait(unreadable, &Polling::new()).0, Err(Error::Unexpected(_))));
}

#[test]
fn details_that_cannot_be_read_are_told_and_left_out() {
    for body in [
        "",
        "{",
        "[]",
        r#"{"percent":1}"#,
        r#"{"wait":{}}"#,
        r#"{"wait":{"percent":"x"}}"#,
    ] {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let into = Arc::clone(&seen);
        let client = Client::builder()
            .transport(Replay::answer(202, JSON, body))
            .on_deviation(move |deviation| into.lock().unwrap().push(deviation.to_string()))
            .build()
            .unwrap();
        let outcome = run(client.things().slow().shop("a").send());
        assert!(pending(outcome).details::<SlowPending>().is_none(), "{body}");
        assert!(!seen.lock().unwrap().is_empty(), "{body}");
    }
}

/// A clock whose pauses do not end by themselves.
#[derive(Clone)]
struct StoppedClock;

impl Clock for StoppedClock {
    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn sleep(&self, _: Duration) -> Sleep<'_> {
        Box::pin(std::future::pending())
    }

    fn block(&self, _: Duration, cancel: &CancelToken) {
        cancel.wait(Duration::MAX);
    }
}

/// Uses the token once the replay has been asked.
fn cancel_after_a_request(replay: &Replay, token: &CancelToken) -> thread::JoinHandle<()> {
    let (replay, token) = (replay.clone(), token.clone());
    thread::spawn(move || {
        while replay.seen().is_empty() {
            thread::yield_now();
        }
        token.cancel();
    })
}

#[test]
fn a_token_ends_the_pause() {
    let (replay, token) = (not_ready(9), CancelToken::new());
    let client = Client::builder()
        .transport(replay.clone())
        .clock(StoppedClock)
        .build()
        .unwrap();
    let canceller = cancel_after_a_request(&replay, &token);
    let error = run(client
        .things()
        .slow()
        .shop("a")
        .wait_with(Polling::new().cancel(&token)))
    .unwrap_err();
    canceller.join().unwrap();
    assert_eq!(
        error.to_string(),
        "202 Accepted: not ready; the wait was cancelled after 1 answer"
    );
    assert_eq!(error.pending().unwrap().reason(), PendingReason::Cancelled);
    assert_eq!(replay.seen().len(), 1);
}

#[cfg(feature = "blocking")]
#[test]
fn a_token_ends_the_pause_of_a_thread() {
    let (replay, token) = (not_ready(9), CancelToken::new());
    let client = crate::service::blocking::Client::builder()
        .transport(replay.clone())
        .clock(StoppedClock)
        .build()
        .unwrap();
    let canceller = cancel_after_a_request(&replay, &token);
    let outcome = client
        .things()
        .slow()
        .shop("a")
        .wait_with(Polling::new().cancel(&token));
    canceller.join().unwrap();
    let pending = pending(outcome);
    assert_eq!((pending.reason(), pending.attempts()), (PendingReason::Cancelled, 1));
    assert_eq!(replay.seen().len(), 1);
}

#[test]
fn a_token_that_was_used_before_lets_nothing_be_sent() {
    let token = CancelToken::new();
    token.cancel();
    let (outcome, pauses) = wait(|| Replay::answer(200, JSON, READY), &Polling::new().cancel(&token));
    let error = outcome.unwrap_err();
    assert_eq!(error.status(), None);
    assert_eq!(
        error.to_string(),
        "202 Accepted: not ready; the wait was cancelled after 0 answers"
    );
    assert_eq!((error.pending().unwrap().attempts(), pauses.len()), (0, 0));
}

/// A call that has to wait for its turn is cancelled there.
#[cfg(feature = "blocking")]
#[test]
fn a_token_ends_the_wait_for_a_turn() {
    let (replay, token) = (not_ready(9), CancelToken::new());
    let client = crate::service::blocking::Client::builder()
        .transport(replay.clone())
        .clock(StoppedClock)
        .rate_limit(RateLimit::new(1, seconds(60)))
        .build()
        .unwrap();
    assert!(client.things().slow().shop("a").send().is_err());
    let canceller = cancel_after_a_request(&replay, &token);
    let outcome = client
        .things()
        .slow()
        .shop("a")
        .wait_with(Polling::new().cancel(&token));
    canceller.join().unwrap();
    assert_eq!(pending_attempts(outcome), 0);
    assert_eq!(replay.seen().len(), 1);
}

#[test]
fn futures_of_a_wait_move_between_threads() {
    fn assert_send<T: Send>(_: T) {}
    let client = Client::builder().transport(not_ready(1)).build().unwrap();
    assert_send(client.things().slow().shop("a").wait());
    fn assert_error<T: std::error::Error + Send + Sync + 'static>() {}
    assert_error::<Error<SlowErrorKind>>();
    let _ = RateLimit::documented();
}
