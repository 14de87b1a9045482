//! What is read, and what is left to an engine. That rows mean what an engine says they do is shown where both are there:
//! in the tests of the derive macro.

use proptest::prelude::*;

use super::{CharacterSet, read_class, read_rows};

/// `^[0-9]{9}` and so on: a row in the words that it could have been written in.
fn shown(pattern: &str) -> Option<Vec<String>> {
    let rows = read_rows(pattern)?;
    let rows = rows.iter().map(|row| {
        let pieces = row.pieces.iter().map(|piece| {
            let ascii = piece.set.byte_ranges();
            let ascii = ascii
                .iter()
                .map(|(first, last)| (char::from(*first), char::from(*last)));
            let ranges = ascii.chain(piece.set.ranges().iter().copied());
            let ranges = ranges.map(|(first, last)| match first == last {
                true => first.escape_default().to_string(),
                false => format!("{}-{}", first.escape_default(), last.escape_default()),
            });
            let count = match (piece.least, piece.most) {
                (1, Some(1)) => String::new(),
                (least, Some(most)) if least == most => format!("{{{least}}}"),
                (least, Some(most)) => format!("{{{least},{most}}}"),
                (least, None) => format!("{{{least},}}"),
            };
            format!("[{}]{count}", ranges.collect::<String>())
        });
        let (start, end) = (if row.from_start { "^" } else { "" }, if row.to_end { "$" } else { "" });
        format!("{start}{}{end}", pieces.collect::<String>())
    });
    Some(rows.collect())
}

#[test]
fn rows_are_read() {
    for (pattern, rows) in [
        ("", &[""][..]),
        ("^$", &["^$"]),
        (r"^\d{9}/", &["^[0-9]{9}[/]"]),
        ("^[A-Za-z0-9_-]+$", &["^[-0-9A-Z_a-z]{1,}$"]),
        (r"^(447|07)\d{9}$", &["^[4]{2}[7][0-9]{9}$", "^[0][7][0-9]{9}$"]),
        (r"^\+?\d{1,3}-\d+$", &["^[+]{0,1}[0-9]{1,3}[-][0-9]{1,}$"]),
        ("^a+?b*?c??$", &["^[a]{1,}[b]{0,}[c]{0,1}$"]),
        ("^(?:a|b)(c|[d-f])$", &["^[a-b][c-f]$"]),
        ("^x(ab){1,2}$", &["^[x][a][b]$", "^[x][a][b][a][b]$"]),
        ("^a|b$", &["^[a]", "[b]$"]),
        ("^(|x)y$", &["^[y]$", "^[x][y]$"]),
        (r"\.\-\/\\\t[\]\[^\-]", &["[.][-][/][\\\\][\\t][-[]-^]"]),
        ("^é.$", &["^[\\u{e9}][\\u{0}-\\t\\u{b}-\\u{7f}\\u{80}-\\u{10ffff}]$"]),
    ] {
        let expected = rows.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(shown(pattern), Some(expected), "{pattern}");
    }
}

#[test]
fn the_rest_is_left_to_an_engine() {
    for pattern in [
        "^(ab)+$",
        "^[ab]*ab$",
        r"\bcat\b",
        "x[ab]+b",
        "^.*x$",
        "(?m)^a$",
        "(?i)a",
        "a^",
        "$a",
        "^*",
        "a**",
        "a{2}{3}",
        "a{",
        "a{,3}",
        "a{3,2}",
        "{2}",
        "a{99999}",
        "a{x}",
        "(",
        ")",
        "(a",
        "a)",
        "[",
        "[]",
        "[]a]",
        "[a",
        "[z-a]",
        "[[:alpha:]]",
        "[a&&b]",
        r"[a-\d]",
        r"\",
        r"\q",
        r"\x41",
        r"\p{L}",
        r"\<a",
        "(?P<name>a)",
        "(?=a)",
        "a|",
        "]",
        "}",
        "^(a|b|c|d|ee){4}$",
    ] {
        // An alternative of nothing is one that matches everything.
        let is_read = pattern == "a|";
        assert_eq!(read_rows(pattern).is_some(), is_read, "{pattern}");
    }
    assert!(read_rows(&"(".repeat(100_000)).is_none());
    assert!(read_rows(&["(".repeat(1_000), ")".repeat(1_000)].concat()).is_none());
    assert!(read_rows(&"^a".repeat(100_000)).is_none());
}

fn ranges() -> impl Strategy<Value = Vec<(char, char)>> {
    let character = prop_oneof![
        any::<char>(),
        prop::char::range('a', 'f'),
        prop::char::range('\u{7d}', '\u{82}'),
        prop::sample::select(vec![
            '\0',
            '\u{d7fe}',
            '\u{d7ff}',
            '\u{e000}',
            '\u{e001}',
            '\u{10fffe}',
            char::MAX
        ]),
    ];
    let range = (character.clone(), character).prop_map(|(one, other)| (one.min(other), one.max(other)));
    prop::collection::vec(range, 0..5)
}

fn has(ranges: &[(char, char)], character: char) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn sets_have_the_characters_of_their_ranges(left in ranges(), right in ranges(), more in any::<char>()) {
        let (one, other) = (CharacterSet::from_ranges(left.clone()), CharacterSet::from_ranges(right.clone()));
        let (union, complement) = (one.clone().union(&other), one.complement());
        let edges = left.iter().chain(&right).flat_map(|(first, last)| {
            let before = ('\0'..*first).next_back();
            let after = (*last..=char::MAX).nth(1);
            [Some(*first), Some(*last), before, after].into_iter().flatten()
        });
        for character in edges.chain([more]) {
            prop_assert_eq!(one.contains(character), has(&left, character));
            prop_assert_eq!(complement.contains(character), !has(&left, character));
            prop_assert_eq!(union.contains(character), has(&left, character) || has(&right, character));
        }
        prop_assert_eq!(complement.complement(), one.clone());
        prop_assert!(!one.intersects(&complement));
        prop_assert_eq!(one.intersects(&other), left.iter().any(|left| right.iter().any(|right| left.0 <= right.1 && right.0 <= left.1)));
    }

    #[test]
    fn no_text_makes_the_reader_panic(pattern in any::<String>(), made in r"[\[\]\\^$&~(){},|?*+.:0-3\-a-cd-wé]{0,24}") {
        for text in [pattern, made] {
            let _ = (read_rows(&text), read_class(&text));
        }
    }
}
