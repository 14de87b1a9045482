//! The builder of an operation's request. It has a type parameter for each required field, and `send` exists only when
//! all of them are set:
//!
//! ```text
//! pub struct AtCommunication<T, S0 = rt::Missing> { call: rt::Call<T, AtCommunicationRequest>, set: PhantomData<(S0,)> }
//! impl<T, S0> AtCommunication<T, S0> { pub fn at_subuser(…) -> AtCommunication<T, rt::Set> { … } }
//! impl<S0: required::AtSubuser> AtCommunication<rt::Async, S0> { pub async fn send(self) -> … { … } }
//! ```

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::rust_type::Home;
use super::{name, setter};
use crate::model::{Field, Model, Operation};

/// The builder of one operation, as its pieces need it.
pub(super) struct Builder<'a> {
    pub(super) model: &'a Model,
    pub(super) home: Home,
    pub(super) operation: &'a Operation,
    /// `AtCommunication`.
    pub(super) ident: proc_macro2::Ident,
    /// `S0`, `S1`, …: one for each required field, in their order.
    pub(super) states: Vec<proc_macro2::Ident>,
}

impl<'a> Builder<'a> {
    /// The required fields, in the order of their states.
    pub(super) fn required(&self) -> impl Iterator<Item = &'a Field> {
        self.operation.request.fields.iter().filter(|field| !field.optional)
    }
}

/// The struct, its setters and its two `send`s.
pub(super) fn emit_builder(model: &Model, home: Home, operation: &Operation) -> TokenStream {
    let required = operation.request.fields.iter().filter(|field| !field.optional).count();
    let builder = Builder {
        model,
        home,
        operation,
        ident: name::token(&operation.type_name),
        states: (0..required).map(|index| format_ident!("S{index}")).collect(),
    };
    let item = emit_item(&builder);
    let new = emit_new(&builder);
    let setters = setter::emit_setters(&builder);
    let send = emit_send(&builder);
    quote! { #item #new #setters #send }
}

fn emit_item(builder: &Builder<'_>) -> TokenStream {
    let Builder {
        ident,
        states,
        operation,
        ..
    } = builder;
    let request = name::with_suffix(&operation.type_name, "Request");
    quote! {
        #[must_use = "nothing is sent before `send`"]
        #[derive(Clone, Debug)]
        pub struct #ident<T #(, #states = rt::Missing)*> {
            call: rt::Call<T, #request>,
            set: ::core::marker::PhantomData<(#(#states,)*)>,
        }
    }
}

fn emit_new(builder: &Builder<'_>) -> TokenStream {
    let ident = &builder.ident;
    quote! {
        impl<T: rt::Handle> #ident<T> {
            fn new(handle: T) -> Self {
                Self { call: rt::Call::new(handle), set: ::core::marker::PhantomData }
            }
        }
    }
}

fn emit_send(builder: &Builder<'_>) -> TokenStream {
    let Builder {
        ident,
        states,
        operation,
        ..
    } = builder;
    let response = name::with_suffix(&operation.type_name, "Response");
    let kind = name::with_suffix(&operation.type_name, "ErrorKind");
    let bounds: Vec<TokenStream> = builder
        .required()
        .zip(states)
        .map(|(field, state)| {
            let required = name::pascal(&field.name.rust);
            quote! { #state: required::#required }
        })
        .collect();
    let bounds = (!bounds.is_empty()).then(|| quote! { where #(#bounds),* });
    quote! {
        impl<#(#states),*> #ident<rt::Async #(, #states)*> {
            #[doc = " Checks the request, sends it and reads the answer."]
            pub async fn send(self) -> Result<#response, rt::Error<#kind>> #bounds {
                self.call.send().await
            }
        }

        #[cfg(feature = "blocking")]
        impl<#(#states),*> #ident<rt::Blocking #(, #states)*> {
            #[doc = " Checks the request, sends it and reads the answer."]
            pub fn send(self) -> Result<#response, rt::Error<#kind>> #bounds {
                self.call.send()
            }
        }
    }
}
