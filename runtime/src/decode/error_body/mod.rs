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
#[cfg(feature = "json")]
use crate::describe::Selector;
use choice::Choices;

/// Any name, in a path.
const ANY: &str = "*";

/// An error as the body has it, not safe to show.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct RawError {
    /// Without white space around it, and without what the description cuts off.
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    /// The field of the request that it speaks of.
    pub(super) field: Option<String>,
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

/// Nor are more when their texts have so many bytes: a long header or key may belong to each of them.
const MOST_BYTES: usize = 1 << 20;

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

/// The errors in a body that may be a success instead: a form finds only those with a code, if it looks for codes. One
/// that looks behind any name would find something in every body.
pub(super) fn read_error_bodies_of_success(forms: &'static [ErrorBody], answer: &http::Response<Bytes>) -> Reported {
    let forms = forms.iter().filter(|form| !form.path.contains(&ANY));
    let read = |form: &'static ErrorBody| {
        let mut errors = read_form(form, answer);
        if !form.code.is_empty() {
            errors.retain(|error| error.code.is_some());
        }
        Reported {
            form: Some(form),
            errors,
        }
    };
    forms
        .map(read)
        .find(|reported| !reported.errors.is_empty())
        .unwrap_or_default()
}

#[cfg(feature = "json")]
impl ErrorBody {
    /// How many items of an array are read by their positions.
    fn items(&self) -> usize {
        let selectors = [self.code, self.message, self.field].into_iter().flatten();
        let counts = selectors.filter_map(|selector| match selector {
            Selector::Position(position) => Some(position.saturating_add(1)),
            _ => None,
        });
        counts.max().unwrap_or_default()
    }
}

fn read_form(form: &ErrorBody, answer: &http::Response<Bytes>) -> Vec<RawError> {
    let said_by_headers = Choices::new(form, answer.headers());
    let mut found = Found::default();
    // A body that breaks off later has still reported what was before.
    match form.format {
        #[cfg(feature = "json")]
        ErrorFormat::Json => json::read_errors(answer.body(), form, &|| said_by_headers.again(), &mut |choices| {
            found.add(choices, form);
        }),
        #[cfg(feature = "xml")]
        ErrorFormat::Xml => xml::read_errors(answer, form, &|| said_by_headers.again(), &mut |choices| {
            found.add(choices, form);
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
    coded: Kept,
    uncoded: Kept,
    /// How many the body has had.
    seen: usize,
}

/// How much is kept of errors of one kind.
#[derive(Default)]
struct Kept {
    errors: usize,
    bytes: usize,
}

impl Found {
    fn add(&mut self, choices: &Choices<'_>, form: &ErrorBody) {
        let ordinal = self.seen;
        self.seen += 1;
        let is_coded = choices.code.text.is_some();
        let kept = if is_coded { &mut self.coded } else { &mut self.uncoded };
        // Asked before the code is cut: it may be long, and part of every error.
        if kept.is_full() {
            return;
        }
        let code = choices.code.text.as_deref().and_then(|code| cut(code, form));
        let message = choices.message.text.as_deref();
        let field = choices.field.text.as_deref();
        if code.is_some() || message.is_some() {
            kept.errors += 1;
            kept.bytes += [code, message, field]
                .into_iter()
                .flatten()
                .map(str::len)
                .sum::<usize>();
            self.errors.push(RawError {
                code: code.map(str::to_owned),
                message: message.map(str::to_owned),
                field: field.map(str::to_owned),
                ordinal,
            });
        }
    }
}

impl Kept {
    fn is_full(&self) -> bool {
        self.errors >= MOST_ERRORS || self.bytes >= MOST_BYTES
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
        let form = ErrorBody::new(ErrorFormat::Json, &[], &[], &[])
            .code_after("#")
            .code_before(":");
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
