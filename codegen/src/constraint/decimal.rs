//! Decimal numbers as text, compared digit for digit with whole ones.

use std::cmp::Ordering;

/// More digits than any bound has.
const MANY: i64 = 30;

/// Whether the text is a number as JSON writes them.
pub(super) fn is_decimal(text: &str) -> bool {
    parts(text).is_some()
}

/// How the number compares with a whole one; `None`: it is none.
pub(super) fn compare(text: &str, bound: i64) -> Option<Ordering> {
    let (whole, fraction, exponent) = parts(text)?;
    let is_negative = text.starts_with('-');
    let digits: String = [whole, fraction].concat();
    let leading_zeros = digits.len() - digits.trim_start_matches('0').len();
    let significant = &digits[leading_zeros..];
    // Where the point is among the significant digits.
    let point = length(whole)
        .saturating_sub(i64::try_from(leading_zeros).ok()?)
        .saturating_add(exponent);
    if significant.is_empty() {
        return Some(0.cmp(&bound));
    }
    if point > MANY {
        return Some(if is_negative { Ordering::Less } else { Ordering::Greater });
    }
    let before = usize::try_from(point).unwrap_or_default();
    let padded = significant.chars().chain(std::iter::repeat('0'));
    let distance: i128 = padded.take(before).collect::<String>().parse().unwrap_or_default();
    let has_rest = significant
        .get(before..)
        .is_some_and(|rest| rest.contains(|digit| digit != '0'));
    let (number, beyond) = match is_negative {
        true => (-distance, Ordering::Less),
        false => (distance, Ordering::Greater),
    };
    let order = number.cmp(&i128::from(bound));
    Some(if has_rest { order.then(beyond) } else { order })
}

/// The digits before and after the point, and the exponent.
fn parts(text: &str) -> Option<(&str, &str, i64)> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let is_sound = is_digits(whole) && (whole == "0" || !whole.starts_with('0')) && fraction.is_none_or(is_digits);
    is_sound.then_some((whole, fraction.unwrap_or_default(), exponent))
}

/// An exponent beyond all memory is as good as a very large one.
fn parse_exponent(text: &str) -> Option<i64> {
    const MOST: i64 = i64::MAX / 4;
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let size = digits.parse().unwrap_or(MOST).min(MOST);
    is_digits(digits).then_some(if text.starts_with('-') { -size } else { size })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn length(digits: &str) -> i64 {
    i64::try_from(digits.len()).unwrap_or(i64::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_decide() {
        for (text, bound, order) in [
            ("5.00000000000000000000000000001", 5, Ordering::Greater),
            ("4.99999999999999999999999999999", 5, Ordering::Less),
            ("-5.1", -5, Ordering::Less),
            ("-0.1", 0, Ordering::Less),
            ("0.001e3", 1, Ordering::Equal),
            ("1.5e1", 15, Ordering::Equal),
            ("120e-1", 12, Ordering::Equal),
            ("-0.0e9", 0, Ordering::Equal),
            ("9223372036854775807.5", i64::MAX, Ordering::Greater),
            ("-9223372036854775808", i64::MIN, Ordering::Equal),
            ("1e99999999999999999999", i64::MAX, Ordering::Greater),
            ("-1e99999999999999999999", i64::MIN, Ordering::Less),
            ("1e-99999999999999999999", 0, Ordering::Greater),
        ] {
            assert_eq!(compare(text, bound), Some(order), "{text} {bound}");
        }
    }

    #[test]
    fn nothing_else_is_a_number() {
        for text in ["", "-", ".5", "1.", "+1", "NaN", "1e", "01", "1,5", "é"] {
            assert_eq!(compare(text, 0), None, "{text}");
        }
    }
}
