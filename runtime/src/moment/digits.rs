//! Numbers of a fixed width.

/// Appends a number with zeros in front of it; of more digits than the width the last.
pub(super) fn push_padded(out: &mut String, number: u32, width: u32) {
    for place in (0..width).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        out.push(char::from(b'0' + u8::try_from(digit).unwrap_or_default()));
    }
}
