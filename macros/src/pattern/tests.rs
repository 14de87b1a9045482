//! The row matcher and the regex engine must agree, on patterns and texts that nobody thought of.

use proc_macro2::Span;
use proptest::prelude::*;
use regex::Regex;
use specwright_patterns::{CharacterSet, Row, read_class, read_rows};
use specwright_runtime::validate;
use syn::LitStr;

use super::{Compiled, compile, engine, no_engine, parse_characters};
use crate::pattern::bytes;

fn compile_text(pattern: &str) -> syn::Result<Compiled> {
    compile(&LitStr::new(pattern, Span::call_site()))
}

/// The runtime's form of a set, which is static in emitted code.
fn leak_set(set: &CharacterSet) -> validate::CharSet {
    validate::CharSet::new(set.ascii(), set.ranges().to_vec().leak())
}

fn leak_row(row: &Row) -> validate::Row {
    let pieces = row
        .pieces
        .iter()
        .map(|piece| validate::Piece::new(leak_set(&piece.set), piece.least, piece.most.unwrap_or(u32::MAX)));
    validate::Row::new(pieces.collect::<Vec<_>>().leak(), row.from_start, row.to_end)
}

fn leak_pattern(compiled: Compiled) -> validate::Pattern {
    match compiled {
        Compiled::Rows(rows) => {
            let rows: Vec<_> = rows.iter().map(leak_row).collect();
            validate::Pattern::rows("", rows.leak())
        }
        Compiled::Engine(source) => validate::Pattern::engine("", source.leak()),
    }
}

/// What the code says that is written out for the rows, if it is: the same steps, made here.
fn written_out(rows: &[Row], text: &str) -> Option<bool> {
    bytes::expand(rows, &syn::parse_quote!(::runtime))?;
    let is_match = |row: &Row| {
        let rest = row.pieces.iter().try_fold(text.as_bytes(), |rest, piece| {
            let (ranges, most) = (piece.set.byte_ranges(), piece.most.unwrap_or(u32::MAX));
            let is_of_piece = |byte: u8| ranges.iter().any(|range| (range.0..=range.1).contains(&byte));
            validate::rules::split_piece(rest, piece.least as usize, most as usize, is_of_piece)
        });
        rest.is_some_and(|rest| !row.to_end || rest.is_empty())
    };
    Some(rows.iter().any(is_match))
}

/// What the engine says of the pattern with nothing but its shorthands written out.
fn regex(pattern: &str) -> Regex {
    let source = engine::with_ascii_classes(pattern).unwrap_or_else(|unparsed| panic!("{}", unparsed.reason));
    Regex::new(&source).unwrap()
}

fn is_rows(pattern: &str) -> bool {
    matches!(compile_text(pattern).unwrap(), Compiled::Rows(_))
}

#[test]
fn rows_need_no_engine() {
    for pattern in [
        r"^\d{9}/",
        "^[A-Za-z0-9_-]+$",
        r"^447\d{9}$",
        r"^(447|07)\d{9}$",
        r"^\+?\d{1,3}-\d+$",
        "[0-9]+$",
        "@",
        "^$",
        "",
        "^(a|b)?(c|d){0,2}$",
        r"^\p{Lu}\p{Ll}*$",
        "(?i)^abc$",
        r"^[^\s@]+@[^\s@]+$",
        "^a+b*c?$",
    ] {
        assert!(is_rows(pattern), "{pattern}");
    }
}

#[test]
fn what_must_step_back_needs_the_engine() {
    for pattern in [
        r"^\d+\d/$",
        "^(ab)+$",
        "^[ab]*ab$",
        r"\bcat\b",
        "x[ab]+b",
        "^.*x$",
        "(?m)^a$",
        "a^",
        "^(a|b|c|d|ee){4}$",
    ] {
        // The first two pieces of `\d+\d` merge, so it is a row after all.
        let merges = pattern == r"^\d+\d/$";
        assert_eq!(is_rows(pattern), merges, "{pattern}");
    }
}

