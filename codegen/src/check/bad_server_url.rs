//! A server's URL that no request can begin with.

use crate::constraint::format_holds;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Format, Model, Server, UrlPart};

pub(crate) static RULE: Rule = Rule {
    id: "bad-server-url",
    summary: "A server's URL that no request can begin with",
    explanation: "\
The path of an operation is put behind the server's URL, so the URL is a scheme, a host and perhaps a path. A query, a
fragment or credentials have no place in it: credentials belong under `credentials` and `auth`.

### Refused

```yaml
url: 'https://user:password@api.example.com?version=2'
```

### Instead

```yaml
url: 'https://api.example.com'
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for server in &model.api.servers {
        let Some((problem, help)) = problem(&filled_in(server)) else {
            continue;
        };
        let headline = format!("the URL of the server `{}` {problem}", server.name.spec);
        let found = Diagnostic::error(&RULE, server.url.span, headline).help(help);
        diagnostics.push(if problem == HOLDS_CREDENTIALS {
            found.conceal()
        } else {
            found
        });
    }
}

/// Then the URL is not shown.
const HOLDS_CREDENTIALS: &str = "holds credentials";

/// The URL with a letter in place of each variable.
fn filled_in(server: &Server) -> String {
    let parts = server.url.value.iter();
    parts
        .map(|part| match part {
            UrlPart::Literal(text) => text.as_str(),
            UrlPart::Variable(_) => "v",
        })
        .collect()
}

fn problem(url: &str) -> Option<(&'static str, &'static str)> {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return Some(("has no scheme", "begin the URL with `https://`"));
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Some((
            HOLDS_CREDENTIALS,
            "name them under `credentials:` and send them with `auth:`",
        ));
    }
    if !is_host(authority) {
        return Some((
            "has no host",
            "write the host behind the scheme, as in `https://api.example.com`",
        ));
    }
    if rest.contains(['?', '#']) {
        return Some((
            "has a query or a fragment",
            "write parameters under `query:` of the operations, or under `auth:`",
        ));
    }
    if !format_holds(Format::Uri, url) || rest.contains("//") || rest.split('/').any(|part| matches!(part, "." | ".."))
    {
        return Some((
            "is not one that is sent as it is written",
            "percent-encode odd characters, leave out `.` and `..`",
        ));
    }
    None
}

/// A name or an IPv4 address, with an optional port.
fn is_host(authority: &str) -> bool {
    let (name, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    name.split('.').all(is_label) && port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
}
