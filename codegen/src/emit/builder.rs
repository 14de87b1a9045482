//! What the builders of operations and of sent objects have in common: a type parameter for each required field, and a
//! setter for each field that says what the parameters are behind it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::Context;
use super::{name, rust_type};
use crate::model::Field;

/// The fields that have a state in the builder's type, in the order of the states.
pub(super) fn required(fields: &[Field]) -> impl Iterator<Item = &Field> {
    fields.iter().filter(|field| !rust_type::is_optional(field))
}

/// `<S0: required::AtSubuser>`; nothing without required fields.
pub(super) fn parameters(fields: &[Field]) -> TokenStream {
    let states: Vec<_> = required(fields).enumerate().map(state).collect();
    match states.is_empty() {
        true => TokenStream::new(),
        false => quote! { <#(#states),*> },
    }
}

/// `S0: required::AtSubuser`.
fn state((index, field): (usize, &Field)) -> TokenStream {
    let state = format_ident!("S{index}");
    let bound = name::pascal(&field.name.rust);
    quote! { #state: required::#bound }
}

/// `into String => rt::Set, S1`: how the setter of a field takes its value, and what the type parameters are behind it.
pub(super) fn emit_setter(context: Context<'_>, fields: &[Field], index: usize, is_boxed: bool) -> TokenStream {
    let Some(field) = fields.get(index) else {
        return TokenStream::new();
    };
    let taking = rust_type::emit_taking(context, field, is_boxed);
    if rust_type::is_optional(field) {
        return taking;
    }
    let own = required(&fields[..index]).count();
    let states = (0..required(fields).count()).map(|state| match state == own {
        true => quote! { rt::Set },
        false => {
            let state = format_ident!("S{state}");
            quote! { #state }
        }
    });
    quote! { #taking => #(#states),* }
}
