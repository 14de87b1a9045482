//! The arguments of `diff`.

use clap::{Args, ValueEnum};
use specwright_diff::Verdict;

#[derive(Debug, Args)]
pub(crate) struct DiffArguments {
    /// What was: a folder of an API or of several, or a revision of the repository around the current folder, with or
    /// without a path in it (`HEAD~1`, `v1.2:spec/bakery`).
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// What is. Without it: what the current folder holds at the place of OLD, for a revision.
    #[arg(value_name = "NEW")]
    pub(crate) new: Option<String>,
    /// How to show the changes.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: DiffFormat,
    /// The gravest verdict that passes; a graver one exits with 1.
    #[arg(long, value_name = "VERDICT", value_enum, default_value_t)]
    pub(crate) allow: Allow,
}

/// Who reads the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum DiffFormat {
    /// People at a terminal.
    #[default]
    Text,
    /// Programs.
    Json,
    /// A pull request.
    Markdown,
    /// A changelog: an entry ready to paste.
    Changelog,
}

/// A verdict, as an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Allow {
    /// Nothing may change.
    None,
    /// Documentation and the like.
    Patch,
    /// Whatever breaks nothing.
    Minor,
    /// Anything.
    #[default]
    Major,
}

impl From<Allow> for Verdict {
    fn from(allow: Allow) -> Self {
        match allow {
            Allow::None => Verdict::None,
            Allow::Patch => Verdict::Patch,
            Allow::Minor => Verdict::Minor,
            Allow::Major => Verdict::Major,
        }
    }
}
