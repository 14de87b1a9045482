//! Whether two values, bodies or addresses say the same.

pub mod form;
pub mod header;
pub mod json;
pub mod value;
pub mod xml;

/// `expected …, got …`
#[must_use]
pub fn differ(what: &str, expected: &str, got: &str) -> String {
    format!("{what}: expected {expected}, got {got}")
}

/// Nothing, or that the two differ.
#[must_use]
pub fn texts(what: &str, expected: &str, got: &str) -> Option<String> {
    (expected != got).then(|| differ(what, &format!("`{expected}`"), &format!("`{got}`")))
}
