//! `length`: the number of characters.

use super::bounds::Bounds;
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
    if value.text().is_some_and(|text| !bounds.contains(text.chars().count())) {
        report.add("length", format_args!("must be {} long", bounds.of("character")));
    }
}
