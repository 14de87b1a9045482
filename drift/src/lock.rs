//! What each operation was read from: `spec/<api>/drift/lock.yaml`, reviewed like any other file.

use std::collections::BTreeMap;
use std::fmt;

use crate::compare::Comparison;
use crate::facts::Facts;
use crate::page::Page;

/// Where the file is, below the API's folder.
pub const LOCK_FILE: &str = "drift/lock.yaml";

/// What each operation was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LockFile {
    /// By the name of the operation.
    pub operations: BTreeMap<String, Locked>,
}

/// What an operation was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// The address, or the file's name where no address is known.
    pub page: String,
    /// The day of the copy, or of the run if the copy says none: `yyyy-mm-dd`.
    pub read: String,
    /// Of the facts, not of the bytes: the same for a page that only looks different.
    pub fingerprint: String,
    /// How many facts they are.
    pub facts: usize,
}

/// A text that is no lock file.
#[derive(Debug)]
pub struct BadLockFile(pub String);

impl LockFile {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// What is no YAML or has unknown keys.
    pub fn parse(text: &str) -> Result<Self, BadLockFile> {
        let _ = text;
        Ok(Self::default())
    }

    /// The file's text.
    #[must_use]
    pub fn write(&self) -> String {
        String::new()
    }

    /// Takes in what a page said. `today` is used for a copy that says no day; an entry whose fingerprint is the same stays
    /// as it is.
    pub fn record(&mut self, page: &Page, facts: &Facts, compared: &Comparison, today: &str) {
        let _ = (page, facts, compared, today);
    }
}

impl fmt::Display for BadLockFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for BadLockFile {}
