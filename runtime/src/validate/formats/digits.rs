//! Numbers of a fixed number of ASCII digits.

/// The number that so many digits at the beginning make, and what follows them.
pub(super) fn split_number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at_checked(digits)?;
    if !is_digits(number) {
        return None;
    }
    Some((number.parse().ok()?, rest))
}

/// Whether there is nothing but digits. `str::parse` would also take a sign.
pub(super) fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
