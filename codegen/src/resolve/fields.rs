//! Fields: their type, with what a named scalar says merged in, and their names.

use super::aliases::{Merged, merge_constraints, merge_evidence};
use super::groups::resolve_groups;
use super::naming::Scope;
use super::types::{Meaning, Types};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Encoding, Field, FieldSample, Place, TypeKind, TypeRef, WireName};
use crate::names;
use crate::parse::rules::{BAD_VALUE, MISSING_KEY};
use crate::source::Spanned;
use crate::syntax::{self, FieldType, Groups, XmlForm};

/// Where fields are resolved.
pub(super) struct FieldContext<'c, 'a> {
    pub(super) types: &'c mut Types<'a>,
    pub(super) resource: Option<usize>,
    pub(super) diagnostics: &'c mut Diagnostics,
}

/// The fields of an object type, and its rules over several of them.
pub(super) fn resolve_object(
    context: &mut FieldContext<'_, '_>,
    fields: &[syntax::Field],
    groups: Option<&Groups>,
) -> TypeKind {
    let mut scope = Scope::of_fields();
    let resolved = resolve_fields(context, fields, Place::Body, &mut scope);
    let all: Vec<_> = fields.iter().collect();
    let groups = resolve_groups(&all, groups, context.diagnostics);
    TypeKind::Object {
        fields: resolved,
        groups,
    }
}

/// Fields that travel in one place.
pub(super) fn resolve_fields(
    context: &mut FieldContext<'_, '_>,
    fields: &[syntax::Field],
    place: Place,
    scope: &mut Scope,
) -> Vec<Field> {
    fields
        .iter()
        .map(|field| resolve_field(context, field, place, scope))
        .collect()
}

fn resolve_field(context: &mut FieldContext<'_, '_>, field: &syntax::Field, place: Place, scope: &mut Scope) -> Field {
    let name = scope.give(&field.name, names::snake_case, context.diagnostics);
    let (ty, alias) = resolve_type(context, field);
    let place = resolve_place(field, place, context.diagnostics);
    let is_conditional = field.required_if.is_some() || field.required_unless.is_some();
    let is_list = matches!(ty, TypeRef::List(_));
    let base = alias.as_ref();
    let secret = field.secret.or(base.and_then(|base| base.secret)).unwrap_or(false);
    report_secret_type(field, secret, &ty, context.diagnostics);
    let wire = field.wire.clone().or_else(|| base.and_then(|base| base.wire.clone()));
    Field {
        wire: wire_names(field),
        about: field.about.clone().or_else(|| base.and_then(|base| base.about.clone())),
        optional: is_conditional || field.optional.as_ref().is_some_and(|optional| optional.value),
        secret,
        encoding: wire.map_or(Encoding::Plain, |wire| wire.value),
        constraints: match base {
            Some(base) => merge_constraints(field.constraints.clone(), &base.constraints),
            None => field.constraints.clone(),
        },
        // One item is no sample of a list.
        sample: resolve_sample(field, base.filter(|_| !is_list), context.diagnostics),
        deprecated: field.deprecated.clone(),
        evidence: match base {
            Some(base) => merge_evidence(field.evidence.clone(), &base.evidence),
            None => field.evidence.clone(),
        },
        name,
        ty,
        place,
    }
}

fn resolve_type(context: &mut FieldContext<'_, '_>, field: &syntax::Field) -> (TypeRef, Option<Merged>) {
    match &field.ty {
        FieldType::Named(None) => (TypeRef::String, None),
        FieldType::Named(Some(name)) => resolve_named(context, name),
        FieldType::List(item) => {
            let (item, alias) = resolve_named(context, item);
            (TypeRef::List(Box::new(item)), alias)
        }
        FieldType::Object(_) | FieldType::Enum(_) => {
            let id = context.types.inline(field);
            (id.map_or(TypeRef::String, TypeRef::Named), None)
        }
    }
}

fn resolve_named(context: &mut FieldContext<'_, '_>, name: &Spanned<String>) -> (TypeRef, Option<Merged>) {
    match context.types.meaning(name, context.resource, context.diagnostics) {
        Meaning::Type(ty) => (ty, None),
        Meaning::Alias(merged) => (merged.ty.clone(), Some(*merged)),
    }
}

/// A field that says nothing else travels under its own name.
fn wire_names(field: &syntax::Field) -> Vec<Spanned<WireName>> {
    let named = match field.wire_name.as_slice() {
        [] => std::slice::from_ref(&field.name),
        named => named,
    };
    named.iter().cloned().map(|name| name.map(WireName)).collect()
}

fn resolve_place(field: &syntax::Field, place: Place, diagnostics: &mut Diagnostics) -> Place {
    match (field.xml.as_ref(), place) {
        (None, place) => place,
        (Some(form), Place::Body) => match form.value {
            XmlForm::Element => Place::Body,
            XmlForm::Attribute => Place::XmlAttribute,
            XmlForm::Text => Place::XmlText,
        },
        (Some(form), place) => {
            diagnostics.push(
                Diagnostic::error(&BAD_VALUE, form.span, "`xml` says how a field of a body is written")
                    .help("delete it: the field does not travel in a body"),
            );
            place
        }
    }
}

/// Only text can be kept from being shown.
fn report_secret_type(field: &syntax::Field, secret: bool, ty: &TypeRef, diagnostics: &mut Diagnostics) {
    let item = match ty {
        TypeRef::List(item) => item,
        ty => ty,
    };
    if secret && *item != TypeRef::String {
        diagnostics.push(
            Diagnostic::error(&BAD_VALUE, field.name.span, "only text can be secret")
                .help("delete `secret`, or make the field a string"),
        );
    }
}

fn resolve_sample(field: &syntax::Field, base: Option<&Merged>, diagnostics: &mut Diagnostics) -> Option<FieldSample> {
    let own = field.sample.as_ref();
    let inherited = base.and_then(|base| base.sample.as_ref());
    let inherited_breaks = base
        .and_then(|base| base.sample_breaks.as_ref())
        .filter(|_| own.is_none());
    let breaks = field.sample_breaks.as_ref();
    let Some(sample) = own.or(inherited) else {
        if let Some(breaks) = breaks {
            diagnostics.push(
                Diagnostic::error(
                    &MISSING_KEY,
                    breaks.span,
                    "`sample_breaks` speaks of a sample that is not there",
                )
                .help("write the `sample`, or delete `sample_breaks`"),
            );
        }
        return None;
    };
    Some(FieldSample {
        value: sample.value.clone(),
        span: sample.span,
        breaks: breaks.or(inherited_breaks).cloned(),
    })
}
