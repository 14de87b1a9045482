//! Each rule of `#[derive(Validate)]`: what it takes, what it refuses, and in which words.

#![cfg(feature = "derive")]
#![allow(
    clippy::duplicated_attributes,
    reason = "a field may be in two groups; the lint takes the second for a mistake"
)]

use std::collections::{BTreeMap, HashMap};

use specwright_runtime::{Secret, Validate};

/// The violations as text, one a line.
fn check(value: &impl Validate) -> String {
    let Err(violations) = value.validate() else {
        return String::new();
    };
    let lines: Vec<String> = violations
        .iter()
        .map(|violation| format!("[{}] {violation}", violation.rule()))
        .collect();
    lines.join("\n")
}

#[derive(Validate)]
struct Texts<'a> {
    #[validate(length(min = 2, max = 4))]
    between: String,
    #[validate(length(min = 2))]
    long: &'a str,
    #[validate(length(max = 1))]
    short: std::borrow::Cow<'a, str>,
    #[validate(length(equal = 3))]
    exact: Option<Box<str>>,
    #[validate(chars = r"A-Za-zäöü\-\]")]
    characters: Secret,
    #[validate(pattern = r"^\d{3}/")]
    row: Option<Option<String>>,
    #[validate(one_of("a", "b"))]
    choice: String,
    #[validate(format = "ipv4")]
    form: String,
    #[validate(length(max = 3), chars = "0-9", name = "renamed-field")]
    several: String,
    #[validate(length(max = 8))]
    r#type: String,
}

fn good_texts() -> Texts<'static> {
    Texts {
        between: "äöü".into(),
        long: "ab",
        short: "ß".into(),
        exact: None,
        characters: "Zä-]".into(),
        row: Some(Some("123/x".into())),
        choice: "b".into(),
        form: "192.0.2.1".into(),
        several: "123".into(),
        r#type: "anythin".into(),
    }
}

#[test]
fn texts() {
    assert_eq!(check(&good_texts()), "");
    let bad = Texts {
        between: "äöüßé".into(),
        long: "ä",
        short: "ab".into(),
        exact: Some("ab".into()),
        characters: "pässword!".into(),
        row: Some(Some(" 123/".into())),
        choice: "A".into(),
        form: "192.0.2".into(),
        several: "12x4".into(),
        r#type: "any thing".into(),
    };
    assert_eq!(
        check(&bad),
        r"[length] between: must be 2 to 4 characters long
[length] long: must be at least 2 characters long
[length] short: must be at most 1 character long
[length] exact: must be exactly 3 characters long
[chars] characters: must use only the characters `[A-Za-zäöü\-\]]`
[pattern] row: must match `^\d{3}/`
[one_of] choice: must be one of `a`, `b`
[format] form: must be an IPv4 address such as `192.0.2.1`
[length] renamed-field: must be at most 3 characters long
[chars] renamed-field: must use only the characters `[0-9]`
[length] type: must be at most 8 characters long"
    );
}

#[test]
fn no_violation_shows_a_value() {
    let bad = Texts {
        characters: "pässword!".into(),
        ..good_texts()
    };
    let violations = bad.validate().unwrap_err();
    assert!(!format!("{violations} {violations:?}").contains("pässword!"));
}

#[derive(Validate)]
struct Numbers {
    #[validate(range(min = 1, max = 72))]
    small: u8,
    #[validate(range(min = -5))]
    low: i64,
    #[validate(range(max = 340282366920938463463374607431768211454))]
    huge: u128,
    #[validate(range(min = -170141183460469231731687303715884105728, max = 0))]
    deep: i128,
    #[validate(range(min = 0, max = 0.5))]
    share: f64,
    #[validate(multiple_of = 5)]
    fives: i32,
    #[validate(one_of(-1, 0, 1))]
    sign: Option<i8>,
}

#[test]
fn numbers() {
    let good = Numbers {
        small: 72,
        low: -5,
        huge: u128::MAX - 1,
        deep: i128::MIN,
        share: 0.5,
        fives: -10,
        sign: Some(-1),
    };
    assert_eq!(check(&good), "");
    let bad = Numbers {
        small: 0,
        low: -6,
        huge: u128::MAX,
        deep: 1,
        share: f64::NAN,
        fives: 7,
        sign: Some(2),
    };
    assert_eq!(
        check(&bad),
        "[range] small: must be from 1 to 72
[range] low: must be at least -5
[range] huge: must be at most 340282366920938463463374607431768211454
[range] deep: must be from -170141183460469231731687303715884105728 to 0
[range] share: must be from 0 to 0.5
[multiple_of] fives: must be a multiple of 5
[one_of] sign: must be one of `-1`, `0`, `1`"
    );
}

