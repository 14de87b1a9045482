//! What each operation was read from: `spec/<api>/drift/lock.yaml`, reviewed like any other file.
//!
//! ```yaml
//! # What each operation was read from. `specwright drift` writes it; review it like any other file.
//! operations:
//!   orders.create:
//!     page: 'https://shop.example/docs/orders'
//!     read: 2026-02-03
//!     fingerprint: '41f0c2a97b93aa0e'
//!     facts: 27
//! ```

mod fingerprint;
mod parse;

use std::collections::BTreeMap;
use std::fmt;

use crate::compare::Comparison;
use crate::edit::quoted;
use crate::facts::Facts;
use crate::page::Page;
use crate::text::is_hidden;

/// Where the file is, below the API's folder.
pub const LOCK_FILE: &str = "drift/lock.yaml";

const HEAD: &str =
    "# What each operation was read from. `specwright drift` writes it; review it like any other file.\n";

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
    /// Reads the file. An empty text locks nothing.
    ///
    /// # Errors
    ///
    /// What is no YAML or has unknown keys.
    pub fn parse(text: &str) -> Result<Self, BadLockFile> {
        parse::file(text).map_err(BadLockFile)
    }

    /// The file's text, sorted by the names of the operations.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = String::from(HEAD);
        if self.operations.is_empty() {
            return text + "operations: {}\n";
        }
        text += "operations:\n";
        for (name, locked) in &self.operations {
            let Locked {
                page,
                read,
                fingerprint,
                facts,
            } = locked;
            text += &format!("  {}:\n    page: {}\n    read: {read}\n", quoted(name), quoted(page));
            text += &format!("    fingerprint: '{fingerprint}'\n    facts: {facts}\n");
        }
        text
    }

    /// Takes in what a page said. `today` is used for a copy that says no day; an entry whose fingerprint is the same stays
    /// as it is.
    pub fn record(&mut self, page: &Page, facts: &Facts, compared: &Comparison, today: &str) {
        for (name, request_line) in &compared.operations {
            let (fingerprint, count) = fingerprint::of(facts, request_line);
            if self
                .operations
                .get(name)
                .is_some_and(|locked| locked.fingerprint == fingerprint)
            {
                continue;
            }
            let source = page.address.as_ref().unwrap_or(&page.name);
            let locked = Locked {
                page: source
                    .chars()
                    .filter(|character| !is_hidden(*character))
                    .take(2000)
                    .collect(),
                read: page.saved.as_deref().unwrap_or(today).to_owned(),
                fingerprint,
                facts: count,
            };
            self.operations.insert(name.clone(), locked);
        }
    }
}

impl fmt::Display for BadLockFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for BadLockFile {}
