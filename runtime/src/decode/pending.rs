//! An answer that is not ready.

use std::sync::Arc;

use bytes::Bytes;

use super::observer;
use super::read_answer;
use super::retry_after::retry_after;
use super::seen::Target;
use crate::client::CallContext;
use crate::describe::Pending;
use crate::deviation::DeviationKind;
use crate::error::{Failure, PendingReport};
use crate::value::Details;

pub(super) fn read_pending(context: &CallContext<'_>, pending: &Pending, answer: &http::Response<Bytes>) -> Failure {
    Failure::Pending(Box::new(PendingReport {
        retry_after: retry_after(answer.headers()),
        details: read_details(context, pending, answer),
        ..PendingReport::new(answer.status())
    }))
}

/// What the answer holds, as far as it can be read.
fn read_details(
    context: &CallContext<'_>,
    pending: &Pending,
    answer: &http::Response<Bytes>,
) -> Option<Arc<dyn Details>> {
    let mut details = (pending.details?)();
    let mut progress = observer::progress(context);
    let mut target = Target::new(details.as_structure_mut());
    let result = read_answer(pending.body, pending.other_roots, answer, &mut target, &mut progress);
    let details = match result {
        Ok(()) => Some(details.into()),
        Err(unreadable) => {
            progress.observe_at(DeviationKind::UnreadableDetails, unreadable.0.path);
            None
        }
    };
    observer::tell(context, || format!("answer {}", pending.status), &mut progress);
    details
}
