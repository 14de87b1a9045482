//! Any bytes as an answer give a value or a typed error.
#![cfg(all(
    feature = "derive",
    feature = "json",
    feature = "xml",
    feature = "async",
    feature = "blocking"
))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod twin;

use proptest::prelude::*;
use specwright_runtime::Replay;
use specwright_runtime::replay::run;
use twin::{invoicexpress, textmarketer};

fn call_both(status: u16, content_type: &str, body: &[u8]) {
    let replay = Replay::answer(status, content_type, body).then(status, content_type, body);
    let client = invoicexpress::Client::builder()
        .account_name("demo")
        .api_key("a-very-secret-key")
        .transport(replay.clone())
        .build()
        .unwrap();
    let result = run(client
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password("password")
        .communication_type("auto")
        .send());
    look_at(&format!("{result:?}"));
    if let Err(error) = result {
        look_at(&error.to_string());
    }
    let client = textmarketer::Client::builder()
        .username("my_username")
        .password("my_password")
        .transport(replay)
        .build()
        .unwrap();
    let result = run(client.account().update().send());
    look_at(&format!("{result:?}"));
    if let Err(error) = result {
        look_at(&error.to_string());
    }
}

fn look_at(shown: &str) {
    assert!(shown.len() < 20_000);
    assert!(!shown.chars().any(char::is_control), "{shown}");
}

const STATUS: [u16; 5] = [200, 400, 403, 422, 302];
const TYPES: [&str; 4] = [
    "",
    "application/json",
    "text/xml; charset=utf-16",
    "text/xml; charset=\"x\"",
];

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known: Vec<Vec<u8>> = [
        "<response processed_date='x'>",
        "</response>",
        "<account>",
        "</account>",
        "<credits>",
        "</credits>",
        "<errors>",
        "<error code='7'>",
        "</error>",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE x [",
        "]>",
        "&amp;",
        "&#x",
        ";",
        "<!--",
        "-->",
        "<?xml encoding='utf-16'?>",
        "{",
        "}",
        "[",
        "]",
        "\"success\"",
        ":",
        ",",
        "\"true\"",
        "null",
        "1e999",
        "\\u",
        "\"",
        "<api_password>",
        "\u{feff}",
        "a-very-secret-key",
        "<",
        ">",
        "'",
        "=",
        " ",
    ]
    .iter()
    .map(|piece| piece.as_bytes().to_vec())
    .collect();
    let piece = prop_oneof![
        9 => proptest::sample::select(known),
        1 => proptest::collection::vec(any::<u8>(), 0..4),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes(
        status in proptest::sample::select(&STATUS[..]),
        content_type in proptest::sample::select(&TYPES[..]),
        body in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        call_both(status, content_type, &body);
    }

    #[test]
    fn any_pieces_of_answers(
        status in proptest::sample::select(&STATUS[..]),
        content_type in proptest::sample::select(&TYPES[..]),
        body in pieces(),
    ) {
        call_both(status, content_type, &body);
    }
}
