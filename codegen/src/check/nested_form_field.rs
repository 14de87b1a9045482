//! A value with parts of its own where only flat text travels.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Body, Field, Model, Place, Style, TypeRef};

use super::walk::{self, Owner};

pub(crate) static RULE: Rule = Rule {
    id: "nested-form-field",
    summary: "A value with parts where only flat text travels",
    explanation: "\
Paths, query strings, headers and the parts of a multipart body carry flat text: scalars, and lists of scalars everywhere
but in paths, where a list has to be joined (`join`). A map of headers has a `prefix`, a map of query parameters has
`style: spread`. Forms nest objects, lists and maps; `any`, which may be all of them, travels in none of these places.
Whatever a value is, `wire: json` makes one text of it.

### Refused

```yaml
query:
  address: { fields: { street: {}, city: {} } }
```

### Instead

```yaml
query:
  street: { wire_name: 'address[street]' }
  city:   { wire_name: 'address[city]' }
```
",
};

/// Where a field travels, as far as it matters here.
#[derive(Clone, Copy, PartialEq)]
enum Channel {
    Path,
    Query,
    Header,
    Form,
    Part,
}

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let in_forms = walk::reachable_in(model, |body| matches!(body, Body::Form(_)));
    for list in walk::field_lists(model) {
        let body = match list.owner {
            Owner::Object(id) if in_forms.contains(&id) => Some(Channel::Form),
            Owner::Object(_) => None,
            owner => match owner.body() {
                Some(Body::Form(_)) => Some(Channel::Form),
                Some(Body::Multipart) => Some(Channel::Part),
                _ => None,
            },
        };
        for field in list.fields {
            let channel = match field.place {
                Place::Path => Some(Channel::Path),
                Place::Query => Some(Channel::Query),
                Place::Header => Some(Channel::Header),
                Place::Body => body,
                _ => None,
            };
            if let Some(channel) = channel {
                check_field(model, field, channel, diagnostics);
            }
        }
    }
}

fn check_field(model: &Model, field: &Field, channel: Channel, diagnostics: &mut Diagnostics) {
    if walk::is_json_text(&field.form) {
        return;
    }
    let Some((what, help)) = problem(model, field, channel) else {
        return;
    };
    let headline = format!("{what} cannot travel in {}: `{}`", channel.place(), field.name.spec);
    diagnostics.push(Diagnostic::error(&RULE, field.name.span, headline).help(help));
}

const PARTS: &str = "write each part as a field of its own, with the `wire_name` that the service reads, or `wire: json` \
                     for one text";

/// What the field is, and what to do about it, where the channel cannot carry it.
fn problem(model: &Model, field: &Field, channel: Channel) -> Option<(&'static str, &'static str)> {
    let ty = &field.ty;
    if *ty.innermost() == TypeRef::Any {
        return Some(("any JSON value", "write `wire: json` if it travels as JSON in a text"));
    }
    if channel == Channel::Form {
        return None;
    }
    if walk::is_object(model, ty) {
        return Some(("an object", PARTS));
    }
    match ty {
        TypeRef::List(item) if !walk::is_scalar(model, item) => Some((
            "a list of lists or maps",
            "write `wire: json` if it travels as JSON in a text",
        )),
        TypeRef::List(_) if channel == Channel::Path && field.form.join.is_none() => {
            Some(("a list", "say what joins its items to one text: `join: ','`"))
        }
        TypeRef::Map(value) => map_problem(model, field, value, channel),
        _ => None,
    }
}

fn map_problem(
    model: &Model,
    field: &Field,
    value: &TypeRef,
    channel: Channel,
) -> Option<(&'static str, &'static str)> {
    let is_flat = walk::is_scalar(model, value);
    let is_flat_list = matches!(value, TypeRef::List(item) if walk::is_scalar(model, item));
    match channel {
        // That it has a prefix was settled with the field's name.
        Channel::Header if is_flat => None,
        Channel::Header => Some((
            "a map of lists or maps",
            "a header holds one text: make the values scalars",
        )),
        Channel::Query if field.form.style != Style::Spread => Some((
            "a map",
            "write `style: spread` if its keys are parameters themselves, or `wire: json` for one text",
        )),
        Channel::Query if is_flat || is_flat_list => None,
        Channel::Query => Some(("a map of maps", "its values are scalars, or lists of scalars")),
        Channel::Path | Channel::Part | Channel::Form => Some(("a map", PARTS)),
    }
}

impl Channel {
    fn place(self) -> &'static str {
        match self {
            Channel::Path => "a path",
            Channel::Query => "a query string",
            Channel::Header => "a header",
            Channel::Form => "a form",
            Channel::Part => "a part of a multipart body",
        }
    }
}
