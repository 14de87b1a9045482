//! Decimal numbers, digit for digit.

use std::fmt;

use crate::validate::Text;

/// A decimal number as the service writes it: no digit is lost, `1.10` stays `1.10`.
///
/// Like a [`Date`](crate::Date), it keeps a text that is no number, and refuses to send it.
///
/// ```
/// use specwright_runtime::Decimal;
///
/// let price = Decimal::from("19.90");
/// assert_eq!(price.as_str(), "19.90");
/// assert!(price.is_number());
/// assert_eq!(price.to_f64(), Some(19.9));
/// assert!(!Decimal::from("19,90").is_number());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal(String);

impl Decimal {
    /// The text as it came or will be sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a number as JSON writes them: `-0.5`, `12`, `1e3`; not `.5`, `+1` or `NaN`.
    #[must_use]
    pub fn is_number(&self) -> bool {
        is_json_number(&self.0)
    }

    /// The nearest binary number; `None` if it is no number.
    #[must_use]
    pub fn to_f64(&self) -> Option<f64> {
        self.is_number().then(|| self.0.parse().ok()).flatten()
    }
}

/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
pub(crate) fn is_json_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

impl From<&str> for Decimal {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Decimal {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&String> for Decimal {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

macro_rules! from_whole_number {
    ($($type:ty),*) => {
        $(impl From<$type> for Decimal {
            fn from(number: $type) -> Self {
                Self(number.to_string())
            }
        })*
    };
}

from_whole_number!(i32, i64, u32, u64);

impl Text for Decimal {
    fn text(&self) -> Option<&str> {
        Some(&self.0)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
