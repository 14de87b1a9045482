//! Dates with time and offset (RFC 3339). A space between date and time, which the RFC only tolerates, is refused.

use super::date::split_date;
use super::digits::split_number;

const MINUTES_A_DAY: u32 = 24 * 60;

pub(super) fn is_date_time(text: &str) -> bool {
    read_date_time(text).is_some()
}

fn read_date_time(text: &str) -> Option<()> {
    let [b'T' | b't', time @ ..] = split_date(text.as_bytes())? else {
        return None;
    };
    let (minute_of_day, rest) = split_minutes(time)?;
    let (second, rest) = split_number(rest.strip_prefix(b":")?, 2)?;
    let offset = read_offset(skip_fraction(rest)?)?;
    // A leap second ends a day of UTC.
    let minute_of_utc = (minute_of_day + MINUTES_A_DAY - offset) % MINUTES_A_DAY;
    (second < 60 || second == 60 && minute_of_utc == MINUTES_A_DAY - 1).then_some(())
}

/// `hh:mm` as minutes, and what follows.
fn split_minutes(text: &[u8]) -> Option<(u32, &[u8])> {
    let (hour, rest) = split_number(text, 2)?;
    let (minute, rest) = split_number(rest.strip_prefix(b":")?, 2)?;
    (hour < 24 && minute < 60).then_some((hour * 60 + minute, rest))
}

fn skip_fraction(text: &[u8]) -> Option<&[u8]> {
    let [b'.', fraction @ ..] = text else {
        return Some(text);
    };
    let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    fraction.get(digits..).filter(|_| digits > 0)
}

/// The offset in minutes, counted forwards within a day.
fn read_offset(text: &[u8]) -> Option<u32> {
    match text {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), offset @ ..] => {
            let (minutes, rest) = split_minutes(offset)?;
            let forwards = match sign {
                b'-' => (MINUTES_A_DAY - minutes) % MINUTES_A_DAY,
                _ => minutes,
            };
            rest.is_empty().then_some(forwards)
        }
        _ => None,
    }
}
