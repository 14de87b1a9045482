//! Bounds of a count.

use crate::validate::words::Words;

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

    #[inline]
    pub(super) fn contains(self, count: usize) -> bool {
        // No machine counts further than `u64`.
        (self.least..=self.most).contains(&(count as u64))
    }

    /// `5 to 20 characters`, `at most 1 item`.
    pub(in crate::validate) fn say(self, words: &mut Words, noun: &'static str) {
        let counted = match (self.least, self.most) {
            (least, u64::MAX) => {
                words.text("at least ").number(least);
                least
            }
            (0, most) => {
                words.text("at most ").number(most);
                most
            }
            (least, most) if least == most => {
                words.text("exactly ").number(most);
                most
            }
            (least, most) => {
                words.number(least).text(" to ").number(most);
                most
            }
        };
        words.text(" ").text(noun);
        if counted != 1 {
            words.text("s");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_in_words() {
        let words = |least, most| {
            let mut words = Words::new();
            Bounds::new(least, most).say(&mut words, "item");
            words.into_text()
        };
        assert_eq!(words(5, 20), "5 to 20 items");
        assert_eq!(words(1, u64::MAX), "at least 1 item");
        assert_eq!(words(0, 9), "at most 9 items");
        assert_eq!(words(9, 9), "exactly 9 items");
        assert_eq!(words(0, 1), "at most 1 item");
    }
}
