//! A body where HTTP has none.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Body, Method, Model, Operation};

pub(crate) static RULE: Rule = Rule {
    id: "misplaced-body",
    summary: "A body where HTTP has none",
    explanation: "\
A GET or HEAD request has no body that a service could rely on: its fields go into the query string. A DELETE request with
a body is unusual, and some servers drop it, so it is a warning. Where the page asks for such a body all the same,
`body_on_get: true` owns up to it. The answer to HEAD and an answer with status 204 or 205 never have a body.

### Refused

```yaml
request: GET /account
form: { fields: { id: {} } }
```

### Instead

```yaml
request: GET /account
query: { id: {} }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in model.operations() {
        check_request(operation, diagnostics);
        check_responses(operation, diagnostics);
    }
}

fn check_request(operation: &Operation, diagnostics: &mut Diagnostics) {
    if operation.request.body == Body::Empty || operation.body_on_get.is_some() {
        return;
    }
    let (method, is_warning) = match operation.method.value {
        Method::Get => ("GET", false),
        Method::Head => ("HEAD", false),
        Method::Delete => ("DELETE", true),
        Method::Post | Method::Put | Method::Patch => return,
    };
    let headline = format!("`{}` is a {method} request with a body", operation.name.spec);
    let found = Diagnostic::error(&RULE, operation.method.span, headline).help(
        "write the fields under `query:` instead, or `body_on_get: true` if the service reads the body all the same",
    );
    diagnostics.push(if is_warning { found.warning() } else { found });
}

fn check_responses(operation: &Operation, diagnostics: &mut Diagnostics) {
    let name = &operation.name.spec;
    for response in operation.answers().filter(|response| response.body != Body::Empty) {
        let headline = match (operation.method.value, response.status.value) {
            (Method::Head, _) => format!("`{name}` is a HEAD request, whose answer has no body"),
            (_, status @ (204 | 205)) => format!("an answer with status {status} has no body"),
            _ => continue,
        };
        diagnostics.push(Diagnostic::error(&RULE, response.status.span, headline).help("write `body: empty`"));
    }
}
