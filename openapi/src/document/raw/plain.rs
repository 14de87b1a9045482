//! What a text without quotes is in YAML: the core schema of YAML 1.2, where `no` and `12:30` are texts.

use super::Value;

/// What a plain scalar says.
pub(super) fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    number(text).map_or_else(|| Value::Text(text.into()), Value::Number)
}

/// A number in JSON's spelling: `+1` as `1`, `.5` as `0.5`, `0x10` as `16`; `None` for what is none, and for `.inf`.
fn number(text: &str) -> Option<Box<str>> {
    if is_json_number(text) {
        return Some(text.into());
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        let digits = text
            .strip_prefix(prefix)
            .filter(|digits| !digits.starts_with(['+', '-']));
        if let Some(digits) = digits {
            return Some(u64::from_str_radix(digits, radix).ok()?.to_string().into());
        }
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match digits.find(['e', 'E']) {
        Some(at) => digits.split_at(at),
        None => (digits, ""),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        other => other,
    };
    let fraction = if fraction.is_empty() {
        String::new()
    } else {
        format!(".{fraction}")
    };
    let number = format!("{sign}{whole}{fraction}{exponent}");
    is_json_number(&number).then(|| number.into())
}

/// Whether JSON has this number.
pub(super) fn is_json_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let exponent = exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(is_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_core_schema() {
        let shown = |text: &str| match plain(text) {
            Value::Number(number) => number.into_string(),
            other => format!("{other:?}"),
        };
        for (text, expected) in [
            ("1", "1"),
            ("-0.50", "-0.50"),
            ("+1", "1"),
            (".5", "0.5"),
            ("1.", "1"),
            ("007", "7"),
            ("0x1F", "31"),
            ("0o17", "15"),
            ("1e3", "1e3"),
            ("1.0E-3", "1.0E-3"),
            ("1.2.3", "Text(\"1.2.3\")"),
            (".", "Text(\".\")"),
            ("-", "Text(\"-\")"),
            ("e5", "Text(\"e5\")"),
            ("0x", "Text(\"0x\")"),
            ("0x+1", "Text(\"0x+1\")"),
            ("1_000", "Text(\"1_000\")"),
            ("12:30", "Text(\"12:30\")"),
            ("no", "Text(\"no\")"),
            (".inf", "Text(\".inf\")"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
