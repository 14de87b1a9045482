//! A field in a place that its type does not fit.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Body, Field, Model, Operation, PathPart, Place, TypeRef};

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "place-misfit",
    summary: "A field in a place that its type does not fit",
    explanation: "\
Some places take one kind of value: a raw body bytes, a text or a value of an enum; an XML body as `payload` something that is
one element; a status an `int`; a path with slashes (`{key+}`) a text; a host name a text that is always there. `beside_root`
needs a JSON body with a `root`.

### Refused

```yaml
raw: { payload: { count: int } }
```

### Instead

```yaml
raw: { payload: { data: bytes } }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for list in walk::field_lists(model) {
        for field in list.fields {
            let problem = match (field.place, list.owner.body()) {
                (Place::Payload, Some(body)) => payload_problem(model, field, body),
                (Place::Status, _) => status_problem(field),
                (Place::BesideRoot, body) => beside_root_problem(body),
                _ => None,
            };
            if let Some((reason, help)) = problem {
                report(field, reason, help, diagnostics);
            }
        }
    }
    for operation in model.operations() {
        check_labels(model, operation, diagnostics);
    }
}

fn report(field: &Field, reason: &str, help: &str, diagnostics: &mut Diagnostics) {
    let headline = format!("`{}` {reason}", field.name.spec);
    diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
}

/// What is wrong, as the end of a sentence about the field, and the cure.
type Problem = Option<(&'static str, &'static str)>;

fn payload_problem(model: &Model, field: &Field, body: &Body) -> Problem {
    let is_enum = walk::is_scalar(model, &field.ty) && field.ty.named().is_some();
    let is_json_text = walk::is_json_text(&field.form);
    match body {
        Body::Raw { .. } => (!matches!(field.ty, TypeRef::Bytes | TypeRef::String) && !is_enum && !is_json_text)
            .then_some((
                "is a raw body, and neither bytes nor text",
                "write `type: bytes` or `string`, or describe the body under `json` or `xml`",
            )),
        Body::Xml(_) if is_json_text || field.form.join.is_some() => None,
        Body::Xml(_) => match field.ty {
            TypeRef::List(_) if field.form.item.is_none() || field.form.flat => Some((
                "is an XML document, and a list without an element around it",
                "name its items: `item: member`, without `flat`",
            )),
            TypeRef::Map(_) if field.form.flat => Some((
                "is an XML document, and a map without an element around it",
                "leave `flat` out",
            )),
            _ => None,
        },
        _ => None,
    }
}

fn status_problem(field: &Field) -> Problem {
    (field.ty != TypeRef::Int).then_some((
        "gets the status, which is a number",
        "write `type: int`, or name a field that is not described and gets its type by itself",
    ))
}

fn beside_root_problem(body: Option<&Body>) -> Problem {
    let has_root = matches!(body, Some(Body::Json { root }) if !root.is_empty());
    (!has_root).then_some((
        "stands beside a root, and there is none",
        "leave `beside_root` out, or name the `root` of the JSON body",
    ))
}

/// Fields in the path that keep their slashes, and those in the host name.
fn check_labels(model: &Model, operation: &Operation, diagnostics: &mut Diagnostics) {
    let fields = &operation.request.fields;
    for part in &operation.path.value {
        if let PathPart::Greedy(index) = part
            && let Some(field) = fields.get(*index)
            && field.ty != TypeRef::String
        {
            report(
                field,
                "keeps its slashes in the path, and is not text",
                "write `type: string`, or leave the `+` out",
                diagnostics,
            );
        }
    }
    for part in &operation.host_prefix {
        let (PathPart::Field(index) | PathPart::Greedy(index)) = part else {
            continue;
        };
        if let Some(field) = fields.get(*index) {
            check_host_label(model, field, diagnostics);
        }
    }
}

fn check_host_label(model: &Model, field: &Field, diagnostics: &mut Diagnostics) {
    let is_enum = walk::is_scalar(model, &field.ty) && field.ty.named().is_some();
    if field.ty != TypeRef::String && !is_enum {
        report(
            field,
            "is a part of the host name, and is not text",
            "write `type: string`",
            diagnostics,
        );
    } else if field.optional && field.fill.is_none() {
        report(
            field,
            "is a part of the host name, and may be left out",
            "leave `optional` out, or write a `default`",
            diagnostics,
        );
    }
}
