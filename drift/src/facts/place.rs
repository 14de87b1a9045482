//! Where a fact stands on its page, and how sure its reading is.

use std::fmt;

/// Where a fact stands on its page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The headings above it, outermost first.
    pub headings: Vec<String>,
    /// What holds it.
    pub spot: Spot,
    /// The line of the file, from 1.
    pub line: u32,
    /// The words that were read, at most twelve.
    pub quote: String,
}

/// What holds a fact.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Spot {
    /// Running text or a heading.
    #[default]
    Text,
    /// A cell of a table.
    Row {
        /// Which of the tables under its heading, from 1.
        table: u32,
        /// The row, from 1; the header does not count.
        row: u32,
        /// The name of the column.
        column: Option<String>,
    },
    /// An item of a list or of a list of definitions, from 1.
    Item(u32),
    /// A block of code, from 1 under its heading.
    Code(u32),
}

/// How sure the reading of a fact is, the surest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// From a cell, a marker or a label that says nothing else.
    #[default]
    Read,
    /// By a pattern from a sentence.
    Parsed,
    /// From a group, an error's text or an example.
    Inferred,
}

impl Certainty {
    /// As reports write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Read => "read",
            Certainty::Parsed => "parsed",
            Certainty::Inferred => "inferred",
        }
    }
}

/// `Request Body > row 2`; the quote is not in it.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = self.headings.clone();
        match &self.spot {
            Spot::Text => {}
            Spot::Row { table: 1, row, .. } => parts.push(format!("row {row}")),
            Spot::Row { table, row, .. } => parts.push(format!("table {table} row {row}")),
            Spot::Item(item) => parts.push(format!("item {item}")),
            Spot::Code(1) => parts.push("code".to_owned()),
            Spot::Code(code) => parts.push(format!("code {code}")),
        }
        match parts.is_empty() {
            true => write!(formatter, "line {}", self.line),
            false => formatter.write_str(&parts.join(" > ")),
        }
    }
}
