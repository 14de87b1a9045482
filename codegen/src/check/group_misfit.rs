//! A rule over several fields that every value keeps, or none.

use std::collections::BTreeSet;

use crate::constraint::judge;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Constraints, Field, Group, Model, SampleValue, TypeKind, TypeRef};
use crate::source::Spanned;
use crate::wording::shown;

use super::walk;

pub(crate) static RULE: Rule = Rule {
    id: "group-misfit",
    summary: "A rule over several fields that says nothing",
    explanation: "\
`at_least_one_of`, `exactly_one_of` and `together` are about optional fields: two or more, each named once. A required field
is always there, so the rule would say nothing or could not be kept. `required_if` and `required_unless` look at another
field, and at values that it can have. `required_when` is about an optional field. `in_order` names two or more fields
of `type: date`, optional or not.

### Refused

```yaml
form:
  fields: { email: {}, mobile: { optional: true } }
at_least_one_of: [[email, mobile]]
```

### Instead

```yaml
form:
  fields: { email: { optional: true }, mobile: { optional: true } }
at_least_one_of: [[email, mobile]]
```
",
};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    walk::fields(model).for_each(|field| check_words(field, diagnostics));
    for list in walk::field_lists(model) {
        for group in list.groups {
            check_group(model, list.fields, group, diagnostics);
        }
    }
}

fn check_group(model: &Model, fields: &[Field], group: &Group, diagnostics: &mut Diagnostics) {
    match group {
        Group::AtLeastOneOf(members) => check_members("at_least_one_of", fields, members, diagnostics),
        Group::ExactlyOneOf(members) => check_members("exactly_one_of", fields, members, diagnostics),
        Group::Together(members) => check_members("together", fields, members, diagnostics),
        Group::InOrder(members) => check_days("in_order", fields, members, diagnostics),
        Group::RequiredIf {
            field, other, equals, ..
        } => {
            check_condition(
                model,
                fields,
                group,
                "required_if",
                (*field, *other),
                equals,
                diagnostics,
            );
        }
        Group::RequiredUnless {
            field, other, equals, ..
        } => {
            check_condition(
                model,
                fields,
                group,
                "required_unless",
                (*field, *other),
                equals,
                diagnostics,
            );
        }
    }
}

/// Groups about which of their fields are set.
fn check_members(key: &str, fields: &[Field], members: &Spanned<Vec<usize>>, diagnostics: &mut Diagnostics) {
    let example = "name two or more fields, as in `[[email, mobile]]`; one field alone is required or `optional`";
    for field in named_once(key, example, fields, members, diagnostics) {
        if !field.optional {
            let headline = format!("a group of `{key}` names `{}`, which is required", field.name.spec);
            diagnostics.push(
                Diagnostic::error(&RULE, members.span, headline)
                    .help("write `optional: true` on each field of the group"),
            );
        }
    }
}

/// Groups about the values of their fields. A day's text tells which is the earlier; a moment's does not.
fn check_days(key: &str, fields: &[Field], members: &Spanned<Vec<usize>>, diagnostics: &mut Diagnostics) {
    let example = "name two or more fields, the earliest day first, as in `[[date, due_date]]`";
    for field in named_once(key, example, fields, members, diagnostics) {
        if field.ty != TypeRef::Date {
            let headline = format!("a group of `{key}` names `{}`, which is no day", field.name.spec);
            diagnostics.push(Diagnostic::error(&RULE, members.span, headline).help("name fields of `type: date` only"));
        }
    }
}

/// The fields of a group, each once; tells of those named again, and of a group that is too small.
fn named_once<'f>(
    key: &str,
    example: &str,
    fields: &'f [Field],
    members: &Spanned<Vec<usize>>,
    diagnostics: &mut Diagnostics,
) -> Vec<&'f Field> {
    let mut push = |headline: String, help: &str| {
        diagnostics.push(Diagnostic::error(&RULE, members.span, headline).help(help));
    };
    if members.value.len() < 2 {
        push(format!("a group of `{key}` names fewer than two fields"), example);
    }
    let mut seen = BTreeSet::new();
    let mut named = Vec::new();
    for &index in &members.value {
        let Some(field) = fields.get(index) else {
            continue;
        };
        if seen.insert(index) {
            named.push(field);
        } else {
            let headline = format!("a group of `{key}` names `{}` twice", field.name.spec);
            push(headline, "name each field once");
        }
    }
    named
}

fn check_condition(
    model: &Model,
    fields: &[Field],
    group: &Group,
    key: &str,
    (field, other): (usize, usize),
    equals: &[String],
    diagnostics: &mut Diagnostics,
) {
    let (Some(field), Some(other)) = (fields.get(field), fields.get(other)) else {
        return;
    };
    let (name, other_name) = (&field.name.spec, &other.name.spec);
    let (headline, help) = if name == other_name {
        (
            format!("`{key}` of `{name}` looks at `{name}` itself"),
            "name another field".to_owned(),
        )
    } else if equals.is_empty() && !other.optional {
        (
            format!("`{key}` of `{name}` looks at `{other_name}`, which is always there"),
            format!("name a value, as in `{key}: {{ {other_name}: … }}`, or an optional field"),
        )
    } else if let Some(text) = equals.iter().find(|text| !can_be(model, other, text)) {
        (
            format!("`{key}` of `{name}`: `{other_name}` is never {}", shown(text)),
            format!("name a value that `{other_name}` can have"),
        )
    } else {
        return;
    };
    diagnostics.push(Diagnostic::error(&RULE, walk::group_span(group), headline).help(help));
}

/// What is always required has no further case.
fn check_words(field: &Field, diagnostics: &mut Diagnostics) {
    if field.required_when.is_some() && !field.optional {
        let name = &field.name.spec;
        let headline = format!("`{name}` is always required, whatever its `required_when` says");
        diagnostics.push(
            Diagnostic::error(&RULE, field.name.span, headline)
                .help("write `optional: true`, or delete `required_when`"),
        );
    }
}

/// Looks at the type alone: a value that only breaks a constraint is found by the samples.
fn can_be(model: &Model, field: &Field, text: &str) -> bool {
    let is_scalar = match &field.ty {
        TypeRef::List(_) => false,
        TypeRef::Named(id) => matches!(model.ty(*id).kind, TypeKind::Enum { .. }),
        TypeRef::Map(_) | TypeRef::Nullable(_) | TypeRef::Any | TypeRef::Bytes => false,
        _ => true,
    };
    let value = SampleValue::Scalar(text.to_owned());
    is_scalar && judge(&field.ty, &Constraints::default(), model, &value).is_empty()
}
