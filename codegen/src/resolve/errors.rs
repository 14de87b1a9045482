//! Documented errors: an operation's own, and those of the service merged in.

use std::collections::BTreeSet;

use super::index::FieldIndex;
use super::naming::Scope;
use super::rules::UNKNOWN_ERROR_BODY;
use super::types::Types;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{ErrorBody, ErrorCase, Trigger};
use crate::names;
use crate::parse::rules::BAD_VALUE;
use crate::source::Spanned;
use crate::syntax::{Api, BodyOfError, ErrorAnswer, ErrorCode, Operation, When};
use crate::wording::{listed, nearest, shown};

/// What `api.yaml` says of errors.
pub(super) struct Shared<'a> {
    /// How their bodies look.
    bodies: &'a [ErrorBody],
    /// Those that it states once. Their names are settled again in each operation.
    cases: Vec<ErrorCase>,
}

pub(super) fn resolve_shared_errors<'a>(
    api: &Api,
    bodies: &'a [ErrorBody],
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Shared<'a> {
    let mut scope = Scope::of_errors();
    let index = FieldIndex::new(&[]);
    let mut resolved = Vec::new();
    for error in &api.errors {
        if !report_when_of_field(error.when.as_ref(), diagnostics) {
            resolved.push(by_status(error, &mut scope, &index, (types, bodies), diagnostics));
        }
    }
    for code in &api.codes {
        if !report_when_of_field(code.when.as_ref(), diagnostics) {
            resolved.push(by_code(code, &mut scope, &index, (types, bodies), diagnostics));
        }
    }
    for error in &mut resolved {
        error.shared = true;
    }
    Shared {
        bodies,
        cases: resolved,
    }
}

/// Whether a `when` speaks of a field, which a shared error cannot.
fn report_when_of_field(when: Option<&Spanned<When>>, diagnostics: &mut Diagnostics) -> bool {
    let Some(when) = when.filter(|when| matches!(when.value, When::Field(_) | When::Value(..))) else {
        return false;
    };
    diagnostics.push(
        Diagnostic::error(
            &BAD_VALUE,
            when.span,
            "`when`: a shared error belongs to no operation, and to no field",
        )
        .help("write `when` in an operation's own entry for the status or the code"),
    );
    true
}

/// Every error of an operation: those under `responds`, then those under `codes`, then the shared ones that it does not
/// replace.
pub(super) fn resolve_errors(
    operation: &Operation,
    index: &FieldIndex<'_>,
    shared: &Shared<'_>,
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<ErrorCase> {
    let statuses: BTreeSet<u16> = operation.errors.iter().map(|error| error.status.value).collect();
    let codes: BTreeSet<&str> = operation.codes.iter().map(|code| code.code.value.as_str()).collect();
    let is_replaced = |error: &ErrorCase| match (&error.code, &error.status) {
        (Some(code), _) => codes.contains(code.value.as_str()),
        (None, Some(status)) => statuses.contains(&status.value),
        (None, None) => false,
    };
    let known = (types, shared.bodies);
    let shared: Vec<_> = shared
        .cases
        .iter()
        .filter(|error| !is_replaced(error))
        .cloned()
        .collect();

    let mut scope = Scope::of_errors();
    // Taken first, so that a clash is reported at the operation's own error.
    for error in &shared {
        let by = format!("the shared error {}", shown(&error.name.spec));
        scope.take_for(&error.name.rust, &error.name.spec, error.name.span, by, diagnostics);
    }
    let mut errors = Vec::new();
    for error in &operation.errors {
        errors.push(by_status(error, &mut scope, index, known, diagnostics));
    }
    for code in &operation.codes {
        errors.push(by_code(code, &mut scope, index, known, diagnostics));
    }
    errors.extend(shared);
    errors
}

fn by_status(
    error: &ErrorAnswer,
    scope: &mut Scope,
    index: &FieldIndex<'_>,
    (types, bodies): (&Types<'_>, &[ErrorBody]),
    diagnostics: &mut Diagnostics,
) -> ErrorCase {
    ErrorCase {
        name: scope.give(&error.error, names::pascal_case, diagnostics),
        about: error.about.clone(),
        status: Some(error.status.clone()),
        code: None,
        details: error.details.as_ref().and_then(|details| types.details(details)),
        empty_body: matches!(error.body, BodyOfError::Empty),
        body: find_body(&error.body, bodies, diagnostics),
        field: None,
        retryable: error.retryable,
        deprecated: error.deprecated.clone(),
        when: trigger(error.when.as_ref(), index, diagnostics),
        shared: false,
        evidence: error.evidence.clone(),
    }
}

fn by_code(
    code: &ErrorCode,
    scope: &mut Scope,
    index: &FieldIndex<'_>,
    (types, bodies): (&Types<'_>, &[ErrorBody]),
    diagnostics: &mut Diagnostics,
) -> ErrorCase {
    ErrorCase {
        name: scope.give(&code.error, names::pascal_case, diagnostics),
        about: code.about.clone(),
        status: code.status.clone(),
        code: Some(code.code.clone()),
        details: code.details.as_ref().and_then(|details| types.details(details)),
        empty_body: matches!(code.body, BodyOfError::Empty),
        body: find_body(&code.body, bodies, diagnostics),
        retryable: code.retryable,
        deprecated: code.deprecated.clone(),
        field: code.field.as_ref().and_then(|field| index.find(field, diagnostics)),
        when: trigger(code.when.as_ref(), index, diagnostics),
        shared: false,
        evidence: code.evidence.clone(),
    }
}

fn find_body(body: &BodyOfError, bodies: &[ErrorBody], diagnostics: &mut Diagnostics) -> Option<usize> {
    let BodyOfError::Named(name) = body else {
        return None;
    };
    let known = || bodies.iter().map(|body| body.name.spec.as_str());
    if let Some(index) = known().position(|known| known == name.value) {
        return Some(index);
    }
    let headline = format!("there is no error body {}", shown(&name.value));
    let diagnostic = Diagnostic::error(&UNKNOWN_ERROR_BODY, name.span, headline);
    diagnostics.push(match nearest(&name.value, known().chain(["empty", "shared"])) {
        Some(near) => diagnostic.label(format!("did you mean {}?", shown(near))),
        None if bodies.is_empty() => diagnostic.help("describe it under `error_bodies` of `api.yaml`"),
        None => diagnostic.help(format!(
            "write `empty`, `shared` or an entry of `error_bodies`: {}",
            listed(known())
        )),
    });
    None
}

fn trigger(
    when: Option<&Spanned<When>>,
    index: &FieldIndex<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<Trigger>> {
    let when = when?;
    let trigger = match &when.value {
        When::Unauthenticated => Trigger::Unauthenticated,
        When::Invalid => Trigger::Invalid,
        When::UnknownPath => Trigger::UnknownPath,
        When::Rule(rule) => Trigger::Rule(rule.clone()),
        When::Field(field) => Trigger::Field(index.find(field, diagnostics)?),
        When::Value(field, value) => Trigger::Value(index.find(field, diagnostics)?, value.clone()),
    };
    Some(Spanned::new(trigger, when.span))
}
