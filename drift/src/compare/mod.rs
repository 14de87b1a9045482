//! What a page says against what the spec says.

mod before;
mod contradictions;
mod endpoint;
mod finding;
mod gone;
mod id;
mod known;
mod matching;
mod moved;
mod operation;
mod paths;
mod reasons;
mod renames;
mod round;
mod rules;
mod session;
mod settle;
mod strangers;
mod titles;
mod unmentioned;
mod words;

pub use finding::{Changed, Direction, Finding, FindingKind, Level, PageSide, Sign, SpecSide};

use std::collections::BTreeSet;

use specwright_codegen::model::Model;
use specwright_codegen::source::SourceSet;

use crate::accept::Accepted;
use crate::facts::{Facts, Place, Unread};
use crate::page::{NotChecked, Page};

/// What was found on one page.
#[derive(Debug, Clone)]
pub struct PageReport {
    /// The file's name.
    pub page: String,
    /// Its address, if known.
    pub address: Option<String>,
    /// When the copy was made, if it says so.
    pub saved: Option<String>,
    /// SHA-256 of the bytes; of no bytes, empty.
    pub sha256: String,
    /// What it was kept in, if it could be read.
    pub format: Option<crate::page::PageFormat>,
    /// What had to be repaired.
    pub repairs: Vec<String>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a page.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It was compared.
    Compared(Comparison),
    /// It was not, and why.
    NotChecked(NotChecked),
}

/// A page that was compared.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The operations of the spec that it describes, by name, each with its request line, in the order of the page.
    pub operations: Vec<(String, String)>,
    /// Page and spec disagree, or the page has changed; the gravest first within each operation.
    pub findings: Vec<Finding>,
    /// The page disagrees with itself.
    pub contradictions: Vec<Contradiction>,
    /// Sentences that state a rule and were not understood.
    pub unread: Vec<Unread>,
    /// What the page says and the spec says too, or differently: how many facts were compared.
    pub compared: usize,
    /// How many facts were read.
    pub read: usize,
    /// Fields, statuses and codes that the spec has and the page does not mention, by operation.
    pub not_on_page: Vec<(String, Vec<String>)>,
    /// Operations on the page that the spec does not have, by their request lines.
    pub unknown_operations: Vec<(String, Place)>,
    /// Accepted before and found again.
    pub accepted: Vec<Finding>,
}

/// The page disagrees with itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// `d-41f0c2`.
    pub id: String,
    /// The operation of the spec that it concerns.
    pub operation: String,
    /// What about: a field, a status.
    pub subject: String,
    /// In words: `a sample sends 8 digits, row 1 asks for 9`.
    pub text: String,
    /// The places that disagree.
    pub places: Vec<Place>,
    /// Why it was accepted, if it was.
    pub accepted: Option<Accepted>,
}

/// What to compare with, and how.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The operations of the spec to look for, by name; empty: every one.
    pub only: &'a [String],
    /// What was accepted, with the day that counts as today.
    pub accepted: &'a crate::accept::AcceptFile,
    /// `yyyy-mm-dd`: acceptances that ended before do not count.
    pub today: &'a str,
}

/// Compares a page with a spec. `before` is what an earlier copy of the page said.
///
/// # Errors
///
/// A page that describes no operation of the spec: it is of another API, or its operations could not be found.
pub fn compare(
    page: &Page,
    facts: &Facts,
    before: Option<&Facts>,
    model: &Model,
    sources: &SourceSet,
    options: &Options<'_>,
) -> Result<Comparison, NotChecked> {
    let session = session::Session {
        page,
        facts,
        before,
        model,
        sources,
        options,
    };
    session.run()
}

/// The operations of a spec that none of the pages describes, by name.
#[must_use]
pub fn not_described(reports: &[PageReport], model: &Model) -> Vec<String> {
    let described: BTreeSet<&str> = reports
        .iter()
        .filter_map(|report| match &report.outcome {
            Outcome::Compared(comparison) => Some(comparison),
            Outcome::NotChecked(_) => None,
        })
        .flat_map(|comparison| comparison.operations.iter().map(|(name, _)| name.as_str()))
        .collect();
    let mut names = Vec::new();
    for resource in &model.resources {
        for operation in &resource.operations {
            names.push(format!("{}.{}", resource.name.spec, operation.name.spec));
        }
    }
    names.retain(|name| !described.contains(name.as_str()));
    names
}
