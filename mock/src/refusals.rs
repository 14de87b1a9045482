//! Answers to requests that never reach an operation: in the form that the API documents for such a status, else a plain
//! text that says what would have been right.

use bytes::Bytes;
use http::Response;
use specwright_codegen::model::{ErrorCase, Method, Model, Operation, Trigger};

use crate::Mock;
use crate::answer::{Answer, documented, method_names};
use crate::plain::escape;
use crate::route::OperationId;
use crate::validate::triggered;

/// Most operations that a text lists.
const MOST_LISTED: usize = 30;

/// The answer to a request whose body or head did not come whole, or was more than the mock takes.
pub(crate) fn refuse(mock: &Mock, status: u16, text: &str) -> Response<Bytes> {
    let answer = match shared_error(mock.model(), |operation| documented(operation, status)) {
        Some((operation, case)) => Answer::error(mock.model(), operation, case, None, text),
        None => Answer::plain(status, &format!("{text}\n"), text),
    };
    answer.into_response()
}

/// The answer to a method that the path does not have.
pub(crate) fn wrong_method(mock: &Mock, methods: &[Method], id: OperationId) -> Answer {
    let (operation, name) = id.get(mock.model());
    let why = "this path has no such method";
    let answer = match documented(operation, 405) {
        Some(case) => Answer::error(mock.model(), operation, case, None, why),
        None => {
            let text = format!("This path takes {}.\n", method_names(methods));
            Answer::plain(405, &text, &format!("{name}: {why}"))
        }
    };
    answer.allow(methods)
}

/// The answer to a path that no operation has.
pub(crate) fn unknown_path(model: &Model) -> Answer {
    let why = "no operation has this path";
    if let Some((operation, case)) = shared_error(model, |it| triggered(&it.errors, &Trigger::UnknownPath)) {
        return Answer::error(model, operation, case, None, why);
    }
    // A `404` of an operation speaks of a thing that is not there. Its form serves here, its words do not.
    let in_form = model
        .operations()
        .find(|operation| documented(operation, 404).is_some_and(|it| !it.empty_body));
    match in_form {
        Some(operation) => Answer::undocumented(model, operation, 404, "No operation has this path.", why),
        None => Answer::plain(404, &path_list(model), why),
    }
}

/// An error that the API documents once for all operations, and an operation whose format it has.
fn shared_error<'m>(
    model: &'m Model,
    find: impl Fn(&'m Operation) -> Option<&'m ErrorCase>,
) -> Option<(&'m Operation, &'m ErrorCase)> {
    let mut found = model
        .operations()
        .filter_map(|operation| Some((operation, find(operation)?)));
    found.find(|(_, case)| case.shared)
}

fn path_list(model: &Model) -> String {
    let mut text = "No operation has this path. There are:\n".to_owned();
    for operation in model.operations().take(MOST_LISTED) {
        let method = operation.method.value.as_str();
        let path = operation.path_template();
        text.push_str(&format!("  {method} {}\n", escape(&path)));
    }
    let left = model.operations().count().saturating_sub(MOST_LISTED);
    if left > 0 {
        text.push_str(&format!("  and {left} more\n"));
    }
    text
}
