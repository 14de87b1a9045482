//! Structs: the objects of a spec, and the answers.
//!
//! ```text
//! rt::structure! {
//!     pub struct Account { 0 pub credits: i64 = Field::named("credits").required() }
//! }
//! ```
//!
//! An object that is sent has a builder, as an operation has:
//!
//! ```text
//! rt::object! {
//!     pub struct Item, ItemBuilder<S0: required::Name> {
//!         0 name: String = Field::named("name").required(), into String => rt::Set;
//!     }
//! }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::context::{Context, Home, Known};
use super::shape::{Lists, emit_description};
use super::writer::Writer;
use super::{builder, docs, enums, name, required, runtime, rust_type, unions, validation, wire_form};
use crate::model::{Field, Group, Model, Namespace, TypeDef, TypeId, TypeKind};

/// The file of the types that all resources share.
pub(super) const SHARED_FILE: &str = "types.rs";

/// Whether `api.yaml` defines types.
pub(super) fn has_shared_types(model: &Model) -> bool {
    model.types.iter().any(|definition| definition.resource.is_none())
}

/// The module of the types that all resources share.
pub(super) fn emit_shared_types(model: &Model, known: &Known) -> String {
    let context = known.context(model, Home::Shared);
    let mut out = Writer::new();
    out.line(runtime::import());
    let shared: Vec<TypeId> = (0..model.types.len())
        .map(TypeId)
        .filter(|&id| model.ty(id).resource.is_none())
        .collect();
    for &id in &shared {
        emit_type(&mut out, context, id);
    }
    required::emit_required_fields(&mut out, context, &[], &shared);
    out.finish()
}

/// A named type.
pub(super) fn emit_type(out: &mut Writer, context: Context<'_>, id: TypeId) {
    let definition = context.model.ty(id);
    match &definition.kind {
        TypeKind::Enum { values } => enums::emit_enum(out, context, id, values),
        TypeKind::Union { members } => unions::emit_union(out, context, id, members),
        TypeKind::Object {
            fields,
            groups,
            namespace,
        } => {
            let boxed = (0..fields.len()).filter(|&index| context.usage.is_boxed(id, index));
            let body = Struct {
                ident: name::token(&definition.name.rust),
                about: about(context.model, definition),
                fields,
                boxed: boxed.collect(),
                groups,
                is_sent: context.usage.is_sent(id),
                namespace: namespace.as_ref(),
                lists: Lists::read_from_xml(context.usage.is_read_from_xml(id)),
                features: context.features(id),
            };
            emit_struct(out, context, &body);
        }
    }
}

/// What a type is, or that nobody says.
pub(super) fn about(model: &Model, definition: &TypeDef) -> Vec<String> {
    let about = definition.about.as_deref();
    let mut lines = vec![docs::plain(about.unwrap_or("As the documentation describes it."))];
    lines.extend(docs::evidence(&model.api, &definition.evidence));
    lines
}

/// What a struct is made of.
pub(super) struct Struct<'a> {
    pub(super) ident: proc_macro2::Ident,
    pub(super) about: Vec<String>,
    pub(super) fields: &'a [Field],
    /// The indexes of fields that close a cycle of types.
    pub(super) boxed: Vec<usize>,
    pub(super) groups: &'a [Group],
    /// Whether it is sent, so that it has a builder and its constraints are checked.
    pub(super) is_sent: bool,
    pub(super) namespace: Option<&'a Namespace>,
    pub(super) lists: Lists,
    /// The `#[cfg]` that it stands behind.
    pub(super) features: TokenStream,
}

