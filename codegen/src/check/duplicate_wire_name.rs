//! Two fields that travel under one name.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{
    AuthKind, AuthScheme, Body, Field, Method, Model, Operation, ParameterPlace, Place, TypeRef, WireName,
};
use crate::source::Span;
use crate::wording::shown;

use super::walk::{self, Owner};

pub(crate) static RULE: Rule = Rule {
    id: "duplicate-wire-name",
    summary: "Two fields that travel under one name",
    explanation: "\
Within one place (the query string, the headers, the body, the attributes of an element) a name belongs to one field: a
service would read only one of the two values, and an answer could not be read into both. The credentials that a
`parameters` or `headers` scheme sends count as fields of that place, and so do constants. Header names are compared without their case.

### Refused

```yaml
fields:
  email:   { wire_name: mail }
  contact: { wire_name: mail }
```

### Instead

```yaml
fields:
  email: { wire_name: mail }
```
",
};

type Seen<'a> = BTreeMap<(Place, String), (&'a str, Span)>;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for list in walk::field_lists(model) {
        let mut seen = Seen::new();
        if let Owner::Request(operation) = list.owner {
            add_constants(operation, &mut seen);
        }
        for field in list.fields {
            check_field(field, &mut seen, diagnostics);
        }
    }
    let sent = Sent::by(&model.api.auth);
    for operation in model.operations() {
        check_credentials(operation, &sent, diagnostics);
    }
}

/// What an operation always sends.
fn add_constants<'a>(operation: &'a Operation, seen: &mut Seen<'a>) {
    for (name, _) in &operation.query {
        seen.insert((Place::Query, name.clone()), ("request", operation.path.span));
    }
    if let Body::Form(form) = &operation.request.body {
        for (name, _) in &form.constants {
            seen.insert((Place::Body, name.clone()), ("constants", operation.name.span));
        }
    }
    if let Body::Json { root } = &operation.request.body
        && let Some(root) = root.first()
    {
        seen.insert((Place::BesideRoot, root.0.clone()), ("root", operation.name.span));
    }
}

fn check_field<'a>(field: &'a Field, seen: &mut Seen<'a>, diagnostics: &mut Diagnostics) {
    // A path is filled by position, and neither a text nor a whole body has a name.
    if matches!(
        field.place,
        Place::Path | Place::XmlText | Place::Payload | Place::Status
    ) {
        return;
    }
    // The keys of a map may well be headers of their own: those win.
    if field.place == Place::Header && matches!(field.ty, TypeRef::Map(_)) && !walk::is_json_text(&field.form) {
        return;
    }
    for wire in &field.wire {
        let key = (field.place, compared(field.place, &wire.value));
        let Some((other, first)) = seen.insert(key, (&field.name.spec, wire.span)) else {
            continue;
        };
        let name = shown(&wire.value.0);
        let headline = if other == field.name.spec {
            format!("`{other}` lists the name {name} twice")
        } else {
            format!("`{other}` and `{}` both travel as {name}", field.name.spec)
        };
        diagnostics.push(
            Diagnostic::error(&RULE, wire.span, headline)
                .label("the same name again")
                .related(first, "first here")
                .help("give each field its own `wire_name`, or keep one of them"),
        );
    }
}

/// What the schemes send by themselves, by name; each with the first scheme that does.
#[derive(Default)]
struct Sent<'a> {
    headers: BTreeMap<String, &'a AuthScheme>,
    query: BTreeMap<String, &'a AuthScheme>,
    /// In the form of a request that has one, else in the query string.
    form: BTreeMap<String, &'a AuthScheme>,
    /// In the form of a POST that has one, else in the query string.
    post_form: BTreeMap<String, &'a AuthScheme>,
}

impl<'a> Sent<'a> {
    fn by(schemes: &'a [AuthScheme]) -> Self {
        let mut sent = Self::default();
        for scheme in schemes {
            let (names, fields, place) = match &scheme.kind {
                AuthKind::Headers(fields) => (&mut sent.headers, fields, Place::Header),
                AuthKind::Parameters { fields, place } => match place {
                    ParameterPlace::Query => (&mut sent.query, fields, Place::Query),
                    ParameterPlace::Form => (&mut sent.form, fields, Place::Body),
                    ParameterPlace::PostForm => (&mut sent.post_form, fields, Place::Body),
                },
                AuthKind::Basic { .. } | AuthKind::Bearer { .. } => continue,
            };
            for (name, _) in fields {
                names.entry(compared(place, name)).or_insert(scheme);
            }
        }
        sent
    }

    /// The scheme that sends something under that name to that place.
    fn find(&self, place: Place, operation: &Operation, name: &WireName) -> Option<&'a AuthScheme> {
        let has_form = matches!(operation.request.body, Body::Form(_));
        let posts_form = has_form && operation.method.value == Method::Post;
        let name = compared(place, name);
        let found = match place {
            Place::Header => self.headers.get(&name),
            Place::Query => {
                let form = self.form.get(&name).filter(|_| !has_form);
                let post_form = self.post_form.get(&name).filter(|_| !posts_form);
                self.query.get(&name).or(form).or(post_form)
            }
            Place::Body => {
                let form = self.form.get(&name).filter(|_| has_form);
                form.or(self.post_form.get(&name).filter(|_| posts_form))
            }
            _ => None,
        };
        found.copied()
    }
}

fn check_credentials(operation: &Operation, sent: &Sent<'_>, diagnostics: &mut Diagnostics) {
    let request = &operation.request;
    for field in &request.fields {
        for wire in &field.wire {
            let Some(scheme) = sent.find(field.place, operation, &wire.value) else {
                continue;
            };
            let headline = format!(
                "`{}` travels as {}, which the `{}` scheme sends as well",
                field.name.spec,
                shown(&wire.value.0),
                scheme.name.spec
            );
            diagnostics.push(
                Diagnostic::error(&RULE, wire.span, headline)
                    .related(scheme.name.span, "a credential travels under this name")
                    .help("leave the field out: the client sends the credential by itself"),
            );
        }
    }
}

fn compared(place: Place, name: &WireName) -> String {
    if place == Place::Header {
        name.0.to_ascii_lowercase()
    } else {
        name.0.clone()
    }
}
