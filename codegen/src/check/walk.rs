//! The places of a model that several rules look at.

use std::collections::BTreeSet;

use crate::model::{
    AuthKind, Body, Constraints, Encoding, ErrorCase, ErrorFormat, Evidence, Field, Group, Model, Name, Operation,
    Place, Response, TypeId, TypeKind, TypeRef, WireForm,
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
    /// Or a union.
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

/// Every request, every answer, every object type with its fields and every union type with its members.
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

/// The types of what errors hold.
fn of_errors(model: &Model) -> impl Iterator<Item = TypeId> {
    errors(model).filter_map(|(_, error)| error.details)
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

/// What is said at every place with a reason or an observation.
pub(super) fn evidence(model: &Model) -> impl Iterator<Item = &Evidence> {
    model.remarks().into_iter().map(|remarks| remarks.evidence)
}

/// Whether values of that type are objects or unions, or lists or maps of them.
pub(super) fn is_object(model: &Model, ty: &TypeRef) -> bool {
    ty.named()
        .is_some_and(|id| !matches!(model.ty(id).kind, TypeKind::Enum { .. }))
}

/// Whether values of that type are scalars: what one text can hold.
pub(super) fn is_scalar(model: &Model, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Any => false,
        TypeRef::Nullable(inner) => is_scalar(model, inner),
        TypeRef::Named(id) => matches!(model.ty(*id).kind, TypeKind::Enum { .. }),
        _ => true,
    }
}

/// Whether the value travels as one text, whatever its type: as JSON in it.
pub(super) fn is_json_text(form: &WireForm) -> bool {
    matches!(form.encoding, Encoding::Json | Encoding::JsonBase64)
}

/// The field's type and form, then those of its items as far as the spec says how they travel.
pub(super) fn levels(field: &Field) -> impl Iterator<Item = (&TypeRef, &WireForm)> {
    std::iter::successors(Some((&field.ty, &field.form)), |(ty, form)| {
        Some((ty.element()?, form.element.as_deref()?))
    })
}

/// The types that can be reached from bodies that `is_wanted` picks. What travels as JSON in a text is in no body.
pub(super) fn reachable_in(model: &Model, is_wanted: impl Fn(&Body) -> bool) -> BTreeSet<TypeId> {
    let lists = model.operations().flat_map(lists_of_operation);
    let roots = lists
        .filter(|list| list.owner.body().is_some_and(&is_wanted))
        .flat_map(|list| list.fields)
        .filter(|field| is_in_body(field.place));
    reach(model, roots)
}

/// The types of what travels in XML documents.
pub(super) fn in_xml(model: &Model) -> BTreeSet<TypeId> {
    let mut found = reachable_in(model, Body::is_xml);
    found.extend(in_errors(model, ErrorFormat::Xml));
    found
}

/// The types of what travels in anything but XML documents.
pub(super) fn outside_xml(model: &Model) -> BTreeSet<TypeId> {
    let mut found = reachable_in(model, |body| !body.is_xml());
    found.extend(in_errors(model, ErrorFormat::Json));
    let in_texts = fields(model).filter(|field| is_json_text(&field.form));
    found.extend(model.reachable(in_texts));
    found
}

/// The types of what errors hold, where one of the error bodies is written in that format.
fn in_errors(model: &Model, format: ErrorFormat) -> BTreeSet<TypeId> {
    if !model.api.error_bodies.iter().any(|body| body.format == format) {
        return BTreeSet::new();
    }
    let mut found: BTreeSet<_> = of_errors(model).collect();
    let members = found.iter().flat_map(|id| model.ty(*id).fields());
    let reached = reach(model, members.filter(|field| is_in_body(field.place)));
    found.extend(reached);
    found
}

fn reach<'a>(model: &'a Model, roots: impl Iterator<Item = &'a Field>) -> BTreeSet<TypeId> {
    let own = |field: &&Field| !is_json_text(&field.form);
    let mut found = BTreeSet::new();
    let mut waiting: Vec<TypeId> = roots.filter(own).filter_map(|field| field.ty.named()).collect();
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            let inner = model.ty(id).fields().iter().filter(own);
            waiting.extend(inner.filter_map(|field| field.ty.named()));
        }
    }
    found
}

/// Whether a field of that place is in the body.
pub(super) fn is_in_body(place: Place) -> bool {
    match place {
        Place::Body | Place::XmlAttribute | Place::XmlText | Place::BesideRoot | Place::Payload => true,
        Place::Path | Place::Query | Place::Header | Place::Status => false,
    }
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
        Group::AtLeastOneOf(members)
        | Group::ExactlyOneOf(members)
        | Group::Together(members)
        | Group::InOrder(members) => members.span,
        Group::RequiredIf { span, .. } | Group::RequiredUnless { span, .. } => *span,
    }
}

fn lists_of_operation(operation: &Operation) -> impl Iterator<Item = FieldList<'_>> {
    let request = FieldList {
        owner: Owner::Request(operation),
        fields: &operation.request.fields,
        groups: &operation.request.groups,
    };
    let responses = operation.answers().map(|response| FieldList {
        owner: Owner::Response(response),
        fields: &response.fields,
        groups: &[],
    });
    std::iter::once(request).chain(responses)
}

fn lists_of_types(model: &Model) -> impl Iterator<Item = FieldList<'_>> {
    model.types.iter().enumerate().filter_map(|(index, ty)| match &ty.kind {
        TypeKind::Object { fields, groups, .. } => Some(FieldList {
            owner: Owner::Object(TypeId(index)),
            fields,
            groups,
        }),
        TypeKind::Union { members } => Some(FieldList {
            owner: Owner::Object(TypeId(index)),
            fields: members,
            groups: &[],
        }),
        TypeKind::Enum { .. } => None,
    })
}