#[derive(Validate)]
struct Line {
    #[validate(length(min = 1))]
    name: String,
}

#[derive(Validate)]
struct Lists {
    #[validate(items(min = 1, max = 3), unique, each(length(max = 3)))]
    tags: Vec<String>,
    #[validate(items(equal = 2))]
    pair: Option<[u8; 2]>,
    #[validate(nested)]
    lines: Vec<Line>,
    #[validate(each(nested))]
    boxed: Box<[Option<Line>]>,
    #[validate(each(each(range(max = 9))))]
    table: Vec<Vec<u32>>,
    #[validate(each(range(min = 1)), items(max = 2))]
    rates: BTreeMap<String, f64>,
    #[validate(nested)]
    by_number: HashMap<u32, Line>,
}

#[test]
fn lists_and_maps() {
    let line = |name: &str| Line { name: name.into() };
    let good = Lists {
        tags: vec!["a".into(), "b".into()],
        pair: Some([1, 2]),
        lines: vec![line("x")],
        boxed: Box::new([None, Some(line("y"))]),
        table: vec![vec![], vec![9]],
        rates: BTreeMap::from([("EUR".into(), 1.0)]),
        by_number: HashMap::from([(1, line("z"))]),
    };
    assert_eq!(check(&good), "");
    let bad = Lists {
        tags: ["a", "long", "a", "b"].map(String::from).into(),
        pair: None,
        lines: vec![line("x"), line("")],
        boxed: Box::new([None, Some(line(""))]),
        table: vec![vec![], vec![9, 10]],
        rates: BTreeMap::from([("EUR".into(), 1.0), ("a\"]\n".into(), 0.0)]),
        by_number: HashMap::from([(7, line("")), (1, line("")), (5, line(""))]),
    };
    assert_eq!(
        check(&bad),
        r#"[items] tags: must have 1 to 3 items
[unique] tags: must have no item twice
[length] tags[1]: must be at most 3 characters long
[length] lines[1].name: must be at least 1 character long
[length] boxed[1].name: must be at least 1 character long
[range] table[1][1]: must be at most 9
[range] rates["a\"]\n"]: must be at least 1
[length] by_number["1"].name: must be at least 1 character long
[length] by_number["5"].name: must be at least 1 character long
[length] by_number["7"].name: must be at least 1 character long"#
    );
}

