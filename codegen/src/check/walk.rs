//! The places of a model that several rules look at.

use std::collections::BTreeSet;

use crate::model::{
    AuthKind, Body, Constraints, ErrorCase, Evidence, Field, Group, Model, Name, Operation, Response, TypeId, TypeKind,
    TypeRef,
};
use crate::source::Span;

/// Fields that stand side by side, and what holds them.
pub(super) struct FieldList<'a> {
    pub(super) owner: Owner<'a>,
    pub(super) fields: &'a [Field],
    pub(super) groups: &'a [Group],
}

/// What holds fields.
#[derive(Clone, Copy)]
pub(super) enum Owner<'a> {
    Request(&'a Operation),
    Response(&'a Response),
    Object(TypeId),
}

/// Constraints with the name they belong to. `field` is `None` for a variable of a server's URL, which is text.
pub(super) struct Constrained<'a> {
    pub(super) name: &'a Name,
    pub(super) field: Option<&'a Field>,
    pub(super) constraints: &'a Constraints,
}

impl<'a> Owner<'a> {
    /// The body that the fields are written in; a type has none of its own.
    pub(super) fn body(self) -> Option<&'a Body> {
        match self {
            Owner::Request(operation) => Some(&operation.request.body),
            Owner::Response(response) => Some(&response.body),
            Owner::Object(_) => None,
        }
    }
}

/// Every request, every answer and every object type, each with its fields.
pub(super) fn field_lists(model: &Model) -> impl Iterator<Item = FieldList<'_>> {
    model
        .operations()
        .flat_map(lists_of_operation)
        .chain(lists_of_types(model))
}

/// Every field, wherever it is.
pub(super) fn fields(model: &Model) -> impl Iterator<Item = &Field> {
    field_lists(model).flat_map(|list| list.fields)
}

/// The fields of every request and every answer.
pub(super) fn operation_fields(model: &Model) -> impl Iterator<Item = &Field> {
    model
        .operations()
        .flat_map(lists_of_operation)
        .flat_map(|list| list.fields)
}

/// Every documented error of every operation; one that the whole service shares comes once per operation.
pub(super) fn errors(model: &Model) -> impl Iterator<Item = (&Operation, &ErrorCase)> {
    model
        .operations()
        .flat_map(|operation| operation.errors.iter().map(move |error| (operation, error)))
}

/// Every set of constraints.
pub(super) fn constrained(model: &Model) -> impl Iterator<Item = Constrained<'_>> {
    let of_fields = fields(model).map(|field| Constrained {
        name: &field.name,
        field: Some(field),
        constraints: &field.constraints,
    });
    let variables = model.api.servers.iter().flat_map(|server| &server.variables);
    of_fields.chain(variables.map(|variable| Constrained {
        name: &variable.name,
        field: None,
        constraints: &variable.constraints,
    }))
}

/// Every place for a reason or an observation.
pub(super) fn evidence(model: &Model) -> impl Iterator<Item = &Evidence> {
    let api = &model.api;
    std::iter::once(&api.evidence)
        .chain(api.servers.iter().map(|server| &server.evidence))
        .chain(api.auth.iter().map(|scheme| &scheme.evidence))
        .chain(api.error_bodies.iter().map(|body| &body.evidence))
        .chain(model.types.iter().map(|ty| &ty.evidence))
        .chain(fields(model).map(|field| &field.evidence))
        .chain(model.operations().map(|operation| &operation.evidence))
        .chain(
            model
                .operations()
                .flat_map(|operation| &operation.responses)
                .map(|response| &response.evidence),
        )
        .chain(errors(model).map(|(_, error)| &error.evidence))
}

/// Whether values of that type are objects, or lists of them.
pub(super) fn is_object(model: &Model, ty: &TypeRef) -> bool {
    ty.named()
        .is_some_and(|id| matches!(model.ty(id).kind, TypeKind::Object { .. }))
}

/// The types that can be reached from bodies that `is_wanted` picks.
pub(super) fn reachable_in(model: &Model, is_wanted: impl Fn(&Body) -> bool) -> BTreeSet<TypeId> {
    let lists = model.operations().flat_map(lists_of_operation);
    let roots = lists
        .filter(|list| list.owner.body().is_some_and(&is_wanted))
        .flat_map(|list| list.fields);
    model.reachable(roots)
}

/// The credentials that a scheme sends.
pub(super) fn credentials_of(kind: &AuthKind) -> Vec<usize> {
    match kind {
        AuthKind::Basic { username, password } => vec![*username, *password],
        AuthKind::Bearer { token } => vec![*token],
        AuthKind::Headers(fields) | AuthKind::Parameters { fields, .. } => {
            fields.iter().map(|(_, credential)| *credential).collect()
        }
    }
}

/// What a group speaks of, and where.
pub(super) fn group_span(group: &Group) -> Span {
    match group {
        Group::AtLeastOneOf(members) | Group::ExactlyOneOf(members) | Group::Together(members) => members.span,
        Group::RequiredIf { span, .. } | Group::RequiredUnless { span, .. } => *span,
    }
}

fn lists_of_operation(operation: &Operation) -> impl Iterator<Item = FieldList<'_>> {
    let request = FieldList {
        owner: Owner::Request(operation),
        fields: &operation.request.fields,
        groups: &operation.request.groups,
    };
    let responses = operation.responses.iter().map(|response| FieldList {
        owner: Owner::Response(response),
        fields: &response.fields,
        groups: &[],
    });
    std::iter::once(request).chain(responses)
}

fn lists_of_types(model: &Model) -> impl Iterator<Item = FieldList<'_>> {
    model.types.iter().enumerate().filter_map(|(index, ty)| match &ty.kind {
        TypeKind::Object { fields, groups } => Some(FieldList {
            owner: Owner::Object(TypeId(index)),
            fields,
            groups,
        }),
        TypeKind::Enum { .. } => None,
    })
}
