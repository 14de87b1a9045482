//! `pattern`: what a text must match.

use crate::validate::message::Expected;
use crate::validate::{Pattern, Report, Text};

/// Checks that a text has a match of a pattern.
pub fn check_pattern<T: Text + ?Sized>(report: &mut Report, value: &T, pattern: &Pattern) {
    if value.text().is_some_and(|text| !pattern.is_match(text)) {
        report.expect("pattern", Expected::Pattern(pattern.shown()));
    }
}

/// Checks that a text has a match of a pattern that the derive macro wrote out. `shown` is how the documentation writes
/// it.
#[inline]
pub fn check_bytes<T: Text + ?Sized>(
    report: &mut Report,
    value: &T,
    shown: &'static str,
    is_match: impl FnOnce(&[u8]) -> bool,
) {
    if value.text().is_some_and(|text| !is_match(text.as_bytes())) {
        report.expect("pattern", Expected::Pattern(shown));
    }
}

/// What follows `least` to `most` bytes at the beginning that are of a piece of such a pattern.
#[inline]
pub fn split_piece(bytes: &[u8], least: usize, most: usize, is_of_piece: impl Fn(u8) -> bool) -> Option<&[u8]> {
    if least == most {
        let (piece, rest) = bytes.split_at_checked(least)?;
        return piece.iter().all(|byte| is_of_piece(*byte)).then_some(rest);
    }
    let count = bytes.iter().take(most).take_while(|byte| is_of_piece(**byte)).count();
    bytes.get(count..).filter(|_| count >= least)
}
