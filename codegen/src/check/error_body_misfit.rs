//! An error body that is read where its format has nothing, or that is needed and not described.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{ErrorBody, ErrorCase, ErrorFormat, Model, Operation, Selector};
use crate::source::Spanned;
use crate::wording::shown;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "error-body-misfit",
    summary: "An error body that is read where there is nothing",
    explanation: "\
An entry of `error_bodies` says where a code and a message are. JSON has no attributes, so `@code` finds nothing there; XML
has no arrays, so `'[0]'` finds nothing either; and an entry that reads neither a code nor a message finds nothing at all.
The root element of an XML body is part of its `path`. What an error holds in its body, and what `may_fail` looks for, is
found by such an entry, so there has to be one. An error that names an entry with `body` gets its code and its fields from
there, so the entry reads codes, and its errors are objects. `empty` and `shared` are words of `body` and name no entry.

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
    check_named(model, diagnostics);
    if model.api.error_bodies.is_empty() {
        check_needs(model, diagnostics);
    }
}

/// What is looked for in an error body, where none is described.
fn check_needs(model: &Model, diagnostics: &mut Diagnostics) {
    const HELP: &str = "describe the body under `error_bodies` of `api.yaml`";
    for response in model.operations().flat_map(Operation::answers) {
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
            "write `code:` or `message:`, each `text`, `@attribute`, the name of a member, `header:` and a name, \
             `'[0]'` or `key`",
        ));
    }
    if matches!(name.as_str(), "empty" | "shared") {
        let headline = format!("no error body can be called `{name}`");
        diagnostics.push(
            Diagnostic::error(&RULE, body.name.span, headline)
                .help("`body` of an error says something else with that word: give it another name"),
        );
    }
    let reads_body = !body.selectors().all(is_header);
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
    for selector in body.selectors() {
        check_selector(body, selector, diagnostics);
    }
}

fn is_header(selector: &Spanned<Selector>) -> bool {
    matches!(selector.value, Selector::Header(_))
}

fn check_selector(body: &ErrorBody, selector: &Spanned<Selector>, diagnostics: &mut Diagnostics) {
    let name = &body.name.spec;
    let (headline, help) = match (body.format, &selector.value) {
        (ErrorFormat::Json, Selector::Attribute(attribute)) => (
            format!("the error body `{name}` reads an attribute of JSON"),
            format!("a member of a JSON object is written without `@`: `{attribute}`"),
        ),
        (ErrorFormat::Xml, Selector::Position(_)) => (
            format!("the error body `{name}` reads an array of XML"),
            "elements are found by their names: add them to `path`, or write the name".to_owned(),
        ),
        (ErrorFormat::Json, Selector::Member(member)) if is_number(member) => (
            format!("the error body `{name}` reads a member called `{member}`"),
            format!("an item of an array is written in quotes: `'[{member}]'`"),
        ),
        (_, Selector::Member(member)) if member.starts_with('[') => (
            format!(
                "the error body `{name}` reads at {}, which is no position",
                shown(member)
            ),
            "the first item of an array is `'[0]'`, the last that can be read `'[99]'`".to_owned(),
        ),
        _ => return,
    };
    diagnostics.push(Diagnostic::error(&RULE, selector.span, headline).help(help));
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Errors that name an error body, or have none, and their codes and fields.
fn check_named(model: &Model, diagnostics: &mut Diagnostics) {
    for (_, error) in walk::errors(model) {
        let body = error.body.and_then(|index| model.api.error_bodies.get(index));
        check_code(model, error, body, diagnostics);
        let mut details = error.details.into_iter().flat_map(|id| model.ty(id).fields());
        if let Some(body) = body.filter(|body| !body.has_object())
            && details.any(|field| walk::is_in_body(field.place))
        {
            let (name, body) = (&error.name.spec, &body.name.spec);
            let headline = format!("the fields of `{name}` have no place in the error body `{body}`");
            diagnostics.push(
                Diagnostic::error(&RULE, error.name.span, headline)
                    .help("its errors are no objects: name another `body`, or move the fields to `headers`"),
            );
        }
    }
}

/// Whether the body that is said to come can hold the code.
fn check_code(model: &Model, error: &ErrorCase, body: Option<&ErrorBody>, diagnostics: &mut Diagnostics) {
    let Some(code) = &error.code else {
        return;
    };
    let name = &error.name.spec;
    let headline = match body {
        Some(body) if body.code.is_empty() => {
            format!("the error body `{}` has no code for `{name}`", body.name.spec)
        }
        None if error.empty_body && !model.api.error_bodies.iter().flat_map(|body| &body.code).any(is_header) => {
            format!("an empty body has no code for `{name}`")
        }
        _ => return,
    };
    diagnostics.push(
        Diagnostic::error(&RULE, code.span, headline)
            .help("name an entry of `error_bodies` that reads a code, or leave `body` out"),
    );
}
