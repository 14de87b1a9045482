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
    /// Whether it has a byte; those of characters beyond ASCII it never has.
    bytes: [bool; 256],
    ranges: &'static [(char, char)],
}

impl CharSet {
    /// A set from its parts: `ascii` has the bit of each ASCII character set, `ranges` are sorted, apart from each other
    /// and without ASCII.
    #[must_use]
    pub const fn new(ascii: u128, ranges: &'static [(char, char)]) -> Self {
        let mut bytes = [false; 256];
        let mut index = 0;
        while index < 128 {
            bytes[index] = (ascii >> index) & 1 == 1;
            index += 1;
        }
        Self { bytes, ranges }
    }

    /// Whether the character is in the set.
    #[must_use]
    #[inline]
    pub fn contains(&self, character: char) -> bool {
        match u8::try_from(character) {
            Ok(byte) if byte.is_ascii() => self.contains_byte(byte),
            _ => self.contains_beyond_ascii(character),
        }
    }

    /// Whether a text has no other characters.
    pub(super) fn contains_all(&self, text: &str) -> bool {
        match self.ranges {
            [] => self.contains_all_bytes(text.as_bytes()),
            _ => self.contains_all_decoded(text),
        }
    }

    fn contains_all_bytes(&self, bytes: &[u8]) -> bool {
        let (words, rest) = bytes.as_chunks::<4>();
        words.iter().all(|word| self.contains_each(word)) && self.contains_each(rest)
    }

    fn contains_all_decoded(&self, mut text: &str) -> bool {
        loop {
            let (words, _) = text.as_bytes().as_chunks::<4>();
            let ascii = 4 * words.iter().take_while(|word| self.contains_each(*word)).count();
            // In front of it is ASCII, so a character begins there.
            let mut characters = text.get(ascii..).unwrap_or_default().chars();
            // One of the next four ends the words that were skipped.
            for _ in 0..4 {
                match characters.next() {
                    None => return true,
                    Some(character) if self.contains(character) => {}
                    Some(_) => return false,
                }
            }
            text = characters.as_str();
        }
    }

    /// Without a branch for each byte: nearly all texts keep their rule.
    #[inline]
    fn contains_each(&self, bytes: &[u8]) -> bool {
        bytes.iter().fold(true, |has, byte| has & self.contains_byte(*byte))
    }

    /// Whether the byte is an ASCII character of the set.
    #[inline]
    pub(super) fn contains_byte(&self, byte: u8) -> bool {
        self.bytes[usize::from(byte)]
    }

    /// How many bytes of the set there are at the beginning.
    #[inline]
    pub(super) fn length_in(&self, bytes: &[u8]) -> usize {
        let mut length = 0;
        while bytes.get(length).is_some_and(|byte| self.contains_byte(*byte)) {
            length += 1;
        }
        length
    }

    #[cold]
    fn contains_beyond_ascii(&self, character: char) -> bool {
        let after = self.ranges.partition_point(|range| range.1 < character);
        self.ranges.get(after).is_some_and(|range| range.0 <= character)
    }
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn all_characters_are_looked_at() {
        let set = CharSet::new(0x3ff << 48, &[('é', 'é'), ('€', '€')]);
        for (text, is_right) in [
            ("", true),
            ("1234567890", true),
            ("12a", false),
            ("12é34€5", true),
            ("12é3a", false),
            ("é", true),
            ("è", false),
            ("1€è", false),
            ("1234567890é1234€€€€€123456", true),
            ("1234567890é1234€€€€€12345è", false),
            ("123é", true),
            ("éééééééa", false),
        ] {
            assert_eq!(set.contains_all(text), is_right, "{text}");
        }
    }
}
