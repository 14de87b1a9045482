//! Fields: their type, with what a named scalar says merged in, and their names.

use super::aliases::{Merged, merge_constraints, merge_evidence};
use super::fill::resolve_fill;
use super::groups::{refuse_conditions, resolve_groups};
use super::naming::Scope;
use super::types::{Meaning, Types};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Encoding, Field, FieldSample, Name, Namespace, Place, TypeKind, TypeRef, WireForm, WireName};
use crate::names;
use crate::parse::rules::{BAD_VALUE, MISSING_KEY};
use crate::source::Spanned;
use crate::syntax::{self, Content, FieldType, Groups, Item, XmlForm};

/// Where fields are resolved.
pub(super) struct FieldContext<'c, 'a> {
    pub(super) types: &'c mut Types<'a>,
    pub(super) resource: Option<usize>,
    pub(super) diagnostics: &'c mut Diagnostics,
}

/// A type, and what the names in it say of the way it travels.
struct Linked {
    ty: TypeRef,
    /// The named scalar, at whatever depth of lists and maps: its constraints are the field's.
    alias: Option<Merged>,
    /// What the named scalar says, where no mapping of its own stands in between.
    wire: Option<Spanned<Encoding>>,
    element: Option<Box<WireForm>>,
}

/// The fields of an object type, and its rules over several of them.
pub(super) fn resolve_object(
    context: &mut FieldContext<'_, '_>,
    fields: &[syntax::Field],
    groups: Option<&Groups>,
    namespace: Option<&Namespace>,
) -> TypeKind {
    let mut scope = Scope::of_fields();
    let resolved = resolve_fields(context, fields, Place::Body, &mut scope);
    let all: Vec<_> = fields.iter().collect();
    let groups = resolve_groups(&all, groups, context.diagnostics);
    TypeKind::Object {
        fields: resolved,
        groups,
        namespace: namespace.cloned(),
    }
}

/// What an error holds beside its code and its text.
pub(super) fn resolve_details(context: &mut FieldContext<'_, '_>, details: &syntax::Details) -> TypeKind {
    refuse_conditions(details.fields(), context.diagnostics);
    let scope = &mut Scope::of_fields();
    let mut fields = resolve_fields(context, &details.header_fields, Place::Header, scope);
    fields.extend(resolve_fields(context, &details.status, Place::Status, scope));
    fields.extend(resolve_fields(context, &details.body_fields, Place::Body, scope));
    TypeKind::Object {
        fields,
        groups: Vec::new(),
        namespace: None,
    }
}

/// What an answer holds: headers, the status, the body.
pub(super) fn resolve_answer_fields(context: &mut FieldContext<'_, '_>, answer: &syntax::Answer) -> Vec<Field> {
    let scope = &mut Scope::of_fields();
    let mut fields = resolve_fields(context, &answer.header_fields, Place::Header, scope);
    fields.extend(resolve_fields(context, &answer.status_field, Place::Status, scope));
    fields.extend(resolve_fields(
        context,
        answer.body.fields(),
        place_in(&answer.body),
        scope,
    ));
    fields
}

/// Where the fields of a body travel.
pub(super) fn place_in(body: &syntax::Body) -> Place {
    match body.content() {
        Some(Content::Payload(_)) => Place::Payload,
        Some(Content::Fields(_)) | None => Place::Body,
    }
}

/// The members of a union: fields whose names are those of variants.
pub(super) fn resolve_union(context: &mut FieldContext<'_, '_>, members: &[syntax::Field]) -> TypeKind {
    let mut scope = Scope::of_members();
    let member = |member: &syntax::Field| {
        let name = scope.give(&member.name, names::pascal_case, context.diagnostics);
        resolve_field(context, member, Place::Body, name)
    };
    TypeKind::Union {
        members: members.iter().map(member).collect(),
    }
}

