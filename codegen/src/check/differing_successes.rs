//! Successful answers that one result type cannot hold.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Field, Model, Operation, Response};

pub(crate) static RULE: Rule = Rule {
    id: "differing-successes",
    summary: "Successful answers that one result type cannot hold",
    explanation: "\
A generated method has one result type, made from the first successful answer that has fields. The others must have the
same fields, or none while every field of the first is optional. Results that differ by status are not supported yet.

### Refused

```yaml
responds:
  200: { json: { fields: { id: string } } }
  202: { json: { fields: { job: string } } }
```

### Instead

```yaml
responds:
  200: { json: { fields: { id: { optional: true }, job: { optional: true } } } }
  202: { json: { fields: { id: { optional: true }, job: { optional: true } } } }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in model.operations() {
        if let Some(main) = operation.main_response() {
            for other in &operation.responses {
                check_response(operation, main, other, diagnostics);
            }
        }
    }
}

fn check_response(operation: &Operation, main: &Response, other: &Response, diagnostics: &mut Diagnostics) {
    let label = if other.fields.is_empty() {
        match main.fields.iter().find(|field| !field.optional) {
            Some(required) => format!("has no `{}`, which is required there", required.name.spec),
            None => return,
        }
    } else if is_alike(&main.fields, &other.fields) {
        return;
    } else {
        "has other fields".to_owned()
    };
    let headline = format!(
        "answers {} and {} of `{}` differ, which is not supported yet",
        main.status.value, other.status.value, operation.name.spec
    );
    diagnostics.push(
        Diagnostic::error(&RULE, other.status.span, headline)
            .label(label)
            .related(main.status.span, "gives the result type")
            .help("describe the same fields for both, `optional: true` where one of them does not have a field"),
    );
}

fn is_alike(left: &[Field], right: &[Field]) -> bool {
    left.len() == right.len() && left.iter().zip(right).all(|(left, right)| is_same_field(left, right))
}

/// What a value is read by; words about it may differ.
fn is_same_field(left: &Field, right: &Field) -> bool {
    let names = |field: &Field| field.wire.iter().map(|wire| wire.value.clone()).collect::<Vec<_>>();
    left.name.spec == right.name.spec
        && names(left) == names(right)
        && left.ty == right.ty
        && left.place == right.place
        && left.form == right.form
        && left.optional == right.optional
        && left.secret == right.secret
}