#[test]
fn the_engine_gets_patterns_without_unicode_tables() {
    for (pattern, text, is_match) in [
        (r"(?i)(straße)+", "STRASSE", false),
        (r"(?i)(straße)+", "STRAẞE", true),
        (r"^(\p{L}\d)+$", "é1ß2", true),
        (r"^(\w\W)+$", "aä", true),
        (r"^(\w\W)+$", "ää", false),
        (r"a\Bb|a\b", "ab", true),
        (r"(?x) ^ ( \s \# )+ $ # \d", " #\t#", true),
        (r"(?<year>\d{4})(-|/)*$", "2024", true),
        ("[^a]^|a$b", "", false),
        (r"(?s).(?-s:.)(ab)*\z", "\nx", true),
        (r"[\w--\d&&\S]([a-z]x)*$", "_", true),
    ] {
        let compiled = compile_text(pattern).unwrap();
        if let Compiled::Engine(source) = &compiled {
            assert!(!source.contains("\\p") && !source.contains("(?i"), "{source}");
        }
        assert_eq!(leak_pattern(compiled).is_match(text), is_match, "{pattern}");
    }
}

/// Without the feature `regex` the macro reads rows alone.
#[test]
fn what_an_engine_is_needed_for_says_so_without_one() {
    let pattern = LitStr::new("^(ab)+$", Span::call_site());
    let problem = no_engine::compile(&pattern).unwrap_err().to_string();
    assert!(problem.contains("turn on the feature `regex`"), "{problem}");
    let problem = no_engine::read_class("[:alpha:]").unwrap_err();
    assert!(problem.contains("the feature `regex`"), "{problem}");
}

#[test]
fn heavy_patterns_are_refused_at_once() {
    for pattern in [
        r"\w{1000000}",
        r"((((a{100}){100}){100}){100}){100}",
        r"(\p{L}{300}-?){2,300}",
        "(((a{1000}){1000}){1000}){1000}",
    ] {
        let problem = compile_text(pattern).unwrap_err();
        assert!(problem.to_string().contains("too large"), "{pattern}: {problem}");
    }
    assert!(compile_text(&"(".repeat(100_000)).is_err());
    assert!(compile_text(&format!("{}a{}", "(".repeat(1_000), ")".repeat(1_000))).is_err());
}

#[test]
fn the_heaviest_pattern_that_passes_compiles() {
    let pattern = r"(\p{L}-?){100}";
    assert!(!is_rows(pattern));
    assert!(leak_pattern(compile_text(pattern).unwrap()).is_match(&"é-".repeat(100)));
    let counted = format!("^{}$", "([a-z]{99}x){900}");
    let text = format!("{}x", "y".repeat(99)).repeat(900);
    assert!(leak_pattern(compile_text(&counted).unwrap()).is_match(&text));
}

#[test]
fn the_deepest_pattern_that_passes_compiles() {
    let nested = |depth: usize| format!("{}a{}", "(b|(".repeat(depth), "x)+)".repeat(depth));
    let deepest = (1..100)
        .map(nested)
        .take_while(|pattern| compile_text(pattern).is_ok())
        .last();
    let pattern = leak_pattern(compile_text(&deepest.unwrap()).unwrap());
    assert!(pattern.is_match("b"));
}

#[test]
fn characters_are_those_of_the_class() {
    let set = |inside: &str| leak_set(&parse_characters(&LitStr::new(inside, Span::call_site())).unwrap());
    assert!(
        "AZaz09_-"
            .chars()
            .all(|character| set("A-Za-z0-9_-").contains(character))
    );
    assert!(!set(r"\w").contains('é'));
    assert!(set("^a").contains('é') && !set("^a").contains('a'));
    assert!(set("€").contains('€') && !set("€").contains('₭'));
    assert!(set("\u{7f}-\u{80}").contains('\u{7f}') && set("\u{7f}-\u{80}").contains('\u{80}'));
    assert!(set("\u{10ffff}").contains('\u{10ffff}'));
}

/// A class or a character of a small alphabet, so that pieces meet.
fn arbitrary_set() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("a".to_owned()),
        Just("b".to_owned()),
        Just("é".to_owned()),
        Just("[ab]".to_owned()),
        Just("[^a]".to_owned()),
        Just("[b-é]".to_owned()),
        Just(r"\d".to_owned()),
        Just(r"\w".to_owned()),
        Just(r"\s".to_owned()),
        Just(".".to_owned()),
        Just("ab".to_owned()),
    ]
}

