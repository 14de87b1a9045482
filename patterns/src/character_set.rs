//! Sets of characters: a bit for each ASCII character, ranges for the others, as the runtime's `CharSet` has them.

const FIRST_BEYOND: char = '\u{80}';

/// A set of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CharacterSet {
    ascii: u128,
    ranges: Vec<(char, char)>,
}

impl CharacterSet {
    /// One character.
    #[must_use]
    pub fn from_character(character: char) -> Self {
        Self::from_ranges([(character, character)])
    }

    /// The characters of some ranges, each with its last character.
    #[must_use]
    pub fn from_ranges(ranges: impl IntoIterator<Item = (char, char)>) -> Self {
        let mut set = Self::default();
        for (first, last) in ranges {
            set.add(first, last);
        }
        set.merge();
        set
    }

    fn add(&mut self, first: char, last: char) {
        for character in first..=last.min('\u{7f}') {
            self.ascii |= 1 << u32::from(character);
        }
        if last >= FIRST_BEYOND {
            self.ranges.push((first.max(FIRST_BEYOND), last));
        }
    }

    /// Puts the ranges in order, those that touch together.
    fn merge(&mut self) {
        self.ranges.sort_unstable();
        self.ranges.dedup_by(|next, range| {
            let touches = next.0 <= range.1 || after(range.1) == Some(next.0);
            if touches {
                range.1 = range.1.max(next.1);
            }
            touches
        });
    }

    /// The characters of either.
    #[must_use]
    pub fn union(mut self, other: &Self) -> Self {
        self.ascii |= other.ascii;
        self.ranges.extend_from_slice(&other.ranges);
        self.merge();
        self
    }

    /// All other characters.
    #[must_use]
    pub fn complement(&self) -> Self {
        let mut ranges = Vec::new();
        let mut free = Some(FIRST_BEYOND);
        for &(first, last) in &self.ranges {
            if let Some(before) = free.and_then(|free| (free..first).next_back()) {
                ranges.extend(free.map(|free| (free, before)));
            }
            free = after(last);
        }
        ranges.extend(free.map(|free| (free, char::MAX)));
        Self {
            ascii: !self.ascii,
            ranges,
        }
    }

    /// A bit for each ASCII character.
    #[must_use]
    pub fn ascii(&self) -> u128 {
        self.ascii
    }

    /// The ranges beyond ASCII: sorted, apart from each other.
    #[must_use]
    pub fn ranges(&self) -> &[(char, char)] {
        &self.ranges
    }

    /// The ranges that the bits make.
    #[must_use]
    pub fn byte_ranges(&self) -> Vec<(u8, u8)> {
        let mut ranges: Vec<(u8, u8)> = Vec::new();
        for byte in (0..128_u8).filter(|byte| (self.ascii >> byte) & 1 == 1) {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == byte => *last = byte,
                _ => ranges.push((byte, byte)),
            }
        }
        ranges
    }

    /// Whether it has that character.
    #[must_use]
    pub fn contains(&self, character: char) -> bool {
        match character.is_ascii() {
            true => (self.ascii >> u32::from(character)) & 1 == 1,
            false => self.ranges.iter().any(|range| (range.0..=range.1).contains(&character)),
        }
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ascii == 0 && self.ranges.is_empty()
    }

    /// Whether a character is in both.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        self.ascii & other.ascii != 0
            || self
                .ranges
                .iter()
                .any(|left| other.ranges.iter().any(|right| left.0 <= right.1 && right.0 <= left.1))
    }
}

/// The next character; surrogates are none.
fn after(character: char) -> Option<char> {
    (character..=char::MAX).nth(1)
}
