//! What an error answer holds apart from code and message.

use std::sync::Arc;

use bytes::Bytes;

use super::error_body::Reported;
#[cfg(feature = "json")]
use super::error_body::json::Way;
use super::header::read_head;
use super::progress::{Progress, Unreadable};
use super::seen::Target;
use crate::describe::{ErrorBody, ErrorCase, ErrorFormat, Operation, Service};
use crate::deviation::DeviationKind;
use crate::value::Details;

/// Where in the body the error is.
pub(super) struct Origin {
    /// How the body is read; `None`: the body is the error.
    form: Option<&'static ErrorBody>,
    format: ErrorFormat,
    ordinal: usize,
}

impl Origin {
    /// Of the error that decided the case; a body that reports none is taken by its first form.
    pub(super) fn new(service: &'static Service, reported: &Reported, deciding: usize, body: &[u8]) -> Self {
        let form = reported.form.or(service.error_bodies.first());
        Self {
            form,
            format: form.map_or_else(|| guessed_format(body), |form| form.format),
            ordinal: reported.errors.get(deciding).map_or(0, |error| error.ordinal),
        }
    }
}

/// A service whose error bodies are not described.
fn guessed_format(body: &[u8]) -> ErrorFormat {
    match body.trim_ascii_start().first() {
        Some(b'<') => ErrorFormat::Xml,
        _ => ErrorFormat::Json,
    }
}

/// The details of a case, if it has any and they can be read.
pub(super) fn read_details(
    operation: &Operation,
    case: usize,
    answer: &http::Response<Bytes>,
    origin: &Origin,
    progress: &mut Progress,
) -> Option<Arc<dyn Details>> {
    let make = operation.errors.get(case).and_then(|case: &ErrorCase| case.details)?;
    let mut details = make();
    match fill(&mut Target::new(details.as_structure_mut()), answer, origin, progress) {
        Ok(()) => Some(details.into()),
        Err(unreadable) => {
            progress.observe_at(DeviationKind::UnreadableDetails, unreadable.0.path);
            None
        }
    }
}

fn fill(
    target: &mut Target<'_>,
    answer: &http::Response<Bytes>,
    origin: &Origin,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    read_head(answer, target, progress)?;
    if target.has_body() {
        fill_from_body(target, answer, origin, progress)?;
    }
    target.check_complete(progress)
}

#[cfg_attr(
    not(any(feature = "json", feature = "xml")),
    allow(unused_variables, reason = "without a format, nothing is read")
)]
fn fill_from_body(
    target: &mut Target<'_>,
    answer: &http::Response<Bytes>,
    origin: &Origin,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    match origin.format {
        #[cfg(feature = "json")]
        ErrorFormat::Json => {
            let way = origin.form.map_or(Way::to_the_body(), Way::to_errors_of);
            super::json::read_details(answer.body(), way, origin.ordinal, target, progress)
        }
        #[cfg(feature = "xml")]
        ErrorFormat::Xml => {
            let mut result = Ok(());
            let path = origin.form.map_or(&[][..], |form| form.path);
            super::error_body::xml::at_error(answer, path, origin.ordinal, &mut |tokens| {
                result = super::xml::read_details(tokens, target, progress);
            });
            result
        }
        #[cfg(not(all(feature = "json", feature = "xml")))]
        _ => Ok(()),
    }
}
