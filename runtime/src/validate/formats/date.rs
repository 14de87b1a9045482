//! Days: `yyyy-mm-dd`, of the Gregorian calendar.

use super::digits::split_number;
use crate::moment::days_in;

pub(super) fn is_date(text: &str) -> bool {
    split_date(text.as_bytes()).is_some_and(<[u8]>::is_empty)
}

/// What follows an existing day at the beginning of a text.
pub(super) fn split_date(text: &[u8]) -> Option<&[u8]> {
    let (year, rest) = split_number(text, 4)?;
    let (month, rest) = split_number(rest.strip_prefix(b"-")?, 2)?;
    let (day, rest) = split_number(rest.strip_prefix(b"-")?, 2)?;
    (1..=days_in(year, month)).contains(&day).then_some(rest)
}
