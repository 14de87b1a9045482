//! Bodies: what they are written in, and what they hold.

use super::field::parse_fields;
use super::root::parse_roots;
use super::rules::{BAD_VALUE, CONFLICTING_KEYS};
use super::view::View;
use super::wire::{parse_names, parse_namespace};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::NameStyle;
use crate::source::Spanned;
use crate::syntax::{Body, Content, Doctype, Field};
use crate::wording::shown;
use crate::yaml::{Entry, Node};

/// Keys that describe a body; an operation or an answer has at most one of them.
const FORMATS: [&str; 5] = ["json", "form", "xml", "raw", "multipart"];

/// The body that is described beside other keys; none described is an empty one.
pub(super) fn parse_body(view: View<'_>, diagnostics: &mut Diagnostics) -> Option<Body> {
    let mut found = FORMATS.into_iter().filter_map(|format| view.entry(format));
    let Some(first) = found.next() else {
        return Some(Body::Empty);
    };
    for second in found {
        report_second_format(first, second, diagnostics);
    }
    let body = View::new(&first.value)?;
    let content = parse_content(body, diagnostics);
    let extends = body.text("extends");
    Some(match first.key.value.as_str() {
        "json" => {
            let (root, other_roots) = parse_roots(body, diagnostics);
            Body::Json {
                root,
                other_roots: Spanned::new(other_roots, body.node("root").map_or(first.key.span, |root| root.span)),
                extends,
                content,
            }
        }
        "form" => Body::Form {
            constants: parse_constants(body),
            names: match body.text("names").is_some_and(|names| names.value == "bracketed") {
                true => NameStyle::Bracketed,
                false => NameStyle::Dotted,
            },
            extends,
            content,
        },
        "xml" => Body::Xml {
            root: parse_names(body, "root", diagnostics),
            namespace: parse_namespace(body),
            encoding: body.words("encoding"),
            doctype: body.node("doctype").and_then(parse_doctype),
            extends,
            content,
        },
        "raw" => Body::Raw {
            content_type: body.words("content_type"),
            content,
        },
        _ => Body::Multipart { content },
    })
}

/// A request is written under one root; what an answer comes under is the service's choice.
pub(super) fn refuse_other_roots(body: &Body, diagnostics: &mut Diagnostics) {
    if let Body::Json { other_roots, .. } = body
        && !other_roots.value.is_empty()
    {
        diagnostics.push(
            Diagnostic::error(
                &BAD_VALUE,
                other_roots.span,
                "a request has one `root`, without alternatives",
            )
            .help("write the one that the service reads"),
        );
    }
}

fn report_second_format(first: &Entry, second: &Entry, diagnostics: &mut Diagnostics) {
    let headline = format!(
        "a body has one format, not {} and {}",
        shown(&first.key.value),
        shown(&second.key.value)
    );
    diagnostics.push(
        Diagnostic::error(&CONFLICTING_KEYS, second.key.span, headline)
            .related(first.key.span, "the first")
            .help("describe the one that the page's samples use, and the other in a `note`"),
    );
}

fn parse_content(body: View<'_>, diagnostics: &mut Diagnostics) -> Content {
    let Some(payload) = body.entry("payload") else {
        return Content::Fields(parse_fields(body.entries("fields"), diagnostics));
    };
    let parts = [
        ("fields", "`payload` is the whole body, and `fields` are parts of it"),
        (
            "extends",
            "`payload` is the whole body, and `extends` gives parts of it",
        ),
    ];
    for (key, headline) in parts {
        if let Some(parts) = body.entry(key) {
            diagnostics.push(
                Diagnostic::error(&CONFLICTING_KEYS, payload.key.span, headline)
                    .related(parts.key.span, "the parts")
                    .help("keep one of them"),
            );
        }
    }
    let fields = parse_fields(body.entries("payload"), diagnostics);
    report_payload_count(payload, &fields, diagnostics);
    Content::Payload(fields)
}

fn report_payload_count(payload: &Entry, fields: &[Field], diagnostics: &mut Diagnostics) {
    let entries = payload.value.mapping().map_or(0, |mapping| mapping.entries.len());
    if payload.value.mapping().is_none() || entries == 1 {
        return;
    }
    let place = fields.get(1).map_or(payload.key.span, |second| second.name.span);
    let headline = format!("`payload` names {entries} fields, and the whole body is one");
    diagnostics.push(
        Diagnostic::error(&BAD_VALUE, place, headline)
            .help("name one field, as in `payload: { order: Order }`; several are `fields`"),
    );
}

fn parse_constants(body: View<'_>) -> Vec<(String, String)> {
    let constant = |entry: &Entry| Some((entry.key.value.clone(), entry.value.scalar()?.text.clone()));
    body.entries("constants").iter().filter_map(constant).collect()
}

fn parse_doctype(node: &Node) -> Option<Doctype> {
    let view = View::new(node)?;
    Some(Doctype {
        public: view.words("public"),
        system: view.words("system")?,
    })
}
