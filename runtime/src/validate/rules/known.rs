//! `known`: one of the documented values.

use crate::validate::{KnownValue, Report};

/// Checks that a value is one of the documented ones.
pub fn check_known<T: KnownValue + ?Sized>(report: &mut Report, value: &T) {
    if !value.is_known() {
        report.add("known", "must be one of the documented values");
    }
}
