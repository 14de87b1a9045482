//! Single values: what a scalar's text says for each kind of key. Pure; the shape check reports what is refused, and the
//! parsers that run after it take the value.

use std::time::Duration;

use super::rules::{BAD_VALUE, UNSUPPORTED_VERSION};
use crate::diagnostic::Rule;
use crate::model::{Bounds, Format, Range, RangeEnd};
use crate::wording::{listed, nearest, shown};
use crate::yaml::Scalar;

/// The version of the language that this compiler reads.
pub(crate) const LANGUAGE_VERSION: i64 = 1;

/// Why a value says nothing.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) rule: &'static Rule,
    pub(super) headline: String,
    pub(super) help: String,
}

pub(super) type Read<T> = Result<T, Refused>;

pub(super) fn refused<T>(headline: impl Into<String>, help: impl Into<String>) -> Read<T> {
    Err(Refused {
        rule: &BAD_VALUE,
        headline: headline.into(),
        help: help.into(),
    })
}

/// Text that is not blank.
pub(super) fn text(scalar: &Scalar) -> Read<String> {
    if scalar.text.trim().is_empty() {
        return refused("the text is empty", "write the text, or delete the key");
    }
    Ok(scalar.text.clone())
}

/// Only the words `true` and `false`, without quotes.
pub(super) fn boolean(scalar: &Scalar) -> Read<bool> {
    match (scalar.text.as_str(), scalar.plain) {
        ("true", true) => Ok(true),
        ("false", true) => Ok(false),
        _ => refused(
            format!("{} is not a boolean", shown(&scalar.text)),
            "write `true` or `false`, without quotes",
        ),
    }
}

/// A whole number, in digits.
pub(super) fn integer(scalar: &Scalar) -> Read<i64> {
    whole_number(&scalar.text).filter(|_| scalar.plain).map_or_else(
        || {
            refused(
                format!("{} is not a whole number", shown(&scalar.text)),
                "write digits only, without quotes",
            )
        },
        Ok,
    )
}

pub(super) fn version(scalar: &Scalar) -> Read<i64> {
    let version = integer(scalar)?;
    if version == LANGUAGE_VERSION {
        return Ok(version);
    }
    Err(Refused {
        rule: &UNSUPPORTED_VERSION,
        headline: format!("version {version} of the language is not known"),
        help: format!("this compiler reads version {LANGUAGE_VERSION}"),
    })
}

/// A status; the key of an answer.
pub(super) fn status(text: &str) -> Read<u16> {
    let status = whole_number(text).and_then(|number| u16::try_from(number).ok());
    match status.filter(|status| (100..=599).contains(status)) {
        Some(status) if text.len() == 3 => Ok(status),
        _ => refused(
            format!("{} is not a status", shown(text)),
            "a status is a number from 100 to 599",
        ),
    }
}

/// Digits with an optional sign, as people write numbers: no leading zeros, no `+`, no `1_000`.
fn whole_number(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    text.parse().ok().filter(|_| is_number)
}

/// How many: `5..20`, `5..`, `..20` or `5`.
pub(super) fn count(scalar: &Scalar) -> Read<Bounds> {
    read_count(scalar.text.trim()).map_or_else(
        || {
            refused(
                format!("{} is not a range", shown(&scalar.text)),
                "write `5..20` (both included), `5..`, `..20` or `5`",
            )
        },
        Ok,
    )
}

fn read_count(text: &str) -> Option<Bounds> {
    let from_zero = |text: &str| whole_number(text).filter(|number| *number >= 0);
    let Some((min, max)) = text.split_once("..") else {
        let number = from_zero(text)?;
        return Some(Bounds {
            min: Some(number),
            max: Some(number),
        });
    };
    let end = |text: &str| match text.trim() {
        "" => Some(None),
        number => from_zero(number).map(Some),
    };
    let bounds = Bounds {
        min: end(min)?,
        max: end(max)?,
    };
    (bounds.min.is_some() || bounds.max.is_some()).then_some(bounds)
}

