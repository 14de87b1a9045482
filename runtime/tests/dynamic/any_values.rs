//! Whatever the values are, the outcome is a request or violations.

use proptest::prelude::*;
use serde_json::{Map, json};
use specwright_runtime::{Error, Json};

use super::{DRAW, encode, violations};

const NAMES: &[&str] = &[
    "drawing_id",
    "copies",
    "is_draft",
    "ratio",
    "price",
    "picture",
    "day",
    "moment",
    "status",
    "outline",
    "tags",
    "layers",
    "extra",
    "background",
    "key",
    "circle",
    "corners",
    "name",
    "below",
];

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        any::<String>().prop_map(Json::from),
        "[0-9.eE+-]{0,6}".prop_map(Json::from),
        "[A-Za-z0-9+/=]{0,8}".prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 64, 8, |inner| {
        let name = prop_oneof![4 => prop::sample::select(NAMES).prop_map(str::to_owned), 1 => any::<String>()];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::vec((name, inner), 0..8)
                .prop_map(|members| Json::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_a_request_or_violations(values in json(), name in prop_oneof![9 => Just(DRAW.to_owned()), 1 => any::<String>()]) {
        match encode(&name, values) {
            Ok(_) => {}
            Err(Error::Invalid(violations)) => {
                prop_assert!(!violations.is_empty());
                prop_assert!(!violations.to_string().contains(char::is_control));
            }
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }
}

#[test]
fn depth_is_limited() {
    let nested = |depth, mut value: Json| {
        for _ in 0..depth {
            value = json!({ "name": "x", "below": value });
        }
        json!({ "drawing_id": "a", "copies": 1, "background": value })
    };
    assert!(encode(DRAW, nested(50, json!({ "name": "x" }))).is_ok());
    for depth in [130, 1_000_000] {
        let mut value = Json::Null;
        for _ in 0..depth {
            let mut members = Map::new();
            members.insert("below".to_owned(), value);
            value = Json::Object(members);
        }
        let mut all = Map::new();
        all.insert("background".to_owned(), value);
        assert_eq!(
            violations(DRAW, Json::Object(all)),
            ["must be nested at most 128 levels deep"]
        );
    }
}

#[test]
fn of_a_million_wrong_items_the_first_are_told() {
    let tags: Vec<Json> = (0..1_000_000).map(Json::from).collect();
    let found = violations(DRAW, json!({ "drawing_id": "a", "copies": 1, "tags": tags }));
    assert_eq!(found.len(), 256);
    assert_eq!(found[255], "tags[255]: must be text");
}
