//! A number of any type, and how two of them compare.

use std::cmp::Ordering;
use std::fmt::{self, Display, Write};

use super::exact::Exact;
use super::short::Short;
use super::words::Words;

/// A number of any primitive type, or a decimal number, without loss.
///
/// ```
/// use specwright_runtime::validate::Amount;
///
/// assert!(Amount::whole(-3) < Amount::whole(2));
/// assert!(Amount::whole(2) < Amount::Float(2.5));
/// assert!(Amount::Decimal("2.50000000000000000000001") > Amount::Float(2.5));
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Amount<'a> {
    /// A whole number below zero, by its distance from zero.
    Negative(u128),
    /// A whole number from zero up.
    Positive(u128),
    /// A number with a floating point. Beside numbers of other types, it is the shortest decimal number that stands
    /// for it.
    Float(f64),
    /// A decimal number, as JSON writes it. Any other text compares with nothing.
    Decimal(&'a str),
}

impl Amount<'_> {
    /// A whole number.
    #[must_use]
    pub const fn whole(number: i128) -> Self {
        if number < 0 {
            Self::Negative(number.unsigned_abs())
        } else {
            Self::Positive(number.unsigned_abs())
        }
    }

    /// Whether this is a whole number of times the divisor. Nothing is a multiple of zero.
    #[must_use]
    pub fn is_multiple_of(self, divisor: u128) -> bool {
        if divisor == 0 {
            return false;
        }
        match self {
            Self::Negative(distance) | Self::Positive(distance) => distance % divisor == 0,
            Self::Float(_) | Self::Decimal(_) => {
                let mut digits = Digits::default();
                let exact = Exact::parse(digits.of(&self));
                exact.is_some_and(|exact| exact.is_multiple_of(divisor))
            }
        }
    }

    /// Writes it into a message.
    pub(super) fn say(&self, words: &mut Words) {
        match *self {
            Self::Positive(distance) if distance <= u128::from(u64::MAX) => words.number(distance as u64),
            Self::Decimal(digits) => words.text(digits),
            other => words.shown(other),
        };
    }

    /// The number, if it is one that short.
    pub(super) const fn short(&self) -> Option<Short> {
        match self {
            Self::Negative(distance) => match Short::whole(*distance) {
                Some(short) => Some(short.below_zero()),
                None => None,
            },
            Self::Positive(distance) => Short::whole(*distance),
            Self::Decimal(digits) => Short::parse(digits),
            Self::Float(_) => None,
        }
    }

    fn cmp_digits(&self, other: &Self) -> Option<Ordering> {
        if let (Some(left), Some(right)) = (self.short(), other.short()) {
            return Some(left.cmp(right));
        }
        self.cmp_any_digits(other)
    }

    #[cold]
    fn cmp_any_digits(&self, other: &Self) -> Option<Ordering> {
        let (mut left, mut right) = (Digits::default(), Digits::default());
        let order = Exact::parse(left.of(self))?.cmp(&Exact::parse(right.of(other))?);
        Some(order)
    }
}

impl PartialEq for Amount<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Amount<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (*self, *other) {
            (Self::Positive(left), Self::Positive(right)) => Some(left.cmp(&right)),
            (Self::Negative(left), Self::Negative(right)) => Some(right.cmp(&left)),
            // A hand-made `Negative(0)` is zero.
            (Self::Negative(left), Self::Positive(right)) => Some(if left == 0 && right == 0 {
                Ordering::Equal
            } else {
                Ordering::Less
            }),
            (Self::Positive(_), Self::Negative(_)) => other.partial_cmp(self).map(Ordering::reverse),
            (Self::Float(left), Self::Float(right)) => left.partial_cmp(&right),
            // Infinity is beyond all others, and NaN beside them.
            (Self::Float(left), _) if !left.is_finite() => left.partial_cmp(&0.0),
            (_, Self::Float(right)) if !right.is_finite() => 0.0.partial_cmp(&right),
            _ => self.cmp_digits(other),
        }
    }
}

impl Display for Amount<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Negative(distance) => write!(formatter, "-{distance}"),
            Self::Positive(distance) => write!(formatter, "{distance}"),
            Self::Float(number) => write!(formatter, "{number}"),
            Self::Decimal(digits) => formatter.write_str(digits),
        }
    }
}

/// Room for the digits of a number that is no text, so that a comparison needs no memory.
struct Digits {
    bytes: [u8; Self::MOST],
    length: usize,
}

impl Digits {
    /// `u128::MAX` has 39 digits; a float has no more than 17, a sign, a point and an exponent.
    const MOST: usize = 48;

    fn of<'a>(&'a mut self, amount: &'a Amount<'a>) -> &'a str {
        match amount {
            Amount::Decimal(digits) => return digits,
            // The exponent keeps it short.
            Amount::Float(number) => drop(write!(self, "{number:e}")),
            whole => drop(write!(self, "{whole}")),
        }
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

impl Default for Digits {
    fn default() -> Self {
        Self {
            bytes: [0; Self::MOST],
            length: 0,
        }
    }
}

impl Write for Digits {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        let end = self.length + part.len();
        let room = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        room.copy_from_slice(part.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_is_lost_between_types() {
        let less = [
            (
                Amount::Float(9_007_199_254_740_992.0),
                Amount::Positive(9_007_199_254_740_993),
            ),
            (Amount::Positive(u128::MAX), Amount::Float(1e39)),
            (
                Amount::Negative(u128::MAX),
                Amount::Decimal("-340282366920938463463374607431768211454.9"),
            ),
            (Amount::Decimal("0.09999999999999999999999"), Amount::Float(0.1)),
            (Amount::Float(f64::NEG_INFINITY), Amount::Decimal("-1e400")),
            (Amount::Decimal("1e400"), Amount::Float(f64::INFINITY)),
            (Amount::Float(5e-324), Amount::Decimal("0.1")),
        ];
        for (left, right) in less {
            assert!(left < right, "{left} {right}");
            assert!(right > left, "{right} {left}");
        }
        assert_eq!(Amount::Float(0.1), Amount::Decimal("0.10"));
        assert_eq!(Amount::Negative(0), Amount::Decimal("-0.0"));
        assert_eq!(Amount::Float(-0.0), Amount::Positive(0));
    }

    #[test]
    fn what_is_no_number_compares_with_nothing() {
        for other in [Amount::Positive(0), Amount::Float(1.0), Amount::Decimal("1")] {
            for none in [Amount::Float(f64::NAN), Amount::Decimal("19,90"), Amount::Decimal("")] {
                assert_eq!(none.partial_cmp(&other), None);
                assert_eq!(other.partial_cmp(&none), None);
            }
        }
        assert!(!Amount::Float(f64::NAN).is_multiple_of(1));
        assert!(!Amount::Decimal("x").is_multiple_of(1));
    }
}
