//! A server without TLS that the spec does not own up to.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Model, UrlPart};

pub(crate) static RULE: Rule = Rule {
    id: "plain-http-server",
    summary: "A server without TLS that the spec does not own up to",
    explanation: "\
Over `http://` everyone on the way reads the credentials. Where the vendor offers no TLS, `plain_http: true` says that the
author saw it; the generated client then asks its user to opt in as well. On an `https://` server the key would mislead.

### Refused

```yaml
sandbox: { about: For trials., url: 'http://sandbox.example.com' }
```

### Instead

```yaml
sandbox: { about: For trials., url: 'http://sandbox.example.com', plain_http: true }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for server in &model.api.servers {
        let name = &server.name.spec;
        let Some(UrlPart::Literal(start)) = server.url.value.first() else {
            continue;
        };
        let (headline, help) = if start.starts_with("http://") && !server.plain_http {
            (
                format!("the server `{name}` has no TLS"),
                "write `https://` if the service has it, else own up with `plain_http: true`",
            )
        } else if start.starts_with("https://") && server.plain_http {
            (
                format!("the server `{name}` has TLS, but says `plain_http: true`"),
                "leave `plain_http` out",
            )
        } else {
            continue;
        };
        diagnostics.push(Diagnostic::error(&RULE, server.url.span, headline).help(help));
    }
}
