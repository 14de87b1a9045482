//! The file of what somebody looked at and left as it is: `spec/<api>/drift/accepted.yaml`.
//!
//! ```yaml
//! # What somebody looked at and left as it is. Ids: `specwright drift`.
//! accepted:
//!   d-41f0c2: { date: 2026-02-03, who: mo, why: The samples are of another account., until: 2026-06-01 }
//! ```

mod add;
mod parse;
#[cfg(test)]
mod tests;
pub(crate) mod tree;

use std::collections::BTreeMap;
use std::fmt;

/// Where the file is, below the API's folder.
pub const ACCEPT_FILE: &str = "drift/accepted.yaml";

/// That somebody looked at a finding and left the spec as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// When, `yyyy-mm-dd`.
    pub date: String,
    /// By whom, if said.
    pub who: Option<String>,
    /// Why.
    pub why: String,
    /// Until which day it holds; `None`: as long as neither side changes.
    pub until: Option<String>,
}

/// What was accepted, by the ids of findings and contradictions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AcceptFile {
    /// In the order of the ids.
    pub accepted: BTreeMap<String, Accepted>,
}

/// A text that is no file of acceptances.
#[derive(Debug)]
pub struct BadAcceptFile(pub String);

impl AcceptFile {
    /// Reads the file. An empty text accepts nothing.
    ///
    /// # Errors
    ///
    /// What is no YAML, has unknown keys, an id or a day that is none, or no reason.
    pub fn parse(text: &str) -> Result<Self, BadAcceptFile> {
        parse::file(text).map_err(BadAcceptFile)
    }

    /// Adds an acceptance to the text of the file, everything else as it is. A reason of several lines becomes one line.
    ///
    /// # Errors
    ///
    /// As for [`AcceptFile::parse`], and for an id that is accepted already.
    pub fn add(text: &str, id: &str, accepted: &Accepted) -> Result<String, BadAcceptFile> {
        add::entry(text, id, accepted).map_err(BadAcceptFile)
    }

    /// The acceptance of that id, if it holds on that day.
    #[must_use]
    pub fn holds(&self, id: &str, today: &str) -> Option<&Accepted> {
        let accepted = self.accepted.get(id)?;
        let is_over = accepted.until.as_deref().is_some_and(|until| until < today);
        (!is_over).then_some(accepted)
    }
}

impl fmt::Display for BadAcceptFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for BadAcceptFile {}
