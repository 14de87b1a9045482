//! What a change of a spec means, judged twice: for the wire (calls that used to be accepted, answers that used to be
//! read) and for Rust (programs that used to compile).
//!
//! - [`pair`]: what of the old model is what of the new one.
//! - [`rules`]: one file for each kind of change, named like its id.
//! - [`report`]: text, JSON, Markdown, and an entry for a changelog.

pub mod change;
pub mod finding;
pub mod pair;
pub mod report;
pub mod rules;
pub mod verdict;

use specwright_codegen::Checked;
use specwright_codegen::source::SourceSet;

pub use finding::{Direction, Finding, Judgement, Place, Written};
pub use rules::Rule;
pub use verdict::Verdict;

/// One of the two sides: a checked model, and the text that it was made from.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What the spec means.
    pub model: &'a Checked,
    /// What it says; places point into it.
    pub sources: &'a SourceSet,
}

/// Every change between two models of one API.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// The API's name; the new one, where it changed.
    pub api: String,
    /// In the order of operations and subjects, then of the rules' ids. Empty: both mean the same.
    pub findings: Vec<Finding>,
    /// How many operations both models have.
    pub compared: usize,
}

/// Compares two models of one API.
#[must_use]
pub fn diff(old: Side<'_>, new: Side<'_>) -> Changes {
    let pair = pair::Pair::of(old, new);
    Changes {
        api: new.model.api.name.spec.clone(),
        findings: rules::find(&pair),
        compared: pair.operations().count(),
    }
}

impl Changes {
    /// The gravest of both judgements over all findings.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.wire().max(self.rust())
    }

    /// The gravest judgement for the wire.
    #[must_use]
    pub fn wire(&self) -> Verdict {
        self.gravest(|finding| finding.wire.verdict)
    }

    /// The gravest judgement for programs.
    #[must_use]
    pub fn rust(&self) -> Verdict {
        self.gravest(|finding| finding.rust.verdict)
    }

    fn gravest(&self, of: impl Fn(&Finding) -> Verdict) -> Verdict {
        self.findings.iter().map(of).max().unwrap_or(Verdict::None)
    }
}
