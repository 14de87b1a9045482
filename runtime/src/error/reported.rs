//! An error as the service words it.

use std::fmt;

/// One error that a body reports. Its texts are the service's, with white space runs made one space, control characters
/// escaped, secrets hidden and a limit on their length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedError {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
}

impl ReportedError {
    /// `7`
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The service's text. Not a stable identifier: match on the kind or the code.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }
}

/// ` (code 7): text`, as far as there is any.
pub(super) fn write_reported(formatter: &mut fmt::Formatter<'_>, reported: Option<&ReportedError>) -> fmt::Result {
    let Some(reported) = reported else {
        return Ok(());
    };
    if let Some(code) = reported.code() {
        write!(formatter, " (code {code})")?;
    }
    if let Some(message) = reported.message() {
        write!(formatter, ": {message}")?;
    }
    Ok(())
}
