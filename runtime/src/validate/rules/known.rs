//! `known`: one of the documented values.

use std::borrow::Cow;

use crate::validate::message::Expected;
use crate::validate::{KnownValue, Report};

/// Checks that a value is one of the documented ones.
pub fn check_known<T: KnownValue + ?Sized>(report: &mut Report, value: &T) {
    if !value.is_known() {
        report.expect(
            "known",
            Expected::Words(Cow::Borrowed("must be one of the documented values")),
        );
    }
}
