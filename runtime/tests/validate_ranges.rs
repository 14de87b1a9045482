//! `range` against the table that the generator's own judgement is held to as well.

#![allow(clippy::unwrap_used, reason = "a table that cannot be read fails the test")]

use std::fs;
use std::ops::Bound;
use std::path::Path;

use specwright_runtime::validate::{Amount, Report, rules};
use specwright_runtime::{Decimal, Validate};

#[test]
fn table() {
    let table =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/constraints/range.txt")).unwrap();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (range, rest) = line.split_once('\t').unwrap();
        let (verdict, number) = rest.split_once('\t').unwrap();
        let (lower, upper) = bounds(range);
        let mut report = Report::new();
        rules::check_range(&mut report, &Decimal::from(number), lower, upper);
        let is_within = report.finish().is_ok();
        assert_eq!(is_within, verdict == "accept", "{line}");
    }
}

fn bounds(range: &str) -> (Bound<Amount<'_>>, Bound<Amount<'_>>) {
    let Some((min, max)) = range.split_once("..") else {
        return (included(range), included(range));
    };
    let lower = min.strip_suffix('<').map_or_else(|| included(min), excluded);
    let upper = max.strip_prefix('<').map_or_else(|| included(max), excluded);
    (lower, upper)
}

fn included(number: &str) -> Bound<Amount<'_>> {
    match number {
        "" => Bound::Unbounded,
        number => Bound::Included(Amount::Decimal(number)),
    }
}

fn excluded(number: &str) -> Bound<Amount<'_>> {
    Bound::Excluded(Amount::Decimal(number))
}

#[derive(Validate)]
struct Ends {
    #[validate(range(above = 0, below = 99.99))]
    price: Decimal,
    #[validate(range(min = 0.1, below = 1))]
    share: f64,
    #[validate(range(above = -1))]
    count: i64,
    #[validate(range(below = 5))]
    low: u8,
    #[validate(range(above = 0, max = 100.000000000000000000000000000001))]
    rate: Option<Decimal>,
    #[validate(each(range(above = 0)))]
    prices: Vec<Decimal>,
}

fn messages(value: &Ends) -> Vec<String> {
    let violations = value.validate().err();
    let found = violations.iter().flat_map(|violations| violations.iter());
    found.map(ToString::to_string).collect()
}

#[test]
fn ends_that_are_left_out() {
    let good = Ends {
        price: "99.98999".into(),
        share: 0.1,
        count: 0,
        low: 4,
        rate: Some("100.000000000000000000000000000001".into()),
        prices: vec!["0.01".into()],
    };
    assert_eq!(messages(&good), [""; 0]);
    let bad = Ends {
        price: "99.99".into(),
        share: 1.0,
        count: -1,
        low: 5,
        rate: Some("0".into()),
        prices: vec!["1".into(), "-0.0".into()],
    };
    assert_eq!(
        messages(&bad),
        [
            "price: must be above 0 and below 99.99",
            "share: must be at least 0.1 and below 1",
            "count: must be above -1",
            "low: must be below 5",
            "rate: must be above 0 and at most 100.000000000000000000000000000001",
            "prices[1]: must be above 0",
        ]
    );
    let no_number = Ends {
        share: f64::NAN,
        ..good
    };
    assert_eq!(messages(&no_number), ["share: must be at least 0.1 and below 1"]);
}
