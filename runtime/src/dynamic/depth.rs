//! Dropping a JSON value that is nested too deep, without recursion.

use serde_json::Value;

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
