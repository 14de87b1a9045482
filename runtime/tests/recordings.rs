//! What is recorded of calls, what is not, and what becomes of it later.
#![cfg(all(feature = "derive", feature = "json", feature = "xml", feature = "dynamic"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod twin;

use specwright_runtime::replay::run;
use specwright_runtime::{Recorder, Recording, Replay, Retry, TransportErrorKind};
use twin::invoicexpress::Client;

const KEY: &str = "a-very-secret-key";

fn client(replay: &Replay, recorder: &Recorder) -> Client {
    let builder = Client::builder().account_name("demo").api_key(KEY);
    builder
        .transport(replay.clone())
        .record(recorder)
        .retry(Retry::new().base(std::time::Duration::ZERO))
        .build()
        .unwrap()
}

fn call(client: &Client) -> Result<String, String> {
    let call = client.accounts().at_communication().at_subuser("123456789/3");
    let sent = run(call.at_password("hunter2!").communication_type("auto").send());
    sent.map(|answer| format!("{answer:?}"))
        .map_err(|error| error.to_string())
}

/// An answer that echoes a credential and a secret of the request, one that has them in other letters, and none.
fn answers() -> Replay {
    let echo = format!("{{ \"errors\": [{{ \"error\": \"caf\u{e9} {KEY} hunter2!\" }}] }}");
    let latin: Vec<u8> = echo.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    Replay::answer(422, "application/json", echo)
        .with_header("x-echo", KEY)
        .with_header("set-cookie", "session=1")
        .then(404, "text/plain", latin)
        .then(200, "application/json", "{\r\n\"success\":\ttrue }\n")
        .then_failure(TransportErrorKind::Broken)
}

#[test]
fn a_recording_has_no_secrets_and_can_be_replayed() {
    let recorder = Recorder::new();
    let first = client(&answers(), &recorder);
    let outcomes: Vec<_> = (0..4).map(|_| call(&first)).collect();
    let recording = recorder.take();
    let text = recording.to_string();
    for secret in [KEY, "hunter2!", "session=1", "YS12ZXJ5LXNlY3JldC1rZXk"] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    assert!(
        text.contains("= accounts.at_communication") && text.contains("[redacted]"),
        "{text}"
    );
    assert!(recorder.recording().exchanges().is_empty());

    let read: Recording = text.parse().unwrap();
    assert_eq!(read, recording);
    let replay = Replay::of(&read);
    let again = client(&replay, &recorder);
    let repeated: Vec<_> = (0..4).map(|_| call(&again)).collect();
    assert_eq!(repeated, outcomes);
    let requests: Vec<_> = read
        .exchanges()
        .iter()
        .map(|exchange| exchange.request().clone())
        .collect();
    assert_eq!(replay.seen(), requests);
}

#[test]
fn the_text_is_as_documented() {
    let recorder = Recorder::new();
    let client = client(&answers(), &recorder);
    let _ = call(&client);
    let (text, _) = recorder
        .recording()
        .to_string()
        .split_once("< 422")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    assert!(
        text.starts_with("specwright recording 1\n\n= accounts.at_communication\n> POST https://demo."),
        "{text}"
    );
    assert!(
        text.contains("\n> content-type: application/json\n") && text.contains("\n>\n> {"),
        "{text}"
    );
}

#[test]
fn each_attempt_is_recorded() {
    let recorder = Recorder::new();
    let replay = Replay::default().then_failure(TransportErrorKind::Connect).then(
        200,
        "application/json",
        r#"{ "success": true }"#,
    );
    call(&client(&replay, &recorder)).unwrap();
    let recording = recorder.recording();
    let [first, second] = recording.exchanges() else {
        panic!("{recording}");
    };
    assert_eq!((first.answer(), second.answer().unwrap().status()), (None, 200));
    assert!(recording.to_string().contains("! connect a failure"), "{recording}");
}
