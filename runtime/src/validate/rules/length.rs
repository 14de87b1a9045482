//! `length`: the number of characters.

use super::bounds::Bounds;
use crate::validate::message::Expected;
use crate::validate::{Report, Text};

/// Checks the number of characters (not bytes) of a text.
///
/// ```
/// use specwright_runtime::validate::{Report, rules::{Bounds, check_length}};
///
/// let mut report = Report::new();
/// check_length(&mut report, "äöü", Bounds::new(3, 3));
/// assert!(report.finish().is_ok());
/// ```
pub fn check_length<T: Text + ?Sized>(report: &mut Report, value: &T, bounds: Bounds) {
    if value.text().is_some_and(|text| !is_within(text, bounds)) {
        report.expect("length", Expected::Length(bounds));
    }
}

/// A text of nothing but ASCII has as many characters as bytes.
fn is_within(text: &str, bounds: Bounds) -> bool {
    bounds.contains(if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    })
}