/// From where to where: `-5..20`, `0..99.99`, `5..`, `..20` or `5`; `0<..<100` is without its ends.
pub(super) fn range(scalar: &Scalar) -> Read<Range> {
    read_range(scalar.text.trim()).map_or_else(
        || {
            refused(
                format!("{} is not a range", shown(&scalar.text)),
                "write `5..20` (both included), `5..`, `..99.99` or `5`; `0<..<100` is without its ends",
            )
        },
        Ok,
    )
}

fn read_range(text: &str) -> Option<Range> {
    let Some((min, max)) = text.split_once("..") else {
        let number = range_end(text, None)?;
        return Some(Range {
            min: number.clone(),
            max: number,
        });
    };
    let (min, max) = (min.trim(), max.trim());
    let range = Range {
        min: range_end(min, min.strip_suffix('<'))?,
        max: range_end(max, max.strip_prefix('<'))?,
    };
    (range.min.is_some() || range.max.is_some()).then_some(range)
}

/// An end as written and, if it has one, without its `<`. Nothing at all is no end.
fn range_end(written: &str, without_sign: Option<&str>) -> Option<Option<RangeEnd>> {
    if written.is_empty() {
        return Some(None);
    }
    let number = without_sign.map_or(written, str::trim);
    is_decimal_number(number).then(|| {
        Some(RangeEnd {
            number: number.to_owned(),
            is_excluded: without_sign.is_some(),
        })
    })
}

/// A whole number of any length, perhaps with digits behind a point.
fn is_decimal_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && (whole == "0" || !whole.starts_with('0')) && fraction.is_none_or(is_digits)
}

/// A day of the calendar, `yyyy-mm-dd`.
pub(super) fn date(scalar: &Scalar) -> Read<String> {
    if is_date(&scalar.text) {
        return Ok(scalar.text.clone());
    }
    refused(
        format!("{} is not a date", shown(&scalar.text)),
        "write a day of the calendar as `yyyy-mm-dd`",
    )
}

fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |text: &str, width: usize| {
        let is_digits = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| is_digits)
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    (1..=days_in_month(year, month)).contains(&day)
}

fn days_in_month(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// `500 ms`, `2 s`, `15 min` or `1 h`; longer than nothing.
pub(super) fn duration(scalar: &Scalar) -> Read<Duration> {
    read_duration(scalar.text.trim()).map_or_else(
        || {
            refused(
                format!("{} is not a time", shown(&scalar.text)),
                "write a whole number and its unit: `500 ms`, `2 s`, `15 min` or `1 h`",
            )
        },
        Ok,
    )
}

/// A year: no call is waited for longer, and its milliseconds fit into every number that holds them.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

fn read_duration(text: &str) -> Option<Duration> {
    let unit_at = text.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, unit) = text.split_at(unit_at);
    let milliseconds = match unit.trim_start() {
        "ms" => 1,
        "s" => 1_000,
        "min" => 60 * 1_000,
        "h" => 60 * 60 * 1_000,
        _ => return None,
    };
    let number = whole_number(number).and_then(|number| u64::try_from(number).ok())?;
    let duration = Duration::from_millis(number.checked_mul(milliseconds)?);
    (!duration.is_zero() && duration <= LONGEST).then_some(duration)
}

/// One of the words.
pub(super) fn choice(scalar: &Scalar, words: &[&'static str]) -> Read<&'static str> {
    if let Some(word) = words.iter().find(|word| **word == scalar.text) {
        return Ok(word);
    }
    let help = match nearest(&scalar.text, words.iter().copied()) {
        Some(word) if words.len() > 1 => format!(
            "did you mean {}? It takes {}",
            shown(word),
            listed(words.iter().copied())
        ),
        _ => format!("it takes {}", listed(words.iter().copied())),
    };
    refused(format!("{} is not one of its words", shown(&scalar.text)), help)
}

/// A word of [`crate::syntax::keys::FORMATS`].
pub(super) fn format(word: &str) -> Option<Format> {
    Some(match word {
        "email" => Format::Email,
        "uri" => Format::Uri,
        "uuid" => Format::Uuid,
        "ipv4" => Format::Ipv4,
        "date" => Format::Date,
        "date-time" => Format::DateTime,
        "uk_mobile" => Format::UkMobile,
        "base64" => Format::Base64,
        _ => return None,
    })
}
