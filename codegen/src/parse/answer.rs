//! Answers: success, errors by status, errors by code, and what provokes them in the mock.

use super::api::parse_all;
use super::body::parse_body;
use super::details::{parse_details, status_field};
use super::field::parse_fields;
use super::rules::{CONFLICTING_KEYS, MISSING_KEY};
use super::shape::is_success;
use super::value::status;
use super::view::View;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Spanned;
use crate::syntax::{Answer, Body, ErrorAnswer, ErrorCode, When};
use crate::yaml::{Entry, Node, NodeKind};

/// The entries of `responds`, told apart by their statuses.
pub(super) fn parse_answers(view: View<'_>, diagnostics: &mut Diagnostics) -> (Vec<Answer>, Vec<ErrorAnswer>) {
    let mut answers = Vec::new();
    let mut errors = Vec::new();
    for entry in view.entries("responds") {
        match status(&entry.key.value) {
            Ok(status) if is_success(status) => answers.extend(parse_answer(entry, status, diagnostics)),
            Ok(_) => errors.extend(parse_error_answer(entry, diagnostics)),
            Err(_) => {}
        }
    }
    answers.sort_by_key(|answer: &Answer| answer.status.value);
    (answers, errors)
}

fn parse_answer(entry: &Entry, status: u16, diagnostics: &mut Diagnostics) -> Option<Answer> {
    let view = View::new(&entry.value)?;
    let is_empty = view.entry("body");
    let mut body = parse_body(view, diagnostics);
    match (is_empty, &body) {
        (None, Some(Body::Empty)) => diagnostics.push(
            Diagnostic::error(&MISSING_KEY, entry.key.span, "the answer does not say what its body is")
                .help("describe the body under `json`, `xml` or `raw`, or write `body: empty`"),
        ),
        (Some(empty), Some(Body::Json { .. } | Body::Xml { .. } | Body::Raw { .. })) => diagnostics.push(
            Diagnostic::error(
                &CONFLICTING_KEYS,
                empty.key.span,
                "the body is described and said to be empty",
            )
            .help("delete one of the two"),
        ),
        _ => {}
    }
    let mut header_fields = parse_fields(view.entries("headers"), diagnostics);
    let status_name = view.text("status");
    let mut none = Vec::new();
    let body_fields = body.as_mut().and_then(Body::fields_mut).unwrap_or(&mut none);
    let status_field = status_name.map(|name| status_field(name, &mut header_fields, body_fields));
    Some(Answer {
        status: Spanned::new(status, entry.key.span),
        about: view.words("about"),
        body: body?,
        header_fields,
        status_field,
        may_fail: view.flag("may_fail"),
        evidence: view.evidence(),
    })
}

pub(super) fn parse_error_answer(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<ErrorAnswer> {
    let view = View::new(&entry.value)?;
    let when = view.node("when").and_then(|node| parse_when(node, diagnostics));
    Some(ErrorAnswer {
        status: Spanned::new(status(&entry.key.value).ok()?, entry.key.span),
        error: view.text("error")?,
        about: view.words("about"),
        empty_body: view.text("body").is_some_and(|body| body.value == "empty"),
        details: parse_details(view, diagnostics),
        when,
        evidence: view.evidence(),
    })
}

pub(super) fn parse_codes(view: View<'_>, diagnostics: &mut Diagnostics) -> Vec<ErrorCode> {
    parse_all(view.entries("codes"), diagnostics, parse_code)
}

fn parse_code(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<ErrorCode> {
    let view = View::new(&entry.value)?;
    let when = view.node("when").and_then(|node| parse_when(node, diagnostics));
    Some(ErrorCode {
        code: entry.key.clone(),
        error: view.text("error")?,
        about: view.words("about"),
        status: view.status("status"),
        field: view.text("field"),
        details: parse_details(view, diagnostics),
        when,
        evidence: view.evidence(),
    })
}

fn parse_when(node: &Node, diagnostics: &mut Diagnostics) -> Option<Spanned<When>> {
    let when = match &node.kind {
        NodeKind::Scalar(scalar) => match scalar.text.as_str() {
            "unauthenticated" => When::Unauthenticated,
            "invalid" => When::Invalid,
            "unknown_path" => When::UnknownPath,
            _ => return None,
        },
        NodeKind::Mapping(mapping) => {
            let keys = mapping.entries.iter().map(|entry| entry.key.value.as_str());
            let when = parse_long_when(View::new(node)?);
            if when.is_none() && keys.clone().all(|key| matches!(key, "field" | "value" | "rule")) {
                diagnostics.push(
                    Diagnostic::error(&CONFLICTING_KEYS, node.span, "`when` says none or several things")
                        .help("write `{ field: F }`, `{ field: F, value: V }` or `{ rule: R }`"),
                );
            }
            when?
        }
        _ => return None,
    };
    Some(Spanned::new(when, node.span))
}

fn parse_long_when(view: View<'_>) -> Option<When> {
    match (view.text("field"), view.verbatim("value"), view.text("rule")) {
        (Some(field), None, None) => Some(When::Field(field)),
        (Some(field), Some(value), None) => Some(When::Value(field, value.value)),
        (None, None, Some(rule)) => Some(When::Rule(rule.value)),
        _ => None,
    }
}
