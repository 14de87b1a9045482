//! The errors that a body reports, in the forms that the service is known to use.

mod choice;
#[cfg(feature = "json")]
pub(super) mod json;
#[cfg(feature = "xml")]
pub(super) mod xml;

use std::cell::Cell;

use bytes::Bytes;

use crate::describe::ErrorBody;
#[cfg(any(feature = "json", feature = "xml"))]
use crate::describe::ErrorFormat;
use choice::Choices;

/// An error as the body has it, not safe to show.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct RawError {
    /// Without white space around it, and without what the description cuts off.
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    /// How many errors stand before it in the body.
    pub(super) ordinal: usize,
}

/// What an answer reports.
#[derive(Debug, Default)]
pub(super) struct Reported {
    /// The form that it was read in.
    pub(super) form: Option<&'static ErrorBody>,
    pub(super) errors: Vec<RawError>,
}

/// More errors in one body are not kept.
const MOST_ERRORS: usize = 100;

/// The errors in the first form that gives any.
pub(super) fn read_error_bodies(forms: &'static [ErrorBody], answer: &http::Response<Bytes>) -> Reported {
    forms
        .iter()
        .map(|form| Reported {
            form: Some(form),
            errors: read_form(form, answer),
        })
        .find(|reported| !reported.errors.is_empty())
        .unwrap_or_default()
}

fn read_form(form: &ErrorBody, answer: &http::Response<Bytes>) -> Vec<RawError> {
    let headers = answer.headers();
    let mut errors = Vec::new();
    let ordinal = Cell::new(0);
    let mut add = |choices: Choices| {
        let code = choices.code.text.and_then(|code| cut(&code, form));
        let message = choices.message.text;
        if errors.len() < MOST_ERRORS && (code.is_some() || message.is_some()) {
            let ordinal = ordinal.get();
            errors.push(RawError { code, message, ordinal });
        }
        ordinal.set(ordinal.get() + 1);
    };
    // A body that breaks off later has still reported what was before.
    match form.format {
        #[cfg(feature = "json")]
        ErrorFormat::Json => json::read_errors(answer.body(), form, &|| Choices::new(form, headers), &mut add),
        #[cfg(feature = "xml")]
        ErrorFormat::Xml => xml::read_errors(answer, form, &|| Choices::new(form, headers), &mut add),
        #[cfg(not(all(feature = "json", feature = "xml")))]
        _ => {}
    }
    if ordinal.get() == 0 {
        // The headers may say it alone.
        add(Choices::new(form, headers));
    }
    errors
}

/// The code without what stands before and after it.
fn cut(code: &str, form: &ErrorBody) -> Option<String> {
    let before = form.code_before.and_then(|mark| code.split_once(mark));
    let code = before.map_or(code, |(before, _)| before);
    let after = form.code_after.and_then(|mark| code.split_once(mark));
    let code = after.map_or(code, |(_, after)| after).trim();
    (!code.is_empty()).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::describe::{ErrorBody, ErrorFormat};

    #[test]
    fn a_code_is_cut_out() {
        let form = ErrorBody {
            format: ErrorFormat::Json,
            path: &[],
            code: &[],
            message: &[],
            code_after: Some("#"),
            code_before: Some(":"),
        };
        for code in [
            "Gone",
            " Gone ",
            "urn.example#Gone",
            "Gone:http://example.com/a#b",
            "urn.example#Gone:http://example.com/a#b",
        ] {
            assert_eq!(cut(code, &form).as_deref(), Some("Gone"), "{code}");
        }
        assert_eq!(cut("urn#", &form), None);
    }
}
