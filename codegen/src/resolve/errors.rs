//! Documented errors: an operation's own, and those of the service merged in.

use std::collections::BTreeSet;

use super::index::FieldIndex;
use super::naming::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{ErrorCase, Trigger};
use crate::names;
use crate::parse::rules::BAD_VALUE;
use crate::source::Spanned;
use crate::syntax::{ErrorAnswer, ErrorCode, Operation, When};
use crate::wording::shown;

/// The errors that `api.yaml` states once. Their names are settled again in each operation.
pub(super) fn resolve_shared_errors(errors: &[ErrorAnswer], diagnostics: &mut Diagnostics) -> Vec<ErrorCase> {
    let mut scope = Scope::of_errors();
    let index = FieldIndex::new(&[]);
    let mut resolved = Vec::new();
    for error in errors {
        let speaks_of_field = matches!(
            error.when,
            Some(Spanned {
                value: When::Field(_) | When::Value(..),
                ..
            })
        );
        if let Some(when) = error.when.as_ref().filter(|_| speaks_of_field) {
            diagnostics.push(
                Diagnostic::error(
                    &BAD_VALUE,
                    when.span,
                    "`when`: a shared error belongs to no operation, and to no field",
                )
                .help("write `when` in an operation's own entry for the status"),
            );
            continue;
        }
        resolved.push(ErrorCase {
            shared: true,
            ..by_status(error, &mut scope, &index, diagnostics)
        });
    }
    resolved
}

/// Every error of an operation: those under `responds`, then those under `codes`, then the shared ones that it does not
/// replace.
pub(super) fn resolve_errors(
    operation: &Operation,
    index: &FieldIndex<'_>,
    shared: &[ErrorCase],
    diagnostics: &mut Diagnostics,
) -> Vec<ErrorCase> {
    let own: BTreeSet<u16> = operation.errors.iter().map(|error| error.status.value).collect();
    let is_replaced = |error: &ErrorCase| error.status.as_ref().is_some_and(|status| own.contains(&status.value));
    let shared: Vec<_> = shared.iter().filter(|error| !is_replaced(error)).cloned().collect();

    let mut scope = Scope::of_errors();
    // Taken first, so that a clash is reported at the operation's own error.
    for error in &shared {
        let by = format!("the shared error {}", shown(&error.name.spec));
        scope.take_for(&error.name.rust, &error.name.spec, error.name.span, by, diagnostics);
    }
    let mut errors = Vec::new();
    for error in &operation.errors {
        errors.push(by_status(error, &mut scope, index, diagnostics));
    }
    for code in &operation.codes {
        errors.push(by_code(code, &mut scope, index, diagnostics));
    }
    errors.extend(shared);
    errors
}

fn by_status(
    error: &ErrorAnswer,
    scope: &mut Scope,
    index: &FieldIndex<'_>,
    diagnostics: &mut Diagnostics,
) -> ErrorCase {
    ErrorCase {
        name: scope.give(&error.error, names::pascal_case, diagnostics),
        about: error.about.clone(),
        status: Some(error.status.clone()),
        code: None,
        empty_body: error.empty_body,
        field: None,
        when: trigger(error.when.as_ref(), index, diagnostics),
        shared: false,
        evidence: error.evidence.clone(),
    }
}

fn by_code(code: &ErrorCode, scope: &mut Scope, index: &FieldIndex<'_>, diagnostics: &mut Diagnostics) -> ErrorCase {
    ErrorCase {
        name: scope.give(&code.error, names::pascal_case, diagnostics),
        about: code.about.clone(),
        status: code.status.clone(),
        code: Some(code.code.clone()),
        empty_body: false,
        field: code.field.as_ref().and_then(|field| index.find(field, diagnostics)),
        when: trigger(code.when.as_ref(), index, diagnostics),
        shared: false,
        evidence: code.evidence.clone(),
    }
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
