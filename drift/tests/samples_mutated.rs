//! Blocks of code with bytes changed, left out and put in: they are read without a panic, within limits, with true places.

#![allow(clippy::unwrap_used)]

mod hang;

use std::path::Path;
use std::time::Instant;

use hang::HANG;
use proptest::prelude::*;
use specwright_drift::facts::Place;
use specwright_drift::samples::{facts, read};

/// What breaks readers: brackets, quotes, escapes, marks of comments, ends of lines, letters of several bytes.
const SIGNS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\"",
    "'",
    "`",
    "\\",
    "\\\"",
    "<",
    ">",
    "<!--",
    "-->",
    "<!ELEMENT",
    "<![CDATA[",
    "&",
    "%",
    "%zz",
    "=",
    "=>",
    ":",
    ",",
    "\n",
    "\r",
    "\t",
    "...",
    "…",
    "//",
    "/*",
    "#",
    "curl ",
    "-d ",
    "HTTP/1.1 200",
    "é",
    "“",
    "\u{feff}",
    "\0",
    "?",
    "*",
    "|",
    "$'",
    "\"\"\"",
];

fn blocks() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let texts = files.into_iter().map(|file| std::fs::read_to_string(file).unwrap());
    texts
        .filter_map(|text| {
            text.split("----- block\n")
                .nth(1)?
                .split("----- expected")
                .next()
                .map(str::to_owned)
        })
        .collect()
}

/// One change: what is put at a place, and how many letters it takes away.
type Change = (prop::sample::Index, prop::sample::Index, usize);

fn changed(block: &str, changes: &[Change]) -> String {
    let mut letters: Vec<String> = block.chars().map(String::from).collect();
    for (place, sign, taken) in changes {
        let at = place.index(letters.len().max(1)).min(letters.len());
        let end = (at + taken).min(letters.len());
        letters.splice(at..end, [SIGNS[sign.index(SIGNS.len())].to_owned()]);
    }
    letters.concat()
}

fn check(text: &str) {
    let last = u32::try_from(text.matches('\n').count()).unwrap() + 10;
    let place = Place {
        line: 10,
        ..Place::default()
    };
    for language in [None, Some("json"), Some("php")] {
        for sample in read(language, text, &place) {
            let lines = sample.values.iter().map(|value| value.line).chain([sample.place.line]);
            for line in lines.chain(sample.remarks.iter().map(|remark| remark.line)) {
                assert!((10..=last).contains(&line), "line {line} of {last}");
            }
            let texts = sample.values.iter().flat_map(|value| [&value.name, &value.text]);
            for text in texts
                .chain(sample.remarks.iter().map(|remark| &remark.text))
                .chain(&sample.identifiers)
            {
                assert!(!text.contains(char::is_control), "{text:?}");
            }
            let _ = facts(&sample);
        }
    }
}

#[test]
fn remarks_hide_no_character() {
    check("{\n  \"note\": \"x\"\0 (optional)\n}\n");
}

#[test]
fn names_of_httpie_hide_no_character() {
    check("http POST api.example.com/orders name=tea\0count:=5 dry==1\n");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn changed_blocks_are_read(block in prop::sample::select(blocks()), changes in prop::collection::vec(any::<Change>().prop_map(|(a, b, n)| (a, b, n % 5)), 1..8)) {
        check(&changed(&block, &changes));
    }

    #[test]
    fn cut_blocks_are_read(block in prop::sample::select(blocks()), at in any::<prop::sample::Index>()) {
        let ends: Vec<usize> = block.char_indices().map(|(at, _)| at).collect();
        check(&block[..ends[at.index(ends.len())]]);
        check(&block[ends[at.index(ends.len())]..]);
    }

    #[test]
    fn heaps_of_signs_are_read(signs in prop::collection::vec(prop::sample::select(SIGNS), 0..200)) {
        check(&signs.concat());
    }
}

#[test]
fn large_and_deep_blocks_take_no_time() {
    let many = 50_000;
    let deep: [String; 12] = [
        "{\"a\":".repeat(many),
        "[".repeat(many),
        "<a>".repeat(many),
        format!("<!ELEMENT a {}", "(".repeat(many)),
        "{\"a\":1,".repeat(many / 10),
        format!("curl {}", "-d 'a=1' ".repeat(many / 10)),
        format!("fetch('https://a.example/b', {})", "\"{".repeat(many)),
        format!("{{\"a\": \"{}\"}}", "x\n".repeat(many)),
        "a=1&".repeat(many),
        "{\"a b\n".repeat(many),
        format!("{{\"a\": \"{}", "\n".repeat(many)),
        "<a>\n".repeat(many),
    ];
    for text in &deep {
        let start = Instant::now();
        check(text);
        let taken = start.elapsed();
        assert!(taken < HANG, "{text:.20} took {taken:?}");
    }
}
