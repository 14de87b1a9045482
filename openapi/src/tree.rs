//! A JSON value whose members keep their order.

use indexmap::IndexMap;
use serde::Serialize;

/// A JSON value whose members keep their order.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Tree {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, digit for digit.
    Number(serde_json::Number),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Tree>),
    /// An object.
    Object(IndexMap<String, Tree>),
}
