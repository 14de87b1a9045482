//! Numbers in attributes, without loss: `5`, `-3`, `0.5`.

use std::cmp::Ordering;
use std::fmt::{self, Display};

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use syn::{Lit, Path};

#[derive(Clone, Copy)]
pub(crate) enum NumberLiteral {
    /// A whole number below zero, by its distance from zero.
    Negative(u128),
    /// A whole number from zero up.
    Positive(u128),
    /// Any other number.
    Float(f64),
}

impl NumberLiteral {
    /// A number without a suffix.
    pub(crate) fn from_literal(literal: &Lit) -> Option<Self> {
        match literal {
            Lit::Int(number) if number.suffix().is_empty() => Self::from_text(number.base10_digits()),
            Lit::Float(number) if number.suffix().is_empty() => {
                let number: f64 = number.base10_parse().ok()?;
                number.is_finite().then_some(Self::Float(number))
            }
            _ => None,
        }
    }

    /// A whole number as text.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        match text.strip_prefix('-') {
            Some(digits) => digits.parse().ok().map(|distance: u128| match distance {
                0 => Self::Positive(0),
                distance => Self::Negative(distance),
            }),
            None => text.parse().ok().map(Self::Positive),
        }
    }

    /// The number, if it is whole and has at most 18 digits.
    pub(crate) fn short(self) -> Option<i64> {
        const BEYOND: u128 = 10_u128.pow(18);
        match self {
            Self::Negative(distance) if distance < BEYOND => i64::try_from(distance).ok().map(|units| -units),
            Self::Positive(distance) if distance < BEYOND => i64::try_from(distance).ok(),
            _ => None,
        }
    }

    pub(crate) fn is_whole(self) -> bool {
        !matches!(self, Self::Float(_))
    }

    /// As a float, rounded where it has to be.
    pub(crate) fn float(self) -> f64 {
        match self {
            Self::Negative(distance) => -(distance as f64),
            Self::Positive(distance) => distance as f64,
            Self::Float(number) => number,
        }
    }

    /// As the runtime's `Amount`.
    pub(crate) fn expand(self, runtime: &Path) -> TokenStream {
        match self {
            Self::Negative(distance) => {
                let distance = Literal::u128_unsuffixed(distance);
                quote!(#runtime::validate::Amount::Negative(#distance))
            }
            Self::Positive(distance) => {
                let distance = Literal::u128_unsuffixed(distance);
                quote!(#runtime::validate::Amount::Positive(#distance))
            }
            Self::Float(number) => {
                // A negative literal is two tokens, which `quote` writes as such.
                let number = number.to_token_stream();
                quote!(#runtime::validate::Amount::Float(#number))
            }
        }
    }
}

impl PartialEq for NumberLiteral {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for NumberLiteral {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (*self, *other) {
            (Self::Positive(left), Self::Positive(right)) => Some(left.cmp(&right)),
            (Self::Negative(left), Self::Negative(right)) => Some(right.cmp(&left)),
            (Self::Negative(_), Self::Positive(_)) => Some(Ordering::Less),
            (Self::Positive(_), Self::Negative(_)) => Some(Ordering::Greater),
            (left, right) => left.float().partial_cmp(&right.float()),
        }
    }
}

impl Display for NumberLiteral {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Negative(distance) => write!(formatter, "-{distance}"),
            Self::Positive(distance) => write!(formatter, "{distance}"),
            Self::Float(number) => write!(formatter, "{number}"),
        }
    }
}
