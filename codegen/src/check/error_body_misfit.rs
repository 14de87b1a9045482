//! An error body that is read where its format has nothing, or that is needed and not described.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{ErrorBody, ErrorFormat, Model, Selector};
use crate::source::Spanned;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "error-body-misfit",
    summary: "An error body that is read where there is nothing",
    explanation: "\
An entry of `error_bodies` says where a code and a message are. JSON has no attributes, so `@code` finds nothing there, and
an entry that reads neither a code nor a message finds nothing at all. The root element of an XML body is part of its `path`.
What an error holds in its body, and what `may_fail` looks for, is found by such an entry, so there has to be one.

### Refused

```yaml
error_bodies:
  errors: { format: json, path: error, code: '@code' }
```

### Instead

```yaml
error_bodies:
  errors: { format: json, path: error, code: code }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for body in &model.api.error_bodies {
        check_body(body, diagnostics);
    }
    if model.api.error_bodies.is_empty() {
        check_needs(model, diagnostics);
    }
}

/// What is looked for in an error body, where none is described.
fn check_needs(model: &Model, diagnostics: &mut Diagnostics) {
    const HELP: &str = "describe the body under `error_bodies` of `api.yaml`";
    for response in model.operations().flat_map(|operation| &operation.responses) {
        if response.may_fail {
            let headline = "nothing says how a body looks that means an error";
            diagnostics.push(Diagnostic::error(&RULE, response.status.span, headline).help(HELP));
        }
    }
    for (_, error) in walk::errors(model) {
        let mut details = error.details.into_iter().flat_map(|id| model.ty(id).fields());
        if details.any(|field| walk::is_in_body(field.place)) {
            let headline = format!("nothing says where the fields of `{}` are in the body", error.name.spec);
            diagnostics.push(Diagnostic::error(&RULE, error.name.span, headline).help(HELP));
        }
    }
}

fn check_body(body: &ErrorBody, diagnostics: &mut Diagnostics) {
    let name = &body.name.spec;
    if body.code.is_empty() && body.message.is_empty() {
        let headline = format!("the error body `{name}` reads neither a code nor a message");
        diagnostics.push(Diagnostic::error(&RULE, body.name.span, headline).help(
            "write `code:` or `message:`, each `text`, `@attribute`, the name of a member or `header:` and a name",
        ));
    }
    let is_header = |selector: &Spanned<Selector>| matches!(selector.value, Selector::Header(_));
    let reads_body = !body.code.iter().chain(&body.message).all(is_header);
    if body.format == ErrorFormat::Xml && body.path.is_empty() && reads_body {
        let headline = format!("the error body `{name}` does not name the root element");
        diagnostics.push(
            Diagnostic::error(&RULE, body.name.span, headline)
                .help("write the elements from the root to the error, as in `path: response/errors/error`"),
        );
    }
    if body.code.is_empty() && (body.code_after.is_some() || body.code_before.is_some()) {
        let headline = format!("the error body `{name}` cuts a code that it does not read");
        diagnostics.push(
            Diagnostic::error(&RULE, body.name.span, headline)
                .help("write `code:`, or delete `code_after` and `code_before`"),
        );
    }
    for selector in [&body.code, &body.message].into_iter().flatten() {
        check_selector(body, selector, diagnostics);
    }
}

fn check_selector(body: &ErrorBody, selector: &Spanned<Selector>, diagnostics: &mut Diagnostics) {
    if let (ErrorFormat::Json, Selector::Attribute(attribute)) = (body.format, &selector.value) {
        let headline = format!("the error body `{}` reads an attribute of JSON", body.name.spec);
        diagnostics.push(Diagnostic::error(&RULE, selector.span, headline).help(format!(
            "a member of a JSON object is written without `@`: `{attribute}`"
        )));
    }
}
