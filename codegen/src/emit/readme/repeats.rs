//! What a client sends again by itself.

use super::{docs, names, section};
use crate::model::{IdempotencyClass, Model, Operation};

pub(super) fn repeats(model: &Model) -> Vec<String> {
    let said = |operation: &Operation, is: fn(IdempotencyClass) -> bool| {
        operation.idempotency.is_some() && is(operation.idempotency())
    };
    let never = names(model, |operation| {
        said(operation, |class| class == IdempotencyClass::Never)
    });
    let once_more = names(model, |operation| {
        said(operation, |class| class != IdempotencyClass::Never)
    });
    let retryable = retryable(model);
    let mut lines = vec![
        "A call that found no connection is sent again, up to three times. One that may have arrived is sent again only if \
         that does no harm: GET, PUT and DELETE, not POST. `Transport` errors tell it (`may_have_arrived()`), and \
         `.retry(…)`, `.timeout(…)` and others say how often and how long, for a client or, in `.with(…)`, for a call."
            .to_string(),
    ];
    let more = [
        ("Never sent twice, for reasons that their documentation tells:", never),
        ("Sent again although they are not by their method:", once_more),
        ("Sent again after these errors, whatever the call:", retryable),
    ];
    for (about, names) in more.into_iter().filter(|(_, names)| !names.is_empty()) {
        lines.extend([String::new(), format!("{about} {names}.")]);
    }
    section("What is sent again", lines)
}

/// The names of errors after which the service has done nothing.
fn retryable(model: &Model) -> String {
    let errors = model.operations().flat_map(|operation| &operation.errors);
    let mut names: Vec<String> = errors
        .filter(|case| case.retryable)
        .map(|case| docs::code(&case.name.spec))
        .collect();
    names.sort();
    names.dedup();
    names.join(", ")
}
