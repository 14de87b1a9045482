//! The setters of a request builder, and the traits that tell which required field is not set yet.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::request_builder::Builder;
use super::{docs, name, objects, rust_type};
use crate::model::{Field, Resource};

/// One `impl` with every setter.
pub(super) fn emit_setters(builder: &Builder<'_>) -> TokenStream {
    let Builder {
        ident,
        states,
        operation,
        ..
    } = builder;
    let mut required = 0;
    let setters = operation.request.fields.iter().map(|field| match field.optional {
        true => emit_optional(builder, field),
        false => {
            required += 1;
            emit_required(builder, field, required - 1)
        }
    });
    let setters: Vec<TokenStream> = setters.collect();
    quote! {
        impl<T: rt::Handle #(, #states)*> #ident<T #(, #states)*> {
            #(#setters)*

            #[doc = " What happens to a request that breaks a rule, for this call alone."]
            pub fn strictness(mut self, strictness: rt::Strictness) -> Self {
                self.call.set_strictness(strictness);
                self
            }
        }
    }
}

fn emit_optional(builder: &Builder<'_>, field: &Field) -> TokenStream {
    let method = name::token(&field.name.rust);
    let documentation = about(field);
    let deprecated = objects::deprecation(field);
    let (takes, value) = rust_type::setter(builder.model, builder.home, field);
    quote! {
        #documentation
        #deprecated
        pub fn #method(mut self, value: #takes) -> Self {
            self.call.request.#method = Some(#value);
            self
        }
    }
}

fn emit_required(builder: &Builder<'_>, field: &Field, position: usize) -> TokenStream {
    let Builder { ident, states, .. } = builder;
    let method = name::token(&field.name.rust);
    let documentation = about(field);
    let (takes, value) = rust_type::setter(builder.model, builder.home, field);
    let after = states.iter().enumerate().map(|(index, state)| match index == position {
        true => quote! { rt::Set },
        false => quote! { #state },
    });
    quote! {
        #documentation
        pub fn #method(mut self, value: #takes) -> #ident<T #(, #after)*> {
            self.call.request.#method = #value;
            #ident { call: self.call, set: ::core::marker::PhantomData }
        }
    }
}

fn about(field: &Field) -> TokenStream {
    docs::paragraph(field.about.as_deref().unwrap_or("Not explained by the documentation."))
}

/// A trait for each name under which the resource has a required field:
///
/// ```text
/// #[doc(hidden)]
/// pub mod required { rt::required_field!(AtSubuser, "at_subuser", "…"); }
/// ```
pub(super) fn emit_required_fields(resource: &Resource) -> TokenStream {
    let fields = resource
        .operations
        .iter()
        .flat_map(|operation| &operation.request.fields);
    let required: BTreeMap<String, &Field> = fields
        .filter(|field| !field.optional)
        .map(|field| (name::pascal(&field.name.rust).to_string(), field))
        .collect();
    if required.is_empty() {
        return TokenStream::new();
    }
    let traits = required.values().map(|field| {
        let ident = name::pascal(&field.name.rust);
        let message = format!("the required field `{}` is not set", field.name.rust.as_str());
        let label = format!("call `.{}(…)` before `.send()`", field.name.rust.as_str());
        let spec = &field.name.spec;
        quote! { rt::required_field!(#ident, #spec, #message, #label); }
    });
    quote! {
        #[doc(hidden)]
        pub mod required {
            use super::rt;
            #(#traits)*
        }
    }
}
