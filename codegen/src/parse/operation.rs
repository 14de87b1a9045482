//! Resource files and their operations.

use super::answer::{parse_answers, parse_codes};
use super::api::parse_all;
use super::body::{parse_body, refuse_other_roots};
use super::calls::{parse_idempotency, parse_pages, parse_polling};
use super::details::tell_details_apart;
use super::field::parse_fields;
use super::request::{parse_host_prefix, request};
use super::rules::MISSING_KEY;
use super::types::{parse_groups, parse_types};
use super::view::{View, sample};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, Spanned};
use crate::syntax::{Operation, Resource, Sample};
use crate::yaml::{Entry, Node, NodeKind};

pub(super) fn parse_resource(file: FileId, tree: &Node, diagnostics: &mut Diagnostics) -> Option<Resource> {
    let view = View::new(tree)?;
    let types = parse_types(view.entries("types"), diagnostics);
    let mut operations = parse_all(view.entries("operations"), diagnostics, parse_operation);
    tell_details_apart(&mut operations);
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
    body.iter().for_each(|body| refuse_other_roots(body, diagnostics));
    let (answers, errors) = parse_answers(view, &entry.key.value, diagnostics);
    let polling = parse_polling(view, &answers, diagnostics);
    let codes = parse_codes(view, diagnostics);
    let samples = parse_all(view.entries("samples"), diagnostics, parse_sample);
    let node = view.node("request")?;
    let (method, target) = request(node, node.scalar()?).ok()?;
    let host_prefix = view.node("host_prefix");
    Some(Operation {
        name: entry.key.clone(),
        about: view.words("about")?,
        docs: view.words("docs")?,
        read: view.date("read"),
        evidence: view.evidence(),
        method,
        target,
        host_prefix: host_prefix.map_or_else(Vec::new, |node| parse_host_prefix(node, diagnostics)),
        body_on_get: view
            .boolean("body_on_get")
            .filter(|is_meant| is_meant.value)
            .map(|is_meant| is_meant.span),
        deprecated: view.reason("deprecated").map(|reason| reason.value),
        path_fields,
        query_fields,
        header_fields,
        body: body?,
        groups: parse_groups(view),
        answers,
        polling,
        pages: parse_pages(view),
        rate_limited: view.boolean("rate_limited").is_none_or(|limited| limited.value),
        idempotency: parse_idempotency(view),
        errors,
        codes,
        samples,
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
