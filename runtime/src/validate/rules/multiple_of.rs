//! `multiple_of`: the divisor of a number.

use crate::validate::{Number, Report};

/// Checks that a number is a whole number of times the divisor.
pub fn check_multiple_of<T: Number + ?Sized>(report: &mut Report, value: &T, divisor: u128) {
    if value.number().is_some_and(|number| !number.is_multiple_of(divisor)) {
        report.add("multiple_of", format_args!("must be a multiple of {divisor}"));
    }
}
