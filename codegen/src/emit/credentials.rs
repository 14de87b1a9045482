//! The client's builder: a method for each credential and server variable, and the choice of server and authentication
//! where the service has more than one.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, name, service};
use crate::model::{Evidence, Model, Name};

/// The enums `Server` and `Auth`, where there is a choice.
pub(super) fn emit_choices(model: &Model) -> TokenStream {
    let servers = model
        .api
        .servers
        .iter()
        .map(|server| (&server.name, &server.about, &server.evidence));
    let schemes = model
        .api
        .auth
        .iter()
        .map(|scheme| (&scheme.name, &scheme.about, &scheme.evidence));
    let server = emit_choice("Server", "Where the service is.", &servers.collect::<Vec<_>>());
    let auth = emit_choice("Auth", "How the credentials travel.", &schemes.collect::<Vec<_>>());
    quote! { #server #auth }
}

fn emit_choice(ident: &str, about: &str, choices: &[(&Name, &String, &Evidence)]) -> Option<TokenStream> {
    if choices.len() < 2 {
        return None;
    }
    let ident = proc_macro2::Ident::new(ident, proc_macro2::Span::call_site());
    let documentation = docs::paragraph(about);
    let variants = choices.iter().enumerate().map(|(index, (name, about, evidence))| {
        let variant = name::token(&name.rust);
        let mut lines = vec![docs::plain(about)];
        lines.extend(docs::evidence(evidence));
        let documentation = docs::attributes(&lines);
        let default = (index == 0).then(|| quote! { #[default] });
        quote! { #documentation #default #variant }
    });
    Some(quote! {
        #documentation
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #ident { #(#variants,)* }
    })
}

/// ```text
/// pub struct ClientBuilder<T: rt::Handle> { settings: rt::Settings<T> }
/// ```
pub(super) fn emit_builder(model: &Model) -> TokenStream {
    let variables = service::variables(model)
        .into_iter()
        .enumerate()
        .map(|(index, variable)| {
            emit_setter(
                &variable.name,
                &variable.about,
                &quote! { String },
                &quote! { set_variable },
                index,
            )
        });
    let credentials = model.api.credentials.iter().enumerate().map(|(index, credential)| {
        emit_setter(
            &credential.name,
            &credential.about,
            &quote! { rt::Secret },
            &quote! { set_credential },
            index,
        )
    });
    let server = (model.api.servers.len() > 1).then(|| emit_chooser("server", "Server", "set_server"));
    let auth = (model.api.auth.len() > 1).then(|| emit_chooser("auth", "Auth", "set_auth"));
    quote! {
        #[doc = " What a client needs to know. Made by `Client::builder`, ended by `build`."]
        #[derive(Debug)]
        pub struct ClientBuilder<T: rt::Handle> { settings: rt::Settings<T> }

        impl<T: rt::Handle> Default for ClientBuilder<T> {
            fn default() -> Self { Self { settings: rt::Settings::new(&SERVICE) } }
        }

        impl<T: rt::Handle> ClientBuilder<T> {
            #(#variables)*
            #(#credentials)*
            #server
            #auth
            rt::client_options!();
        }
    }
}

fn emit_setter(name: &Name, about: &str, ty: &TokenStream, set: &TokenStream, index: usize) -> TokenStream {
    let method = name::token(&name.rust);
    let documentation = docs::paragraph(about);
    let index = proc_macro2::Literal::usize_unsuffixed(index);
    quote! {
        #documentation
        pub fn #method(mut self, value: impl Into<#ty>) -> Self {
            self.settings.#set(#index, value.into());
            self
        }
    }
}

fn emit_chooser(method: &str, ty: &str, set: &str) -> TokenStream {
    let ident = |text: &str| proc_macro2::Ident::new(text, proc_macro2::Span::call_site());
    let (argument, method, ty, set) = (ident(method), ident(method), ident(ty), ident(set));
    let about = match method == "server" {
        true => " Another server than the first.",
        false => " Another way for the credentials to travel than the first.",
    };
    quote! {
        #[doc = #about]
        pub fn #method(mut self, #argument: #ty) -> Self {
            self.settings.#set(#argument as usize);
            self
        }
    }
}
