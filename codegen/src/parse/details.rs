//! What answers hold beside their bodies: headers, the status, and what an error says of itself.

use std::collections::BTreeMap;

use super::field::parse_fields;
use super::rules::CONFLICTING_KEYS;
use super::view::View;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Spanned;
use crate::syntax::{Details, Field, FieldType, Operation};
use crate::wording::shown;

/// The details of an error; `None` where nothing is said of them.
pub(super) fn parse_details(view: View<'_>, diagnostics: &mut Diagnostics) -> Option<Details> {
    let key = ["fields", "headers", "status_field"]
        .into_iter()
        .find_map(|key| view.entry(key))?;
    if view.text("body").is_some_and(|body| body.value == "empty")
        && let Some(fields) = view.entry("fields")
    {
        diagnostics.push(
            Diagnostic::error(
                &CONFLICTING_KEYS,
                fields.key.span,
                "the body is described and said to be empty",
            )
            .help("delete one of the two"),
        );
    }
    let name = view.text("error")?;
    let mut header_fields = parse_fields(view.entries("headers"), diagnostics);
    let mut body_fields = parse_fields(view.entries("fields"), diagnostics);
    let status = view.text("status_field");
    Some(Details {
        name: Spanned::new(format!("{}Details", name.value), key.key.span),
        about: Some(format!(
            "What the error {} holds beside its code and its text.",
            shown(&name.value)
        )),
        status: status.map(|name| status_field(name, &mut header_fields, &mut body_fields)),
        header_fields,
        body_fields,
    })
}

/// The field that gets the status: one that is described under that name, else a number.
pub(super) fn status_field(name: Spanned<String>, headers: &mut Vec<Field>, body: &mut Vec<Field>) -> Field {
    for fields in [headers, body] {
        if let Some(index) = fields.iter().position(|field| field.name.value == name.value) {
            return fields.remove(index);
        }
    }
    let ty = Spanned::new("int".to_owned(), name.span);
    Field {
        about: Some("The status of the answer.".to_owned()),
        ..Field::short(name, FieldType::Named(Some(ty)))
    }
}

/// Errors of several operations may be called the same; the types of what they hold are in one module.
pub(super) fn tell_details_apart(operations: &mut [Operation]) {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for operation in operations.iter_mut() {
        for details in details_of(operation) {
            *count.entry(details.name.value.clone()).or_default() += 1;
        }
    }
    for operation in operations {
        let stem = operation.name.value.clone();
        for details in details_of(operation) {
            if count.get(&details.name.value).is_some_and(|count| *count > 1) {
                details.name.value = format!("{stem}_{}", details.name.value);
            }
        }
    }
}

fn details_of(operation: &mut Operation) -> impl Iterator<Item = &mut Details> {
    let by_status = operation.errors.iter_mut().filter_map(|error| error.details.as_mut());
    let by_code = operation.codes.iter_mut().filter_map(|code| code.details.as_mut());
    by_status.chain(by_code)
}
