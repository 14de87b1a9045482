//! An error whose status does not mean one.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Model;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "error-status",
    summary: "An error with a status that is not one",
    explanation: "\
An answer with a status from 200 to 299 is read as a success, so an error cannot have one; errors inside a successful
answer are not supported yet. Statuses below 200 never end a call, and there are none above 599.

### Refused

```yaml
responds:
  200: { error: Refused, about: The call was refused. }
```

### Instead

```yaml
responds:
  400: { error: Refused, about: The call was refused. }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for (operation, error) in walk::errors(model) {
        let Some(status) = &error.status else {
            continue;
        };
        let reason = match status.value {
            // A successful answer may hold an error all the same.
            200..=299 if operation.responses.iter().any(|response| response.may_fail) => continue,
            200..=299 => "this status means success",
            300..=599 => continue,
            _ => "no answer ends with this status",
        };
        let headline = format!("the error `{}` has status {}", error.name.spec, status.value);
        diagnostics.push(
            Diagnostic::error(&RULE, status.span, headline)
                .label(reason)
                .help("write the status that the page gives, from 300 to 599"),
        );
    }
}
