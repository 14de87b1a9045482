//! The constant that says where the service is and what all its operations share.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::pages;
use super::writer::Writer;
use crate::model::{
    Api, AuthKind, AuthScheme, ErrorBody, ErrorFormat, Model, ParameterPlace, Selector, Server, UrlPart, WireName,
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

/// `static SERVICE: … = …;`
pub(super) fn emit_service(out: &mut Writer, model: &Model) {
    let api = &model.api;
    let name = &api.name.spec;
    let servers = api.servers.iter().map(|server| emit_server(model, server));
    let variables = variables(model).into_iter().map(|variable| &variable.name.spec);
    let credentials = api.credentials.iter().map(|credential| {
        let name = &credential.name.spec;
        quote! { Credential { name: #name } }
    });
    let auth = api.auth.iter().map(emit_auth);
    let error_bodies = api.error_bodies.iter().map(emit_error_body);
    out.blank();
    out.open(quote! { rt::service! });
    out.line(quote! { static SERVICE: #name, env!("CARGO_PKG_VERSION"); });
    out.line(quote! { servers: [#(#servers),*], });
    out.line(list(&quote! { variables }, variables));
    out.line(list(&quote! { credentials }, credentials));
    out.line(list(&quote! { auth }, auth));
    out.line(list(&quote! { error_bodies }, error_bodies));
    out.line(emit_rate_limit(api));
    out.close(quote! {});
}

/// `rate_limit: RateLimit::new(780, 60_000),`: requests in milliseconds.
fn emit_rate_limit(api: &Api) -> TokenStream {
    let Some(limit) = &api.rate_limit else {
        return TokenStream::new();
    };
    let requests = Literal::u32_unsuffixed(limit.requests.value);
    let per = pages::millis(limit.per.value);
    quote! { rate_limit: RateLimit::new(#requests, #per), }
}

/// Nothing for an empty list.
fn list(name: &TokenStream, items: impl Iterator<Item = impl ToTokens>) -> TokenStream {
    let items: Vec<_> = items.collect();
    match items.is_empty() {
        true => TokenStream::new(),
        false => quote! { #name: [#(#items),*], },
    }
}

fn emit_server(model: &Model, server: &Server) -> TokenStream {
    let name = &server.name.spec;
    let all = variables(model);
    let parts = server.url.value.iter().map(|part| match part {
        UrlPart::Literal(text) => quote! { UrlPart::Literal(#text) },
        UrlPart::Variable(index) => {
            let spec = &server.variables[*index].name.spec;
            let position = all.iter().position(|variable| variable.name.spec == *spec);
            let position = Literal::usize_unsuffixed(position.unwrap_or_default());
            quote! { UrlPart::Variable(#position) }
        }
    });
    quote! { Server { name: #name, url: &[#(#parts),*] } }
}

fn emit_auth(scheme: &AuthScheme) -> TokenStream {
    let index = |index: &usize| Literal::usize_unsuffixed(*index);
    match &scheme.kind {
        AuthKind::Basic { username, password } => {
            let (username, password) = (index(username), index(password));
            quote! { AuthScheme::Basic { username: #username, password: #password } }
        }
        AuthKind::Bearer { token } => {
            let token = index(token);
            quote! { AuthScheme::Bearer { token: #token } }
        }
        AuthKind::Headers(fields) => {
            let fields = named_credentials(fields);
            quote! { AuthScheme::Headers(&[#fields]) }
        }
        AuthKind::Parameters { fields, place } => {
            let fields = named_credentials(fields);
            match place {
                ParameterPlace::Query => quote! { AuthScheme::Query(&[#fields]) },
                ParameterPlace::Form => quote! { AuthScheme::Form(&[#fields]) },
                ParameterPlace::PostForm => quote! { AuthScheme::PostForm(&[#fields]) },
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
    let code = selector(&body.code);
    let message = selector(&body.message);
    let field = (!body.field.is_empty()).then(|| {
        let field = selector(&body.field);
        quote! { .field(&[#field]) }
    });
    let after = body.code_after.as_ref().map(|mark| quote! { .code_after(#mark) });
    let before = body.code_before.as_ref().map(|mark| quote! { .code_before(#mark) });
    quote! { ErrorBody::new(ErrorFormat::#format, &[#(#path),*], &[#code], &[#message]) #field #after #before }
}

fn selector(selectors: &[crate::source::Spanned<Selector>]) -> TokenStream {
    let selectors = selectors.iter().map(|selector| match &selector.value {
        Selector::Text => quote! { Selector::Text },
        Selector::Attribute(name) => quote! { Selector::Attribute(#name) },
        Selector::Member(name) => quote! { Selector::Member(#name) },
        Selector::Header(name) => quote! { Selector::Header(#name) },
        Selector::Position(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote! { Selector::Position(#index) }
        }
        Selector::Key => quote! { Selector::Key },
    });
    quote! { #(#selectors),* }
}
