//! A secret in the path of a URL.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Model, Place};

pub(crate) static RULE: Rule = Rule {
    id: "secret-in-path",
    summary: "A secret in the path of a URL",
    explanation: "\
Servers and proxies log paths, so a secret in one is soon known. Where the service takes it in a header or in the body as
well, write it there. A warning, because some services have it no other way; the client hides the value in its own texts
either way.

### Refused

```yaml
request: GET /account/{password}
path: { password: { secret: true } }
```

### Instead

```yaml
request: GET /account
headers: { password: { secret: true, wire_name: X-Password } }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in model.operations() {
        for field in &operation.request.fields {
            if field.place == Place::Path && field.secret {
                let headline = format!("the secret `{}` travels in the path", field.name.spec);
                diagnostics.push(
                    Diagnostic::error(&RULE, field.name.span, headline)
                        .warning()
                        .help("send it in a header or in the body if the service allows that"),
                );
            }
        }
    }
}
