//! Which documented error an answer is.

use bytes::Bytes;
use http::StatusCode;

use super::error_body::{RawError, read_error_bodies};
use super::excerpt::excerpt;
use crate::client::CallContext;
use crate::describe::{ErrorCase, Operation};
use crate::error::{Failure, Reason, ReportedError, ServiceReport, Unexpected};
use crate::redact::Hidden;
use crate::value::Structure;

/// A code is a number or a word; a message a sentence or two.
const LONGEST_CODE: usize = 64;
const LONGEST_MESSAGE: usize = 500;

/// Reads an answer that is no documented success.
pub(super) fn read_error(
    context: &CallContext<'_>,
    answer: &http::Response<Bytes>,
    response: &mut dyn Structure,
) -> Failure {
    let status = answer.status();
    let raw = read_error_bodies(context.core.service.error_bodies, answer);
    let hidden = context.hidden();
    let reported = raw.iter().map(|error| presentable(error, &hidden)).collect();
    let excerpt = excerpt(context, answer, response);
    match choose(context.operation, status, &raw) {
        Some((case, deciding)) => Failure::Service(Box::new(ServiceReport {
            case,
            about: context.operation.errors[case].about,
            status,
            reported,
            deciding,
            excerpt,
        })),
        None => {
            let reason = if raw.iter().any(|error| error.code.is_some()) && is_error(status) {
                Reason::UnknownCode
            } else {
                Reason::UndocumentedStatus
            };
            Failure::Unexpected(Unexpected::new(status, reason, reported, excerpt))
        }
    }
}

/// The index of the case, and of the reported error that decided it. A case for exactly this status goes before one for
/// any; a code goes before no code.
fn choose(operation: &Operation, status: StatusCode, raw: &[RawError]) -> Option<(usize, usize)> {
    for (deciding, error) in raw.iter().enumerate() {
        let Some(code) = &error.code else { continue };
        let case = find(operation, status, |case| case.code == Some(code.as_str()));
        if let Some(case) = case {
            return Some((case, deciding));
        }
    }
    find(operation, status, |case| case.code.is_none()).map(|case| (case, 0))
}

fn find(operation: &Operation, status: StatusCode, fits: impl Fn(&ErrorCase) -> bool) -> Option<usize> {
    let position = |wanted: Option<u16>| {
        operation
            .errors
            .iter()
            .position(|case| case.status == wanted && fits(case))
    };
    let exact = position(Some(status.as_u16()));
    exact.or_else(|| is_error(status).then(|| position(None)).flatten())
}

fn is_error(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

/// What a service wrote, safe to show: its text may quote what it was sent.
fn presentable(error: &RawError, hidden: &Hidden) -> ReportedError {
    let show = |text: &String, limit| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        hidden.show(&text, limit).filter(|text| !text.is_empty())
    };
    ReportedError {
        code: error.code.as_ref().and_then(|code| show(code, LONGEST_CODE)),
        message: error
            .message
            .as_ref()
            .and_then(|message| show(message, LONGEST_MESSAGE)),
    }
}
