//! Values without their types: what the strategies make up, and what is compared.

use std::collections::BTreeMap;

#[derive(Debug, Clone)]
pub(super) enum Value {
    Absent,
    Bool(bool),
    Int(i64),
    /// Dates and decimals, too.
    Text(String),
    Float(f64),
    Bytes(Vec<u8>),
    Any(serde_json::Value),
    List(Vec<Value>),
    Map(BTreeMap<String, Value>),
    Record(Vec<Value>),
    Union(usize, Box<Value>),
}

/// NaN is itself here.
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Absent, Self::Absent) => true,
            (Self::Bool(left), Self::Bool(right)) => left == right,
            (Self::Int(left), Self::Int(right)) => left == right,
            (Self::Text(left), Self::Text(right)) => left == right,
            (Self::Float(left), Self::Float(right)) => left == right || (left.is_nan() && right.is_nan()),
            (Self::Bytes(left), Self::Bytes(right)) => left == right,
            (Self::Any(left), Self::Any(right)) => left == right,
            (Self::List(left), Self::List(right)) | (Self::Record(left), Self::Record(right)) => left == right,
            (Self::Map(left), Self::Map(right)) => left == right,
            (Self::Union(left, a), Self::Union(right, b)) => left == right && a == b,
            _ => false,
        }
    }
}

impl Value {
    pub(super) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}
