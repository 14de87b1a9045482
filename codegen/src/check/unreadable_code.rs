//! An error told apart by a code that nothing reads.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Model;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "unreadable-code",
    summary: "An error code that nothing reads",
    explanation: "\
`codes` tells errors apart by the code in the body of the answer. Where that code is stands in `error_bodies` of `api.yaml`,
once for the service. Without an entry that has `code`, no answer would ever give these errors.

### Refused

```yaml
error_bodies:
  errors: { format: xml, path: response/errors/error, message: text }
```

### Instead

```yaml
error_bodies:
  errors: { format: xml, path: response/errors/error, code: '@code', message: text }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    if model.api.error_bodies.iter().any(|body| !body.code.is_empty()) {
        return;
    }
    for (_, error) in walk::errors(model) {
        if let Some(code) = &error.code {
            let headline = format!("nothing reads the code of `{}`", error.name.spec);
            diagnostics.push(
                Diagnostic::error(&RULE, code.span, headline)
                    .help("say in `error_bodies` of `api.yaml` where the code is: `code: '@code'` or a member"),
            );
        }
    }
}
