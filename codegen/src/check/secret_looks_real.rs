//! A sample of a secret that may be one.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Field, Model, SampleValue, TypeRef};
use crate::source::{Span, Spanned};

use super::walk;

mod shape;

pub(crate) static RULE: Rule = Rule {
    id: "secret-looks-real",
    summary: "A sample of a secret that may be a real one",
    explanation: "\
Samples of credentials and secret fields end up in the repository, in the documentation of the generated client and in the
mock. One that looks like a key of a known service, a signed token, or long random text may have been copied from a real
account. The message does not repeat it. If it was real, revoke it: removing it from the spec does not remove it from the
history.

### Refused

```yaml
api_key: { about: The key of the account., sample: 9f86d081884c7d659a2feaa0c55ad015 }
```

### Instead

```yaml
api_key: { about: The key of the account., sample: a-very-secret-key }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for credential in model.api.credentials.iter().filter(|credential| credential.secret) {
        check_text(
            &credential.name.spec,
            &credential.sample.value,
            credential.sample.span,
            diagnostics,
        );
    }
    for field in walk::fields(model) {
        if let Some(sample) = &field.sample {
            check_value(model, field, &sample.value, sample.span, diagnostics);
        }
    }
    for operation in model.operations() {
        for sample in &operation.samples {
            check_members(model, &operation.request.fields, &sample.request, diagnostics);
        }
    }
}

/// Follows the sample, so its depth is the depth of the YAML that was read.
fn check_value(model: &Model, field: &Field, value: &SampleValue, span: Span, diagnostics: &mut Diagnostics) {
    match value {
        SampleValue::Scalar(text) if field.secret => check_text(&field.name.spec, text, span, diagnostics),
        SampleValue::Scalar(_) => {}
        SampleValue::List(items) => {
            for item in items {
                check_value(model, field, &item.value, item.span, diagnostics);
            }
        }
        SampleValue::Object(members) => {
            if let (TypeRef::Map(_), None) = (&field.ty, field.ty.named()) {
                for value in members.values() {
                    check_value(model, field, &value.value, value.span, diagnostics);
                }
            }
            if let Some(id) = field.ty.named() {
                check_members(model, model.ty(id).fields(), members, diagnostics);
            }
        }
    }
}

fn check_members(
    model: &Model,
    fields: &[Field],
    members: &BTreeMap<String, Spanned<SampleValue>>,
    diagnostics: &mut Diagnostics,
) {
    for field in fields {
        if let Some(member) = members.get(&field.name.spec) {
            check_value(model, field, &member.value, member.span, diagnostics);
        }
    }
}

fn check_text(name: &str, text: &str, span: Span, diagnostics: &mut Diagnostics) {
    let Some(reason) = shape::looks_real(text) else {
        return;
    };
    diagnostics.push(
        Diagnostic::error(&RULE, span, format!("the sample of the secret `{name}` looks real"))
            .label(reason)
            .conceal()
            .help("write one that is plainly made up, as in `a-very-secret-key`; if this one is real, revoke it"),
    );
}
