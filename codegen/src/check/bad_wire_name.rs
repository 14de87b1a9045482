//! A name that cannot be written where it has to go.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{AuthKind, Body, ErrorFormat, Field, Model, Place, Selector, TypeRef, WireName};
use crate::source::{Span, Spanned};
use crate::wording::shown;

use super::walk::{self, Owner};

mod namespaces;

pub(crate) static RULE: Rule = Rule {
    id: "bad-wire-name",
    summary: "A name that cannot be written where it has to go",
    explanation: "\
A header's name has letters, digits and a few signs, an XML name has no blank and begins with a letter or `_`, and no name
is empty or holds a control character. The prefix of an XML name belongs to a `namespace` that declares it. Headers that the client writes by itself (`Host`, `Content-Length`, `Authorization`
and a few more) cannot be fields of a request; `Content-Type` can, and takes the place of the body's own.

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
    ReceivedHeader,
    /// The beginning of headers' names.
    Prefix,
    Xml,
}

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let in_xml = walk::in_xml(model);
    for list in walk::field_lists(model) {
        let is_xml = match list.owner {
            Owner::Object(id) => in_xml.contains(&id),
            owner => matches!(owner.body(), Some(Body::Xml(_))),
        };
        let is_sent = matches!(list.owner, Owner::Request(_));
        for field in list.fields {
            check_field(field, is_xml, is_sent, diagnostics);
            if is_xml && walk::is_in_body(field.place) {
                check_inner_names(field, diagnostics);
            }
            if matches!(list.owner.body(), Some(Body::Multipart)) && is_sent {
                check_boundary(field, diagnostics);
            }
        }
    }
    check_roots(model, diagnostics);
    namespaces::check(model, &in_xml, diagnostics);
    check_credentials(model, diagnostics);
    check_error_bodies(model, diagnostics);
}

fn check_field(field: &Field, is_xml: bool, is_sent: bool, diagnostics: &mut Diagnostics) {
    let kind = match field.place {
        Place::Header if is_header_map(field) => Kind::Prefix,
        Place::Header if is_sent => Kind::Header,
        Place::Header => Kind::ReceivedHeader,
        Place::Body if is_xml => Kind::Xml,
        Place::XmlAttribute => Kind::Xml,
        Place::Path | Place::XmlText | Place::Payload | Place::Status => return,
        Place::Query | Place::Body | Place::BesideRoot => Kind::Parameter,
    };
    for wire in &field.wire {
        check_name(&wire.value.0, kind, wire.span, diagnostics);
    }
}

/// A map of headers has the beginning of their names, which may be empty.
fn is_header_map(field: &Field) -> bool {
    matches!(field.ty, TypeRef::Map(_)) && !walk::is_json_text(&field.form)
}

/// The names that XML puts around items and entries.
fn check_inner_names(field: &Field, diagnostics: &mut Diagnostics) {
    for (_, form) in walk::levels(field) {
        for name in [&form.item, &form.entry, &form.key, &form.value].into_iter().flatten() {
            check_name(&name.0, Kind::Xml, field.name.span, diagnostics);
        }
    }
}

/// The type of a multipart body says what stands between its parts, which only the client knows.
fn check_boundary(field: &Field, diagnostics: &mut Diagnostics) {
    let is_content_type = |wire: &&Spanned<WireName>| wire.value.0.eq_ignore_ascii_case("content-type");
    if let (Place::Header, Some(wire)) = (field.place, field.wire.iter().find(is_content_type)) {
        diagnostics.push(
            Diagnostic::error(&RULE, wire.span, "`Content-Type` of a multipart body cannot be a field")
                .label("the client writes this header by itself")
                .help("leave the field out"),
        );
    }
}

fn check_roots(model: &Model, diagnostics: &mut Diagnostics) {
    for operation in model.operations() {
        for response in operation.answers() {
            for name in response.other_roots.iter().flatten() {
                check_name(&name.0, Kind::Parameter, response.status.span, diagnostics);
            }
        }
        let responses = operation
            .answers()
            .map(|response| (&response.body, response.status.span));
        for (body, span) in responses.chain([(&operation.request.body, operation.name.span)]) {
            match body {
                Body::Xml(document) => {
                    // `*` is any name.
                    for name in document.root.iter().filter(|name| name.0 != "*") {
                        check_name(&name.0, Kind::Xml, span, diagnostics);
                    }
                }
                Body::Json { root } => {
                    for name in root {
                        check_name(&name.0, Kind::Parameter, span, diagnostics);
                    }
                }
                Body::Form(_) | Body::Raw { .. } | Body::Multipart | Body::Empty => {}
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
        for step in body.path.iter().filter(|step| *step != "*") {
            check_name(step, kind, body.name.span, diagnostics);
        }
        for selector in body.selectors() {
            match &selector.value {
                Selector::Attribute(name) | Selector::Member(name) => {
                    check_name(name, kind, selector.span, diagnostics);
                }
                Selector::Header(name) => check_name(name, Kind::ReceivedHeader, selector.span, diagnostics),
                Selector::Text | Selector::Position(_) | Selector::Key => {}
            }
        }
    }
}

fn check_name(name: &str, kind: Kind, span: Span, diagnostics: &mut Diagnostics) {
    let Some(reason) = problem(name, kind) else {
        return;
    };
    let (what, help) = match kind {
        Kind::Header | Kind::ReceivedHeader | Kind::Prefix => {
            ("a header", "header names have letters, digits and `-`, as in `X-Token`")
        }
        Kind::Xml => (
            "an XML element or attribute",
            "XML names begin with a letter or `_`, have no blank and at most one prefix, as in `xsi:type`",
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
    if name.is_empty() && matches!(kind, Kind::Prefix) {
        return None;
    }
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
        Kind::Header | Kind::ReceivedHeader | Kind::Prefix if !name.bytes().all(is_token_byte) => {
            Some("not the characters of a header's name")
        }
        Kind::Xml if !is_xml_name(name) => Some("not an XML name"),
        _ => None,
    }
}

/// `token` of RFC 9110.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The names of XML without the rarer ranges, with at most one prefix.
fn is_xml_name(name: &str) -> bool {
    let (prefix, local) = name.split_once(':').unwrap_or(("_", name));
    is_simple_name(prefix) && is_simple_name(local)
}

fn is_simple_name(name: &str) -> bool {
    let is_start = |letter: char| letter.is_alphabetic() || letter == '_';
    let is_further = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    name.starts_with(is_start) && name.chars().all(is_further)
}
