//! Numbers that look like chance and are the same for the same seed.

/// A number for each place in a row, of a seed (SplitMix64).
#[must_use]
pub fn number(seed: u64, place: u64) -> u64 {
    let mut mixed = seed.wrapping_add(place.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// One of these, each as often as the number before it says.
#[must_use]
pub fn choose<T>(choices: &[(u64, T)], number: u64) -> Option<&T> {
    let all: u64 = choices.iter().map(|(weight, _)| weight).sum();
    let mut left = number.checked_rem(all)?;
    for (weight, choice) in choices {
        if left < *weight {
            return Some(choice);
        }
        left -= weight;
    }
    None
}
