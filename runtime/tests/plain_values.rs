//! Structs of `structure!` are shown and compared as `#[derive(Debug, PartialEq)]` shows and compares them, though no code of
//! each of them does it.
#![cfg(feature = "json")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use specwright_runtime as rt;

rt::text_enum! {
    /// How far it is.
    pub enum Status {
        /// On its way.
        Sent = "sent",
    }
}

rt::union! {
    /// One of two.
    pub enum Choice {
        /// By number.
        Number(i64) = Field::named("number"),
        /// By names.
        Names(Vec<String>) = Field::named("names"),
    }
}

rt::structure! {
    /// Inside.
    pub struct Inner {
        /// What it is.
        0 pub what: Option<String> = Field::named("what"),
    }
}

/// The fields twice: as `structure!` has them, and derived.
macro_rules! twins {
    ($($index:literal $field:ident: $type:ty,)*) => {
        mod ours {
            use super::{BTreeMap, Choice, Inner, Status, rt};

            rt::structure! {
                /// All kinds of values.
                pub struct All {
                    $(
                        /// A value.
                        $index pub $field: $type = Field::named(::core::stringify!($field)),
                    )*
                }
            }
        }

        mod derived {
            use super::{BTreeMap, Choice, Inner, Status, rt};

            #[derive(Debug, PartialEq)]
            pub(super) struct All {
                $(pub(super) $field: $type,)*
            }
        }

        fn derived(of: ours::All) -> derived::All {
            derived::All { $($field: of.$field,)* }
        }
    };
}

twins! {
    0 text: String,
    1 secret: rt::Secret,
    2 day: rt::Date,
    3 moment: Option<rt::DateTime>,
    4 flag: bool,
    5 whole: Option<i64>,
    6 float: f64,
    7 price: rt::Decimal,
    8 bytes: rt::Bytes,
    9 any: Option<serde_json::Value>,
    10 status: Status,
    11 choice: Option<Choice>,
    12 inner: Inner,
    13 boxed: Option<Box<Inner>>,
    14 many: Vec<Inner>,
    15 named: BTreeMap<String, Option<i64>>,
}

fn full() -> ours::All {
    let mut all: ours::All = rt::value::Empty::empty();
    all.text = "a \"text\"".to_owned();
    all.secret = "hidden".into();
    all.day = "2026-01-02".into();
    all.moment = Some("2026-01-02T03:04:05Z".into());
    all.whole = Some(3);
    all.price = "1.50".into();
    all.bytes = rt::Bytes::from_static(b"\0x");
    all.any = Some(serde_json::json!({ "a": [1, null] }));
    all.status = Status::Sent;
    all.choice = Some(Choice::Names(vec!["x".to_owned()]));
    all.boxed = Some(Box::new(inner("boxed")));
    all.many = vec![inner("first"), inner("second")];
    all.named = BTreeMap::from([("one".to_owned(), Some(1)), ("none".to_owned(), None)]);
    all
}

fn inner(what: &str) -> Inner {
    Inner {
        what: Some(what.to_owned()),
    }
}

/// A change of one field each.
const CHANGES: [fn(&mut ours::All); 23] = [
    |all| all.text.push('x'),
    |all| all.secret = "other".into(),
    |all| all.day = "2026-01-03".into(),
    |all| all.moment = None,
    |all| all.flag = true,
    |all| all.whole = Some(4),
    |all| all.whole = None,
    |all| all.float = 0.5,
    |all| all.float = f64::NAN,
    |all| all.price = "1.5".into(),
    |all| all.bytes = rt::Bytes::new(),
    |all| all.any = Some(serde_json::Value::Null),
    |all| all.status = Status::Unknown("lost".to_owned()),
    |all| all.choice = Some(Choice::Names(Vec::new())),
    |all| all.choice = Some(Choice::Number(1)),
    |all| all.choice = Some(Choice::Unknown("new".to_owned())),
    |all| all.inner = inner("changed"),
    |all| all.boxed = None,
    |all| all.boxed = Some(Box::new(inner("other"))),
    |all| all.many.truncate(1),
    |all| all.many.swap(0, 1),
    |all| all.named = BTreeMap::from([("one".to_owned(), Some(1)), ("two".to_owned(), None)]),
    |all| all.named = BTreeMap::from([("one".to_owned(), Some(2)), ("none".to_owned(), None)]),
];

#[test]
fn shown_as_derived() {
    for change in CHANGES {
        let mut all = full();
        change(&mut all);
        let (ours, pretty) = (format!("{all:?}"), format!("{all:#?}"));
        let twin = derived(all);
        assert_eq!(ours, format!("{twin:?}"));
        assert_eq!(pretty, format!("{twin:#?}"));
        assert!(!ours.contains("hidden"), "{ours}");
    }
}

#[test]
fn compared_as_derived() {
    assert_eq!(full(), full());
    for (index, change) in CHANGES.into_iter().enumerate() {
        let (mut left, mut right) = (full(), full());
        change(&mut left);
        assert_ne!(left, full(), "change {index}");
        change(&mut right);
        let are_equal = left == right;
        assert_eq!(are_equal, derived(left) == derived(right), "change {index}");
    }
}
