//! A span for each call and an event for each warning, without secrets.
#![cfg(all(feature = "derive", feature = "json", feature = "xml", feature = "tracing"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod twin;

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use specwright_runtime::replay::run;
use specwright_runtime::{Replay, Strictness};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use twin::invoicexpress;

/// Writes down all values that are told.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<String>>);

struct Writer<'a>(&'a mut String);

impl Visit for Writer<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        writeln!(self.0, "{field}={value:?}").unwrap();
    }
}

impl Subscriber for Recorder {
    /// The HTTP stack too.
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Writer(&mut self.0.lock().unwrap()));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Writer(&mut self.0.lock().unwrap()));
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Writer(&mut self.0.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[test]
fn a_call_is_told_without_its_secrets() {
    let recorder = Recorder::default();
    let replay = Replay::answer(401, "text/plain", "a-very-secret-key");
    tracing::subscriber::with_default(recorder.clone(), || {
        let client = invoicexpress::Client::builder()
            .account_name("demo")
            .api_key("a-very-secret-key")
            .strictness(Strictness::Warn)
            .transport(replay)
            .build()
            .unwrap();
        run(client
            .accounts()
            .at_communication()
            .at_subuser("1/hunter2")
            .at_password("hunter2")
            .communication_type("auto")
            .send())
        .unwrap_err();
    });
    let told = recorder.0.lock().unwrap();
    for expected in [
        "specwright.violations=at_subuser: must match",
        "peer.service=\"invoicexpress\"",
        "specwright.operation=\"accounts.at_communication\"",
        "otel.kind=\"client\"",
        "http.request.method=\"POST\"",
        "url.template=/api/v3/accounts/at_communication.json",
        "server.address=\"demo.app.invoicexpress.com\"",
        "http.response.status_code=401",
        "error.type=\"401\"",
        "specwright.outcome=\"service\"",
        "specwright.duration_ms=",
    ] {
        assert!(told.contains(expected), "{expected} is not in {told}");
    }
    assert!(!told.contains("secret") && !told.contains("hunter2"), "{told}");
}

#[cfg(feature = "async")]
#[tokio::test]
async fn a_call_over_a_socket_is_told_without_its_secrets() {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    let call = invoicexpress::Client::builder()
        .api_key("a-very-secret-key")
        .base_url("http://127.0.0.1:1")
        .build()
        .unwrap()
        .accounts()
        .at_communication()
        .at_subuser("123456789/3");
    let error = call.at_password("hunter2").communication_type("auto").send().await;
    error.unwrap_err();
    let told = recorder.0.lock().unwrap();
    for expected in [
        "server.address=\"127.0.0.1\"",
        "server.port=1",
        "error.type=\"connect\"",
        "specwright.outcome=\"transport\"",
        "message=sent again after a pause",
        "http.request.resend_count=2",
    ] {
        assert!(told.contains(expected), "{expected} is not in {told}");
    }
    assert!(!told.contains("secret") && !told.contains("hunter2"), "{told}");
}
