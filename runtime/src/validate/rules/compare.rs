//! Comparisons for the conditions of `required_if` and `required_unless`. What is missing is equal to nothing.

use crate::validate::{Amount, Flag, Number, Text};

/// Whether a value is that text.
///
/// ```
/// use specwright_runtime::validate::rules::is_text;
///
/// assert!(is_text(&Some("x"), "x"));
/// assert!(!is_text(&None::<&str>, ""));
/// ```
pub fn is_text<T: Text + ?Sized>(value: &T, wanted: &str) -> bool {
    value.text() == Some(wanted)
}

/// Whether a value is that number.
pub fn is_number<T: Number + ?Sized>(value: &T, wanted: Amount<'_>) -> bool {
    value.number() == Some(wanted)
}

/// Whether a value is true, or false, as wanted.
pub fn is_flag<T: Flag + ?Sized>(value: &T, wanted: bool) -> bool {
    value.flag() == Some(wanted)
}
