//! Answers that mean: not ready, ask again.

use super::{Body, Roots};
use crate::value::Details;

/// An answer that means: not ready, ask again.
#[derive(Debug, Clone, Copy)]
pub struct Pending {
    /// `202`.
    pub status: u16,
    /// How its body is read.
    pub body: Body,
    /// Other roots of a JSON body under which the answer comes.
    pub other_roots: Roots,
    /// An empty value of what the answer holds, to be filled.
    pub details: Option<fn() -> Box<dyn Details>>,
}

impl Pending {
    /// An answer of that status, with that body.
    #[must_use]
    pub const fn new(status: u16, body: Body) -> Self {
        Self {
            status,
            body,
            other_roots: &[],
            details: None,
        }
    }

    /// A JSON body may have any of these roots as well.
    #[must_use]
    pub const fn or_roots(mut self, roots: Roots) -> Self {
        self.other_roots = roots;
        self
    }

    /// The answer holds something: `make` gives an empty value of it.
    #[must_use]
    pub const fn details(mut self, make: fn() -> Box<dyn Details>) -> Self {
        self.details = Some(make);
        self
    }
}

/// How often and how long to ask again, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Polling {
    /// The pause between an answer and the next request.
    pub every: u64,
    /// When to give up.
    pub limit: u64,
}

impl Polling {
    /// Where the documentation says nothing: every two seconds, for two minutes.
    pub const DEFAULT: Self = Self::new(2_000, 120_000);

    /// So often, so long, in milliseconds.
    #[must_use]
    pub const fn new(every: u64, limit: u64) -> Self {
        Self { every, limit }
    }
}
