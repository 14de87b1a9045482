//! One scalar against its type and its constraints.

use std::cmp::Ordering;

use super::decimal::{compare, is_decimal};
use super::pattern::pattern_matches;
use super::range::is_within;
use super::{Broken, CharClass, bounds_text, format_holds, format_name, holds, range_text};
use crate::model::{Constraints, Format, TypeRef};
use crate::wording::shown;

/// What a text breaks of `length`, `chars`, `pattern` and `format`.
///
/// A class or a pattern that has no meaning breaks nothing here: the checks have refused it before.
pub fn text_violations(constraints: &Constraints, text: &str) -> Vec<Broken> {
    let found = [
        check_length(constraints, text),
        check_chars(constraints, text),
        check_pattern(constraints, text),
        check_format(constraints, text),
    ];
    found.into_iter().flatten().collect()
}

/// What a scalar breaks of its type, then of its constraints. Enums are not scalars here.
pub(super) fn judge_scalar(ty: &TypeRef, constraints: &Constraints, text: &str) -> Vec<Broken> {
    match ty {
        TypeRef::Bool if !matches!(text, "true" | "false") => {
            vec![Broken::new("type", "must be `true` or `false`")]
        }
        TypeRef::Int => judge_number(constraints, text),
        TypeRef::Date => judge_form(Format::Date, text),
        TypeRef::DateTime => judge_form(Format::DateTime, text),
        TypeRef::String => text_violations(constraints, text),
        TypeRef::Float => judge_float(constraints, text),
        TypeRef::Decimal => judge_decimal(constraints, text),
        _ => Vec::new(),
    }
}

fn judge_number(constraints: &Constraints, text: &str) -> Vec<Broken> {
    let Some(number) = parse_number(text) else {
        return vec![Broken::new("type", "must be a whole number of at most 64 bits")];
    };
    // Zeros in front are kept on the way, and are no digits of a number.
    let digits = number.to_string();
    let mut broken = judge_range(constraints, |end| compare(&digits, end));
    if let Some(divisor) = &constraints.multiple_of
        && number.checked_rem(divisor.value).is_some_and(|rest| rest != 0)
    {
        broken.push(Broken::new(
            "multiple_of",
            format!("must be a multiple of {}", divisor.value),
        ));
    }
    broken
}

/// NaN is in no range.
fn judge_float(constraints: &Constraints, text: &str) -> Vec<Broken> {
    match text {
        "NaN" => judge_range(constraints, |_| None),
        "Infinity" => judge_range(constraints, |_| Some(Ordering::Greater)),
        "-Infinity" => judge_range(constraints, |_| Some(Ordering::Less)),
        text if is_decimal(text) => judge_range(constraints, |end| compare(text, end)),
        _ => vec![Broken::new("type", "must be a number")],
    }
}

fn judge_decimal(constraints: &Constraints, text: &str) -> Vec<Broken> {
    if !is_decimal(text) {
        return vec![Broken::new("type", "must be a decimal number")];
    }
    judge_range(constraints, |end| compare(text, end))
}

fn judge_range(constraints: &Constraints, compare: impl Fn(&str) -> Option<Ordering>) -> Vec<Broken> {
    match &constraints.range {
        Some(range) if !is_within(&range.value, compare) => {
            vec![Broken::new("range", format!("must be {}", range_text(&range.value)))]
        }
        _ => Vec::new(),
    }
}

/// Digits with an optional `-`: a `+` or a blank is not how a number travels.
fn parse_number(text: &str) -> Option<i64> {
    if text.starts_with('+') { None } else { text.parse().ok() }
}

fn judge_form(format: Format, text: &str) -> Vec<Broken> {
    if format_holds(format, text) {
        Vec::new()
    } else {
        vec![Broken::new("format", format!("must be {}", format_name(format)))]
    }
}

fn check_length(constraints: &Constraints, text: &str) -> Option<Broken> {
    let bounds = constraints.length.as_ref()?.value;
    (!holds(bounds, text.chars().count()))
        .then(|| Broken::new("length", format!("must be {} characters long", bounds_text(bounds))))
}

fn check_chars(constraints: &Constraints, text: &str) -> Option<Broken> {
    let written = &constraints.chars.as_ref()?.value;
    let class = CharClass::parse(written).ok()?;
    (!text.chars().all(|character| class.contains(character)))
        .then(|| Broken::new("chars", format!("must only have the characters {}", shown(written))))
}

fn check_pattern(constraints: &Constraints, text: &str) -> Option<Broken> {
    let pattern = &constraints.pattern.as_ref()?.value;
    (!pattern_matches(pattern, text)?).then(|| Broken::new("pattern", format!("must match {}", shown(pattern))))
}

fn check_format(constraints: &Constraints, text: &str) -> Option<Broken> {
    judge_form(constraints.format.as_ref()?.value, text).pop()
}
