//! What is measured.

mod decode;
mod encode;
mod validate;

use crate::case::Case;

/// Every case, in the order of the table.
pub fn all() -> impl Iterator<Item = &'static Case> {
    [validate::CASES, encode::CASES, decode::CASES].into_iter().flatten()
}

/// What one repetition costs is the difference between that many more and one.
#[must_use]
pub fn repetitions(case: &str) -> usize {
    if decode::LARGE.contains(&case) { 2 } else { 100 }
}
