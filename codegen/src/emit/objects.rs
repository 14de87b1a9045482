//! Structs: the objects of a spec, and the answers.
//!
//! ```text
//! rt::structure! {
//!     pub struct Account { pub credits: i64 = Field::new("credits", &["credits"]).required() }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, Home};
use super::shape::{Lists, emit_description};
use super::usage::Usage;
use super::writer::Writer;
use super::{docs, enums, name, runtime, rust_type, unions, validation, wire_form};
use crate::model::{Field, Group, Model, Namespace, TypeDef, TypeId, TypeKind};

/// The file of the types that all resources share.
pub(super) const SHARED_FILE: &str = "types.rs";

/// Whether `api.yaml` defines types.
pub(super) fn has_shared_types(model: &Model) -> bool {
    model.types.iter().any(|definition| definition.resource.is_none())
}

/// The module of the types that all resources share.
pub(super) fn emit_shared_types(model: &Model, usage: &Usage) -> String {
    let home = Home::Shared;
    let context = Context { model, usage, home };
    let mut out = Writer::new();
    out.line(runtime::import());
    for id in (0..model.types.len()).map(TypeId) {
        if model.ty(id).resource.is_none() {
            emit_type(&mut out, context, id);
        }
    }
    out.finish()
}

/// A named type.
pub(super) fn emit_type(out: &mut Writer, context: Context<'_>, id: TypeId) {
    let definition = context.model.ty(id);
    match &definition.kind {
        TypeKind::Enum { values } => enums::emit_enum(out, definition, values),
        TypeKind::Union { members } => unions::emit_union(out, context, id, definition, members),
        TypeKind::Object {
            fields,
            groups,
            namespace,
        } => {
            let boxed = (0..fields.len()).filter(|&index| context.usage.is_boxed(id, index));
            let body = Struct {
                ident: name::token(&definition.name.rust),
                about: about(definition),
                fields,
                boxed: boxed.collect(),
                groups,
                validated: context.usage.is_sent(id),
                namespace: namespace.as_ref(),
                lists: Lists::read_from_xml(context.usage.is_read_from_xml(id)),
            };
            emit_struct(out, context, &body);
        }
    }
}

/// What a type is, or that nobody says.
pub(super) fn about(definition: &TypeDef) -> Vec<String> {
    let about = definition.about.as_deref();
    docs::about(
        about.or(Some("As the documentation describes it.")),
        &definition.evidence,
    )
}

/// What a struct is made of.
pub(super) struct Struct<'a> {
    pub(super) ident: proc_macro2::Ident,
    pub(super) about: Vec<String>,
    pub(super) fields: &'a [Field],
    /// The indexes of fields that close a cycle of types.
    pub(super) boxed: Vec<usize>,
    pub(super) groups: &'a [Group],
    /// Whether it is sent, so that its constraints are checked.
    pub(super) validated: bool,
    pub(super) namespace: Option<&'a Namespace>,
    pub(super) lists: Lists,
}

/// A struct with its description.
pub(super) fn emit_struct(out: &mut Writer, context: Context<'_>, body: &Struct<'_>) {
    let ident = &body.ident;
    out.blank();
    out.open(quote! { rt::structure! });
    out.docs(&body.about);
    if body.validated {
        out.line(quote! { #[derive(rt::Validate)] });
        out.line(validation::group_attribute(body.fields, body.groups));
    }
    let namespace = body.namespace.map(|namespace| {
        let namespace = wire_form::emit_namespace(namespace);
        quote! { in #namespace }
    });
    let head = quote! { pub struct #ident };
    out.block(head, quote! { #namespace }, body.fields.is_empty(), |out| {
        for (index, field) in body.fields.iter().enumerate() {
            emit_field(out, context, body, index, field);
        }
    });
    out.close(quote! {});
}

fn emit_field(out: &mut Writer, context: Context<'_>, body: &Struct<'_>, index: usize, field: &Field) {
    let ident = name::token(&field.name.rust);
    let ty = rust_type::field_type(context, field, body.boxed.contains(&index));
    let description = emit_description(field, body.lists);
    out.docs(&docs::about(field.about.as_deref(), &field.evidence));
    if body.validated {
        out.line(validation::field_attribute(context.model, field));
    }
    out.line(deprecation(field));
    out.parts([quote! { pub #ident: #ty = }, quote! { #description, }]);
}

/// `#[deprecated]` with the spec's reason. The macros that fill structs allow it for themselves.
pub(super) fn deprecation(field: &Field) -> TokenStream {
    let reason = field.deprecated.as_ref();
    let note = reason.map(|reason| quote! { #[deprecated(note = #reason)] });
    quote! { #note }
}
