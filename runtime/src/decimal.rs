//! Decimal numbers, digit for digit.

use std::fmt;

use crate::validate::Text;

/// A decimal number as the service writes it: no digit is lost, `1.10` stays `1.10`.
///
/// A text that is no number is kept, too, and refused where it is sent.
///
/// It is made of whole numbers and texts. Not of `f64`: `0.1 + 0.2` is not `0.3` there, so rounding is left to the
/// caller, as in `format!("{price:.2}")`. A decimal type of another crate comes in by its `to_string()` and goes out by
/// `as_str()`.
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

    /// The number in units of so many decimal places, exactly: cents for two. `None` if it is no number, has more places
    /// than that, or is too large.
    ///
    /// ```
    /// use specwright_runtime::Decimal;
    ///
    /// assert_eq!(Decimal::from("19.9").in_units(2), Some(1990));
    /// assert_eq!(Decimal::from("-0.50").in_units(1), Some(-5));
    /// assert_eq!(Decimal::from("0.005").in_units(2), None);
    /// assert_eq!(Decimal::from_units(1990, 2).as_str(), "19.90");
    /// ```
    #[must_use]
    pub fn in_units(&self, places: u32) -> Option<i128> {
        if !self.is_number() {
            return None;
        }
        let (mantissa, exponent) = match self.0.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (self.0.as_str(), 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits: i128 = format!("{whole}{fraction}").parse().ok()?;
        let fraction_places = i32::try_from(fraction.len()).ok()?;
        let mut missing = i32::try_from(places)
            .ok()?
            .checked_add(exponent)?
            .checked_sub(fraction_places)?;
        if digits == 0 {
            return Some(0);
        }
        while missing > 0 {
            digits = digits.checked_mul(10)?;
            missing -= 1;
        }
        while missing < 0 {
            digits = (digits % 10 == 0).then_some(digits / 10)?;
            missing += 1;
        }
        Some(digits)
    }

    /// A number of units of so many decimal places: `from_units(1990, 2)` is `19.90`.
    #[must_use]
    pub fn from_units(units: i128, places: u32) -> Self {
        let places = places as usize;
        let sign = if units < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", units.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        match fraction.is_empty() {
            true => Self(format!("{sign}{whole}")),
            false => Self(format!("{sign}{whole}.{fraction}")),
        }
    }

    /// The nearest binary number; `None` if it is no number.
    #[must_use]
    pub fn to_f64(&self) -> Option<f64> {
        self.is_number().then(|| self.0.parse().ok()).flatten()
    }
}

/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
pub(crate) fn is_json_number(text: &str) -> bool {
    let text = text.as_bytes();
    let whole = usize::from(text.first() == Some(&b'-'));
    let mut at = after_digits(text, whole);
    if at == whole || (text.get(whole) == Some(&b'0') && at > whole + 1) {
        return false;
    }
    if text.get(at) == Some(&b'.') {
        let fraction = at + 1;
        at = after_digits(text, fraction);
        if at == fraction {
            return false;
        }
    }
    at == text.len() || is_exponent(text.get(at..).unwrap_or_default())
}

/// Where the digits that begin there end.
#[inline]
fn after_digits(text: &[u8], mut at: usize) -> usize {
    while text.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

/// `[eE] [+-]? [0-9]+`
fn is_exponent(text: &[u8]) -> bool {
    let digits = match text {
        [b'e' | b'E', b'+' | b'-', digits @ ..] | [b'e' | b'E', digits @ ..] => digits,
        _ => return false,
    };
    !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
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
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(&self.0)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Decimal;

    proptest! {
        #[test]
        fn units_come_back(units: i128, places in 0u32..30) {
            prop_assert_eq!(Decimal::from_units(units, places).in_units(places), Some(units));
        }

        #[test]
        fn any_text_has_units_or_none(text in "-?[0-9]{0,40}(\\.[0-9]{0,40})?([eE][+-]?[0-9]{0,12})?", places in 0u32..40) {
            let decimal = Decimal::from(text);
            if let Some(units) = decimal.in_units(places) {
                prop_assert_eq!(Decimal::from_units(units, places).in_units(places), Some(units));
            }
        }
    }
}
