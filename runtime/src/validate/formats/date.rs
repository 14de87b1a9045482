//! Days: `yyyy-mm-dd`, of the Gregorian calendar.

use super::digits::split_number;

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

/// Zero for a month that does not exist.
fn days_in(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap_year(year) => 29,
        2 => 28,
        _ => 0,
    }
}

fn is_leap_year(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}
