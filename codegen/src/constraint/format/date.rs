//! Days, and moments with an offset (RFC 3339).

/// `yyyy-mm-dd`, a day that exists.
pub(super) fn is_date(text: &str) -> bool {
    after_date(text) == Some("")
}

/// A day, `T`, a time and an offset.
pub(super) fn is_date_time(text: &str) -> bool {
    read_moment(text).is_some()
}

fn read_moment(text: &str) -> Option<()> {
    let text = after_date(text)?.strip_prefix(['T', 't'])?;
    let (local, text) = read_clock(text)?;
    let (second, text) = read_number(text.strip_prefix(':')?, 2)?;
    let offset = read_offset(after_fraction(text)?)?;
    // Leap seconds come at the end of a day in UTC, whatever the local clock shows.
    let is_leap_second = second == 60 && (local - offset).rem_euclid(24 * 60) == 24 * 60 - 1;
    (second < 60 || is_leap_second).then_some(())
}

fn after_date(text: &str) -> Option<&str> {
    let (year, text) = read_number(text, 4)?;
    let (month, text) = read_number(text.strip_prefix('-')?, 2)?;
    let (day, text) = read_number(text.strip_prefix('-')?, 2)?;
    (1..=days_in(year, month)).contains(&day).then_some(text)
}

/// Days in a month of the Gregorian calendar; none in a month that does not exist.
fn days_in(year: i32, month: i32) -> i32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i32::from(is_leap),
        _ => 0,
    }
}

/// Hours and minutes as minutes.
fn read_clock(text: &str) -> Option<(i32, &str)> {
    let (hour, text) = read_number(text, 2)?;
    let (minute, text) = read_number(text.strip_prefix(':')?, 2)?;
    (hour < 24 && minute < 60).then_some((hour * 60 + minute, text))
}

fn after_fraction(text: &str) -> Option<&str> {
    let Some(digits) = text.strip_prefix('.') else {
        return Some(text);
    };
    let rest = digits.trim_start_matches(|character: char| character.is_ascii_digit());
    (rest.len() < digits.len()).then_some(rest)
}

/// The offset from UTC in minutes.
fn read_offset(text: &str) -> Option<i32> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (minutes, rest) = read_clock(text.strip_prefix(['+', '-'])?)?;
    rest.is_empty().then_some(sign * minutes)
}

/// The first `width` digits, and what follows them.
fn read_number(text: &str, width: usize) -> Option<(i32, &str)> {
    let (digits, rest) = text.split_at_checked(width)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((digits.parse().ok()?, rest))
}
