//! Telling the client's observer what was not as described.

use super::progress::{Observed, Progress};
use crate::client::CallContext;
use crate::deviation::Deviation;
use crate::trace;

/// What came is shown so far.
const LONGEST_CAME: usize = 64;

/// For the reading of one answer.
pub(super) fn progress(context: &CallContext<'_>) -> Progress {
    Progress::new(context.observer.is_some() || trace::wants_deviations())
}

/// Tells the observer, if there is one, and who traces, of all that has been kept.
#[inline]
pub(super) fn tell(context: &CallContext<'_>, place: impl FnOnce() -> String, progress: &mut Progress) {
    if progress.is_observing() {
        tell_observed(context, place, progress);
    }
}

#[cold]
fn tell_observed(context: &CallContext<'_>, place: impl FnOnce() -> String, progress: &mut Progress) {
    let observed = progress.take_observed();
    if observed.is_empty() {
        return;
    }
    let place = place();
    let hidden = context.hidden();
    for Observed { kind, path, came } in observed {
        let deviation = Deviation {
            operation: context.operation.name,
            place: place.clone(),
            path: path.show(&hidden),
            kind,
            came: came.and_then(|came| hidden.show(&came, LONGEST_CAME)),
        };
        trace::deviated(&deviation);
        if let Some(observer) = context.observer {
            observer(&deviation);
        }
    }
}
