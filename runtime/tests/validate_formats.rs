//! The formats against the tables that the generator's own judgement is held to as well, and against what others make of
//! the same text.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a table that cannot be read fails the test"
)]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use specwright_runtime::validate::Format;

/// A line of a table: `format`, `accept` or `refuse`, and the value, between tabs. Blank lines and those that begin with `#`
/// say nothing.
struct Case {
    place: String,
    format: Format,
    is_valid: bool,
    value: String,
}

fn read_table(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap();
    let used = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let cases = used.map(|(index, line)| {
        let place = format!("{}:{}", path.display(), index + 1);
        let columns: Vec<&str> = line.splitn(3, '\t').collect();
        let [name, verdict, value] = columns[..] else {
            panic!("{place}: three columns");
        };
        let format = Format::ALL.iter().find(|format| format.name() == name);
        Case {
            format: *format.unwrap_or_else(|| panic!("{place}: no format `{name}`")),
            is_valid: match verdict {
                "accept" => true,
                "refuse" => false,
                _ => panic!("{place}: accept or refuse"),
            },
            value: unescape(value),
            place,
        }
    });
    cases.collect()
}

/// `\t`, `\n`, `\\` and `\u{…}` are the only escapes.
fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        plain.push_str(before);
        let (character, after) = read_escape(escape).unwrap();
        plain.push(character);
        rest = after;
    }
    plain + rest
}

fn read_escape(escape: &str) -> Option<(char, &str)> {
    for (letter, character) in [('t', '\t'), ('n', '\n'), ('\\', '\\')] {
        if let Some(after) = escape.strip_prefix(letter) {
            return Some((character, after));
        }
    }
    let (code, after) = escape.strip_prefix("u{")?.split_once('}')?;
    Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, after))
}

#[test]
fn tables() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/constraints");
    let mut seen = Vec::new();
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    // Ranges have a test of their own.
    for file in files.filter(|file| !file.ends_with("range.txt")) {
        for case in read_table(&file) {
            let Case {
                place,
                format,
                is_valid,
                value,
            } = case;
            assert_eq!(format.is_match(&value), is_valid, "{place}: {value:?}");
            seen.push((format, is_valid));
        }
    }
    for format in Format::ALL {
        for verdict in [true, false] {
            assert!(seen.contains(&(*format, verdict)), "no line for {format:?}, {verdict}");
        }
    }
}

/// What formats are made of.
const PARTS: &[&str] = &[
    "2024",
    "-",
    "02",
    "29",
    "T",
    "t",
    ":",
    "23",
    "59",
    "60",
    ".",
    "5",
    "Z",
    "z",
    "+",
    "01",
    "00",
    "@",
    "a",
    "x-y",
    "//",
    "[",
    "]",
    "::1",
    "%",
    "%41",
    "?",
    "#",
    "=",
    "==",
    "QUJD",
    "QQ",
    "/",
    "447",
    "07",
    "777777777",
    "255",
    "256",
    "é",
    "\n",
    "e89b",
    "123e4567",
    "426614174000",
    "mailto",
    "http",
    "2024-02-29T",
    "23:59:60",
    "12:30:00",
    "+23:59",
];

/// Text that is nearly of some format: parts of formats, put together at random.
fn nearly() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS), 0..10).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_text_makes_a_format_panic(any in any::<String>(), nearly in nearly()) {
        for format in Format::ALL {
            let _ = (format.is_match(&any), format.is_match(&nearly));
        }
    }

    #[test]
    fn base64_is_what_a_strict_decoder_takes(text in "[A-Da-d+/=9]{0,9}", bytes in any::<Vec<u8>>()) {
        use base64::Engine as _;
        use base64::engine::general_purpose::STANDARD;

        prop_assert_eq!(Format::Base64.is_match(&text), STANDARD.decode(&text).is_ok());
        prop_assert!(Format::Base64.is_match(&STANDARD.encode(bytes)));
    }

    #[test]
    fn dates_are_days_of_the_calendar(year in 0_i16..=9999, month in 0_i8..=13, day in 0_i8..=32) {
        let text = format!("{year:04}-{month:02}-{day:02}");
        prop_assert_eq!(Format::Date.is_match(&text), jiff::civil::Date::new(year, month, day).is_ok());
    }

    #[test]
    fn dates_with_time_can_be_read_as_such(nearly in nearly()) {
        if Format::DateTime.is_match(&nearly) {
            let first = nearly.parse::<jiff::Timestamp>();
            prop_assert!(first.is_ok(), "{}", nearly);
        }
    }
}

/// The formats that are regular, as expressions. That of e-mail addresses is the HTML standard's own.
#[cfg(feature = "regex")]
mod expressions {
    use std::sync::LazyLock;

    use regex::Regex;

    pub(super) static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
        let label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
        let rule = format!(r"^[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{label}(?:\.{label})*$");
        Regex::new(&rule).unwrap()
    });
    pub(super) static UUID: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$").unwrap());
    pub(super) static UK_MOBILE: LazyLock<Regex> = LazyLock::new(|| Regex::new("^(447|07)[0-9]{9}$").unwrap());
}

#[cfg(feature = "regex")]
proptest! {
    #[test]
    fn e_mail_addresses_are_those_of_html(any in r"[a-z0-9.@_+(é-]{0,20}", near in "[a-z.]{1,3}@[a-z.-]{1,12}") {
        for text in [any, near] {
            prop_assert_eq!(Format::Email.is_match(&text), expressions::EMAIL.is_match(&text), "{}", text);
        }
    }

    #[test]
    fn uuids_are_their_expression(text in "[0-9a-gA-F]{7,9}(-[0-9a-f]{4}){2,4}-[0-9a-f]{11,12}") {
        prop_assert_eq!(Format::Uuid.is_match(&text), expressions::UUID.is_match(&text));
    }

    #[test]
    fn mobiles_are_their_expression(text in r"(447|07|\+447)[0-9]{8,10}a?") {
        prop_assert_eq!(Format::UkMobile.is_match(&text), expressions::UK_MOBILE.is_match(&text));
    }
}
