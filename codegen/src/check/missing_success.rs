//! An operation that can only fail.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Model;

pub(crate) static RULE: Rule = Rule {
    id: "missing-success",
    summary: "An operation without an answer that means success",
    explanation: "\
A call that cannot succeed is not described completely. Every operation has at least one answer with a status from 200 to
299; it gives the generated method its result. An answer without content is written with `body: empty`.

### Refused

```yaml
responds:
  404: { error: UnknownAccount, about: There is no such account. }
```

### Instead

```yaml
responds:
  200: { body: empty }
  404: { error: UnknownAccount, about: There is no such account. }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in model.operations() {
        if operation.responses.is_empty() {
            let headline = format!("`{}` has no answer that means success", operation.name.spec);
            diagnostics.push(
                Diagnostic::error(&RULE, operation.name.span, headline)
                    .help("write the answer under `responds:`, as in `200: { body: empty }`"),
            );
        }
    }
}
