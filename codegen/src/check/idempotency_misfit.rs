//! A key by which no request is known again.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Field, Fill, IdempotencyClass, Model};
use crate::source::Span;

pub(crate) static RULE: Rule = Rule {
    id: "idempotency-misfit",
    summary: "An `idempotency` key by which the service cannot know a request again",
    explanation: "\
A client sends a request again, after an attempt whose end nobody knows, only if that does no harm. A `key` promises that: it
must be in every request, so the caller gives it or `fill: uuid` makes one, and it must be another one for the next call, so
it has no `default`.

### Refused

```yaml
headers: { request_key: { wire_name: Idempotency-Key, optional: true } }
idempotency: { key: request_key, because: The first answer is given again. }
```

### Instead

```yaml
headers: { request_key: { wire_name: Idempotency-Key, fill: uuid } }
idempotency: { key: request_key, because: The first answer is given again. }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in model.operations() {
        let Some(said) = &operation.idempotency else { continue };
        let IdempotencyClass::Keyed(field) = said.class else {
            continue;
        };
        if let Some(field) = operation.request.fields.get(field) {
            check_key(field, said.place, diagnostics);
        }
    }
}

fn check_key(field: &Field, said: Span, diagnostics: &mut Diagnostics) {
    let name = &field.name.spec;
    let (problem, help) = match &field.fill {
        Some(Fill::Uuid) => return,
        Some(_) => (
            format!("`{name}` is the same in every call"),
            "write `fill: uuid` instead of `default`",
        ),
        None if field.optional => (
            format!("`{name}` may be left out"),
            "write `fill: uuid` instead of `optional`",
        ),
        None => return,
    };
    diagnostics.push(
        Diagnostic::error(&RULE, field.name.span, problem)
            .related(said, "says that the service knows a request by it")
            .help(help),
    );
}
