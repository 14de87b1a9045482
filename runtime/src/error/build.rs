//! A client that cannot be built.

use std::fmt::{self, Display};

/// A client cannot be built from what its builder was given. Names every setting that is wrong or missing, never a
/// value of a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildError {
    problems: Vec<String>,
}

impl BuildError {
    /// All that is wrong; at least one.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    pub(crate) fn one(problem: impl Into<String>) -> Self {
        Self {
            problems: vec![problem.into()],
        }
    }

    /// # Errors
    /// The problems, if there is any.
    pub(crate) fn check(problems: Vec<String>) -> Result<(), Self> {
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Self { problems })
        }
    }
}

impl Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the client cannot be built: {}", self.problems.join("; "))
    }
}

impl std::error::Error for BuildError {}
