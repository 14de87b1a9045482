//! `items` and `each`: how many items, and a check of each.

use super::bounds::Bounds;
use crate::validate::message::Expected;
use crate::validate::{Items, Report};

/// Checks how many items a list or a map has.
pub fn check_items<T: Items + ?Sized>(report: &mut Report, value: &T, bounds: Bounds) {
    if value.count().is_some_and(|count| !bounds.contains(count)) {
        report.expect("items", Expected::Items(bounds));
    }
}

/// Runs a check of each item of a list, or of each value of a map.
///
/// ```
/// use specwright_runtime::validate::{Report, rules::{Bounds, check_each, check_length}};
///
/// let mut report = Report::new();
/// check_each(&mut report, &["a", ""], |report, item| check_length(report, item, Bounds::new(1, 9)));
/// assert_eq!(report.finish().unwrap_err()[0].path(), "[1]");
/// ```
pub fn check_each<T: Items + ?Sized>(report: &mut Report, value: &T, mut check: impl FnMut(&mut Report, &T::Item)) {
    value.check_each(report, &mut check);
}
