//! A name that cannot be written where it has to go.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{AuthKind, Body, ErrorFormat, Field, Model, Place, Selector};
use crate::source::Span;
use crate::wording::shown;

use super::walk::{self, Owner};

pub(crate) static RULE: Rule = Rule {
    id: "bad-wire-name",
    summary: "A name that cannot be written where it has to go",
    explanation: "\
A header's name has letters, digits and a few signs, an XML name has no blank and begins with a letter or `_`, and no name
is empty or holds a control character. Headers that the client writes by itself (`Host`, `Content-Type`, `Content-Length`,
`Authorization` and a few more) cannot be fields.

### Refused

```yaml
headers:
  token: { wire_name: 'X Token' }
```

### Instead

```yaml
headers:
  token: { wire_name: X-Token }
```
",
};

/// Written by the client or its transport.
const OWN_HEADERS: &[&str] = &[
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "host",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// What a name is used as.
#[derive(Clone, Copy)]
enum Kind {
    Parameter,
    Header,
    Xml,
}

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let in_xml = walk::reachable_in(model, Body::is_xml);
    for list in walk::field_lists(model) {
        let is_xml = match list.owner {
            Owner::Object(id) => in_xml.contains(&id),
            owner => matches!(owner.body(), Some(Body::Xml(_))),
        };
        for field in list.fields {
            check_field(field, is_xml, diagnostics);
        }
    }
    check_roots(model, diagnostics);
    check_credentials(model, diagnostics);
    check_error_bodies(model, diagnostics);
}

fn check_field(field: &Field, is_xml: bool, diagnostics: &mut Diagnostics) {
    let kind = match field.place {
        Place::Header => Kind::Header,
        Place::Body if is_xml => Kind::Xml,
        Place::XmlAttribute => Kind::Xml,
        Place::Path | Place::XmlText => return,
        Place::Query | Place::Body => Kind::Parameter,
    };
    for wire in &field.wire {
        check_name(&wire.value.0, kind, wire.span, diagnostics);
    }
}

fn check_roots(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in model.operations() {
        let responses = operation
            .responses
            .iter()
            .map(|response| (&response.body, response.status.span));
        for (body, span) in responses.chain([(&operation.request.body, operation.name.span)]) {
            match body {
                Body::Xml(document) => check_name(&document.root.0, Kind::Xml, span, diagnostics),
                Body::Json { root: Some(root) } => check_name(&root.0, Kind::Parameter, span, diagnostics),
                Body::Json { root: None } | Body::Form | Body::Empty => {}
            }
        }
    }
}

fn check_credentials(model: &Model, diagnostics: &mut Diagnostics) {
    for scheme in &model.api.auth {
        let (fields, kind) = match &scheme.kind {
            AuthKind::Headers(fields) => (fields, Kind::Header),
            AuthKind::Parameters { fields, .. } => (fields, Kind::Parameter),
            AuthKind::Basic { .. } | AuthKind::Bearer { .. } => continue,
        };
        for (wire, _) in fields {
            // A scheme may well put its own text into `Authorization`: only the fields of operations may not.
            if matches!(kind, Kind::Header) && wire.0.eq_ignore_ascii_case("authorization") {
                continue;
            }
            check_name(&wire.0, kind, scheme.name.span, diagnostics);
        }
    }
}

fn check_error_bodies(model: &Model, diagnostics: &mut Diagnostics) {
    for body in &model.api.error_bodies {
        let kind = match body.format {
            ErrorFormat::Json => Kind::Parameter,
            ErrorFormat::Xml => Kind::Xml,
        };
        for step in &body.path {
            check_name(step, kind, body.name.span, diagnostics);
        }
        for selector in [&body.code, &body.message].into_iter().flatten() {
            if let Selector::Attribute(name) | Selector::Member(name) = &selector.value {
                check_name(name, kind, selector.span, diagnostics);
            }
        }
    }
}

fn check_name(name: &str, kind: Kind, span: Span, diagnostics: &mut Diagnostics) {
    let Some(reason) = problem(name, kind) else {
        return;
    };
    let (what, help) = match kind {
        Kind::Header => ("a header", "header names have letters, digits and `-`, as in `X-Token`"),
        Kind::Xml => (
            "an XML element or attribute",
            "XML names begin with a letter or `_` and have no blank",
        ),
        Kind::Parameter => ("a parameter or a member", "write the name as the service spells it"),
    };
    let name = shown(name);
    diagnostics.push(
        Diagnostic::error(&RULE, span, format!("{name} cannot be the name of {what}"))
            .label(reason)
            .help(help),
    );
}

fn problem(name: &str, kind: Kind) -> Option<&'static str> {
    if name.is_empty() {
        return Some("the name is empty");
    }
    if name.chars().any(char::is_control) {
        return Some("the name holds a control character");
    }
    match kind {
        Kind::Header if OWN_HEADERS.contains(&name.to_ascii_lowercase().as_str()) => {
            Some("the client writes this header by itself")
        }
        Kind::Header if !name.bytes().all(is_token_byte) => Some("not the characters of a header's name"),
        Kind::Xml if !is_xml_name(name) => Some("not an XML name"),
        Kind::Header | Kind::Xml | Kind::Parameter => None,
    }
}

/// `token` of RFC 9110.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The names of XML without the rarer ranges. A colon is a prefix, of which version 1 knows nothing.
fn is_xml_name(name: &str) -> bool {
    let is_start = |letter: char| letter.is_alphabetic() || letter == '_';
    let is_further = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    name.starts_with(is_start) && name.chars().all(is_further)
}
