//! Answers that come under one of several names.

use std::sync::{Arc, Mutex};

use specwright_runtime::Replay;
use specwright_runtime::replay::run;

use crate::service::Client;

/// The number of the thing or what is wrong, and the deviations.
fn make(body: &str) -> (Result<i64, String>, Vec<String>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&seen);
    let client = Client::builder()
        .transport(Replay::answer(200, "application/json", body))
        .on_deviation(move |deviation| into.lock().unwrap().push(deviation.to_string()))
        .build()
        .unwrap();
    let made = run(client.things().make().send());
    let made = made.map(|thing| thing.id).map_err(|error| error.to_string());
    let seen = std::mem::take(&mut *seen.lock().unwrap());
    (made, seen)
}

#[test]
fn each_documented_name_is_read() {
    for root in ["thing", "part", "piece"] {
        assert_eq!(make(&format!(r#"{{"{root}":{{"id":7}}}}"#)), (Ok(7), vec![]), "{root}");
    }
}

#[test]
fn another_name_is_refused_with_the_first() {
    let (made, deviations) = make(r#"{"whole":{"id":7}}"#);
    assert_eq!(
        made.unwrap_err(),
        "unexpected answer 200 OK, the body should be an object with the member `thing`"
    );
    assert_eq!(deviations.len(), 1, "{deviations:?}");
}

#[test]
fn the_last_of_several_counts_and_is_told() {
    let (made, deviations) = make(r#"{"part":{"id":7},"thing":{"id":8}}"#);
    assert_eq!(made, Ok(8));
    assert_eq!(deviations.len(), 1, "{deviations:?}");
}
