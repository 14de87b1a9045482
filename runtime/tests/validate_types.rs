//! Rules on the types that services send beside texts and whole numbers.

#![cfg(all(feature = "derive", feature = "json"))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use specwright_runtime::{Bytes, Date, Decimal, Json, Validate};

fn check(value: &impl Validate) -> Vec<String> {
    match value.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

specwright_runtime::union! {
    /// What is drawn.
    #[derive(Validate)]
    pub enum Shape {
        /// By its radius.
        Circle(#[validate(name = "circle", range(min = 0, max = 9))] f64) = Field::new("circle", &["Circle"]),
        /// By its name.
        Named(#[validate(name = "named", nested)] Box<Node>) = Field::new("named", &["named"]),
        /// Several.
        Group(#[validate(name = "group", items(max = 2), each(nested, known))] Vec<Shape>) =
            Field::new("group", &["group"]),
        /// Nothing is said of it.
        Raw(Bytes) = Field::new("raw", &["raw"]),
    }
}

/// Holds itself.
#[derive(Clone, Debug, PartialEq, Validate)]
pub struct Node {
    #[validate(length(max = 3))]
    name: String,
    #[validate(nested)]
    next: Option<Box<Node>>,
    #[validate(items(max = 2), each(nested))]
    by_key: BTreeMap<String, Node>,
}

specwright_runtime::structure! {
    Node { 0: name, 1: next, 2: by_key } = [
        Field::new("name", &["name"]),
        Field::new("next", &["next"]),
        Field::new("by_key", &["by_key"]),
    ]
}

#[derive(Validate)]
struct Everything {
    #[validate(range(min = 0.01, max = 99999999999999999999))]
    price: Option<Decimal>,
    #[validate(multiple_of = 5)]
    step: Decimal,
    #[validate(range(min = -1, max = 9007199254740993))]
    ratio: f64,
    #[validate(each(range(max = 1)))]
    ratios: BTreeMap<String, Option<f64>>,
    #[validate(items(min = 1), each(length(max = 2)))]
    texts: Option<BTreeMap<String, String>>,
    #[validate(items(max = 2), each(items(max = 1), each(format = "date")))]
    days: BTreeMap<String, Vec<Date>>,
    #[validate(nested, known)]
    shape: Option<Shape>,
    #[validate(unique)]
    prices: Vec<Decimal>,
    #[allow(dead_code, reason = "no rule looks at it")]
    picture: Option<Bytes>,
    #[allow(dead_code, reason = "no rule looks at it")]
    extra: Json,
}

fn good() -> Everything {
    Everything {
        price: Some("0.01".into()),
        step: "-2.50e1".into(),
        ratio: 9_007_199_254_740_992.0,
        ratios: BTreeMap::from([("a".to_owned(), Some(1.0)), ("b".to_owned(), None)]),
        texts: None,
        days: BTreeMap::from([("a".to_owned(), vec!["2026-07-07".into()])]),
        shape: Some(Shape::Circle(9.0)),
        prices: vec!["1".into(), "1.0".into()],
        picture: Some(Bytes::from_static(b"\xff")),
        extra: Json::Null,
    }
}

fn node(name: &str) -> Node {
    Node {
        name: name.to_owned(),
        next: None,
        by_key: BTreeMap::new(),
    }
}

#[test]
fn good_values_have_no_violations() {
    assert_eq!(check(&good()), [""; 0]);
}

#[test]
fn numbers_are_compared_without_loss() {
    let price = |text: &str| {
        let price = Some(text.into());
        check(&Everything { price, ..good() })
    };
    for text in ["0.01", "1e-2", "99999999999999999999", "99999999999999999999.000"] {
        assert_eq!(price(text), [""; 0], "{text}");
    }
    for text in [
        "0.00999999999999999999999999",
        "99999999999999999999.0000000001",
        "1e20",
        "-1",
        "19,90",
        "",
    ] {
        assert_eq!(
            price(text),
            ["price: must be from 0.01 to 99999999999999999999"],
            "{text}"
        );
    }
    let step = |text: &str| {
        check(&Everything {
            step: text.into(),
            ..good()
        })
    };
    assert_eq!(step("5e400"), [""; 0]);
    for text in ["1", "5.5", "0.5", "x"] {
        assert_eq!(step(text), ["step: must be a multiple of 5"], "{text}");
    }
    for ratio in [f64::NAN, f64::INFINITY, -1.000_000_000_1, 9_007_199_254_740_994.0] {
        let found = check(&Everything { ratio, ..good() });
        assert_eq!(found, ["ratio: must be from -1 to 9007199254740993"], "{ratio}");
    }
}

#[test]
fn paths_lead_into_maps_lists_and_unions() {
    let found = check(&Everything {
        ratios: BTreeMap::from([("a \"b\"".to_owned(), Some(1.5))]),
        texts: Some(BTreeMap::new()),
        days: BTreeMap::from([("x".to_owned(), vec!["2026-07-07".into(), "7.7.".into()])]),
        shape: Some(Shape::Group(vec![
            Shape::Circle(-1.0),
            Shape::Unknown("square".to_owned()),
            Shape::Named(Box::new(Node {
                by_key: BTreeMap::from([("k".to_owned(), node("long name"))]),
                next: Some(Box::new(node("long name"))),
                ..node("ok")
            })),
        ])),
        ..good()
    });
    assert_eq!(
        found,
        [
            r#"ratios["a \"b\""]: must be at most 1"#,
            "texts: must have at least 1 item",
            r#"days["x"]: must have at most 1 item"#,
            r#"days["x"][1]: must be an existing day written `yyyy-mm-dd`"#,
            "shape.group: must have at most 2 items",
            "shape.group[0].circle: must be from 0 to 9",
            "shape.group[1]: must be one of the documented values",
            "shape.group[2].named.next.name: must be at most 3 characters long",
            r#"shape.group[2].named.by_key["k"].name: must be at most 3 characters long"#,
        ]
    );
}

#[test]
fn what_holds_itself_is_checked_to_a_limit() {
    let mut deep = node("ok");
    for _ in 0..1_000 {
        deep = Node {
            next: Some(Box::new(deep)),
            ..node("ok")
        };
    }
    let found = check(&deep);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].ends_with("must be nested at most 128 levels deep"),
        "{}",
        found[0]
    );
}
