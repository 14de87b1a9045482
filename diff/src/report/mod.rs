//! How changes are shown: for people, for programs, for a pull request, for a changelog.

mod changelog;
mod json;
mod markdown;
mod schema;
mod text;
mod words;

pub use changelog::changelog;
pub use json::json;
pub use markdown::markdown;
pub use schema::schema;
pub use text::text;

use crate::{Changes, Finding, Verdict};

/// Two states of some APIs, compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What the old side is called: `HEAD~1`, `spec`.
    pub old: String,
    /// What the new side is called.
    pub new: String,
    /// The gravest verdict that passes.
    pub allowed: Verdict,
    /// In the order of their names.
    pub apis: Vec<ApiChange>,
}

/// What became of an API.
#[derive(Debug, Clone, PartialEq)]
pub enum ApiChange {
    /// Only the new side has it.
    Added {
        /// Its name.
        api: String,
        /// How many operations it has.
        operations: usize,
    },
    /// Only the old side has it.
    Removed {
        /// Its name.
        api: String,
        /// How many operations it had.
        operations: usize,
    },
    /// Both have it.
    Compared(Changes),
}

impl Run {
    /// The gravest verdict of all APIs.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.apis.iter().map(ApiChange::verdict).max().unwrap_or(Verdict::None)
    }

    /// Whether the verdict is one that is allowed.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.verdict() <= self.allowed
    }

    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.apis.iter().flat_map(ApiChange::findings)
    }
}

impl ApiChange {
    /// The API's name.
    #[must_use]
    pub fn api(&self) -> &str {
        match self {
            ApiChange::Added { api, .. } | ApiChange::Removed { api, .. } => api,
            ApiChange::Compared(changes) => &changes.api,
        }
    }

    /// The gravest verdict: a crate more hurts nobody, a crate less hurts all who use it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            ApiChange::Added { .. } => Verdict::Minor,
            ApiChange::Removed { .. } => Verdict::Major,
            ApiChange::Compared(changes) => changes.verdict(),
        }
    }

    fn findings(&self) -> &[Finding] {
        match self {
            ApiChange::Compared(changes) => &changes.findings,
            ApiChange::Added { .. } | ApiChange::Removed { .. } => &[],
        }
    }
}

impl Finding {
    /// The gravest of both judgements.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.wire.verdict.max(self.rust.verdict)
    }

    /// `+` new, `-` gone, `~` otherwise.
    #[must_use]
    pub fn sign(&self) -> char {
        match (&self.old, &self.new) {
            (None, Some(_)) => '+',
            (Some(_), None) => '-',
            _ => '~',
        }
    }
}
