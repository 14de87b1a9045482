//! Calls that wait for their turn.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use specwright_runtime::replay::{SkippingClock, run};
use specwright_runtime::transport::{Answer, AsyncTransport, CallContext};
use specwright_runtime::{Bytes, Clock, RateLimit, Replay, Settings, http};

use crate::service::Client;

/// Notes when each request goes out.
#[derive(Clone)]
struct Timed(SkippingClock, Arc<Mutex<Vec<Duration>>>);

impl AsyncTransport for Timed {
    fn send<'a>(&'a self, _: http::Request<Bytes>, _: CallContext<'a>) -> Answer<'a> {
        self.1.lock().unwrap().push(self.0.now());
        Box::pin(async { Ok(http::Response::new(Bytes::from_static(b"{\"things\":[]}"))) })
    }
}

fn timed(limit: RateLimit) -> (Client, Arc<Mutex<Vec<Duration>>>) {
    let clock = SkippingClock::new();
    let times = Arc::new(Mutex::new(Vec::new()));
    let client = Client::builder()
        .transport(Timed(clock.clone(), Arc::clone(&times)))
        .clock(clock)
        .rate_limit(limit)
        .build()
        .unwrap();
    (client, times)
}

#[test]
fn a_fifth_goes_out_at_once_and_the_others_evenly() {
    // 50 in 10 seconds, as the documentation says.
    let (client, times) = timed(RateLimit::documented());
    let clones = [client.clone(), client];
    for call in 0..60 {
        run(clones[call % 2].things().numbered().shop("a").send()).unwrap();
    }
    let times = times.lock().unwrap();
    for (index, time) in times.iter().enumerate() {
        let expected = u32::try_from(index).unwrap().saturating_sub(9) * Duration::from_millis(250);
        assert_eq!(*time, expected, "call {index}");
    }
    // The window is closed: it includes both of its ends.
    for window in times.windows(51) {
        assert!(window[50] - window[0] > Duration::from_secs(10) - Duration::from_millis(1));
    }
}

#[test]
fn operations_that_do_not_count_do_not_wait() {
    let (client, times) = timed(RateLimit::new(1, Duration::from_secs(60)));
    for _ in 0..3 {
        run(client.things().counted().send()).unwrap();
    }
    run(client.things().numbered().shop("a").send()).unwrap();
    assert_eq!(*times.lock().unwrap(), [Duration::ZERO; 4]);
}

#[test]
fn there_is_no_limit_unless_asked_for() {
    let clock = SkippingClock::new();
    let times = Arc::default();
    let client = Client::builder()
        .transport(Timed(clock.clone(), Arc::clone(&times)))
        .clock(clock)
        .build()
        .unwrap();
    for _ in 0..60 {
        run(client.things().numbered().shop("a").send()).unwrap();
    }
    assert_eq!(times.lock().unwrap().last(), Some(&Duration::ZERO));
}

#[cfg(feature = "blocking")]
#[test]
fn a_thread_waits_for_its_turn() {
    let clock = SkippingClock::new();
    let page = r#"{"things":[]}"#;
    let replay = Replay::answer(200, "application/json", page).then(200, "application/json", page);
    let client = crate::service::blocking::Client::builder()
        .transport(replay)
        .clock(clock.clone())
        .rate_limit(RateLimit::new(1, Duration::from_secs(2)))
        .build()
        .unwrap();
    client.things().numbered().shop("a").send().unwrap();
    client.clone().things().numbered().shop("a").send().unwrap();
    assert_eq!(clock.pauses(), [Duration::from_nanos(2_000_000_001)]);
}

#[test]
fn a_documentation_without_a_limit_has_none_to_keep() {
    static OPEN: specwright_runtime::describe::Service = specwright_runtime::describe::Service::new("a", "1", &[]);
    let mut settings = Settings::new(&OPEN);
    settings.set_base_url("https://api.example.com".to_owned());
    settings.set_transport(Replay::default());
    settings.set_rate_limit(RateLimit::documented());
    let error = specwright_runtime::Async::build(settings.clone()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the client cannot be built: the documentation tells no limit: give one with `.rate_limit(RateLimit::new(…))`"
    );
    settings.set_rate_limit(RateLimit::new(0, Duration::ZERO));
    assert!(specwright_runtime::Async::build(settings).is_ok());
}
