//! Seconds and milliseconds since 1970.

use super::instant::Instant;

const MORE_DIGITS_THAN_COUNT: usize = 40;

/// `1422172800`, `-0.5`
pub(super) fn seconds(moment: Instant) -> String {
    let sign = if moment.nanoseconds() < 0 { "-" } else { "" };
    let distance = moment.nanoseconds().unsigned_abs();
    let (whole, fraction) = (distance / 1_000_000_000, distance % 1_000_000_000);
    if fraction == 0 {
        return format!("{sign}{whole}");
    }
    let fraction = format!("{fraction:09}");
    format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
}

/// What is less than a millisecond is cut off.
pub(super) fn millis(moment: Instant) -> String {
    (moment.nanoseconds() / 1_000_000).to_string()
}

pub(super) fn from_seconds(text: &str) -> Option<Instant> {
    Instant::from_nanoseconds(scaled(text, 9)?)
}

pub(super) fn from_millis(text: &str) -> Option<Instant> {
    Instant::from_nanoseconds(scaled(text, 6)?)
}

/// The number times ten to that power, cut to a whole one: `-1.5`, `1.4221728E9`.
fn scaled(text: &str, power: i32) -> Option<i128> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    let known = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !known || digits.len() > MORE_DIGITS_THAN_COUNT {
        return None;
    }
    let shift = exponent
        .checked_add(power)?
        .checked_sub(i32::try_from(fraction.len()).ok()?)?;
    let number = shifted(digits.trim_start_matches('0'), shift)?;
    Some(if negative { -number } else { number })
}

/// The digits with so many zeros added, or so many digits cut off.
fn shifted(digits: &str, shift: i32) -> Option<i128> {
    if digits.is_empty() {
        return Some(0);
    }
    if let Ok(cut) = usize::try_from(-i64::from(shift)) {
        let kept = digits.get(..digits.len().saturating_sub(cut)).unwrap_or("");
        return if kept.is_empty() { Some(0) } else { kept.parse().ok() };
    }
    let number: i128 = digits.parse().ok()?;
    number.checked_mul(10_i128.checked_pow(shift.unsigned_abs())?)
}
