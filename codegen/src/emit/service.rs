//! The constant that says where the service is and what all its operations share.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{
    AuthKind, AuthScheme, ErrorBody, ErrorFormat, Model, ParameterPlace, Selector, Server, UrlPart, WireName,
};

/// The names of all server variables, each once, in the order of the servers.
pub(super) fn variables(model: &Model) -> Vec<&crate::model::Variable> {
    let mut found: Vec<&crate::model::Variable> = Vec::new();
    for variable in model.api.servers.iter().flat_map(|server| &server.variables) {
        if !found.iter().any(|known| known.name.spec == variable.name.spec) {
            found.push(variable);
        }
    }
    found
}

/// `pub(crate) static SERVICE: … = …;`
pub(super) fn emit_service(model: &Model) -> TokenStream {
    let api = &model.api;
    let name = &api.name.spec;
    let servers = api.servers.iter().map(|server| emit_server(model, server));
    let variables = variables(model).into_iter().map(|variable| &variable.name.spec);
    let credentials = api.credentials.iter().map(|credential| {
        let name = &credential.name.spec;
        quote! { rt::describe::Credential { name: #name } }
    });
    let auth = api.auth.iter().map(emit_auth);
    let error_bodies = api.error_bodies.iter().map(emit_error_body);
    quote! {
        static SERVICE: rt::describe::Service = rt::describe::Service {
            name: #name,
            version: env!("CARGO_PKG_VERSION"),
            servers: &[#(#servers),*],
            variables: &[#(#variables),*],
            credentials: &[#(#credentials),*],
            auth: &[#(#auth),*],
            error_bodies: &[#(#error_bodies),*],
        };
    }
}

fn emit_server(model: &Model, server: &Server) -> TokenStream {
    let name = &server.name.spec;
    let all = variables(model);
    let parts = server.url.value.iter().map(|part| match part {
        UrlPart::Literal(text) => quote! { rt::describe::UrlPart::Literal(#text) },
        UrlPart::Variable(index) => {
            let spec = &server.variables[*index].name.spec;
            let position = all.iter().position(|variable| variable.name.spec == *spec);
            let position = Literal::usize_unsuffixed(position.unwrap_or_default());
            quote! { rt::describe::UrlPart::Variable(#position) }
        }
    });
    quote! { rt::describe::Server { name: #name, url: &[#(#parts),*] } }
}

fn emit_auth(scheme: &AuthScheme) -> TokenStream {
    let index = |index: &usize| Literal::usize_unsuffixed(*index);
    match &scheme.kind {
        AuthKind::Basic { username, password } => {
            let (username, password) = (index(username), index(password));
            quote! { rt::describe::AuthScheme::Basic { username: #username, password: #password } }
        }
        AuthKind::Bearer { token } => {
            let token = index(token);
            quote! { rt::describe::AuthScheme::Bearer { token: #token } }
        }
        AuthKind::Headers(fields) => {
            let fields = named_credentials(fields);
            quote! { rt::describe::AuthScheme::Headers(&[#fields]) }
        }
        AuthKind::Parameters { fields, place } => {
            let fields = named_credentials(fields);
            match place {
                ParameterPlace::Query => quote! { rt::describe::AuthScheme::Query(&[#fields]) },
                ParameterPlace::Form => quote! { rt::describe::AuthScheme::Form(&[#fields]) },
            }
        }
    }
}

fn named_credentials(fields: &[(WireName, usize)]) -> TokenStream {
    let pairs = fields.iter().map(|(wire, index)| {
        let wire = &wire.0;
        let index = Literal::usize_unsuffixed(*index);
        quote! { (#wire, #index) }
    });
    quote! { #(#pairs),* }
}

fn emit_error_body(body: &ErrorBody) -> TokenStream {
    let format = match body.format {
        ErrorFormat::Json => quote! { Json },
        ErrorFormat::Xml => quote! { Xml },
    };
    let path = &body.path;
    let code = selector(body.code.as_ref().map(|code| &code.value));
    let message = selector(body.message.as_ref().map(|message| &message.value));
    quote! {
        rt::describe::ErrorBody {
            format: rt::describe::ErrorFormat::#format,
            path: &[#(#path),*],
            code: #code,
            message: #message,
        }
    }
}

fn selector(selector: Option<&Selector>) -> TokenStream {
    match selector {
        None => quote! { None },
        Some(Selector::Text) => quote! { Some(rt::describe::Selector::Text) },
        Some(Selector::Attribute(name)) => quote! { Some(rt::describe::Selector::Attribute(#name)) },
        Some(Selector::Member(name)) => quote! { Some(rt::describe::Selector::Member(#name)) },
    }
}
