//! Whether a decoded value is what a case expects; the build script says of each part how it is compared.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::json;

/// Whether a decoded value is the expected one. What is left out and what is `null` are the same.
#[must_use]
pub fn is_expected(expected: &Value, got: &Value) -> bool {
    let Some((how, value)) = expected.as_object().and_then(|tagged| tagged.iter().next()) else {
        return expected == got;
    };
    match how.as_str() {
        "$fields" => fields(value, got),
        "$map" => members(value, got, |name| name.to_owned()),
        "$headers" => members(value, got, |name| name.to_ascii_lowercase()),
        "$list" => list(value, got),
        "$time" => seconds(got)
            .zip(seconds(value))
            .is_some_and(|(got, expected)| (got - expected).abs() < 0.0005),
        "$bytes" => {
            got.as_str().and_then(|text| STANDARD.decode(text).ok()).as_deref() == value.as_str().map(str::as_bytes)
        }
        "$number" => number(value).is_some() && number(value) == number(got) || value == got,
        "$empty" => got.is_null() || value == got,
        "$any" => json::same(value, got) || is_json_text(value, got),
        _ => json::same(value, got),
    }
}

fn fields(expected: &Value, got: &Value) -> bool {
    static NOTHING: Value = Value::Null;
    let empty = Map::new();
    let (expected, got) = (expected.as_object().unwrap_or(&empty), got.as_object());
    let Some(got) = got else { return expected.is_empty() };
    let is_known = |(name, value): (&String, &Value)| value.is_null() || expected.contains_key(name);
    got.iter().all(is_known)
        && expected
            .iter()
            .all(|(name, value)| is_expected(value, got.get(name).unwrap_or(&NOTHING)))
}

fn members(expected: &Value, got: &Value, key: impl Fn(&str) -> String) -> bool {
    let (Some(expected), Some(got)) = (expected.as_object(), got.as_object()) else {
        return false;
    };
    let got: Map<String, Value> = got.iter().map(|(name, value)| (key(name), value.clone())).collect();
    expected.len() == got.len()
        && expected
            .iter()
            .all(|(name, value)| got.get(&key(name)).is_some_and(|got| is_expected(value, got)))
}

fn list(expected: &Value, got: &Value) -> bool {
    let (Some(expected), Some(got)) = (expected.as_array(), got.as_array()) else {
        return false;
    };
    expected.len() == got.len()
        && expected
            .iter()
            .zip(got)
            .all(|(expected, got)| is_expected(expected, got))
}

/// A moment as seconds since 1970.
fn seconds(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => {
            let moment: jiff::Timestamp = text.parse().ok()?;
            Some(moment.as_duration().as_secs_f64())
        }
        _ => None,
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.parse().ok().filter(|number: &f64| !number.is_nan()),
        _ => None,
    }
}

/// Some suites show a value of any form as its text.
fn is_json_text(expected: &Value, got: &Value) -> bool {
    let parsed = expected
        .as_str()
        .and_then(|text| serde_json::from_str::<Value>(text).ok());
    parsed.is_some_and(|parsed| json::same(&parsed, got))
}
