//! Decimal numbers as text, compared digit for digit.

use std::cmp::Ordering;

/// A number: `0.` and its digits, times ten to the power of the exponent. Zero has no digits.
struct Parts {
    is_negative: bool,
    /// Neither the first nor the last one is a zero.
    digits: String,
    exponent: i64,
}

/// Whether the text is a number as JSON writes them.
pub(crate) fn is_decimal(text: &str) -> bool {
    parts(text).is_some()
}

/// How two numbers compare; `None`: one of them is none.
pub fn compare(left: &str, right: &str) -> Option<Ordering> {
    let (left, right) = (parts(left)?, parts(right)?);
    Some(match (left.sign(), right.sign()) {
        (1, 1) => compare_distances(&left, &right),
        (-1, -1) => compare_distances(&right, &left),
        (left, right) => left.cmp(&right),
    })
}

/// Digits that end differ from longer ones by a rest, which is not zero.
fn compare_distances(left: &Parts, right: &Parts) -> Ordering {
    let order = left.exponent.cmp(&right.exponent);
    order.then_with(|| left.digits.cmp(&right.digits))
}

impl Parts {
    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }
}

fn parts(text: &str) -> Option<Parts> {
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
    if !is_sound {
        return None;
    }
    let written = [whole, fraction.unwrap_or_default()].concat();
    let digits = written.trim_start_matches('0');
    let leading_zeros = length(&written).saturating_sub(length(digits));
    Some(Parts {
        is_negative: text.starts_with('-'),
        digits: digits.trim_end_matches('0').to_owned(),
        exponent: length(whole).saturating_sub(leading_zeros).saturating_add(exponent),
    })
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
            ("5.00000000000000000000000000001", "5", Ordering::Greater),
            ("4.99999999999999999999999999999", "5", Ordering::Less),
            ("-5.1", "-5", Ordering::Less),
            ("-5.1", "-5.09", Ordering::Less),
            ("-0.1", "0", Ordering::Less),
            ("0.09", "0.1", Ordering::Less),
            ("0.001e3", "1", Ordering::Equal),
            ("1.5e1", "15", Ordering::Equal),
            ("120e-1", "12", Ordering::Equal),
            ("99.90", "99.9", Ordering::Equal),
            ("-0.0e9", "0", Ordering::Equal),
            ("100", "99.999", Ordering::Greater),
            ("9223372036854775807.5", "9223372036854775807", Ordering::Greater),
            ("-9223372036854775808", "-9223372036854775808.00", Ordering::Equal),
            ("1e99999999999999999999", "9223372036854775807", Ordering::Greater),
            ("-1e99999999999999999999", "-9223372036854775808", Ordering::Less),
            ("1e-99999999999999999999", "0", Ordering::Greater),
        ] {
            assert_eq!(compare(text, bound), Some(order), "{text} {bound}");
            assert_eq!(compare(bound, text), Some(order.reverse()), "{bound} {text}");
        }
    }

    #[test]
    fn nothing_else_is_a_number() {
        for text in ["", "-", ".5", "1.", "+1", "NaN", "1e", "01", "1,5", "é"] {
            assert_eq!(compare(text, "0"), None, "{text}");
            assert_eq!(compare("0", text), None, "{text}");
            assert!(!is_decimal(text), "{text}");
        }
    }
}
