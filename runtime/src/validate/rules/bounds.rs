//! Bounds of a count.

use std::fmt::{self, Display};

/// How many of something there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    least: u64,
    most: u64,
}

impl Bounds {
    /// From `least` to `most`, both included; `u64::MAX` is no bound.
    #[must_use]
    pub const fn new(least: u64, most: u64) -> Self {
        Self { least, most }
    }

    pub(super) fn contains(self, count: usize) -> bool {
        // No machine counts further than `u64`.
        (self.least..=self.most).contains(&(count as u64))
    }

    /// `5 to 20 characters`, `at most 1 item`.
    pub(super) fn of(self, noun: &'static str) -> BoundsOf {
        BoundsOf { bounds: self, noun }
    }
}

/// Bounds in words.
pub(super) struct BoundsOf {
    bounds: Bounds,
    noun: &'static str,
}

impl Display for BoundsOf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Bounds { least, most } = self.bounds;
        let counted = match (least, most) {
            (least, u64::MAX) => {
                write!(formatter, "at least {least}")?;
                least
            }
            (0, most) => {
                write!(formatter, "at most {most}")?;
                most
            }
            (least, most) if least == most => {
                write!(formatter, "exactly {most}")?;
                most
            }
            (least, most) => {
                write!(formatter, "{least} to {most}")?;
                most
            }
        };
        let plural = if counted == 1 { "" } else { "s" };
        write!(formatter, " {}{plural}", self.noun)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_in_words() {
        let words = |least, most| Bounds::new(least, most).of("item").to_string();
        assert_eq!(words(5, 20), "5 to 20 items");
        assert_eq!(words(1, u64::MAX), "at least 1 item");
        assert_eq!(words(0, 9), "at most 9 items");
        assert_eq!(words(9, 9), "exactly 9 items");
        assert_eq!(words(0, 1), "at most 1 item");
    }
}
