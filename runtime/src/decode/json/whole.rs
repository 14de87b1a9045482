//! Whole numbers that JSON writes in another form: `17.0`, `1.7e1`.

/// No number of 64 bits has more digits.
const MOST_DIGITS: i64 = 19;

/// The number as plain digits, if its literal means a whole one of a size that 64 bits may hold.
pub(super) fn whole_number(literal: &str) -> Option<String> {
    let (sign, digits) = match literal.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", literal),
    };
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0');
    let leading = digits.len() - significant.len();
    let significant = significant.trim_end_matches('0');
    if significant.is_empty() {
        return Some("0".to_owned());
    }
    let before_point = i64::try_from(whole.len()).ok()? - i64::try_from(leading).ok()?;
    let before_point = before_point.checked_add(exponent)?;
    let is_whole = i64::try_from(significant.len()).ok()? <= before_point;
    let width = usize::try_from(before_point).ok()?;
    (is_whole && before_point <= MOST_DIGITS).then(|| format!("{sign}{significant:0<width$}"))
}

#[cfg(test)]
mod tests {
    use super::whole_number;

    #[test]
    fn a_whole_number_has_many_forms() {
        let cases = [
            ("17.0", Some("17")),
            ("1.7e1", Some("17")),
            ("1700E-2", Some("17")),
            ("-0.17e+2", Some("-17")),
            ("0.0", Some("0")),
            ("-0.0", Some("0")),
            ("0e99999", Some("0")),
            ("0.00017e5", Some("17")),
            ("20", Some("20")),
            ("9223372036854775807.0", Some("9223372036854775807")),
            ("17.5", None),
            ("17e-1", None),
            ("1e-1", None),
            ("1e19", None),
            ("1e999999999999999999999", None),
            ("9.5e9223372036854775807", None),
            ("1e-9223372036854775808", None),
            ("true", None),
            ("1.x", None),
        ];
        for (literal, expected) in cases {
            assert_eq!(whole_number(literal).as_deref(), expected, "{literal}");
        }
    }
}
