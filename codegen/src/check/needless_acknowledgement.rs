//! Something unusual is acknowledged, but it is not there.

use std::collections::BTreeSet;

use crate::constraint::{object_violations, violations};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Body, Method, Model, Operation, Sample};

use super::sample_breaks_rule::field_of;
use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "needless-acknowledgement",
    summary: "An acknowledgement of what is not there",
    explanation: "\
`sample_breaks` and `breaks` own up to a sample of the page that breaks the page's own rule. Where the sample keeps the rule
the words mislead a reader: perhaps the rule or the sample was corrected since. The same goes for `body_on_get` on a request
without a body, or with a method that has one. A warning.

### Refused

```yaml
at_subuser: { pattern: '^\\d{9}/', sample: 123456789/3, sample_breaks: The page has eight digits. }
```

### Instead

```yaml
at_subuser: { pattern: '^\\d{9}/', sample: 123456789/3 }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for field in walk::fields(model) {
        let Some(sample) = &field.sample else {
            continue;
        };
        let Some(reason) = &sample.breaks else {
            continue;
        };
        if violations(&field.ty, field, model, &sample.value).is_empty() {
            let headline = format!("the sample of `{}` breaks no rule", field.name.spec);
            diagnostics.push(
                Diagnostic::error(&RULE, reason.span, headline)
                    .warning()
                    .help("leave `sample_breaks` out"),
            );
        }
    }
    for operation in model.operations() {
        check_body(operation, diagnostics);
        for sample in operation.samples.iter().filter(|sample| !sample.breaks.is_empty()) {
            check_sample(model, operation, sample, diagnostics);
        }
    }
}

fn check_body(operation: &Operation, diagnostics: &mut Diagnostics) {
    let Some(span) = operation.body_on_get else { return };
    let is_usual = matches!(operation.method.value, Method::Post | Method::Put | Method::Patch);
    if is_usual || operation.request.body == Body::Empty {
        let headline = format!("`{}` has no body that is out of the ordinary", operation.name.spec);
        diagnostics.push(
            Diagnostic::error(&RULE, span, headline)
                .warning()
                .help("leave `body_on_get` out"),
        );
    }
}

fn check_sample(model: &Model, operation: &Operation, sample: &Sample, diagnostics: &mut Diagnostics) {
    let request = &operation.request;
    let broken = object_violations(&request.fields, &request.groups, model, &sample.request);
    let broken: BTreeSet<&str> = broken.iter().map(field_of).collect();
    for (name, reason) in &sample.breaks {
        if broken.contains(name.as_str()) {
            continue;
        }
        let headline = format!("`{name}` breaks no rule in the sample `{}`", sample.name.spec);
        diagnostics.push(
            Diagnostic::error(&RULE, reason.span, headline)
                .warning()
                .help("leave this entry of `breaks` out"),
        );
    }
}
