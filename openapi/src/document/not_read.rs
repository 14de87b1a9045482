//! Why a file is no document that can be read.

use std::fmt;

use super::types::Place;

/// Why a file is no document that can be read, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotRead {
    /// Where, if it is one place; its pointer is empty.
    pub place: Option<Place>,
    /// What is wrong: one sentence without its full stop.
    pub reason: String,
    /// What to do about it: one sentence without its full stop.
    pub cure: String,
}

impl NotRead {
    /// About the file as a whole.
    pub(super) fn file(reason: impl Into<String>, cure: impl Into<String>) -> Self {
        Self {
            place: None,
            reason: reason.into(),
            cure: cure.into(),
        }
    }

    /// About one place.
    pub(super) fn at(line: u32, column: u32, reason: impl Into<String>, cure: impl Into<String>) -> Self {
        let pointer = String::new();
        Self {
            place: Some(Place { line, column, pointer }),
            ..Self::file(reason, cure)
        }
    }
}

impl fmt::Display for NotRead {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(formatter, "line {}, column {}: ", place.line, place.column)?;
        }
        write!(formatter, "{}; {}", self.reason, self.cure)
    }
}

impl std::error::Error for NotRead {}
