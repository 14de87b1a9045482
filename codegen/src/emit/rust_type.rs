//! Which Rust type a field has, how a setter takes it, and how the documentation calls it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, name};
use crate::model::{Field, Model, TypeDef, TypeId, TypeKind, TypeRef};

/// The type of a struct's field.
pub(super) fn field_type(model: &Model, home: Home, field: &Field) -> TokenStream {
    let ty = value_type(model, home, &field.ty, field.secret);
    match field.optional {
        true => quote! { Option<#ty> },
        false => ty,
    }
}

/// The module in which a type is named: types of another module are named by their path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// The module of the resource with that index.
    Resource(usize),
    /// The module of the types that all resources share.
    Shared,
}

/// The type of a value that is there.
pub(super) fn value_type(model: &Model, home: Home, ty: &TypeRef, secret: bool) -> TokenStream {
    match ty {
        TypeRef::String if secret => quote! { rt::Secret },
        TypeRef::String => quote! { String },
        TypeRef::Bool => quote! { bool },
        TypeRef::Int => quote! { i64 },
        TypeRef::Date => quote! { rt::Date },
        TypeRef::DateTime => quote! { rt::DateTime },
        TypeRef::List(item) => {
            let item = value_type(model, home, item, secret);
            quote! { Vec<#item> }
        }
        TypeRef::Named(id) => named(model, home, *id),
    }
}

fn named(model: &Model, home: Home, id: TypeId) -> TokenStream {
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

/// What a setter takes, and how it becomes the field's value.
pub(super) fn setter(model: &Model, home: Home, field: &Field) -> (TokenStream, TokenStream) {
    match &field.ty {
        TypeRef::Bool => (quote! { bool }, quote! { value }),
        TypeRef::List(item) => {
            let item = value_type(model, home, item, field.secret);
            (
                quote! { impl IntoIterator<Item = impl Into<#item>> },
                quote! { value.into_iter().map(Into::into).collect() },
            )
        }
        ty => {
            let ty = value_type(model, home, ty, field.secret);
            (quote! { impl Into<#ty> }, quote! { value.into() })
        }
    }
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
    }
}

fn named_in_words(definition: &TypeDef) -> String {
    match &definition.kind {
        TypeKind::Object { .. } => docs::code(name::plain(&definition.name.rust)),
        TypeKind::Enum { values } if values.len() <= 8 => {
            let values: Vec<String> = values.iter().map(|value| docs::code(&value.name.spec)).collect();
            values.join(", ")
        }
        TypeKind::Enum { .. } => docs::code(name::plain(&definition.name.rust)),
    }
}
