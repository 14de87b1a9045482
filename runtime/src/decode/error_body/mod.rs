//! The errors that a body reports, in the forms that the service is known to use.

mod choice;
#[cfg(feature = "json")]
pub(super) mod json;
#[cfg(feature = "xml")]
pub(super) mod xml;

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

/// More errors of one body are not kept; those with a code, which decide what it is, are counted by themselves.
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
    let said_by_headers = Choices::new(form, answer.headers());
    let mut found = Found::default();
    // A body that breaks off later has still reported what was before.
    match form.format {
        #[cfg(feature = "json")]
        ErrorFormat::Json => json::read_errors(answer.body(), form, &|| said_by_headers.again(), &mut |choices| {
            found.add(&choices, form);
        }),
        #[cfg(feature = "xml")]
        ErrorFormat::Xml => xml::read_errors(answer, form, &|| said_by_headers.again(), &mut |choices| {
            found.add(&choices, form);
        }),
        #[cfg(not(all(feature = "json", feature = "xml")))]
        _ => {}
    }
    if found.seen == 0 {
        // The headers may say it alone.
        found.add(&said_by_headers, form);
    }
    found.errors
}

/// The errors in a body, in its order.
#[derive(Default)]
struct Found {
    errors: Vec<RawError>,
    /// How many of them have a code.
    coded: usize,
    /// How many the body has had.
    seen: usize,
}

impl Found {
    fn add(&mut self, choices: &Choices<'_>, form: &ErrorBody) {
        let ordinal = self.seen;
        self.seen += 1;
        let is_coded = choices.code.text.is_some();
        if self.is_full(is_coded) {
            return;
        }
        let code = choices.code.text.as_deref().and_then(|code| cut(code, form));
        let message = choices.message.text.as_deref();
        if code.is_some() || message.is_some() {
            self.coded += usize::from(is_coded);
            self.errors.push(RawError {
                code: code.map(str::to_owned),
                message: message.map(str::to_owned),
                ordinal,
            });
        }
    }

    fn is_full(&self, is_coded: bool) -> bool {
        let uncoded = self.errors.len() - self.coded;
        MOST_ERRORS <= if is_coded { self.coded } else { uncoded }
    }
}

/// The code without what stands before and after it.
fn cut<'c>(code: &'c str, form: &ErrorBody) -> Option<&'c str> {
    let before = form.code_before.and_then(|mark| code.split_once(mark));
    let code = before.map_or(code, |(before, _)| before);
    let after = form.code_after.and_then(|mark| code.split_once(mark));
    let code = after.map_or(code, |(_, after)| after).trim();
    (!code.is_empty()).then_some(code)
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
            assert_eq!(cut(code, &form), Some("Gone"), "{code}");
        }
        assert_eq!(cut("urn#", &form), None);
    }
}
