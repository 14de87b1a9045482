//! A departure from the page without words that a reader could judge.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Model, Name};
use crate::source::Span;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "doubt-without-reason",
    summary: "A doubt, a note or an acknowledgement without a reason",
    explanation: "\
`doubt`, `note`, `deprecated`, `placed`, `sample_breaks` and `breaks` are read by reviewers and land in the documentation of the
generated client. They have to say what was seen and why it is believed: a sentence, three words at the least.

### Refused

```yaml
notification_email: { wire_name: notifcation_email, doubt: typo? }
```

### Instead

```yaml
notification_email:
  wire_name: notifcation_email
  doubt: The page's table misspells this name; its own example does not.
```
",
};

/// Fewer words than this say nothing that a reader could judge.
const LEAST_WORDS: usize = 3;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for evidence in walk::evidence(model) {
        let found = [("doubt", &evidence.doubt), ("note", &evidence.note)];
        for (key, text) in found {
            if let Some(text) = text {
                check_reason(key, &text.value, text.span, diagnostics);
            }
        }
    }
    for operation in model.operations() {
        check_deprecated(operation.deprecated.as_deref(), &operation.name, diagnostics);
    }
    for (_, error) in walk::errors(model) {
        check_deprecated(error.deprecated.as_deref(), &error.name, diagnostics);
    }
    for reason in model
        .api
        .conflicts
        .iter()
        .filter_map(|conflict| conflict.placed.as_ref())
    {
        check_reason("placed", &reason.value, reason.span, diagnostics);
    }
    for field in walk::fields(model) {
        check_deprecated(field.deprecated.as_deref(), &field.name, diagnostics);
        if let Some(reason) = field.sample.as_ref().and_then(|sample| sample.breaks.as_ref()) {
            check_reason("sample_breaks", &reason.value, reason.span, diagnostics);
        }
    }
    for sample in model.operations().flat_map(|operation| &operation.samples) {
        for reason in sample.breaks.values() {
            check_reason("breaks", &reason.value, reason.span, diagnostics);
        }
    }
}

fn check_deprecated(reason: Option<&str>, name: &Name, diagnostics: &mut Diagnostics) {
    if let Some(reason) = reason {
        check_reason("deprecated", reason, name.span, diagnostics);
    }
}

fn check_reason(key: &str, text: &str, span: Span, diagnostics: &mut Diagnostics) {
    let words = text
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    if words >= LEAST_WORDS {
        return;
    }
    let headline = match words {
        0 => format!("`{key}` gives no reason"),
        _ => format!("`{key}` gives no reason that a reader could judge"),
    };
    diagnostics
        .push(Diagnostic::error(&RULE, span, headline).help("say in a sentence what was seen and why it is believed"));
}
