//! A path that would have a hole.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Model, Place};

pub(crate) static RULE: Rule = Rule {
    id: "path-field-optional",
    summary: "A field of the path that may be left out",
    explanation: "\
A placeholder of the path is always filled, by the caller or with a `default`. Where the page shows a path with and without its last part, it documents two
operations.

### Refused

```yaml
request: GET /account/{id}
path: { id: { optional: true } }
```

### Instead

```yaml
operations:
  own: { request: GET /account }
  get: { request: 'GET /account/{id}', path: { id: {} } }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in model.operations() {
        for field in &operation.request.fields {
            if field.place == Place::Path && field.optional && field.fill.is_none() {
                let headline = format!("`{}` is in the path but may be left out", field.name.spec);
                diagnostics.push(
                    Diagnostic::error(&RULE, field.name.span, headline)
                        .help("leave `optional` out, or write an operation without this part of the path"),
                );
            }
        }
    }
}
