//! What another parser takes is taken, and nothing else.

use proptest::prelude::*;
use serde_core::de::IgnoredAny;

use super::{Parser, Text};

fn is_json(text: &str) -> bool {
    let mut parser = Parser::new(text);
    parser.skip().and_then(|()| parser.end()).is_ok()
}

#[test]
fn what_is_json_and_what_is_not() {
    for text in [
        "0",
        "-0.5e+7",
        " [ ] ",
        "{}",
        r#"{"a":[1,{"b":null}],"c":true}"#,
        r#""\u00e9\n\"""#,
        "\"é€𝄞 long enough\"",
    ] {
        assert!(is_json(text), "{text}");
    }
    for text in [
        "",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "[1 2]",
        "\"a",
        "\"\n\"",
        r#""\x""#,
        r#""\u12g4""#,
        "nul",
        "truee",
        "[}",
        "{]",
        "\u{a0}1",
        "NaN",
        "[1}",
        "1 1",
    ] {
        assert!(!is_json(text), "{text}");
    }
}

#[test]
fn any_depth_is_passed_over() {
    let depth = 100_000;
    assert!(is_json(&format!("{}{}", "[".repeat(depth), "]".repeat(depth))));
    assert!(!is_json(&"{\"a\":".repeat(depth)));
}

proptest! {
    #[test]
    fn another_parser_says_the_same(text in r#"[\[\]{}:,"\\a-bu0-2eE.+ntrufals \n\t-]{0,24}"#) {
        prop_assert_eq!(is_json(&text), serde_json::from_str::<IgnoredAny>(&text).is_ok());
    }

    #[test]
    fn of_texts_as_well(text in ".{0,40}", escaped in any::<bool>()) {
        let json = if escaped { serde_json::to_string(&text).unwrap() } else { format!("\"{text}\"") };
        let mut parser = Parser::new(&json);
        let read = parser.string().ok().filter(|_| parser.end().is_ok()).and_then(Text::value);
        prop_assert_eq!(read.map(|text| text.into_owned()), serde_json::from_str::<String>(&json).ok());
    }
}