/// A struct with its description, and with a builder if it is sent.
pub(super) fn emit_struct(out: &mut Writer, context: Context<'_>, body: &Struct<'_>) {
    let ident = &body.ident;
    let namespace = body.namespace.map(|namespace| {
        let namespace = wire_form::emit_namespace(namespace);
        quote! { in #namespace }
    });
    out.blank();
    out.whole_line(body.features.clone());
    let (made_by, head) = match body.is_sent {
        true => (quote! { rt::object! }, sent_head(body)),
        false => (quote! { rt::structure! }, quote! { pub struct #ident }),
    };
    out.open(made_by);
    out.docs(&body.about);
    if body.is_sent {
        out.line(quote! { #[derive(rt::Validate)] });
        out.line(validation::group_attribute(body.fields, body.groups));
    }
    out.block(head, quote! { #namespace }, body.fields.is_empty(), |out| {
        for index in 0..body.fields.len() {
            emit_field(out, context, body, index);
        }
    });
    out.close(quote! {});
}

/// `pub struct Item, ItemBuilder<S0: required::Name>`.
fn sent_head(body: &Struct<'_>) -> TokenStream {
    let ident = &body.ident;
    let builder = format_ident!("{ident}Builder");
    let parameters = builder::parameters(body.fields);
    quote! { pub struct #ident, #builder #parameters }
}

fn emit_field(out: &mut Writer, context: Context<'_>, body: &Struct<'_>, index: usize) {
    let is_boxed = body.boxed.contains(&index);
    if body.is_sent {
        return emit_sent_field(out, context, body.fields, index, is_boxed, body.lists);
    }
    emit_read_field(out, context, body.fields, index, is_boxed, body.lists);
}

/// A field of an answer, or of an object that is only read.
pub(super) fn emit_read_field(
    out: &mut Writer,
    context: Context<'_>,
    fields: &[Field],
    index: usize,
    is_boxed: bool,
    lists: Lists,
) {
    let field = &fields[index];
    let head = field_head(context, field, index, is_boxed, &quote! { pub });
    out.docs(&field_docs(context, field));
    out.line(deprecation(field.deprecated.as_deref()));
    out.parts([head].into_iter().chain(emit_description(field, lists)), quote! { , });
}

/// A field of a request or of an object that is sent: its rules, and how its setter takes it.
pub(super) fn emit_sent_field(
    out: &mut Writer,
    context: Context<'_>,
    fields: &[Field],
    index: usize,
    is_boxed: bool,
    lists: Lists,
) {
    let field = &fields[index];
    let head = field_head(context, field, index, is_boxed, &quote! {});
    let setter = builder::emit_setter(context, fields, index, is_boxed);
    out.docs(&field_docs(context, field));
    let mut attribute = validation::field_attribute(context.model, field);
    if field.deprecated.is_some() {
        out.line(std::mem::take(&mut attribute));
        out.line(deprecation(field.deprecated.as_deref()));
    }
    let mut parts = vec![head];
    parts.extend(emit_description(field, lists));
    if let Some(last) = parts.last_mut() {
        last.extend(quote! { , });
    }
    parts.push(setter);
    out.parts_behind(attribute, parts, quote! { ; });
}

/// `0 pub credits: i64 =`
fn field_head(
    context: Context<'_>,
    field: &Field,
    index: usize,
    is_boxed: bool,
    visibility: &TokenStream,
) -> TokenStream {
    let index = Literal::usize_unsuffixed(index);
    let ident = name::token(&field.name.rust);
    let ty = rust_type::field_type(context, field, is_boxed);
    quote! { #index #visibility #ident: #ty = }
}

fn field_docs(context: Context<'_>, field: &Field) -> [String; 1] {
    let mut about = docs::about(&context.model.api, field.about.as_deref(), &field.evidence);
    if let Some(case) = &field.required_when {
        about.push_str(&format!(" **Required when:** {}", docs::sentence_end(case)));
    }
    [about]
}

/// `#[deprecated]` with the spec's reason. The macros that fill structs allow it for themselves.
pub(super) fn deprecation(reason: Option<&str>) -> TokenStream {
    let note = reason.map(|reason| quote! { #[deprecated(note = #reason)] });
    quote! { #note }
}
