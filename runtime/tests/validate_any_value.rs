//! What holds of validation whatever the value: no panic, characters counted and not bytes, paths on one line.

#![cfg(feature = "derive")]

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;
use specwright_runtime::Validate;
use specwright_runtime::validate::{Amount, Number};

#[derive(Validate)]
struct Bounded(#[validate(length(min = 2, max = 5))] String);

#[derive(Debug, Validate)]
#[validate(
    together(text, number),
    required_if(text, other = "x"),
    required_unless(number, flag = true)
)]
struct Everything {
    #[validate(
        length(max = 3),
        chars = r"\w",
        pattern = r"^\d{2}/",
        one_of("a", "b"),
        format = "date-time"
    )]
    text: Option<String>,
    #[validate(range(min = -5, max = 5), multiple_of = 2, one_of(-4, 4))]
    number: Option<i64>,
    #[validate(range(min = -0.5, max = 1e300))]
    float: f64,
    #[validate(items(max = 2), unique, each(length(min = 1), pattern = "a+b$"))]
    list: Vec<String>,
    #[validate(items(min = 1), each(each(range(max = 9))))]
    map: BTreeMap<String, Vec<u8>>,
    #[validate(each(length(max = 0)))]
    hashed: HashMap<String, String>,
    other: String,
    flag: bool,
}

fn everything() -> impl Strategy<Value = Everything> {
    let text = || prop_oneof![Just("x".to_owned()), "\\PC{0,8}", any::<String>()];
    let texts = prop::collection::vec(text(), 0..20);
    let map = prop::collection::btree_map(text(), prop::collection::vec(any::<u8>(), 0..4), 0..4);
    let hashed = prop::collection::hash_map(text(), text(), 0..6);
    (
        (prop::option::of(text()), any::<Option<i64>>(), any::<f64>(), texts),
        (map, hashed, text(), any::<bool>()),
    )
        .prop_map(|((text, number, float, list), (map, hashed, other, flag))| Everything {
            text,
            number,
            float,
            list,
            map,
            hashed,
            other,
            flag,
        })
}

proptest! {
    #[test]
    fn length_counts_characters(text in any::<String>(), short in "\\PC{0,7}") {
        for text in [text, short] {
            let is_valid = (2..=5).contains(&text.chars().count());
            prop_assert_eq!(Bounded(text).validate().is_ok(), is_valid);
        }
    }

    #[test]
    fn paths_and_messages_stay_on_one_line(value in everything()) {
        let Err(violations) = value.validate() else { return Ok(()) };
        let again = value.validate().unwrap_err();
        prop_assert_eq!(&violations, &again);
        for violation in &violations {
            prop_assert!(!violation.to_string().contains(char::is_control), "{:?}", violation);
            prop_assert!(violation.path().chars().count() < 1_000);
        }
    }

    #[test]
    fn whole_numbers_compare_as_they_are(left in any::<i128>(), right in any::<u128>(), small in any::<i8>()) {
        let (left, right) = (left.number().unwrap(), right.number().unwrap());
        prop_assert_eq!(left < right, left != right && right > left);
        prop_assert_eq!(Amount::whole(i128::from(small)), small.number().unwrap());
        prop_assert_eq!(Amount::whole(0) <= small.number().unwrap(), small >= 0);
    }
}
