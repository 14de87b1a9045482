//! `length`: the number of characters.

use super::bounds::Bounds;
use crate::validate::message::Expected;
use crate::validate::{Report, Text};

/// Checks the number of characters (not bytes) of a text.
///
/// ```
/// use specwright_runtime::validate::{Report, rules::{Bounds, check_length}};
///
/// let mut report = Report::new();
/// check_length(&mut report, "äöü", Bounds::new(3, 3));
/// assert!(report.finish().is_ok());
/// ```
pub fn check_length<T: Text + ?Sized>(report: &mut Report, value: &T, bounds: Bounds) {
    if value.text().is_some_and(|text| !is_within(text, bounds)) {
        report.expect("length", Expected::Length(bounds));
    }
}

/// A text of nothing but ASCII has as many characters as bytes.
fn is_within(text: &str, bounds: Bounds) -> bool {
    bounds.contains(if is_ascii(text.as_bytes()) {
        text.len()
    } else {
        text.chars().count()
    })
}

/// By eight bytes at a time, the last of them again where they are no eight.
fn is_ascii(text: &[u8]) -> bool {
    const BEYOND: u64 = 0x8080_8080_8080_8080;
    let is_ascii = |word: &[u8; 8]| u64::from_le_bytes(*word) & BEYOND == 0;
    match text.last_chunk::<8>() {
        Some(last) => is_ascii(last) && text.as_chunks::<8>().0.iter().all(is_ascii),
        None => text.iter().fold(0, |bits, byte| bits | byte) < 0x80,
    }
}
