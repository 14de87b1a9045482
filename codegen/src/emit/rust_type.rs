//! Which Rust type a field has, how a setter takes it, and how the documentation calls it.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, Home};
use super::{docs, name};
use crate::model::{Field, Model, TypeDef, TypeId, TypeKind, TypeRef};

/// Whether the caller may leave a field out.
pub(super) fn is_optional(field: &Field) -> bool {
    field.optional || field.fill.is_some()
}

/// The type of a struct's field. `is_boxed`: it closes a cycle of types.
pub(super) fn field_type(context: Context<'_>, field: &Field, is_boxed: bool) -> TokenStream {
    let ty = held_type(context, field, is_boxed);
    match is_optional(field) {
        true => quote! { Option<#ty> },
        false => ty,
    }
}

/// The type of a field's value when there is one.
pub(super) fn held_type(context: Context<'_>, field: &Field, is_boxed: bool) -> TokenStream {
    let ty = value_type(context, &field.ty, field.secret);
    match is_boxed {
        true => quote! { Box<#ty> },
        false => ty,
    }
}

/// The type of a value that is there.
pub(super) fn value_type(context: Context<'_>, ty: &TypeRef, secret: bool) -> TokenStream {
    match ty {
        TypeRef::String if secret => quote! { rt::Secret },
        TypeRef::String => quote! { String },
        TypeRef::Bool => quote! { bool },
        TypeRef::Int => quote! { i64 },
        TypeRef::Date => quote! { rt::Date },
        TypeRef::DateTime => quote! { rt::DateTime },
        TypeRef::List(item) => {
            let item = value_type(context, item, secret);
            quote! { Vec<#item> }
        }
        TypeRef::Named(id) => named(context, *id),
        TypeRef::Float => quote! { f64 },
        TypeRef::Decimal => quote! { rt::Decimal },
        TypeRef::Bytes => quote! { rt::Bytes },
        TypeRef::Any => quote! { rt::Json },
        TypeRef::Map(item) => {
            let item = value_type(context, item, secret);
            quote! { rt::BTreeMap<String, #item> }
        }
        TypeRef::Nullable(item) => {
            let item = value_type(context, item, secret);
            quote! { Option<#item> }
        }
    }
}

/// The path of a named type.
pub(super) fn named(context: Context<'_>, id: TypeId) -> TokenStream {
    let Context { model, home, .. } = context;
    let definition = model.ty(id);
    let ident = name::token(&definition.name.rust);
    match (definition.resource, home) {
        (None, Home::Resource(_)) => quote! { super::types::#ident },
        (Some(there), Home::Resource(here)) if there != here => {
            let module = name::token(&model.resources[there].name.rust);
            quote! { super::#module::#ident }
        }
        _ => quote! { #ident },
    }
}

/// How a setter takes a value, in the words of the runtime's `operation!`. `is_boxed`: the field closes a cycle of types.
pub(super) fn emit_taking(context: Context<'_>, field: &Field, is_boxed: bool) -> TokenStream {
    if is_boxed {
        let ty = value_type(context, &field.ty, field.secret);
        return quote! { boxed #ty };
    }
    let (kind, nullable_kind) = match &field.ty {
        TypeRef::List(_) => (quote! { items }, quote! { nullable_items }),
        TypeRef::Map(_) => (quote! { entries }, quote! { nullable_entries }),
        TypeRef::Bool | TypeRef::Float => (quote! { plain }, quote! {}),
        _ => (quote! { into }, quote! {}),
    };
    let (kind, ty) = match &field.ty {
        TypeRef::List(element) | TypeRef::Map(element) => match &**element {
            TypeRef::Nullable(inner) => (nullable_kind, &**inner),
            element => (kind, element),
        },
        ty => (kind, ty),
    };
    let ty = value_type(context, ty, field.secret);
    quote! { #kind #ty }
}

/// The type in the words of the documentation.
pub(super) fn in_words(model: &Model, ty: &TypeRef) -> String {
    match ty {
        TypeRef::String => "text".to_string(),
        TypeRef::Bool => "true or false".to_string(),
        TypeRef::Int => "whole number".to_string(),
        TypeRef::Date => "date".to_string(),
        TypeRef::DateTime => "date and time".to_string(),
        TypeRef::List(item) => format!("list of {}", in_words(model, item)),
        TypeRef::Named(id) => named_in_words(model.ty(*id)),
        TypeRef::Float | TypeRef::Decimal => "number".to_string(),
        TypeRef::Bytes => "bytes".to_string(),
        TypeRef::Any => "any JSON value".to_string(),
        TypeRef::Map(item) => format!("map of {}", in_words(model, item)),
        TypeRef::Nullable(item) => in_words(model, item),
    }
}

fn named_in_words(definition: &TypeDef) -> String {
    match &definition.kind {
        TypeKind::Object { .. } => docs::code(name::plain(&definition.name.rust)),
        TypeKind::Enum { values } if values.len() <= 8 => {
            let values: Vec<String> = values.iter().map(|value| docs::code(&value.name.spec)).collect();
            values.join(", ")
        }
        TypeKind::Enum { .. } | TypeKind::Union { .. } => docs::code(name::plain(&definition.name.rust)),
    }
}
