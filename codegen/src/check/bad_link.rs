//! A link to the documentation that a browser cannot follow.

use crate::constraint::format_holds;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Format, Model};
use crate::source::Span;
use crate::wording::shown;

pub(crate) static RULE: Rule = Rule {
    id: "bad-link",
    summary: "A link to the documentation that cannot be followed",
    explanation: "\
`docs` is where a reviewer reads the vendor's own words, and where the documentation of the generated client points to. It
is a whole `https://` or `http://` address without blanks; other characters are percent-encoded.

### Refused

```yaml
docs: www.example.com/api
```

### Instead

```yaml
docs: https://www.example.com/api
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let api = &model.api;
    check_link("the API", &api.name.spec, &api.docs, api.name.span, diagnostics);
    for operation in model.operations() {
        let name = &operation.name;
        check_link("the operation", &name.spec, &operation.docs, name.span, diagnostics);
    }
}

fn check_link(what: &str, name: &str, link: &str, span: Span, diagnostics: &mut Diagnostics) {
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| link.strip_prefix(scheme));
    let has_host = host.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_alphanumeric()));
    if has_host && format_holds(Format::Uri, link) {
        return;
    }
    diagnostics.push(
        Diagnostic::error(&RULE, span, format!("the `docs` of {what} `{name}` cannot be followed"))
            .label(format!("{} is not a web address", shown(link)))
            .help("write the whole address, as in `https://example.com/api`"),
    );
}