fn arbitrary_count() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        1 => Just("?".to_owned()),
        1 => Just("*".to_owned()),
        1 => Just("+".to_owned()),
        1 => Just("+?".to_owned()),
        1 => Just("{2}".to_owned()),
        1 => (0_u8..3, 0_u8..3).prop_map(|(least, more)| format!("{{{least},{}}}", least + more)),
        1 => Just("{2,}".to_owned()),
    ]
}

fn arbitrary_pattern() -> impl Strategy<Value = String> {
    let counted = (arbitrary_set(), arbitrary_count()).prop_map(|(set, count)| format!("(?:{set}){count}"));
    let inner = counted.prop_recursive(2, 12, 4, |inner| {
        prop_oneof![
            3 => prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.concat()),
            1 => prop::collection::vec(inner.clone(), 1..3).prop_map(|parts| format!("({})", parts.join("|"))),
            1 => (inner, arbitrary_count()).prop_map(|(part, count)| format!("(?:{part}){count}")),
        ]
    });
    (prop::bool::ANY, inner, prop::bool::ANY).prop_map(|(start, inner, end)| {
        format!("{}{inner}{}", if start { "^" } else { "" }, if end { "$" } else { "" })
    })
}

/// Signs of patterns in any order: most of it is none, or more than rows.
fn loose_pattern() -> impl Strategy<Value = String> {
    let signs = [
        "^", "$", "a", "b", "é", ".", "(", "(?:", ")", "|", "[ab]", "[^a-]", r"\d", r"\W", r"\-", r"\.", "*", "+", "?",
        "{2}", "{1,}", "{0,2}", "-",
    ];
    prop::collection::vec(prop::sample::select(signs.to_vec()), 0..9).prop_map(|signs| signs.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn rows_and_the_engine_agree(pattern in arbitrary_pattern(), texts in prop::collection::vec("[abcé1_ \n]{0,7}", 24)) {
        let (compiled, engine) = (compile_text(&pattern).unwrap(), regex(&pattern));
        let rows = match &compiled {
            Compiled::Rows(rows) => rows.clone(),
            Compiled::Engine(_) => Vec::new(),
        };
        let is_rows = matches!(compiled, Compiled::Rows(_));
        let pattern = leak_pattern(compiled);
        for text in texts {
            if is_rows && let Some(is_match) = written_out(&rows, &text) {
                prop_assert_eq!(is_match, engine.is_match(&text), "{:?} on {:?}", engine.as_str(), text);
            }
            prop_assert_eq!(pattern.is_match(&text), engine.is_match(&text), "{:?} on {:?}", engine.as_str(), text);
        }
    }

    /// What is read without the engine's parser has to mean what the engine says.
    #[test]
    fn what_is_read_as_rows_is_what_the_engine_says(
        pattern in prop_oneof![arbitrary_pattern(), loose_pattern()],
        texts in prop::collection::vec("[abcé1_. \n\\-]{0,7}", 24),
    ) {
        if let Some(rows) = read_rows(&pattern) {
            let engine = regex(&pattern);
            let rows = leak_pattern(Compiled::Rows(rows));
            for text in texts {
                prop_assert_eq!(rows.is_match(&text), engine.is_match(&text), "{:?} on {:?}", pattern, text);
            }
        }
    }

    #[test]
    fn what_is_read_as_a_class_is_what_the_engine_says(inside in "[\\^&~.a-c\\-\\\\dwsDWSnt\\[\\]é ]{1,8}", more in any::<char>()) {
        if let Some(set) = read_class(&inside) {
            let engine = regex(&format!("^[{inside}]$"));
            for character in "abc-^&~.\\dwsn1_ \t\né[]A".chars().chain([more]) {
                let expected = engine.is_match(&character.to_string());
                prop_assert_eq!(set.contains(character), expected, "{:?} on {:?}", inside, character);
            }
        }
    }

    #[test]
    fn no_pattern_makes_the_macro_panic(pattern in any::<String>(), inside in r"[\[\]\\^&~\-a-c\PC]{0,12}") {
        let _ = compile_text(&pattern);
        let _ = compile_text(&inside);
        let _ = parse_characters(&LitStr::new(&inside, Span::call_site()));
    }
}
