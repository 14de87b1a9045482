//! An error as the service words it.

use std::fmt;

/// One error that a body reports. Its texts are the service's, with white space runs made one space, control characters
/// escaped, secrets hidden and a limit on their length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedError {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) field: Option<String>,
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

    /// The field of the request that it speaks of, by the service's name for it.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }
}

/// ` (code 7, field name): text`, as far as there is any.
pub(super) fn write_reported(formatter: &mut fmt::Formatter<'_>, reported: Option<&ReportedError>) -> fmt::Result {
    let Some(reported) = reported else {
        return Ok(());
    };
    match (reported.code(), reported.field()) {
        (Some(code), Some(field)) => write!(formatter, " (code {code}, field {field})")?,
        (Some(code), None) => write!(formatter, " (code {code})")?,
        (None, Some(field)) => write!(formatter, " (field {field})")?,
        (None, None) => {}
    }
    if let Some(message) = reported.message() {
        write!(formatter, ": {message}")?;
    }
    Ok(())
}
