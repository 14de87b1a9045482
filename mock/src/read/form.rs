//! Reads forms and query strings: what is always sent, maps whose keys are names of their own, and all other fields.

use specwright_codegen::model::{
    AuthKind, Body, Field, FormBody, Model, NameStyle, Operation, Place, SampleValue, Style, TypeRef,
};
use specwright_codegen::sample::{Values, unplaced};

use super::in_body;
use super::names::Names;
use crate::breach::Report;
use crate::incoming::{Incoming, Pairs, is_well_encoded, pairs};

/// The query string with the fields that are looked for in it.
pub(super) struct Query<'r> {
    model: &'r Model,
    operation: &'r Operation,
    names: Names<'r>,
}

impl<'r> Query<'r> {
    /// Notes what is always sent and not there.
    pub(super) fn new(model: &'r Model, operation: &'r Operation, incoming: &'r Incoming, report: &mut Report) -> Self {
        check_constants(&operation.query, incoming.query(), report);
        Self {
            model,
            operation,
            names: Names::new(incoming.query(), NameStyle::Dotted),
        }
    }

    /// A field of the query string.
    pub(super) fn field(&self, field: &Field, report: &mut Report) -> Option<SampleValue> {
        read_field(self.model, self.operation, &self.names, field, report)
    }
}

/// The fields of a form, or what is wrong with the whole of it.
pub(super) fn read_form(
    model: &Model,
    operation: &Operation,
    form: &FormBody,
    incoming: &Incoming,
    report: &mut Report,
) -> Result<Values, String> {
    if !is_well_encoded(incoming.body()) {
        return Err("the body must be percent-encoded UTF-8".to_owned());
    }
    let pairs = pairs(incoming.body());
    check_form_constants(form, &pairs, report);
    let names = Names::new(&pairs, form.names);
    let mut values = Values::new();
    for field in operation.request.fields.iter().filter(|field| in_body(field)) {
        let value = read_field(model, operation, &names, field, report);
        values.extend(value.map(|value| (field.name.spec.clone(), unplaced(value))));
    }
    Ok(values)
}

/// Notes what is always sent in the form and not there.
pub(super) fn check_form_constants(form: &FormBody, pairs: &Pairs, report: &mut Report) {
    let constants = form.constants.iter();
    let constants: Vec<_> = constants
        .map(|(name, text)| (name.clone(), Some(text.clone())))
        .collect();
    check_constants(&constants, pairs, report);
}

/// A field under its name, or the names that nobody else has.
fn read_field(
    model: &Model,
    operation: &Operation,
    names: &Names<'_>,
    field: &Field,
    report: &mut Report,
) -> Option<SampleValue> {
    if !is_spread(field) {
        return names.field(model, field, report);
    }
    names.spread(
        model,
        field,
        &|name| is_taken(model, operation, field.place, name),
        report,
    )
}

/// Items that are always sent; `None` is a name without a value.
fn check_constants(constants: &[(String, Option<String>)], pairs: &Pairs, report: &mut Report) {
    for (name, text) in constants {
        let text = text.as_deref().unwrap_or_default();
        if !pairs.iter().any(|(key, value)| key == name && value == text) {
            let shown = if text.is_empty() {
                name.clone()
            } else {
                format!("{name}={text}")
            };
            report.note(name, "required", format!("must be sent as `{shown}`"));
        }
    }
}

fn is_spread(field: &Field) -> bool {
    field.form.style == Style::Spread && matches!(field.ty, TypeRef::Map(_))
}

/// Whether a name in a query string or a form is something else than the key of a map.
fn is_taken(model: &Model, operation: &Operation, place: Place, name: &str) -> bool {
    let is_credential = model.api.auth.iter().any(|scheme| match &scheme.kind {
        AuthKind::Parameters { fields, .. } => fields.iter().any(|(own, _)| own.0 == name),
        _ => false,
    });
    let is_constant = match &operation.request.body {
        Body::Form(form) if place == Place::Body => form.constants.iter().any(|(own, _)| own == name),
        _ => operation.query.iter().any(|(own, _)| own == name),
    };
    let mut others = operation.request.fields.iter();
    is_credential || is_constant || others.any(|field| field.place == place && !is_spread(field) && is_of(field, name))
}

/// Whether a name is the field's, or is put together from it.
fn is_of(field: &Field, name: &str) -> bool {
    let nests = matches!(field.ty, TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Named(_));
    let mut names = field.wire.iter().map(|wire| wire.value.0.as_str());
    names.any(|own| {
        let rest = name.strip_prefix(own);
        rest.is_some_and(|rest| rest.is_empty() || nests && rest.starts_with(['[', '.']))
    })
}
