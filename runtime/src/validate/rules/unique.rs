//! `unique`: no item twice.

use std::borrow::Cow;

use crate::validate::message::Expected;
use crate::validate::{Distinct, Report};

/// Checks that no item of a list is there twice. With many items this is the one check that needs memory.
pub fn check_unique<T: Distinct + ?Sized>(report: &mut Report, value: &T) {
    if !value.is_distinct() {
        report.expect("unique", Expected::Words(Cow::Borrowed("must have no item twice")));
    }
}
