//! Documented errors, for findings: those of one operation, and those that are said once for the whole service.

use specwright_codegen::model::{ErrorCase, Model};

use crate::change::What;
use crate::pair::CallPair;

/// An error that both sides have.
pub(super) fn what(call: &CallPair<'_>, old: &ErrorCase, new: &ErrorCase) -> What {
    one_of(&call.name(), new, old.shared && new.shared)
}

/// An error that only one side has; what is said once for all is told once if the other side has it nowhere.
pub(super) fn what_alone(call: &CallPair<'_>, error: &ErrorCase, other: &Model) -> What {
    let mut others = other.operations().flat_map(|operation| &operation.errors);
    let is_everywhere = error.shared && !others.any(|known| known.shared && known.name.spec == error.name.spec);
    one_of(&call.name(), error, is_everywhere)
}

fn one_of(call: &str, error: &ErrorCase, is_everywhere: bool) -> What {
    match is_everywhere {
        true => What::of_api("error", &error.name.spec),
        false => What::part(call, "error", &error.name.spec),
    }
}

/// `404`, `409 code Conflict`, `code 7`.
pub(super) fn sign(error: &ErrorCase) -> String {
    let status = error.status.as_ref().map(|status| status.value.to_string());
    let code = error.code.as_ref().map(|code| format!("code {}", code.value));
    let parts: Vec<String> = status.into_iter().chain(code).collect();
    if parts.is_empty() {
        "any status".to_owned()
    } else {
        parts.join(" ")
    }
}
