//! What is sent for a field that is left out, and is no value of it.

use std::collections::BTreeMap;

use crate::constraint::violations;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Field, Fill, Model, SampleValue, TypeRef};
use crate::source::{Span, Spanned};

use super::constraint_misfit::kind_of;
use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "bad-default",
    summary: "A default that is no value of its field",
    explanation: "\
The client sends the `default` when its caller leaves the field out, so it has to be a value that the caller could give
as well: of the field's type, and within its rules. A list or a map has the empty one, `any` takes any value. Objects and
unions have no default, and a secret's would stand in the spec. `fill: uuid` is for text.

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
            None => {}
            Some(Fill::Uuid) => check_uuid(field, diagnostics),
            Some(_) if field.secret => report_secret(field, diagnostics),
            Some(Fill::Value(default)) => check_scalar(model, field, default, diagnostics),
            Some(Fill::Empty(span)) => check_empty(model, field, *span, diagnostics),
            Some(Fill::Json(default)) => check_json(model, field, default.span, diagnostics),
        }
    }
}

fn check_uuid(field: &Field, diagnostics: &mut Diagnostics) {
    if field.ty != TypeRef::String {
        let headline = format!("`fill: uuid` does not fit `{}`, which is not text", field.name.spec);
        diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help("write `type: string`"));
    }
}

fn report_secret(field: &Field, diagnostics: &mut Diagnostics) {
    let name = &field.name.spec;
    let headline = format!("the default of `{name}` would stand in the spec, and the field is secret");
    diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help("delete one of the two"));
}

fn check_scalar(model: &Model, field: &Field, default: &Spanned<String>, diagnostics: &mut Diagnostics) {
    if !walk::is_scalar(model, &field.ty) {
        return report_kind(model, field, default.span, diagnostics);
    }
    let value = SampleValue::Scalar(default.value.clone());
    report_broken(model, field, &value, default.span, diagnostics);
}

fn check_empty(model: &Model, field: &Field, span: Span, diagnostics: &mut Diagnostics) {
    let value = match field.ty {
        TypeRef::Map(_) => SampleValue::Object(BTreeMap::new()),
        _ => SampleValue::List(Vec::new()),
    };
    report_broken(model, field, &value, span, diagnostics);
}

fn check_json(model: &Model, field: &Field, span: Span, diagnostics: &mut Diagnostics) {
    if walk::is_scalar(model, &field.ty) {
        report_value(field, span, "must be a single value", diagnostics);
    } else if field.ty != TypeRef::Any {
        report_kind(model, field, span, diagnostics);
    }
}

fn report_broken(model: &Model, field: &Field, value: &SampleValue, span: Span, diagnostics: &mut Diagnostics) {
    for broken in violations(&field.ty, field, model, value) {
        report_value(field, span, broken.message, diagnostics);
    }
}

fn report_value(field: &Field, span: Span, rule: impl Into<String>, diagnostics: &mut Diagnostics) {
    let headline = format!("the default of `{}` is not one of its values", field.name.spec);
    diagnostics.push(
        Diagnostic::error(&RULE, span, headline)
            .label(rule)
            .help("write a value that the caller could give as well"),
    );
}

/// What has no default, or only the empty one.
fn report_kind(model: &Model, field: &Field, span: Span, diagnostics: &mut Diagnostics) {
    let (what, help) = match field.ty {
        TypeRef::List(_) => ("has no default but the empty one", "write `default: []`"),
        TypeRef::Map(_) => ("has no default but the empty one", "write `default: {}`"),
        _ => (
            "has no default",
            "write `optional: true`, and say in a `note` what the service does without it",
        ),
    };
    let headline = format!("`{}` is {}, which {what}", field.name.spec, kind_of(model, &field.ty));
    diagnostics.push(Diagnostic::error(&RULE, span, headline).help(help));
}
