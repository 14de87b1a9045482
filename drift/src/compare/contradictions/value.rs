//! Whether a text keeps what is said of its field.

use regex::RegexBuilder;

use super::format;
use crate::facts::{Bounds, Claim, FieldType, Range, RangeEnd};
use crate::samples::ValueKind;

/// What a claim asks for, if the text does not keep it. `None` also where it cannot be decided.
pub(super) fn asked(claim: &Claim, text: &str, kind: ValueKind) -> Option<String> {
    match claim {
        Claim::Length(bounds) => length(bounds, text),
        Claim::Range(range) => outside(range, text),
        Claim::Chars(class) => {
            let keeps = regex(&format!("^[{class}]*$"))?.is_match(text);
            (!keeps).then(|| format!("the characters {class}"))
        }
        Claim::Pattern(pattern) => {
            let keeps = regex(pattern)?.is_match(text);
            (!keeps).then(|| format!("`{pattern}`"))
        }
        Claim::Enum { values, open: false } => {
            let is_one = values.iter().any(|value| value.text == text);
            let all = values.iter().map(|value| value.text.as_str());
            (!is_one && values.len() > 1).then(|| format!("one of {}", super::listed(all)))
        }
        Claim::Format(name) => (format::is(name, text) == Some(false)).then(|| match format::counts(name, text) {
            Some((has, asks)) => format!("`{name}`, {asks} digits instead of {has}"),
            None => format!("`{name}`"),
        }),
        Claim::Type(ty) => type_asked(ty, text, kind),
        _ => None,
    }
}

fn length(bounds: &Bounds, text: &str) -> Option<String> {
    let has = u64::try_from(text.chars().count()).ok()?;
    let is_short = bounds.min.is_some_and(|min| has < min);
    let is_long = bounds.max.is_some_and(|max| has > max);
    (is_short || is_long).then(|| format!("{} (it has {has})", characters(bounds)))
}

/// `5 to 20 characters`.
pub(super) fn characters(bounds: &Bounds) -> String {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("{min} characters"),
        (Some(min), Some(max)) => format!("{min} to {max} characters"),
        (Some(min), None) => format!("at least {min} characters"),
        (None, Some(max)) => format!("at most {max} characters"),
        (None, None) => "some characters".to_owned(),
    }
}

fn outside(range: &Range, text: &str) -> Option<String> {
    let has: f64 = text.trim().parse().ok()?;
    let number = |end: &RangeEnd| end.number.parse::<f64>().ok();
    let breaks = |end: &Option<RangeEnd>, is_beyond: fn(f64, f64) -> bool| {
        end.as_ref()
            .and_then(|end| number(end).map(|limit| is_beyond(has, limit) || (end.is_excluded && has == limit)))
    };
    let is_low = breaks(&range.min, |has, limit| has < limit).unwrap_or(false);
    let is_high = breaks(&range.max, |has, limit| has > limit).unwrap_or(false);
    let end = |end: &Option<RangeEnd>| end.as_ref().map(|end| end.number.clone()).unwrap_or_default();
    (is_low || is_high).then(|| match (&range.min, &range.max) {
        (Some(_), None) => format!("{} or more", end(&range.min)),
        (None, _) => format!("{} or less", end(&range.max)),
        _ => format!("{} to {}", end(&range.min), end(&range.max)),
    })
}

fn type_asked(ty: &FieldType, text: &str, kind: ValueKind) -> Option<String> {
    let is_number = || text.parse::<f64>().is_ok();
    let is_flag = || {
        let words = ["true", "false", "0", "1", "yes", "no", "y", "n", "on", "off", "t", "f"];
        words.contains(&text.to_lowercase().as_str())
    };
    let (keeps, word) = match ty {
        FieldType::Int => (
            is_number() && text.parse::<f64>().is_ok_and(|number| number.fract() == 0.0),
            "a whole number",
        ),
        FieldType::Decimal => (is_number(), "a number"),
        FieldType::Bool => (is_flag(), "a truth value"),
        FieldType::Date | FieldType::DateTime => {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            (kind != ValueKind::Text || digits >= 4, "a date")
        }
        _ => return None,
    };
    (!keeps).then(|| word.to_owned())
}

/// A page's regular expression. Those that ask for what ours do not know are not decided.
pub(super) fn regex(pattern: &str) -> Option<regex::Regex> {
    let plain = inside_slashes(pattern);
    RegexBuilder::new(plain).size_limit(200_000).nest_limit(50).build().ok()
}

/// `/abc/i` as `abc`.
pub(super) fn inside_slashes(pattern: &str) -> &str {
    let flags = |end: &str| {
        end.chars()
            .all(|flag| matches!(flag, 'i' | 'u' | 'x' | 'm' | 's' | 'g'))
    };
    let inner = pattern.strip_prefix('/').and_then(|rest| rest.rsplit_once('/'));
    inner.filter(|(_, end)| flags(end)).map_or(pattern, |(inner, _)| inner)
}
