//! `pattern`: what a text must match.

use crate::validate::visible::Visible;
use crate::validate::{Pattern, Report, Text};

/// Checks that a text has a match of a pattern.
pub fn check_pattern<T: Text + ?Sized>(report: &mut Report, value: &T, pattern: &Pattern) {
    if value.text().is_some_and(|text| !pattern.is_match(text)) {
        report.add("pattern", format_args!("must match `{}`", Visible(pattern.shown())));
    }
}
