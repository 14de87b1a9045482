//! The list of facts, as a person writes it.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

/// What is known of an API.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FactList {
    /// Operations.
    pub operations: Vec<Operation>,
    /// Error codes of operations.
    pub codes: Vec<Codes>,
    /// Shapes of error bodies.
    pub shapes: Vec<Shape>,
    /// Contradictions between sources.
    pub conflicts: Vec<Conflict>,
    /// Rules and values that are not bound to one operation, by a text that the spec has to hold.
    pub rules: Vec<Rule>,
    /// What is known and not in the spec.
    pub left_out: Vec<LeftOut>,
}

/// An operation and the statuses that it answers with.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// How the list calls it.
    pub fact: String,
    /// `POST /{invoices|credit_notes}/{id}.json`: values in braces are those of an enum, a single name is any.
    pub request: String,
    /// Every documented status.
    pub answers: Vec<u16>,
}

/// Error codes of an operation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codes {
    /// How the list calls it.
    pub fact: String,
    /// `sequences.register`, as the spec calls it.
    pub operation: String,
    /// Each code and its status.
    pub codes: BTreeMap<String, Option<u16>>,
}

/// A shape of an error body.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// How the list calls it.
    pub fact: String,
    /// What it looks like.
    pub what: String,
    /// The spec's `error_bodies` entry.
    pub error_body: Option<String>,
    /// Why it needs none.
    pub reason: Option<String>,
}

/// A contradiction between sources.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// How the list calls it.
    pub fact: String,
    /// The spec's name for it.
    pub conflict: String,
}

/// Something that a place of the spec says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// How the list calls it.
    pub fact: String,
    /// What it is.
    pub what: String,
    /// Texts of which the spec holds each.
    pub texts: Vec<String>,
}

/// What is known and not in the spec.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// How the list calls it.
    pub fact: String,
    /// What it is.
    pub what: String,
    /// Why it is left out.
    pub reason: String,
}

/// A list that cannot be read.
#[derive(Debug)]
pub struct BadList(String);

impl FactList {
    /// Reads a list.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(text: &str) -> Result<Self, BadList> {
        serde_yaml::from_str(text).map_err(|error| BadList(error.to_string()))
    }
}

impl fmt::Display for BadList {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the list of facts cannot be read: {}", self.0)
    }
}

impl std::error::Error for BadList {}
