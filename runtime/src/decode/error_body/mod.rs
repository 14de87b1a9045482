//! The errors that a body reports, in the forms that the service is known to use.

#[cfg(feature = "json")]
mod json;
#[cfg(feature = "xml")]
mod xml;

use bytes::Bytes;

use super::excerpt::content_type;
use crate::describe::ErrorBody;
#[cfg(any(feature = "json", feature = "xml"))]
use crate::describe::ErrorFormat;

/// An error as the body has it, not safe to show.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct RawError {
    /// Without white space around it.
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

/// More errors in one body are not kept.
const MOST_ERRORS: usize = 100;

/// The errors in the first form that gives any.
pub(super) fn read_error_bodies(forms: &[ErrorBody], answer: &http::Response<Bytes>) -> Vec<RawError> {
    forms
        .iter()
        .map(|form| read_form(form, answer))
        .find(|errors| !errors.is_empty())
        .unwrap_or_default()
}

fn read_form(form: &ErrorBody, answer: &http::Response<Bytes>) -> Vec<RawError> {
    let mut errors = Vec::new();
    let mut add = |code: Option<String>, message: Option<String>| {
        let code = code.map(|code| code.trim().to_owned()).filter(|code| !code.is_empty());
        if errors.len() < MOST_ERRORS && (code.is_some() || message.is_some()) {
            errors.push(RawError { code, message });
        }
    };
    // A body that breaks off later has still reported what was before.
    match form.format {
        #[cfg(feature = "json")]
        ErrorFormat::Json => json::read_errors(answer.body(), form, &mut add),
        #[cfg(feature = "xml")]
        ErrorFormat::Xml => xml::read_errors(answer.body(), content_type(answer), form, &mut add),
        #[cfg(not(all(feature = "json", feature = "xml")))]
        _ => {
            let _ = (answer, &mut add, content_type(answer));
        }
    }
    errors
}
