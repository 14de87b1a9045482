//! Looking for bytes, eight at a time.

/// A byte in each place.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// A bit for each place that has the byte. Only the lowest one is sure: those above may be there without it.
#[inline]
pub(crate) fn is(byte: u8, chunk: u64) -> u64 {
    let differences = chunk ^ each(byte);
    differences.wrapping_sub(each(1)) & !differences & each(0x80)
}

/// The same for control characters.
#[inline]
pub(crate) fn is_control(chunk: u64) -> u64 {
    is_below(0x20, chunk)
}

/// The same for blanks and control characters.
#[inline]
#[cfg(feature = "xml")]
pub(crate) fn is_blank(chunk: u64) -> u64 {
    is_below(0x21, chunk)
}

/// The same for `<`, `=`, `>` and `?`, which differ in their two lowest bits.
#[inline]
#[cfg(feature = "xml")]
pub(crate) fn is_bracket(chunk: u64) -> u64 {
    is(b'?', chunk | each(0b11))
}

#[inline]
fn is_below(limit: u8, chunk: u64) -> u64 {
    chunk.wrapping_sub(each(limit)) & !chunk & each(0x80)
}

/// Where the first byte stands that is wanted; without one, where the bytes end. What is wanted is not zero alone: what is
/// missing in the last eight bytes is zero.
#[inline]
pub(crate) fn find(bytes: &[u8], mut at: usize, wanted: impl Fn(u64) -> u64) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let found = wanted(u64::from_le_bytes(*chunk));
        if found != 0 {
            return at + first(found);
        }
        at += 8;
    }
    let left = bytes.len().saturating_sub(at);
    if left == 0 {
        return bytes.len();
    }
    let found = wanted(last(bytes, left));
    if found == 0 {
        return bytes.len();
    }
    bytes.len().min(at + first(found))
}

#[inline]
fn first(found: u64) -> usize {
    (found.trailing_zeros() / 8) as usize
}

/// The last one to seven bytes.
#[inline]
fn last(bytes: &[u8], left: usize) -> u64 {
    if let Some(chunk) = bytes.last_chunk::<8>() {
        return u64::from_le_bytes(*chunk) >> (64 - 8 * left);
    }
    let rest = bytes.iter().rev().take(left);
    rest.fold(0, |chunk, byte| chunk << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{find, is, is_control};

    proptest! {
        #[test]
        fn the_first_is_found(text in "[a-c\u{1}\u{1f} \u{e9}]{0,30}", at in 0..30_usize) {
            let bytes = text.as_bytes();
            let slow = |wanted: fn(u8) -> bool| {
                let from = at.min(bytes.len());
                from + bytes[from..].iter().take_while(|byte| !wanted(**byte)).count()
            };
            prop_assert_eq!(find(bytes, at, |chunk| is(b'a', chunk) | is(b'b', chunk)), slow(|byte| matches!(byte, b'a' | b'b')));
            prop_assert_eq!(find(bytes, at, is_control), slow(|byte| byte < 0x20));
        }

        #[cfg(feature = "xml")]
        #[test]
        fn the_end_of_a_name_is_found(text in "[9;-@a\u{1} !\u{e9}]{0,30}") {
            let bytes = text.as_bytes();
            let slow = |wanted: fn(u8) -> bool| bytes.iter().take_while(|byte| !wanted(**byte)).count();
            prop_assert_eq!(find(bytes, 0, super::is_blank), slow(|byte| byte <= b' '));
            prop_assert_eq!(find(bytes, 0, super::is_bracket), slow(|byte| matches!(byte, b'<'..=b'?')));
        }
    }
}
