//! Numbers of a fixed number of ASCII digits.

/// The number that so many digits at the beginning make, and what follows them.
#[inline]
pub(super) fn split_number(text: &[u8], digits: usize) -> Option<(u32, &[u8])> {
    let (number, rest) = text.split_at_checked(digits)?;
    let number = number
        .iter()
        .try_fold(0, |number, byte| match byte.wrapping_sub(b'0') {
            digit @ 0..=9 => Some(number * 10 + u32::from(digit)),
            _ => None,
        })?;
    Some((number, rest))
}

/// Whether there is nothing but digits. `str::parse` would also take a sign.
#[inline]
pub(super) fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
