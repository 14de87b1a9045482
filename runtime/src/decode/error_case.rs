//! Which documented error an answer is.

use bytes::Bytes;
use http::StatusCode;

use super::details::{Origin, read_details};
use super::error_body::{RawError, Reported, read_error_bodies, read_error_bodies_of_success};
use super::excerpt::excerpt;
use super::observer;
use super::retry_after::retry_after;
use crate::client::CallContext;
use crate::describe::{ErrorCase, Operation};
use crate::error::{Failure, Reason, ReportedError, ServiceReport, Unexpected};
use crate::redact::Hidden;
use crate::value::Structure;

/// A code is a number or a word; a message a sentence or two.
const LONGEST_CODE: usize = 64;
const LONGEST_FIELD: usize = 100;
const LONGEST_MESSAGE: usize = 500;

/// Reads an answer that is no documented success.
pub(super) fn read_error(
    context: &CallContext<'_>,
    answer: &http::Response<Bytes>,
    response: &mut dyn Structure,
) -> Failure {
    let reported = read_error_bodies(context.core.service.error_bodies, answer);
    let chosen = choose(context.operation, answer.status(), &reported.errors);
    failure(context, answer, response, reported, chosen)
}

/// Reads an answer whose status is one of success and whose body may tell an error nevertheless.
pub(super) fn read_error_in_success(
    context: &CallContext<'_>,
    answer: &http::Response<Bytes>,
    response: &mut dyn Structure,
) -> Option<Failure> {
    let reported = read_error_bodies_of_success(context.core.service.error_bodies, answer);
    if reported.errors.is_empty() {
        return None;
    }
    let chosen = choose_by_code(context.operation, answer.status(), &reported.errors)
        .or_else(|| find_without_code(context.operation).map(|case| (case, 0)));
    Some(failure(context, answer, response, reported, chosen))
}

fn failure(
    context: &CallContext<'_>,
    answer: &http::Response<Bytes>,
    response: &mut dyn Structure,
    reported: Reported,
    chosen: Option<(usize, usize)>,
) -> Failure {
    let status = answer.status();
    let hidden = context.hidden();
    let presentable = reported
        .errors
        .iter()
        .map(|error| presentable(error, &hidden))
        .collect();
    let excerpt = excerpt(context, answer, response);
    let retry_after = retry_after(answer.headers());
    let Some((case, deciding)) = chosen else {
        let has_code = reported.errors.iter().any(|error| error.code.is_some());
        let reason = if has_code && !is_undocumented(context.operation, status) {
            Reason::UnknownCode
        } else {
            Reason::UndocumentedStatus
        };
        return Failure::Unexpected(Unexpected::new(status, reason, presentable, excerpt).after(retry_after));
    };
    let mut progress = observer::progress(context);
    let origin = Origin::new(context.core.service, &reported, deciding, answer.body());
    let details = read_details(context.operation, case, answer, &origin, &mut progress);
    observer::tell(context, || "error".to_owned(), &mut progress);
    Failure::Service(Box::new(ServiceReport {
        case,
        about: context.operation.errors[case].about,
        status,
        reported: presentable,
        deciding,
        excerpt,
        details,
        retry_after,
    }))
}

/// The index of the case, and of the reported error that decided it. A case for exactly this status goes before one for
/// any; a code goes before no code.
fn choose(operation: &Operation, status: StatusCode, raw: &[RawError]) -> Option<(usize, usize)> {
    let by_code = raw.iter().enumerate().find_map(|(deciding, error)| {
        let code = error.code.as_deref()?;
        let case = find(operation, status, |case| case.code == Some(code))?;
        Some((case, deciding))
    });
    by_code.or_else(|| find(operation, status, |case| case.code.is_none()).map(|case| (case, 0)))
}

/// The same where the status says nothing.
fn choose_by_code(operation: &Operation, status: StatusCode, raw: &[RawError]) -> Option<(usize, usize)> {
    raw.iter().enumerate().find_map(|(deciding, error)| {
        let code = error.code.as_deref()?;
        let has_code = |case: &ErrorCase| case.code == Some(code);
        let case = position(operation, Some(status.as_u16()), has_code)
            .or_else(|| position(operation, None, has_code))
            .or_else(|| operation.errors.iter().position(has_code))?;
        Some((case, deciding))
    })
}

/// A case that needs neither a status nor a code.
fn find_without_code(operation: &Operation) -> Option<usize> {
    position(operation, None, |case| case.code.is_none())
}

fn find(operation: &Operation, status: StatusCode, fits: impl Fn(&ErrorCase) -> bool) -> Option<usize> {
    let exact = position(operation, Some(status.as_u16()), &fits);
    exact.or_else(|| is_error(status).then(|| position(operation, None, &fits)).flatten())
}

fn position(operation: &Operation, status: Option<u16>, fits: impl Fn(&ErrorCase) -> bool) -> Option<usize> {
    let mut cases = operation.errors.iter();
    cases.position(|case| case.status == status && fits(case))
}

/// Whether the status is neither one of an error nor one of a documented success.
fn is_undocumented(operation: &Operation, status: StatusCode) -> bool {
    let mut successes = operation.success.iter();
    !is_error(status) && !successes.any(|success| success.status == status.as_u16())
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
    let show = |text: &Option<String>, limit| text.as_ref().and_then(|text| show(text, limit));
    ReportedError {
        code: show(&error.code, LONGEST_CODE),
        message: show(&error.message, LONGEST_MESSAGE),
        field: show(&error.field, LONGEST_FIELD),
    }
}
