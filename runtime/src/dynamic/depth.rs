//! How deep a JSON value is nested, found out without recursion.

use serde_json::Value;

/// As deep as a value may be that is validated.
pub(super) const MOST_NESTED: usize = 128;

/// Whether a value has at most so many levels.
pub(super) fn is_shallow(value: &Value) -> bool {
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

/// Drops a value level for level: its own way of being dropped recurses.
pub(super) fn dismantle(value: Value) {
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(items) => left.extend(items),
            Value::Object(members) => left.extend(members.into_iter().map(|(_, member)| member)),
            _ => {}
        }
    }
}
