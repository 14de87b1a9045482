//! `nested`: a value with constraints of its own.

use crate::validate::{Report, Validate};

/// Checks a value by its own rules, up to a depth that no stack minds.
pub fn check_nested<T: Validate + ?Sized>(report: &mut Report, value: &T) {
    report.deeper(|report| value.check(report));
}
