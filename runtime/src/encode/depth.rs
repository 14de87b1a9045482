//! How deep a JSON value is nested, found out without recursion.

use serde_json::Value;

use super::text::{Told, told};
use crate::validate::Report;

/// As deep as a value may be that is validated.
pub(crate) const MOST_NESTED: usize = 128;

/// Whether a value has at most so many levels.
pub(crate) fn is_shallow(value: &Value) -> bool {
    let mut left = vec![(value, 0)];
    while let Some((value, depth)) = left.pop() {
        if depth > MOST_NESTED {
            return false;
        }
        match value {
            Value::Array(items) => left.extend(items.iter().map(|item| (item, depth + 1))),
            Value::Object(members) => left.extend(members.values().map(|member| (member, depth + 1))),
            _ => {}
        }
    }
    true
}

/// A value is written by recursion, so one that is nested too deep is a violation.
pub(super) fn check_depth(value: &Value, report: &mut Report) -> Result<(), Told> {
    if !(value.is_array() || value.is_object()) || is_shallow(value) {
        return Ok(());
    }
    told(report, format_args!("must be nested at most {MOST_NESTED} levels deep"))
}
