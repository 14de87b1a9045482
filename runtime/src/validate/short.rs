//! Decimal numbers of few digits, compared as whole numbers: what nearly all prices and quantities are.

use std::cmp::Ordering;

/// More digits than these take the long way.
const MOST_DIGITS: usize = 18;

/// A number of units, each of which is one divided by ten as often as there are places.
#[derive(Clone, Copy)]
pub(super) struct Short {
    units: i64,
    places: u32,
}

impl Short {
    pub(super) fn whole(distance: u128) -> Option<Self> {
        const MOST: u128 = 10_u128.pow(MOST_DIGITS as u32);
        // The bound makes it fit.
        (distance < MOST).then_some(Self {
            units: distance as i64,
            places: 0,
        })
    }

    pub(super) fn below_zero(self) -> Self {
        Self {
            units: -self.units,
            ..self
        }
    }

    /// A number as JSON writes them, without exponent. Nothing says that it is one of the others, or none at all.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let (unsigned, is_negative) = match bytes {
            [b'-', unsigned @ ..] => (unsigned, true),
            unsigned => (unsigned, false),
        };
        if unsigned.len() > MOST_DIGITS {
            return None;
        }
        let mut units = 0_i64;
        let mut point = None;
        for (index, byte) in unsigned.iter().enumerate() {
            match byte.wrapping_sub(b'0') {
                digit @ 0..=9 => units = units * 10 + i64::from(digit),
                _ if *byte == b'.' && point.is_none() => point = Some(index),
                _ => return None,
            }
        }
        let whole = point.unwrap_or(unsigned.len());
        let has_leading_zero = whole > 1 && unsigned.first() == Some(&b'0');
        let places = match point {
            Some(point) => unsigned.len() - point - 1,
            None => 0,
        };
        if whole == 0 || has_leading_zero || (point.is_some() && places == 0) {
            return None;
        }
        let short = Self {
            units,
            // No more than there are digits.
            places: places as u32,
        };
        Some(if is_negative { short.below_zero() } else { short })
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
