//! What is sent for a field that is left out, and is no value of it.

use crate::constraint::violations;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Field, Fill, Model, SampleValue, TypeRef};
use crate::source::Spanned;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "bad-default",
    summary: "A default that is no value of its field",
    explanation: "\
The client sends the `default` when its caller leaves the field out, so it has to be a value that the caller could give
as well: of the field's type, and within its rules. Lists, maps and objects have no default, and a secret's would stand in
the spec. `fill: uuid` is for text.

### Refused

```yaml
size: { type: int, range: 1..100, default: 1000 }
```

### Instead

```yaml
size: { type: int, range: 1..100, default: 100 }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for field in walk::fields(model) {
        match &field.fill {
            Some(Fill::Uuid) => check_uuid(field, diagnostics),
            Some(Fill::Value(default)) => check_default(model, field, default, diagnostics),
            None => {}
        }
    }
}

fn check_uuid(field: &Field, diagnostics: &mut Diagnostics) {
    if field.ty != TypeRef::String {
        let headline = format!("`fill: uuid` does not fit `{}`, which is not text", field.name.spec);
        diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help("write `type: string`"));
    }
}

fn check_default(model: &Model, field: &Field, default: &Spanned<String>, diagnostics: &mut Diagnostics) {
    let name = &field.name.spec;
    if field.secret {
        let headline = format!("the default of `{name}` would stand in the spec, and the field is secret");
        diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help("delete one of the two"));
        return;
    }
    if !walk::is_scalar(model, &field.ty) {
        let headline = format!("`{name}` is no scalar, and only scalars have a default");
        diagnostics.push(
            Diagnostic::error(&RULE, default.span, headline)
                .help("write `optional: true`, and say in a `note` what the service does without it"),
        );
        return;
    }
    let value = SampleValue::Scalar(default.value.clone());
    for broken in violations(&field.ty, field, model, &value) {
        diagnostics.push(
            Diagnostic::error(
                &RULE,
                default.span,
                format!("the default of `{name}` is not one of its values"),
            )
            .label(broken.message)
            .help("write a value that the caller could give as well"),
        );
    }
}
