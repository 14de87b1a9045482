//! Long answers: what they cost is in proportion to their length, and there is an end to it.

use std::time::{Duration, Instant};

use bytes::Bytes;
use specwright_runtime::{Error, Reason, TransportErrorKind};

use crate::readers::{read_raw_within, read_thing_json, read_thing_xml};
use crate::types::Thing;

/// As many items as one answer may have.
const MOST_ITEMS: usize = 1_000_000;

fn numbers_json(count: usize) -> Bytes {
    let numbers = vec!["7"; count].join(",");
    format!("{{\"number\":[{numbers}]}}").into()
}

fn numbers_xml(count: usize) -> Bytes {
    format!("<thing>{}</thing>", "<number>7</number>".repeat(count)).into()
}

fn joined(count: usize) -> Bytes {
    let numbers = vec!["7"; count].join(",");
    format!("{{\"joined\":\"{numbers}\"}}").into()
}

fn entries_json(count: usize) -> Bytes {
    let entries: Vec<String> = (0..count).map(|key| format!("\"{key}\":\"v\"")).collect();
    format!("{{\"map\":{{{}}}}}", entries.join(",")).into()
}

fn entries_xml(count: usize) -> Bytes {
    let entry = |key| format!("<entry><key>{key}</key><value>v</value></entry>");
    let entries: String = (0..count).map(entry).collect();
    format!("<thing><map>{entries}</map></thing>").into()
}

fn items(thing: &Thing) -> usize {
    let joined = thing.joined.as_ref().map_or(0, Vec::len);
    thing.numbers.len() + joined + thing.map.as_ref().map_or(0, |map| map.len())
}

type Make = fn(usize) -> Bytes;

type Read = fn(Bytes) -> Option<usize>;

fn json(body: Bytes) -> Option<usize> {
    read_thing_json(body).ok().map(|thing| items(&thing))
}

fn xml(body: Bytes) -> Option<usize> {
    read_thing_xml(body).ok().map(|thing| items(&thing))
}

const LONG: [(&str, Make, Read); 5] = [
    ("JSON list", numbers_json, json),
    ("XML list", numbers_xml, xml),
    ("joined list", joined, json),
    ("JSON map", entries_json, json),
    ("XML map", entries_xml, xml),
];

#[test]
fn a_million_items_are_read_and_no_more() {
    let (_, make, read) = LONG[0];
    assert_eq!(read(make(MOST_ITEMS)), Some(MOST_ITEMS));
    for (name, make, read) in &LONG[..4] {
        assert_eq!(read(make(MOST_ITEMS + 1)), None, "{name}");
    }
}

#[test]
fn the_refusal_names_the_list() {
    let Err(Error::Unexpected(unexpected)) = read_thing_json(numbers_json(MOST_ITEMS + 1)) else {
        panic!("it has been read");
    };
    let Reason::Unreadable { path, .. } = unexpected.reason() else {
        panic!("{unexpected}");
    };
    assert!(path.starts_with("numbers"), "{path}");
}

/// The shortest of a few, since others use the machine, too.
fn shortest(read: Read, body: &Bytes) -> Duration {
    let once = || {
        let started = Instant::now();
        assert!(read(body.clone()).is_some());
        started.elapsed()
    };
    (0..9).map(|_| once()).min().unwrap()
}

#[test]
fn the_time_grows_like_the_answer() {
    for (name, make, read) in LONG {
        let (few, many) = (shortest(read, &make(10_000)), shortest(read, &make(160_000)));
        // Sixteen times the items; squared it would be 256 times the time.
        assert!(many < few * 150, "{name}: {few:?} and {many:?}");
    }
}

#[test]
fn the_limit_of_bytes_is_exact() {
    const LIMIT: usize = 100 * 1024 * 1024;
    let body = Bytes::from(vec![b'7'; LIMIT + 1]);
    let read = read_raw_within(LIMIT, body.slice(..LIMIT)).unwrap();
    assert_eq!(read.data, Some(body.slice(..LIMIT)));
    let Err(Error::Transport(error)) = read_raw_within(LIMIT, body) else {
        panic!("it has been read");
    };
    assert_eq!(error.kind(), TransportErrorKind::TooLarge);
}

#[test]
fn a_text_of_many_bytes_is_read() {
    let text = "é".repeat(10 * 1024 * 1024);
    let thing = read_thing_json(format!("{{\"name\":\"{text}\"}}")).unwrap();
    assert_eq!(thing.name.as_deref(), Some(&*text));
    let thing = read_thing_xml(format!("<thing><name>{text}</name></thing>")).unwrap();
    assert_eq!(thing.name.as_deref(), Some(&*text));
}

#[test]
fn deep_answers_end_well() {
    for depth in [100, 1_000, 1_000_000] {
        let body = format!("{}1{}", r#"{"next":"#.repeat(depth), "}".repeat(depth));
        assert_eq!(json(body.into()), None);
        let body = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let body = format!(r#"{{"any":{body}}}"#);
        assert_eq!(json(body.into()).is_some(), depth == 100, "{depth}");
        let body = format!("<thing>{}{}</thing>", "<next>".repeat(depth), "</next>".repeat(depth));
        assert_eq!(xml(body.into()).is_some(), depth == 100, "{depth}");
    }
}

#[test]
fn entities_do_not_multiply() {
    let mut document = String::from("<!DOCTYPE thing [<!ENTITY a0 \"ha\">");
    for level in 1..40 {
        let before = level - 1;
        document.push_str(&format!("<!ENTITY a{level} \"&a{before};&a{before};\">"));
    }
    document.push_str("]><thing><name>&a39;</name></thing>");
    assert_eq!(xml(document.into()), None);
}
