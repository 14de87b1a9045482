//! `chars`: which characters a text may use.

use crate::validate::visible::Visible;
use crate::validate::{CharSet, Report, Text};

/// Checks that a text uses only characters of a set. `shown` is the set as the documentation writes it.
pub fn check_chars<T: Text + ?Sized>(report: &mut Report, value: &T, set: &CharSet, shown: &'static str) {
    let Some(text) = value.text() else { return };
    if !text.chars().all(|character| set.contains(character)) {
        report.add(
            "chars",
            format_args!("must use only the characters `[{}]`", Visible(shown)),
        );
    }
}
