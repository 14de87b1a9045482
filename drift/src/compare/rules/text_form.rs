//! Values as they are written: numbers, flags, letters, in whatever form.

use std::cmp::Ordering;

/// What a text means as a flag.
pub(super) fn flag(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "1" | "yes" | "y" | "t" | "on" => Some(true),
        "false" | "0" | "no" | "n" | "f" | "off" => Some(false),
        _ => None,
    }
}

/// A number in its parts: whether it is negative, the digits before and after the point, without zeros that say nothing.
pub(super) fn number(text: &str) -> Option<(bool, String, String)> {
    let text = text.trim().replace(['_', ','], "");
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |part: &str| part.chars().all(|it| it.is_ascii_digit());
    if whole.is_empty() && fraction.is_empty() || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let whole = whole.trim_start_matches('0').to_owned();
    let fraction = fraction.trim_end_matches('0').to_owned();
    let is_zero = whole.is_empty() && fraction.is_empty();
    Some((is_negative && !is_zero, whole, fraction))
}

/// Which of two numbers is larger, digit for digit.
pub(super) fn order(a: &str, b: &str) -> Option<Ordering> {
    let (a, b) = (number(a)?, number(b)?);
    let size = |a: &(bool, String, String), b: &(bool, String, String)| {
        a.1.len()
            .cmp(&b.1.len())
            .then_with(|| a.1.cmp(&b.1))
            .then_with(|| a.2.cmp(&b.2))
    };
    Some(match (a.0, b.0) {
        (false, false) => size(&a, &b),
        (true, true) => size(&b, &a),
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    })
}

/// Whether two values are the same: as texts whatever their case, as numbers, as flags.
pub(super) fn is_same_value(a: &str, b: &str) -> bool {
    let trim = |text: &str| text.trim().trim_matches(['"', '\'', '`']).to_lowercase();
    trim(a) == trim(b) || order(a, b) == Some(Ordering::Equal) || (flag(a).is_some() && flag(a) == flag(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_order() {
        assert_eq!(order("100,000.00", "100000"), Some(Ordering::Equal));
        assert_eq!(order("-5", "-4.5"), Some(Ordering::Less));
        assert_eq!(order("0.10", "0.1"), Some(Ordering::Equal));
        assert_eq!(order("9", "10"), Some(Ordering::Less));
        assert_eq!(order("-0", "0"), Some(Ordering::Equal));
        assert_eq!(order("x", "0"), None);
    }

    #[test]
    fn values_alike() {
        assert!(is_same_value("True", "1"));
        assert!(is_same_value("5.0", "5"));
        assert!(!is_same_value("5", "6"));
    }
}