#[test]
fn unique_holds_for_long_lists_too() {
    #[derive(Validate)]
    struct Numbers(#[validate(unique)] Vec<u32>);

    assert_eq!(check(&Numbers((0..1_000).collect())), "");
    let twice = Numbers((0..1_000).chain([500]).collect());
    assert_eq!(check(&twice), "[unique] must have no item twice");
    assert_eq!(check(&Numbers(vec![1, 2, 1])), "[unique] must have no item twice");
}

#[derive(Validate)]
struct LoginName(#[validate(length(min = 5), chars = "a-z")] String);

#[derive(Validate)]
struct Pair(#[validate(nested)] LoginName, #[validate(range(max = 1))] u8);

#[derive(Validate)]
struct Login {
    #[validate(nested)]
    name: LoginName,
    #[validate(nested)]
    pair: Option<Pair>,
}

#[test]
fn newtypes_leave_no_trace_in_paths() {
    let login = Login {
        name: LoginName("A".into()),
        pair: Some(Pair(LoginName("abc".into()), 2)),
    };
    assert_eq!(
        check(&login),
        "[length] name: must be at least 5 characters long
[chars] name: must use only the characters `[a-z]`
[length] pair.0: must be at least 5 characters long
[range] pair.1: must be at most 1"
    );
    assert_eq!(
        check(&login.name),
        "[length] must be at least 5 characters long\n[chars] must use only the characters `[a-z]`"
    );
}

#[derive(Validate)]
enum Contact {
    None,
    Email(#[validate(format = "email")] String),
    Post {
        #[validate(length(min = 1))]
        street: String,
        #[validate(nested)]
        next: Option<Box<Contact>>,
    },
}

#[test]
fn enums_check_the_variant_at_hand() {
    assert_eq!(check(&Contact::None), "");
    assert_eq!(check(&Contact::Email("x@example.com".into())), "");
    assert_eq!(check(&Contact::Email("x".into())), "[format] must be an e-mail address");
    let post = Contact::Post {
        street: String::new(),
        next: Some(Box::new(Contact::Email("x".into()))),
    };
    assert_eq!(
        check(&post),
        "[length] street: must be at least 1 character long\n[format] next: must be an e-mail address"
    );
}

#[derive(Validate)]
struct Tree<T> {
    #[validate(nested)]
    value: T,
    #[validate(nested)]
    children: Vec<Tree<T>>,
}

#[derive(Validate)]
struct Generic<T, U, const N: usize>
where
    U: Clone,
{
    #[validate(length(max = 1))]
    text: Option<T>,
    #[validate(each(range(max = 1)), items(max = 1))]
    numbers: Vec<U>,
    #[validate(items(max = 1))]
    array: [u8; N],
}

#[test]
fn generics() {
    let leaf = |name: &str| Tree {
        value: LoginName(name.into()),
        children: Vec::new(),
    };
    let tree = Tree {
        value: LoginName("abcde".into()),
        children: vec![leaf("abcde"), leaf("x")],
    };
    assert_eq!(
        check(&tree),
        "[length] children[1].value: must be at least 5 characters long"
    );
    let generic = Generic {
        text: Some("ab"),
        numbers: vec![2_i64],
        array: [1, 2],
    };
    assert_eq!(
        check(&generic),
        "[length] text: must be at most 1 character long
[range] numbers[0]: must be at most 1
[items] array: must have at most 1 item"
    );
}

#[test]
fn a_value_nested_too_deeply_is_refused_unseen() {
    #[derive(Validate)]
    struct Chain(#[validate(nested)] Option<Box<Chain>>);

    let chain = (0..5_000).fold(Chain(None), |chain, _| Chain(Some(Box::new(chain))));
    assert_eq!(check(&chain), "[depth] must be nested at most 128 levels deep");
}

#[test]
fn a_flood_of_violations_is_counted() {
    #[derive(Validate)]
    struct Many(#[validate(each(length(max = 1)))] Vec<&'static str>);

    let violations = Many(vec!["xx"; 1_000]).validate().unwrap_err();
    assert_eq!((violations.len(), violations.omitted()), (256, 744));
    assert!(violations.to_string().ends_with("; and 744 more"));
}

#[derive(Validate)]
#[validate(at_least_one_of(email, mobile), exactly_one_of(card, r#type))]
#[validate(together(street, city), together(city, zip))]
#[derive(Default)]
struct Groups {
    email: Option<String>,
    #[validate(format = "uk_mobile", name = "phone")]
    mobile: Option<String>,
    card: Option<u8>,
    r#type: Option<bool>,
    street: Option<String>,
    city: Option<String>,
    zip: Option<String>,
}

#[test]
fn groups() {
    let good = Groups {
        email: Some(String::new()),
        card: Some(1),
        ..Groups::default()
    };
    assert_eq!(check(&good), "");
    let bad = Groups {
        card: Some(1),
        r#type: Some(true),
        city: Some(String::new()),
        ..Groups::default()
    };
    assert_eq!(
        check(&bad),
        "[at_least_one_of] at least one of `email`, `phone` must be set
[exactly_one_of] exactly one of `card`, `type` must be set
[together] `street`, `city` must be set together or not at all
[together] `city`, `zip` must be set together or not at all"
    );
}

#[derive(Validate, Default)]
#[validate(in_order(ordered, sent, paid))]
struct Days {
    #[validate(format = "date", name = "ordered_on")]
    ordered: &'static str,
    sent: Option<String>,
    paid: Option<Box<str>>,
}

#[test]
fn days_in_order() {
    let days = |ordered, sent: Option<&str>, paid: Option<&str>| {
        check(&Days {
            ordered,
            sent: sent.map(String::from),
            paid: paid.map(Box::from),
        })
    };
    assert_eq!(days("2025-11-22", None, None), "");
    assert_eq!(days("2025-11-22", Some("2025-11-22"), Some("2025-12-01")), "");
    assert_eq!(
        days("2025-11-22", Some("2025-11-21"), Some("2024-12-31")),
        "[in_order] sent: must not be before `ordered_on`
[in_order] paid: must not be before `sent`"
    );
    // One that is left out, or is no day, is passed over.
    assert_eq!(
        days("2025-11-22", Some("2025-2-1"), Some("2025-11-21")),
        "[in_order] paid: must not be before `ordered_on`"
    );
    assert_eq!(
        days("2025-11-31", None, Some("2025-11-21")),
        "[format] ordered_on: must be an existing day written `yyyy-mm-dd`"
    );
}

#[derive(Validate)]
#[validate(
    required_if(iban, method = "transfer"),
    required_if(reason, refund),
    required_if(parcels, express = true),
    required_if(single, count = 1),
    required_if(parcels, express = "true"),
    required_unless(card, method = "cash" | "cheque" | "voucher"),
    required_if(parcels, count = 2 | 1),
    required_unless(reason, iban)
)]
#[derive(Default)]
struct Payment {
    method: &'static str,
    iban: Option<String>,
    refund: Option<u32>,
    reason: Option<String>,
    express: bool,
    parcels: Option<u8>,
    count: Option<u64>,
    single: Option<bool>,
    card: Option<String>,
}

#[test]
fn required_if_and_unless() {
    let good = Payment {
        method: "cash",
        iban: Some(String::new()),
        ..Payment::default()
    };
    assert_eq!(check(&good), "");
    let paid = Payment {
        method: "voucher",
        ..good
    };
    assert_eq!(check(&paid), "");
    let bad = Payment {
        method: "transfer",
        refund: Some(5),
        express: true,
        count: Some(1),
        ..Payment::default()
    };
    assert_eq!(
        check(&bad),
        "[required_if] iban: must be set when `method` is `transfer`
[required_if] reason: must be set when `refund` is set
[required_if] parcels: must be set when `express` is `true`
[required_if] single: must be set when `count` is `1`
[required_if] parcels: must be set when `express` is `true`
[required_unless] card: must be set unless `method` is `cash`, `cheque` or `voucher`
[required_if] parcels: must be set when `count` is `2` or `1`
[required_unless] reason: must be set unless `iban` is set"
    );
}

#[test]
fn many_choices_are_not_all_shown() {
    #[derive(Validate)]
    struct Digit(#[validate(one_of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22))] u8);

    let shown = Digit(0).validate().unwrap_err().to_string();
    assert!(shown.ends_with("`19`, `20` and 2 others"), "{shown}");
}

#[cfg(feature = "regex")]
#[test]
fn patterns_for_the_engine() {
    #[derive(Validate)]
    struct Words {
        #[validate(pattern = r"^(\w+-)*\w+$")]
        dashed: &'static str,
        #[validate(pattern = r"\bcat\b")]
        cat: &'static str,
        #[validate(pattern = r"(?i)^(stra(ß|ss)e )+$")]
        street: &'static str,
    }

    let good = Words {
        dashed: "a-b-c",
        cat: "the cat",
        street: "STRASSE Straße ",
    };
    assert_eq!(check(&good), "");
    let bad = Words {
        // `\w` and `\b` are ASCII.
        dashed: "a-ä",
        cat: "concatenate",
        street: "Straße",
    };
    assert_eq!(
        check(&bad),
        r"[pattern] dashed: must match `^(\w+-)*\w+$`
[pattern] cat: must match `\bcat\b`
[pattern] street: must match `(?i)^(stra(ß|ss)e )+$`"
    );
}

/// The feature brings the parser that knows them.
#[cfg(feature = "regex")]
#[test]
fn unicode_patterns_need_no_engine() {
    #[derive(Validate)]
    struct Name(#[validate(pattern = r"(?i)^\p{Lu}[\p{L}'’ -]*\.?$")] &'static str);

    assert_eq!(check(&Name("Ðorđe O’Neill.")), "");
    assert_eq!(check(&Name("K")), "");
    assert_eq!(check(&Name("5")), r"[pattern] must match `(?i)^\p{Lu}[\p{L}'’ -]*\.?$`");
}
