//! Sets of characters as tables.

/// A set of characters: a bit for each ASCII character, ranges for the others. The derive macro makes it from
/// `chars = "…"` and from patterns.
///
/// ```
/// use specwright_runtime::validate::CharSet;
///
/// static DIGITS: CharSet = CharSet::new(0x3ff << 48, &[('٠', '٩')]);
/// assert!(DIGITS.contains('7') && DIGITS.contains('٧'));
/// assert!(!DIGITS.contains('a'));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CharSet {
    ascii: u128,
    ranges: &'static [(char, char)],
}

impl CharSet {
    /// A set from its parts: `ascii` has the bit of each ASCII character set, `ranges` are sorted, apart from each other
    /// and without ASCII.
    #[must_use]
    pub const fn new(ascii: u128, ranges: &'static [(char, char)]) -> Self {
        Self { ascii, ranges }
    }

    /// Whether the character is in the set.
    #[must_use]
    #[inline]
    pub fn contains(&self, character: char) -> bool {
        if character.is_ascii() {
            return (self.ascii >> u32::from(character)) & 1 == 1;
        }
        let after = self.ranges.partition_point(|range| range.1 < character);
        self.ranges.get(after).is_some_and(|range| range.0 <= character)
    }
}
