//! A value with parts of its own where only flat text travels.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Body, Field, Model, Operation, Place, TypeRef};

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "nested-form-field",
    summary: "An object in a path, a query string, a header or a form",
    explanation: "\
Paths, query strings, headers and forms carry flat text. Services that put objects there each spell them in a way of their
own, and version 1 of the language cannot say which: this is not supported yet, not wrong. Lists of scalars are supported
everywhere but in paths.

### Refused

```yaml
form:
  fields:
    address: { fields: { street: {}, city: {} } }
```

### Instead

```yaml
form:
  fields:
    street: { wire_name: 'address[street]' }
    city:   { wire_name: 'address[city]' }
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in model.operations() {
        for field in &operation.request.fields {
            check_field(model, operation, field, diagnostics);
        }
    }
}

fn check_field(model: &Model, operation: &Operation, field: &Field, diagnostics: &mut Diagnostics) {
    let place = match (field.place, &operation.request.body) {
        (Place::Path, _) => "a path",
        (Place::Header, _) => "a header",
        (Place::Query, _) => "a query string",
        (Place::Body, Body::Form) => "a form",
        (Place::Body | Place::XmlAttribute | Place::XmlText, _) => return,
    };
    let (what, help) = match (&field.ty, field.place) {
        (ty, _) if walk::is_object(model, ty) => (
            "an object",
            "write each part as a field of its own, with the `wire_name` that the service reads",
        ),
        (TypeRef::List(_), Place::Path) => (
            "a list",
            "write it as one text, joined the way the service reads it, and say so in `about`",
        ),
        _ => return,
    };
    let headline = format!("{what} in {place} is not supported yet: `{}`", field.name.spec);
    diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
}
