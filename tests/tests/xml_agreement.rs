//! What the client reads from XML is what an independent parser reads from it, however the text is written: with
//! entities, character references, CDATA, comments and processing instructions in between.
#![allow(clippy::unwrap_used, reason = "a test ends so")]

use bytes::Bytes;
use proptest::prelude::*;
use specwright_runtime::replay::Replay;
use textmarketer::account::UpdateResponse;

/// A piece of an element's content as a document may write it.
#[derive(Clone, Debug)]
enum Piece {
    Escaped(String),
    References(String),
    CharacterData(String),
    Comment,
    Instruction,
}

impl Piece {
    fn written(&self) -> String {
        match self {
            Piece::Escaped(text) => text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
            Piece::References(text) => text
                .chars()
                .map(|letter| format!("&#x{:x};", u32::from(letter)))
                .collect(),
            Piece::CharacterData(text) => format!("<![CDATA[{}]]>", text.replace("]]>", "")),
            Piece::Comment => "<!-- <account_id>not this</account_id> -->".to_string(),
            Piece::Instruction => "<?not this?>".to_string(),
        }
    }
}

/// Characters that XML can hold; `\r` is left out since parsers turn it into `\n` only where it is not a reference.
fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            proptest::char::range(' ', '~'),
            proptest::char::range('\u{a0}', '\u{ff}'),
            Just('\n'),
            Just('\t'),
            Just('€'),
            Just('😀'),
        ],
        0..12,
    )
    .prop_map(|letters| letters.into_iter().collect())
}

fn piece() -> impl Strategy<Value = Piece> {
    prop_oneof![
        text().prop_map(Piece::Escaped),
        text().prop_map(Piece::References),
        text().prop_map(Piece::CharacterData),
        Just(Piece::Comment),
        Just(Piece::Instruction),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_client_reads_what_another_parser_reads(pieces in proptest::collection::vec(piece(), 0..6), date in text()) {
        let content: String = pieces.iter().map(Piece::written).collect();
        let date = Piece::Escaped(date).written().replace('"', "&quot;");
        let document = document(&content, &date);
        let read = decode(&document);
        let parsed = roxmltree::Document::parse_with_options(
            &document,
            roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() },
        )
        .unwrap();
        let element = parsed.descendants().find(|node| node.has_tag_name("account_id")).unwrap();
        let expected: String = element.children().filter_map(|node| node.is_text().then(|| node.text()).flatten()).collect();
        prop_assert_eq!(&read.account.account_id, &expected);
        // White space around a date is no part of it.
        let expected = parsed.root_element().attribute("processed_date").unwrap().trim();
        prop_assert_eq!(read.processed_date.as_str().trim(), expected);
    }
}

fn document(account_id: &str, date: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE response SYSTEM \"http://example.com/response.dtd\">\n\
         <response processed_date=\"{date}\"><account><account_id>{account_id}</account_id>\
         <api_password>p</api_password><api_username>u</api_username><create_date>d</create_date>\
         <credits>1</credits><password>p</password><username>u</username></account></response>"
    )
}

fn decode(document: &str) -> UpdateResponse {
    let client = textmarketer::blocking::Client::builder()
        .username("my_username")
        .password("my_password")
        .transport(Replay::answer(200, "text/xml", ""))
        .build()
        .unwrap();
    let request = client.account().update().into_request();
    let answer = http::Response::new(Bytes::copy_from_slice(document.as_bytes()));
    client.call(request).decode(answer).unwrap()
}
