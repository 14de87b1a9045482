//! Answers: success, errors by status, errors by code, and what provokes them in the mock.

use std::collections::BTreeMap;

use super::api::parse_all;
use super::body::parse_body;
use super::details::{parse_details, status_field};
use super::field::parse_fields;
use super::rules::{BAD_VALUE, CONFLICTING_KEYS, MISSING_KEY};
use super::shape::is_success;
use super::value::status;
use super::view::View;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};
use crate::syntax::{Answer, Body, BodyOfError, ErrorAnswer, ErrorCode, PendingType, When};
use crate::wording::shown;
use crate::yaml::{Entry, Node, NodeKind};

/// The entries of `responds`, told apart by their statuses.
pub(super) fn parse_answers(
    view: View<'_>,
    operation: &str,
    diagnostics: &mut Diagnostics,
) -> (Vec<Answer>, Vec<ErrorAnswer>) {
    let mut answers = Vec::new();
    let mut errors = Vec::new();
    for entry in view.entries("responds") {
        match status(&entry.key.value) {
            Ok(status) if is_success(status) => answers.extend(parse_answer(entry, status, operation, diagnostics)),
            Ok(_) => errors.extend(parse_error_answer(entry, diagnostics)),
            Err(_) => {}
        }
    }
    report_repeated_statuses(&answers, diagnostics);
    report_second_pending(&answers, diagnostics);
    answers.sort_by_key(|answer: &Answer| answer.status.value);
    (answers, errors)
}

fn parse_answer(entry: &Entry, status: u16, operation: &str, diagnostics: &mut Diagnostics) -> Option<Answer> {
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
        also: parse_also(view, diagnostics),
        pending: parse_pending(view, operation, diagnostics),
        about: view.words("about"),
        body: body?,
        header_fields,
        status_field,
        may_fail: view.flag("may_fail"),
        evidence: view.evidence(),
    })
}

/// Other statuses of the same answer; they mean success too.
fn parse_also(view: View<'_>, diagnostics: &mut Diagnostics) -> Vec<Spanned<u16>> {
    let nodes = view.node("also").and_then(Node::list).unwrap_or_default();
    let mut statuses = Vec::new();
    for node in nodes {
        match node.scalar().map(|scalar| status(&scalar.text)) {
            Some(Ok(status)) if is_success(status) => statuses.push(Spanned::new(status, node.span)),
            Some(Ok(status)) => diagnostics.push(
                Diagnostic::error(&BAD_VALUE, node.span, format!("`also`: {status} does not mean success"))
                    .help("write statuses from 200 to 299; others are errors, with entries of their own"),
            ),
            Some(Err(_)) | None => {}
        }
    }
    statuses
}

/// What a pending answer holds gets a type that is called like the operation.
fn parse_pending(view: View<'_>, operation: &str, diagnostics: &mut Diagnostics) -> Option<PendingType> {
    let pending = view.entry("pending").filter(|_| view.flag("pending"))?;
    for key in ["also", "may_fail"].into_iter().filter_map(|key| view.entry(key)) {
        let headline = format!("{} is not for a pending answer", shown(&key.key.value));
        diagnostics.push(
            Diagnostic::error(&CONFLICTING_KEYS, key.key.span, headline)
                .related(pending.key.span, "says that it is one")
                .help("delete one of the two"),
        );
    }
    Some(PendingType {
        name: Spanned::new(format!("{operation}_pending"), pending.key.span),
        about: format!(
            "What the answer of {} holds that means: not ready, ask again.",
            shown(operation)
        ),
    })
}

/// Which of several was meant could not be said to the caller.
fn report_second_pending(answers: &[Answer], diagnostics: &mut Diagnostics) {
    let mut pending = answers.iter().filter_map(|answer| answer.pending.as_ref());
    let Some(first) = pending.next() else { return };
    for second in pending {
        diagnostics.push(
            Diagnostic::error(
                &CONFLICTING_KEYS,
                second.name.span,
                "an operation has one pending answer",
            )
            .related(first.name.span, "the first")
            .help("keep one of them"),
        );
    }
}

/// A status has one answer, be it an entry of its own or one under `also`.
fn report_repeated_statuses(answers: &[Answer], diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<u16, Span> = answers
        .iter()
        .map(|answer| (answer.status.value, answer.status.span))
        .collect();
    for also in answers.iter().flat_map(|answer| &answer.also) {
        if let Some(first) = seen.insert(also.value, also.span) {
            diagnostics.push(
                Diagnostic::error(
                    &CONFLICTING_KEYS,
                    also.span,
                    format!("the status {} has two answers", also.value),
                )
                .related(first, "the other")
                .help("keep one of them"),
            );
        }
    }
}

pub(super) fn parse_error_answer(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<ErrorAnswer> {
    let view = View::new(&entry.value)?;
    let when = view.node("when").and_then(|node| parse_when(node, diagnostics));
    Some(ErrorAnswer {
        status: Spanned::new(status(&entry.key.value).ok()?, entry.key.span),
        error: view.text("error")?,
        about: view.words("about"),
        body: parse_body_of_error(view),
        details: parse_details(view, diagnostics),
        when,
        retryable: view.flag("retryable"),
        deprecated: view.reason("deprecated").map(|reason| reason.value),
        evidence: view.evidence(),
    })
}

fn parse_body_of_error(view: View<'_>) -> BodyOfError {
    match view.text("body") {
        None => BodyOfError::Shared,
        Some(body) if body.value == "shared" => BodyOfError::Shared,
        Some(body) if body.value == "empty" => BodyOfError::Empty,
        Some(body) => BodyOfError::Named(body),
    }
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
        body: parse_body_of_error(view),
        details: parse_details(view, diagnostics),
        when,
        retryable: view.flag("retryable"),
        deprecated: view.reason("deprecated").map(|reason| reason.value),
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
