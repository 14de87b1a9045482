//! Structs: the objects of a spec, requests and responses.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_type::{self, Home};
use super::shape::{Lists, emit_shape};
use super::usage::Usage;
use super::{docs, enums, name, runtime, validation};
use crate::model::{Field, Group, Model, TypeDef, TypeId, TypeKind};

/// The file of the types that all resources share.
pub(super) const SHARED_FILE: &str = "types.rs";

/// Whether `api.yaml` defines types.
pub(super) fn has_shared_types(model: &Model) -> bool {
    model.types.iter().any(|definition| definition.resource.is_none())
}

/// The module of the types that all resources share.
pub(super) fn emit_shared_types(model: &Model, usage: &Usage) -> TokenStream {
    let import = runtime::import();
    let shared = (0..model.types.len())
        .map(TypeId)
        .filter(|&id| model.ty(id).resource.is_none());
    let types = shared.map(|id| emit_type(model, usage, Home::Shared, id));
    quote! { #import #(#types)* }
}

/// A named type.
pub(super) fn emit_type(model: &Model, usage: &Usage, home: Home, id: TypeId) -> TokenStream {
    let definition = model.ty(id);
    match &definition.kind {
        TypeKind::Enum { values } => enums::emit_enum(definition, values),
        TypeKind::Object { fields, groups } => emit_object(model, usage, home, id, fields, groups),
    }
}

fn emit_object(
    model: &Model,
    usage: &Usage,
    home: Home,
    id: TypeId,
    fields: &[Field],
    groups: &[Group],
) -> TokenStream {
    let definition = model.ty(id);
    let ident = name::token(&definition.name.rust);
    let documentation = docs::attributes(&about(definition));
    let body = Struct {
        model,
        home,
        ident: &ident,
        fields,
        groups,
        validated: usage.is_sent(id),
    };
    let item = emit_struct(&body);
    let lists = Lists::read_from_xml(usage.is_read_from_xml(id));
    let shape = emit_shape(&ident, &definition.name.rust, "", fields, lists);
    quote! { #documentation #item #shape }
}

fn about(definition: &TypeDef) -> Vec<String> {
    let about = definition
        .about
        .as_deref()
        .unwrap_or("As the documentation describes it.");
    let mut lines = vec![docs::plain(about)];
    lines.extend(docs::evidence(&definition.evidence));
    lines
}

/// What a struct is made of.
pub(super) struct Struct<'a> {
    pub(super) model: &'a Model,
    pub(super) home: Home,
    pub(super) ident: &'a proc_macro2::Ident,
    pub(super) fields: &'a [Field],
    pub(super) groups: &'a [Group],
    /// Whether it is sent, so that its constraints are checked.
    pub(super) validated: bool,
}

/// The struct itself, without its documentation.
pub(super) fn emit_struct(body: &Struct<'_>) -> TokenStream {
    let ident = body.ident;
    let fields = body.fields.iter().map(|field| emit_field(body, field));
    let (derive, groups) = match body.validated {
        true => (
            quote! { , rt::Validate },
            validation::group_attribute(body.fields, body.groups),
        ),
        false => (TokenStream::new(), TokenStream::new()),
    };
    quote! {
        #[derive(Clone, Debug, PartialEq #derive)]
        #groups
        pub struct #ident { #(#fields,)* }
    }
}

fn emit_field(body: &Struct<'_>, field: &Field) -> TokenStream {
    let ident = name::token(&field.name.rust);
    let ty = rust_type::field_type(body.model, body.home, field);
    let documentation = field_docs(field);
    let deprecated = deprecation(field);
    let rules = match body.validated {
        true => validation::field_attribute(body.model, field),
        false => TokenStream::new(),
    };
    quote! { #documentation #deprecated #rules pub #ident: #ty }
}

fn field_docs(field: &Field) -> TokenStream {
    let about = field.about.as_deref().unwrap_or("Not explained by the documentation.");
    let mut lines = vec![docs::plain(about)];
    lines.extend(docs::evidence(&field.evidence));
    docs::attributes(&lines)
}

/// `#[deprecated]` with the spec's reason. The macros that fill structs allow it for themselves.
pub(super) fn deprecation(field: &Field) -> Option<TokenStream> {
    let reason = field.deprecated.as_ref()?;
    Some(quote! { #[deprecated(note = #reason)] })
}
