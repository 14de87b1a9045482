//! An error body that is read where its format has nothing.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{ErrorBody, ErrorFormat, Model, Selector};
use crate::source::Spanned;

pub(crate) static RULE: Rule = Rule {
    id: "error-body-misfit",
    summary: "An error body that is read where its format has nothing",
    explanation: "\
An entry of `error_bodies` says where a code and a message are. JSON has no attributes, so `@code` finds nothing there, and
an entry that reads neither a code nor a message finds nothing at all. The root element of an XML body is part of its `path`.

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
}

fn check_body(body: &ErrorBody, diagnostics: &mut Diagnostics) {
    let name = &body.name.spec;
    if body.code.is_none() && body.message.is_none() {
        let headline = format!("the error body `{name}` reads neither a code nor a message");
        diagnostics.push(
            Diagnostic::error(&RULE, body.name.span, headline)
                .help("write `code:` or `message:`, each `text`, `@attribute` or the name of a member"),
        );
    }
    if body.format == ErrorFormat::Xml && body.path.is_empty() {
        let headline = format!("the error body `{name}` does not name the root element");
        diagnostics.push(
            Diagnostic::error(&RULE, body.name.span, headline)
                .help("write the elements from the root to the error, as in `path: response/errors/error`"),
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
