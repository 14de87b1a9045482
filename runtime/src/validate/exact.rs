//! Decimal numbers of any length, compared digit for digit.

use std::cmp::Ordering;

use crate::decimal::is_json_number;

/// A decimal number taken apart: `0.` and its digits, times ten to the power of the exponent.
pub(super) struct Exact<'a> {
    is_negative: bool,
    /// The digits before and after the point, the first one no zero. No digits: zero.
    whole: &'a str,
    fraction: &'a str,
    exponent: i64,
}

impl<'a> Exact<'a> {
    /// A number as JSON writes them; nothing else is one.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        if !is_json_number(text) {
            return None;
        }
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        let mut exponent = clamped(exponent).saturating_add(length(whole));
        let mut digits = fraction;
        if whole.is_empty() {
            digits = fraction.trim_start_matches('0');
            exponent = exponent.saturating_sub(length(fraction) - length(digits));
        }
        Some(Self {
            is_negative: text.starts_with('-'),
            whole,
            fraction: digits,
            exponent,
        })
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        self.whole.bytes().chain(self.fraction.bytes())
    }

    /// -1, 0 or 1.
    fn sign(&self) -> i8 {
        match self.digits().next() {
            None => 0,
            Some(_) if self.is_negative => -1,
            Some(_) => 1,
        }
    }

    fn cmp_distance(&self, other: &Self) -> Ordering {
        let zeros = || std::iter::repeat(b'0');
        let longest = (length(self.whole) + length(self.fraction)).max(length(other.whole) + length(other.fraction));
        self.exponent.cmp(&other.exponent).then_with(|| {
            let left = self.digits().chain(zeros());
            let right = other.digits().chain(zeros());
            left.zip(right)
                .take(usize::try_from(longest).unwrap_or(usize::MAX))
                .map(|(left, right)| left.cmp(&right))
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        })
    }

    pub(super) fn cmp(&self, other: &Self) -> Ordering {
        let sign = self.sign();
        sign.cmp(&other.sign()).then_with(|| match sign {
            0 => Ordering::Equal,
            1 => self.cmp_distance(other),
            _ => other.cmp_distance(self),
        })
    }

    /// Whether this is a whole number of times the divisor, which is not zero.
    pub(super) fn is_multiple_of(&self, divisor: u128) -> bool {
        let all = length(self.whole) + length(self.fraction);
        let zeros_behind = match self.fraction {
            "" => length(self.whole) - length(self.whole.trim_end_matches('0')),
            // They have been cut off.
            _ => 0,
        };
        let shift = self.exponent.saturating_sub(all);
        if shift.saturating_add(zeros_behind) < 0 {
            return self.sign() == 0;
        }
        // What is cut off here are zeros.
        let kept = usize::try_from(all.saturating_add(shift.min(0))).unwrap_or(0);
        let digits = self.digits().take(kept);
        let rest = digits.fold(0, |rest, digit| {
            add(multiply(rest, 10, divisor), u128::from(digit - b'0') % divisor, divisor)
        });
        let power = ten_to(u64::try_from(shift).unwrap_or(0), divisor);
        multiply(rest, power, divisor) == 0
    }
}

/// An exponent; one that no memory has room for is as good as the last one here.
fn clamped(exponent: &str) -> i64 {
    const MOST: i64 = i64::MAX / 4;
    match exponent.parse::<i64>() {
        Ok(exponent) => exponent.clamp(-MOST, MOST),
        Err(_) if exponent.starts_with('-') => -MOST,
        Err(_) => MOST,
    }
}

fn length(digits: &str) -> i64 {
    i64::try_from(digits.len()).unwrap_or(i64::MAX / 4)
}

/// Both are less than the divisor, as is the sum.
fn add(left: u128, right: u128, divisor: u128) -> u128 {
    match left.checked_sub(divisor - right) {
        Some(sum) => sum,
        None => left + right,
    }
}

/// The product's rest, by doubling: the product itself may be too long.
fn multiply(left: u128, right: u128, divisor: u128) -> u128 {
    let (mut left, mut right, mut product) = (left % divisor, right % divisor, 0);
    while right > 0 {
        if right & 1 == 1 {
            product = add(product, left, divisor);
        }
        left = add(left, left, divisor);
        right >>= 1;
    }
    product
}

fn ten_to(mut exponent: u64, divisor: u128) -> u128 {
    let (mut base, mut power) = (10 % divisor, 1 % divisor);
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = multiply(power, base, divisor);
        }
        base = multiply(base, base, divisor);
        exponent >>= 1;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(left: &str, right: &str) -> Ordering {
        Exact::parse(left).unwrap().cmp(&Exact::parse(right).unwrap())
    }

    #[test]
    fn digits_decide() {
        for (less, more) in [
            ("0.1", "0.10000000000000000000000000000000000001"),
            (
                "99999999999999999999999999999999999999999999.8",
                "99999999999999999999999999999999999999999999.9",
            ),
            ("-1", "0"),
            ("-2", "-1"),
            ("9", "1e1"),
            ("0.09", "1e-1"),
            ("1e99999999999999999998", "1.1e99999999999999999999"),
            ("-1e5", "1e-5"),
            ("-0.002", "-0.0019"),
        ] {
            assert_eq!(order(less, more), Ordering::Less, "{less} {more}");
            assert_eq!(order(more, less), Ordering::Greater, "{more} {less}");
        }
    }

    #[test]
    fn spelling_does_not() {
        for (left, right) in [
            ("1", "1.000"),
            ("0", "-0.0e7"),
            ("100", "1e2"),
            ("0.001", "1E-3"),
            ("12.5", "0.125e+2"),
            ("10", "1.0e1"),
        ] {
            assert_eq!(order(left, right), Ordering::Equal, "{left} {right}");
        }
    }

    #[test]
    fn multiples() {
        let holds = |text, divisor| Exact::parse(text).unwrap().is_multiple_of(divisor);
        for (text, divisor) in [
            ("0", 7),
            ("0.00", 7),
            ("21", 7),
            ("-2.1e1", 7),
            ("1.20", 1),
            ("1e99999999999", 10),
            ("340282366920938463463374607431768211455", u128::MAX),
            ("34028236692093846346337460743176821145.50e1", u128::MAX),
        ] {
            let is_whole = text != "1.20";
            assert_eq!(holds(text, divisor), is_whole, "{text} {divisor}");
        }
        for (text, divisor) in [
            ("20", 7),
            ("0.7", 7),
            ("1e99999999999", 7),
            ("70e-2", 7),
            ("340282366920938463463374607431768211454", u128::MAX),
        ] {
            assert!(!holds(text, divisor), "{text} {divisor}");
        }
    }

    #[test]
    fn nothing_else_is_a_number() {
        for text in ["", "-", ".5", "1.", "+1", "NaN", "1e", "0x1", "1,5", "01"] {
            assert!(Exact::parse(text).is_none(), "{text}");
        }
    }
}
