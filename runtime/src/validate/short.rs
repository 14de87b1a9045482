//! Decimal numbers of few digits, compared as whole numbers: what nearly all prices and quantities are.

use std::cmp::Ordering;

/// More digits than these take the long way.
const MOST_DIGITS: usize = 18;

/// A number of units, each of which is one divided by ten as often as there are places.
#[derive(Clone, Copy, Debug)]
pub struct Short {
    /// How many.
    pub units: i64,
    /// How often one is divided by ten.
    pub places: u32,
}

impl Short {
    pub(super) const fn whole(distance: u128) -> Option<Self> {
        if distance >= 10_u128.pow(MOST_DIGITS as u32) {
            return None;
        }
        // The bound makes it fit.
        let units = distance as i64;
        Some(Self { units, places: 0 })
    }

    pub(super) const fn below_zero(self) -> Self {
        Self {
            units: -self.units,
            places: self.places,
        }
    }

    /// A number as JSON writes them, without exponent. Nothing says that it is one of the others, or none at all.
    pub(super) const fn parse(text: &str) -> Option<Self> {
        match text.as_bytes() {
            [b'-', unsigned @ ..] => match Self::parse_unsigned(unsigned) {
                Some(short) => Some(short.below_zero()),
                None => None,
            },
            unsigned => Self::parse_unsigned(unsigned),
        }
    }

    const fn parse_unsigned(unsigned: &[u8]) -> Option<Self> {
        let length = unsigned.len();
        if length == 0 || length > MOST_DIGITS {
            return None;
        }
        let (mut units, mut whole, mut index) = (0_i64, length, 0);
        while index < length {
            match unsigned[index] {
                digit @ b'0'..=b'9' => units = units * 10 + (digit - b'0') as i64,
                // The only point, between digits.
                b'.' if whole == length && index > 0 && index + 1 < length => whole = index,
                _ => return None,
            }
            index += 1;
        }
        if whole > 1 && unsigned[0] == b'0' {
            return None;
        }
        let places = length - if whole < length { whole + 1 } else { whole };
        Some(Self {
            units,
            // No more than there are digits.
            places: places as u32,
        })
    }

    pub(super) fn cmp(self, other: Self) -> Ordering {
        if self.places == other.places || self.units == 0 || other.units == 0 {
            return self.units.cmp(&other.units);
        }
        let places = self.places.max(other.places);
        self.in_places(places).cmp(&other.in_places(places))
    }

    /// Neither has more digits than half of what this has room for.
    fn in_places(self, places: u32) -> i128 {
        i128::from(self.units) * 10_i128.pow(places - self.places)
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::super::exact::Exact;
    use super::Short;

    #[test]
    fn only_numbers_are_read() {
        for text in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "01",
            "-01",
            "+1",
            "1e3",
            "1,5",
            "1.2.3",
            " 1",
            "NaN",
            "1234567890123456789",
        ] {
            assert!(Short::parse(text).is_none(), "{text}");
        }
        for text in ["0", "-0", "0.0", "10", "0.50", "123456789012345678", "-99.99"] {
            assert!(Short::parse(text).is_some(), "{text}");
        }
    }

    fn long_way(left: &str, right: &str) -> Option<Ordering> {
        Some(Exact::parse(left)?.cmp(&Exact::parse(right)?))
    }

    proptest! {
        #[test]
        fn the_short_way_leads_where_the_long_one_does(
            left in r"-?[0-9]{0,8}(\.[0-9]{0,8})?",
            right in r"-?[0-9]{0,8}(\.[0-9]{0,8})?",
        ) {
            if let (Some(short_left), Some(short_right)) = (Short::parse(&left), Short::parse(&right)) {
                prop_assert_eq!(Some(short_left.cmp(short_right)), long_way(&left, &right));
            } else {
                // Of those that are short, the long way knows no more.
                prop_assert!(long_way(&left, &right).is_none());
            }
        }
    }
}
