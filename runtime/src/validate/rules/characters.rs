//! `chars`: which characters a text may use.

use crate::validate::message::Expected;
use crate::validate::{CharSet, Report, Text};

/// Checks that a text uses only characters of a set. `shown` is the set as the documentation writes it.
pub fn check_chars<T: Text + ?Sized>(report: &mut Report, value: &T, set: &CharSet, shown: &'static str) {
    let Some(text) = value.text() else { return };
    if !set.contains_all(text) {
        report.expect("chars", Expected::Chars(shown));
    }
}
