//! Whether numbers are in a range, and the words for one.

use std::cmp::Ordering;

use super::decimal::compare;
use crate::model::{Range, RangeEnd};

/// Whether a number, which compares with the ends like this, is within. What compares with nothing is outside.
pub(super) fn is_within(range: &Range, compare: impl Fn(&str) -> Option<Ordering>) -> bool {
    let keeps = |end: &Option<RangeEnd>, beyond: Ordering| {
        end.as_ref().is_none_or(|end| match compare(&end.number) {
            Some(Ordering::Equal) => !end.is_excluded,
            Some(order) => order == beyond,
            None => false,
        })
    };
    keeps(&range.min, Ordering::Greater) && keeps(&range.max, Ordering::Less)
}

/// Whether a number in digits is within.
pub(crate) fn holds_decimal(range: &Range, number: &str) -> bool {
    is_within(range, |end| compare(number, end))
}

/// `5 to 20`, `above 0`, `at least 0 and below 99.99`, `exactly 9`.
pub fn range_text(range: &Range) -> String {
    match (&range.min, &range.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {}", min.number),
        (Some(min), Some(max)) if !min.is_excluded && !max.is_excluded => format!("{} to {}", min.number, max.number),
        (Some(min), Some(max)) => format!("{} and {}", lower_text(min), upper_text(max)),
        (Some(min), None) => lower_text(min),
        (None, Some(max)) => upper_text(max),
        (None, None) => "any number".to_owned(),
    }
}

fn lower_text(min: &RangeEnd) -> String {
    let words = if min.is_excluded { "above" } else { "at least" };
    format!("{words} {}", min.number)
}

fn upper_text(max: &RangeEnd) -> String {
    let words = if max.is_excluded { "below" } else { "at most" };
    format!("{words} {}", max.number)
}

/// The lowest whole number that the lower end leaves; `None`: it has none, or none of 64 bits.
pub(crate) fn least_whole(range: &Range) -> Option<i64> {
    let end = range.min.as_ref()?;
    let floor = floor(&end.number)?;
    let is_kept = compare(&end.number, &floor.to_string()) == Some(Ordering::Equal) && !end.is_excluded;
    if is_kept { Some(floor) } else { floor.checked_add(1) }
}

/// The highest whole number that the upper end leaves; `None`: it has none, or none of 64 bits.
pub(crate) fn greatest_whole(range: &Range) -> Option<i64> {
    let end = range.max.as_ref()?;
    let floor = floor(&end.number)?;
    let is_left_out = compare(&end.number, &floor.to_string()) == Some(Ordering::Equal) && end.is_excluded;
    if is_left_out { floor.checked_sub(1) } else { Some(floor) }
}

/// The whole number at or below a number without an exponent.
fn floor(number: &str) -> Option<i64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let towards_zero: i64 = whole.parse().ok()?;
    if number.starts_with('-') && fraction.bytes().any(|digit| digit != b'0') {
        return towards_zero.checked_sub(1);
    }
    Some(towards_zero)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(min: Option<(&str, bool)>, max: Option<(&str, bool)>) -> Range {
        let end = |(number, is_excluded): (&str, bool)| RangeEnd {
            number: number.to_owned(),
            is_excluded,
        };
        Range {
            min: min.map(end),
            max: max.map(end),
        }
    }

    #[test]
    fn whole_numbers_between_the_ends() {
        for (min, max, least, greatest) in [
            (("0", false), ("99.99", false), 0, 99),
            (("0", true), ("100", true), 1, 99),
            (("-1.5", false), ("-0.5", false), -1, -1),
            (("-2.0", true), ("2.0", true), -1, 1),
            (("0.2", true), ("0.8", true), 1, 0),
        ] {
            let range = range(Some(min), Some(max));
            assert_eq!(least_whole(&range), Some(least), "{min:?}");
            assert_eq!(greatest_whole(&range), Some(greatest), "{max:?}");
        }
        let beyond = range(
            Some(("9223372036854775807", true)),
            Some(("99999999999999999999", false)),
        );
        assert_eq!(least_whole(&beyond), None);
        assert_eq!(greatest_whole(&beyond), None);
    }
}
