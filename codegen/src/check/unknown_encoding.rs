//! A character encoding that the client cannot write or read.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Body, Model};
use crate::source::Span;
use crate::wording::{listed, shown};

/// What documents are read and written in.
const KNOWN: &[&str] = &["UTF-8", "ISO-8859-1", "windows-1252", "US-ASCII", "UTF-16"];

pub(crate) static RULE: Rule = Rule {
    id: "unknown-encoding",
    summary: "A character encoding that is not supported",
    explanation: "\
`encoding` is what an XML document is written in and its declaration names: UTF-8, ISO-8859-1, windows-1252, US-ASCII or
UTF-16, in upper or lower case. Others are not supported yet.

### Refused

```yaml
xml: { root: response, encoding: latin1, fields: { id: string } }
```

### Instead

```yaml
xml: { root: response, encoding: ISO-8859-1, fields: { id: string } }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in model.operations() {
        check_body(&operation.request.body, operation.name.span, "request", diagnostics);
        for response in operation.answers() {
            check_body(&response.body, response.status.span, "answer", diagnostics);
        }
    }
}

fn check_body(body: &Body, span: Span, what: &str, diagnostics: &mut Diagnostics) {
    let Body::Xml(document) = body else { return };
    let Some(label) = &document.encoding else {
        return;
    };
    if !KNOWN.iter().any(|known| known.eq_ignore_ascii_case(label)) {
        diagnostics.push(
            Diagnostic::error(&RULE, span, format!("the encoding {} is not supported", shown(label)))
                .label(format!("in the XML of this {what}"))
                .help(format!("write {}", listed(KNOWN.iter().copied()))),
        );
    }
}
