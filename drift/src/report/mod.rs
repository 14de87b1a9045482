//! What was found on pages, for people, for programs and for a pull request. Same reports in, same bytes out.

mod escape;
mod json;
mod markdown;
mod schema;
mod text;
mod verdict;
mod visible;
mod words;

pub use json::{JSON_VERSION, json, json_text};
pub use markdown::markdown;
pub use schema::schema;
pub use text::text;
pub use verdict::Verdict;

pub use crate::text::is_hidden;

use crate::compare::{Level, PageReport};

/// What a run of drift found.
#[derive(Debug, Clone)]
pub struct Run {
    /// The name of the API.
    pub api: String,
    /// Its folder, for the commands to type: `spec/shop`.
    pub folder: String,
    /// A report for each page, in the order given.
    pub pages: Vec<PageReport>,
    /// Accepted ids that were found on no page.
    pub stale_acceptances: Vec<String>,
    /// The level from which on findings fail the run.
    pub fail_on: Level,
    /// How many percent of the facts of a page must be compared.
    pub floor: u32,
}

/// How to show a run to people.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextOptions {
    /// Whether to list the sentences that were not understood.
    pub unread: bool,
    /// Whether to show every finding in full, however many they are.
    pub all: bool,
}
