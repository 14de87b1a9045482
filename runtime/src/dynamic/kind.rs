//! A documented error of an operation that is known at run time only.

use std::fmt;

use crate::describe::Operation;
use crate::error::ErrorKind;

/// A documented error, by its name in the spec.
///
/// ```
/// use specwright_runtime::Error;
/// use specwright_runtime::dynamic::Kind;
///
/// fn is_limit(error: &Error<Kind>) -> bool {
///     error.service().is_some_and(|error| error.kind().name() == "RateLimited")
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kind {
    name: &'static str,
}

impl Kind {
    pub(super) fn of_case(operation: &Operation, case: usize) -> Option<Self> {
        operation.errors.get(case).map(|case| Self { name: case.name })
    }

    /// `AccessDenied`
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }
}

impl ErrorKind for Kind {
    /// None: an index means nothing while the operation is not known.
    const CASES: &'static [Self] = &[];
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}
