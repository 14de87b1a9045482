//! What an error answer holds apart from code and message.

use std::sync::Arc;

use bytes::Bytes;

use super::error_body::Reported;
use super::header::read_head;
use super::progress::{Progress, Unreadable};
use super::seen::Target;
use crate::describe::{ErrorBody, ErrorCase, ErrorFormat, Operation, Service};
use crate::deviation::DeviationKind;
use crate::value::Details;

/// Where in the body the error is.
pub(super) struct Origin {
    format: ErrorFormat,
    path: &'static [&'static str],
    ordinal: usize,
}

impl Origin {
    /// Of the error that decided the case; a body that reports none is taken by its first form.
    pub(super) fn new(service: &'static Service, reported: &Reported, deciding: usize, body: &[u8]) -> Self {
        let Some(&ErrorBody { format, path, .. }) = reported.form.or(service.error_bodies.first()) else {
            return Self::whole(body);
        };
        Self {
            format,
            path,
            ordinal: reported.errors.get(deciding).map_or(0, |error| error.ordinal),
        }
    }

    /// A service whose error bodies are not described: the body is the error.
    fn whole(body: &[u8]) -> Self {
        let is_xml = body.trim_ascii_start().starts_with(b"<");
        Self {
            format: if is_xml { ErrorFormat::Xml } else { ErrorFormat::Json },
            path: &[],
            ordinal: 0,
        }
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
            progress.observe_at(DeviationKind::UnreadableDetails, unreadable.path);
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
        ErrorFormat::Json => super::json::read_details(answer.body(), origin.path, origin.ordinal, target, progress),
        #[cfg(feature = "xml")]
        ErrorFormat::Xml => {
            let mut result = Ok(());
            super::error_body::xml::at_error(answer, origin.path, origin.ordinal, &mut |tokens, element| {
                result = super::xml::read_details(tokens, element, target, progress);
            });
            result
        }
        #[cfg(not(all(feature = "json", feature = "xml")))]
        _ => Ok(()),
    }
}
