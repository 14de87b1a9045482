//! Whether a spec has a place for everything that is known of an API.
//!
//! The list of facts is a YAML file of a person's: operations with their statuses, error codes, shapes of error bodies,
//! contradictions between sources. Each is found in the spec by what it says, not by where it stands.

mod find;
mod list;

use std::fmt;

pub use list::{BadList, FactList, Operation};
use specwright_codegen::model::Model;
use specwright_codegen::source::SourceSet;

/// Every fact and where the spec has it, in the order of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// A row for each fact.
    pub rows: Vec<Row>,
}

/// A fact and where the spec has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// How the list calls it: `4.2`.
    pub fact: String,
    /// What it is: `POST /clients.json 401`.
    pub what: String,
    /// Where it is.
    pub place: Place,
}

/// Where the spec has a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// `spec/shop/orders.yaml:12:3`, once for each place.
    Found(Vec<String>),
    /// Left out on purpose, for this reason.
    LeftOut(String),
    /// Nowhere, and why that is thought.
    Missing(String),
}

/// Finds every fact of a list.
#[must_use]
pub fn cover(list: &FactList, model: &Model, sources: &SourceSet) -> Table {
    find::Finder::new(model, sources).rows(list)
}

impl Table {
    /// The facts that have no place.
    pub fn missing(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| matches!(row.place, Place::Missing(_)))
    }
}

/// A Markdown table.
impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "| fact | what | place |\n|---|---|---|")?;
        for Row { fact, what, place } in &self.rows {
            let (fact, what, place) = (cell(fact), cell(what), cell(&place.to_string()));
            writeln!(formatter, "| {fact} | {what} | {place} |")?;
        }
        let missing = self.missing().count();
        let left_out = self.rows.iter().filter(|row| matches!(row.place, Place::LeftOut(_)));
        let (all, left_out) = (self.rows.len(), left_out.count());
        write!(
            formatter,
            "\n{all} facts: {} in the spec, {left_out} left out, {missing} missing",
            all - left_out - missing
        )
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Found(places) => formatter.write_str(&places.join(", ")),
            Self::LeftOut(reason) => write!(formatter, "left out: {reason}"),
            Self::Missing(why) => write!(formatter, "**missing**: {why}"),
        }
    }
}

/// On one line, without what would end the cell or act on a terminal.
fn cell(text: &str) -> String {
    let shown = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    shown.collect::<String>().replace('|', "\\|")
}