/// Fields that travel in one place.
pub(super) fn resolve_fields<'f>(
    context: &mut FieldContext<'_, '_>,
    fields: impl IntoIterator<Item = &'f syntax::Field>,
    place: Place,
    scope: &mut Scope,
) -> Vec<Field> {
    let mut resolved = Vec::new();
    for field in fields {
        let name = scope.give(&field.name, names::snake_case, context.diagnostics);
        resolved.push(resolve_field(context, field, place, name));
    }
    resolved
}

fn resolve_field(context: &mut FieldContext<'_, '_>, field: &syntax::Field, place: Place, name: Name) -> Field {
    let linked = resolve_type(context, field);
    let mut form = resolve_form(field, &linked);
    let Linked { ty, alias, .. } = linked;
    let place = resolve_place(field, place, context.diagnostics);
    if place == Place::Header && *ty.innermost() == TypeRef::DateTime {
        write_as_http_dates(&mut form);
    }
    let is_conditional = field.required_if.is_some() || field.required_unless.is_some();
    let is_container = ty.element().is_some();
    let base = alias.as_ref();
    let secret = field.secret.or(base.and_then(|base| base.secret)).unwrap_or(false);
    report_secret_type(field, secret, &ty, context.diagnostics);
    report_header_map(field, place, &ty, &form, context.diagnostics);
    Field {
        wire: wire_names(field),
        about: field.about.clone().or_else(|| base.and_then(|base| base.about.clone())),
        optional: is_conditional
            || field.fill.is_some()
            || field.optional.as_ref().is_some_and(|optional| optional.value),
        secret,
        form,
        fill: field.fill.as_ref().map(|fill| resolve_fill(fill, &ty)),
        constraints: match base {
            Some(base) => merge_constraints(field.constraints.clone(), &base.constraints),
            None => field.constraints.clone(),
        },
        // One item is no sample of a list.
        sample: resolve_sample(field, base.filter(|_| !is_container), context.diagnostics),
        required_when: field.required_when.as_ref().map(|text| text.value.trim().to_owned()),
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

/// What the field says of the way it travels, and what the scalar says that it names.
fn resolve_form(field: &syntax::Field, linked: &Linked) -> WireForm {
    let wire = field.wire.as_ref().or(linked.wire.as_ref());
    let is_scalar = linked.ty.element().is_none();
    let base = linked.alias.as_ref();
    let mut form = WireForm {
        encoding: wire.map_or(Encoding::Plain, |wire| wire.value.clone()),
        element: linked.element.clone(),
        ..field.form.clone()
    };
    if form.none.is_none() && is_scalar {
        form.none = base.and_then(|base| base.none.clone());
    }
    if form.also_read.is_empty() {
        form.also_read = base.map_or_else(Vec::new, |base| base.also_read.clone());
    }
    hand_to_items(&mut form);
    form
}

/// A header writes its moments as HTTP does, unless the spec says otherwise.
fn write_as_http_dates(form: &mut WireForm) {
    match form.element.as_mut() {
        Some(element) => write_as_http_dates(element),
        None if form.encoding == Encoding::Plain => form.encoding = Encoding::HttpDate,
        None => {}
    }
}

/// What a list or a map says of its scalars is said of its items, where those have a form of their own. JSON in a text
/// holds the whole value.
fn hand_to_items(form: &mut WireForm) {
    if matches!(form.encoding, Encoding::Json | Encoding::JsonBase64) {
        return;
    }
    if let Some(element) = form.element.as_mut() {
        let said = std::mem::take(&mut form.encoding);
        if element.encoding == Encoding::Plain {
            element.encoding = said;
        }
        hand_to_items(element);
    }
}

fn resolve_type(context: &mut FieldContext<'_, '_>, field: &syntax::Field) -> Linked {
    match &field.ty {
        FieldType::Object(_) | FieldType::Enum(_) => {
            let id = context.types.inline(field);
            Linked::plain(id.map_or(TypeRef::String, TypeRef::Named))
        }
        ty => link_type(context, ty),
    }
}

/// The depth of the file bounds the depth of the calls.
fn link_type(context: &mut FieldContext<'_, '_>, ty: &FieldType) -> Linked {
    match ty {
        FieldType::Named(Some(name)) => {
            let (ty, alias) = resolve_named(context, name);
            Linked {
                ty,
                wire: alias.as_ref().and_then(|alias| alias.wire.clone()),
                alias,
                element: None,
            }
        }
        FieldType::List(item) => link_items(context, item, TypeRef::List),
        FieldType::Map(item) => link_items(context, item, TypeRef::Map),
        // Objects and enums of their own belong to fields, and were linked there.
        FieldType::Named(None) | FieldType::Object(_) | FieldType::Enum(_) => Linked::plain(TypeRef::String),
    }
}

fn link_items(context: &mut FieldContext<'_, '_>, item: &Item, make: fn(Box<TypeRef>) -> TypeRef) -> Linked {
    let inner = link_type(context, &item.ty);
    let ty = match item.sparse {
        true => TypeRef::Nullable(Box::new(inner.ty)),
        false => inner.ty,
    };
    let (wire, element) = match &item.form {
        // A name says nothing of its own: the form of the scalars stands at the list.
        None => (inner.wire, None),
        Some(own) => {
            let wire = own.wire.clone().or(inner.wire);
            let mut form = WireForm {
                encoding: wire.map_or(Encoding::Plain, |wire| wire.value),
                element: inner.element,
                ..own.form.clone()
            };
            hand_to_items(&mut form);
            (None, Some(Box::new(form)))
        }
    };
    Linked {
        ty: make(Box::new(ty)),
        alias: inner.alias,
        wire,
        element,
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
    let named = match (&field.prefix, field.wire_name.as_slice()) {
        (Some(prefix), _) => std::slice::from_ref(prefix),
        (None, []) => std::slice::from_ref(&field.name),
        (None, named) => named,
    };
    named.iter().cloned().map(|name| name.map(WireName)).collect()
}

fn resolve_place(field: &syntax::Field, place: Place, diagnostics: &mut Diagnostics) -> Place {
    if let Some(beside_root) = field.beside_root.as_ref().filter(|beside_root| beside_root.value) {
        if place == Place::Body && field.xml.is_none() {
            return Place::BesideRoot;
        }
        diagnostics.push(
            Diagnostic::error(
                &BAD_VALUE,
                beside_root.span,
                "`beside_root` says where a member of a JSON body stands",
            )
            .help("delete it: the field is no such member"),
        );
    }
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
    if secret && *ty.innermost() != TypeRef::String {
        diagnostics.push(
            Diagnostic::error(&BAD_VALUE, field.name.span, "only text can be secret")
                .help("delete `secret`, or make the field a string"),
        );
    }
}

/// A map of headers has the beginning of their names instead of a name.
fn report_header_map(
    field: &syntax::Field,
    place: Place,
    ty: &TypeRef,
    form: &WireForm,
    diagnostics: &mut Diagnostics,
) {
    let is_one_text = matches!(form.encoding, Encoding::Json | Encoding::JsonBase64);
    let is_map_of_headers = place == Place::Header && matches!(ty, TypeRef::Map(_)) && !is_one_text;
    match &field.prefix {
        None if is_map_of_headers => diagnostics.push(
            Diagnostic::error(&MISSING_KEY, field.name.span, "a map of headers needs `prefix`")
                .help("say what their names begin with, `prefix: X-Meta-`, or `prefix: ''` for all headers"),
        ),
        Some(prefix) if !is_map_of_headers => diagnostics.push(
            Diagnostic::error(&BAD_VALUE, prefix.span, "`prefix` is for a map under `headers`")
                .help("delete it, or write the name on the wire as `wire_name`"),
        ),
        _ => {}
    }
}

impl Linked {
    fn plain(ty: TypeRef) -> Self {
        Self {
            ty,
            alias: None,
            wire: None,
            element: None,
        }
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
