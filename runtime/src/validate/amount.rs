//! A number of any type, and how two of them compare.

use std::cmp::Ordering;
use std::fmt::{self, Display};

/// A number of any primitive type, without loss.
///
/// ```
/// use specwright_runtime::validate::Amount;
///
/// assert!(Amount::whole(-3) < Amount::whole(2));
/// assert!(Amount::whole(2) < Amount::Float(2.5));
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Amount {
    /// A whole number below zero, by its distance from zero.
    Negative(u128),
    /// A whole number from zero up.
    Positive(u128),
    /// Any other number.
    Float(f64),
}

impl Amount {
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
        match self {
            Self::Negative(distance) | Self::Positive(distance) => distance.checked_rem(divisor) == Some(0),
            Self::Float(number) => divisor != 0 && number % to_float(divisor) == 0.0,
        }
    }

    fn float(self) -> f64 {
        match self {
            Self::Negative(distance) => -to_float(distance),
            Self::Positive(distance) => to_float(distance),
            Self::Float(number) => number,
        }
    }
}

/// Only for a comparison with a float, which is no more exact than this.
#[allow(clippy::cast_precision_loss)]
fn to_float(number: u128) -> f64 {
    number as f64
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Amount {
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
            (left, right) => left.float().partial_cmp(&right.float()),
        }
    }
}

impl Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Negative(distance) => write!(formatter, "-{distance}"),
            Self::Positive(distance) => write!(formatter, "{distance}"),
            Self::Float(number) => write!(formatter, "{number}"),
        }
    }
}
