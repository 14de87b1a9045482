//! Resource files and their operations.

use super::answer::{parse_answers, parse_codes};
use super::api::parse_all;
use super::field::parse_fields;
use super::request::request;
use super::rules::{CONFLICTING_KEYS, MISSING_KEY};
use super::types::{parse_groups, parse_types};
use super::view::{View, sample};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, Spanned};
use crate::syntax::{Body, Doctype, Operation, Resource, Sample};
use crate::wording::shown;
use crate::yaml::{Entry, Node, NodeKind};

pub(super) fn parse_resource(file: FileId, tree: &Node, diagnostics: &mut Diagnostics) -> Option<Resource> {
    let view = View::new(tree)?;
    let types = parse_types(view.entries("types"), diagnostics);
    let operations = parse_all(view.entries("operations"), diagnostics, parse_operation);
    let is_empty = |entry: &&Entry| entry.value.mapping().is_some_and(|mapping| mapping.entries.is_empty());
    if let Some(entry) = view.entry("operations").filter(is_empty) {
        diagnostics.push(
            Diagnostic::error(&MISSING_KEY, entry.key.span, "a resource needs an operation")
                .help("write at least one, or delete the file"),
        );
    }
    Some(Resource {
        file,
        name: view.text("resource")?,
        about: view.words("about")?,
        types,
        operations,
    })
}

fn parse_operation(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<Operation> {
    let view = View::new(&entry.value)?;
    let path_fields = parse_fields(view.entries("path"), diagnostics);
    let query_fields = parse_fields(view.entries("query"), diagnostics);
    let header_fields = parse_fields(view.entries("headers"), diagnostics);
    let body = parse_body(view, diagnostics);
    let (answers, errors) = parse_answers(view, diagnostics);
    let codes = parse_codes(view, diagnostics);
    let samples = parse_all(view.entries("samples"), diagnostics, parse_sample);
    let node = view.node("request")?;
    let (method, path) = request(node, node.scalar()?).ok()?;
    Some(Operation {
        name: entry.key.clone(),
        about: view.words("about")?,
        docs: view.words("docs")?,
        read: view.date("read"),
        evidence: view.evidence(),
        method,
        path,
        path_fields,
        query_fields,
        header_fields,
        body: body?,
        groups: parse_groups(view),
        answers,
        errors,
        codes,
        samples,
    })
}

/// The body under `json`, `form` or `xml`; at most one of them is there.
pub(super) fn parse_body(view: View<'_>, diagnostics: &mut Diagnostics) -> Option<Body> {
    let formats = ["json", "form", "xml"].map(|format| view.entry(format));
    let mut found = formats.into_iter().flatten();
    let Some(first) = found.next() else {
        return Some(Body::Empty);
    };
    for second in found {
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
    let body = View::new(&first.value)?;
    let fields = parse_fields(body.entries("fields"), diagnostics);
    Some(match first.key.value.as_str() {
        "json" => Body::Json {
            root: body.text("root"),
            fields,
        },
        "form" => Body::Form { fields },
        _ => Body::Xml {
            root: body.text("root")?,
            encoding: body.words("encoding"),
            doctype: body.node("doctype").and_then(parse_doctype),
            fields,
        },
    })
}

fn parse_doctype(node: &Node) -> Option<Doctype> {
    let view = View::new(node)?;
    Some(Doctype {
        public: view.words("public"),
        system: view.words("system")?,
    })
}

fn parse_sample(entry: &Entry, _: &mut Diagnostics) -> Option<Sample> {
    let view = View::new(&entry.value)?;
    Some(Sample {
        name: entry.key.clone(),
        about: view.words("about"),
        request: view
            .entries("request")
            .iter()
            .filter_map(|entry| Some((entry.key.clone(), sample(&entry.value)?)))
            .collect(),
        breaks: view
            .entries("breaks")
            .iter()
            .map(|entry| (entry.key.clone(), reason(entry)))
            .collect(),
    })
}

/// A reason, or the empty text where the key stands without one.
pub(super) fn reason(entry: &Entry) -> Spanned<String> {
    match &entry.value.kind {
        NodeKind::Scalar(scalar) => Spanned::new(scalar.text.trim().to_owned(), entry.value.span),
        _ => Spanned::new(String::new(), entry.key.span),
    }
}
