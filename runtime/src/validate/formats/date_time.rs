//! Dates with time and offset (RFC 3339). A space between date and time, which the RFC only tolerates, is refused.

use super::date::split_date;
use super::digits::split_number;

const MINUTES_A_DAY: u32 = 24 * 60;

pub(super) fn is_date_time(text: &str) -> bool {
    read_date_time(text).is_some()
}

fn read_date_time(text: &str) -> Option<()> {
    let time = split_date(text)?.strip_prefix(['T', 't'])?;
    let (minute_of_day, rest) = split_minutes(time)?;
    let (second, rest) = split_number(rest.strip_prefix(':')?, 2)?;
    let offset = read_offset(skip_fraction(rest)?)?;
    // A leap second ends a day of UTC.
    let minute_of_utc = (minute_of_day + MINUTES_A_DAY - offset) % MINUTES_A_DAY;
    (second < 60 || second == 60 && minute_of_utc == MINUTES_A_DAY - 1).then_some(())
}

/// `hh:mm` as minutes, and what follows.
fn split_minutes(text: &str) -> Option<(u32, &str)> {
    let (hour, rest) = split_number(text, 2)?;
    let (minute, rest) = split_number(rest.strip_prefix(':')?, 2)?;
    (hour < 24 && minute < 60).then_some((hour * 60 + minute, rest))
}

fn skip_fraction(text: &str) -> Option<&str> {
    let Some(fraction) = text.strip_prefix('.') else {
        return Some(text);
    };
    let rest = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
    (rest.len() < fraction.len()).then_some(rest)
}

/// The offset in minutes, counted forwards within a day.
fn read_offset(text: &str) -> Option<u32> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let (minutes, rest) = split_minutes(text.strip_prefix(['+', '-'])?)?;
    if !rest.is_empty() {
        return None;
    }
    Some(if text.starts_with('-') {
        (MINUTES_A_DAY - minutes) % MINUTES_A_DAY
    } else {
        minutes
    })
}
