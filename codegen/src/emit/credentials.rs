//! What the user of a client chooses and supplies: servers and ways to be let in where there is more than one, server
//! variables and credentials.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::writer::Writer;
use super::{docs, name, service};
use crate::model::{Evidence, Model, Name};

/// What a user can choose of.
struct Choice<'a> {
    name: &'a Name,
    about: &'a str,
    evidence: &'a Evidence,
}

/// The enums `Server` and `Auth` and their setters, where there is a choice.
pub(super) fn emit_choices(out: &mut Writer, model: &Model) {
    let servers = model.api.servers.iter().map(|server| Choice {
        name: &server.name,
        about: &server.about,
        evidence: &server.evidence,
    });
    let schemes = model.api.auth.iter().map(|scheme| Choice {
        name: &scheme.name,
        about: &scheme.about,
        evidence: &scheme.evidence,
    });
    let server = ("Server", "Where the service is.", "Another server than the first.");
    let auth = (
        "Auth",
        "How the credentials travel.",
        "Another way for the credentials to travel than the first.",
    );
    emit_choice(out, model, server, &servers.collect::<Vec<_>>());
    emit_choice(out, model, auth, &schemes.collect::<Vec<_>>());
}

fn emit_choice(
    out: &mut Writer,
    model: &Model,
    (ident, about, setter_about): (&str, &str, &str),
    choices: &[Choice<'_>],
) {
    if choices.len() < 2 {
        return;
    }
    let method = ident.to_ascii_lowercase();
    let set = Ident::new(&format!("set_{method}"), Span::call_site());
    let method = Ident::new(&method, Span::call_site());
    let ident = Ident::new(ident, Span::call_site());
    out.blank();
    out.open(quote! { rt::choice! });
    out.docs(&[about.to_string()]);
    out.open(quote! { pub enum #ident });
    for choice in choices {
        let variant = name::token(&choice.name.rust);
        out.docs(&[docs::about(&model.api, Some(choice.about), choice.evidence)]);
        out.line(quote! { #variant, });
    }
    out.close(quote! {});
    out.docs(&[setter_about.to_string()]);
    out.line(quote! { ClientBuilder.#method = #set; });
    out.close(quote! {});
}

/// Whether the user of a client has nothing to supply.
pub(super) fn has_no_setters(model: &Model) -> bool {
    model.api.credentials.is_empty() && service::variables(model).is_empty()
}

/// The entries of the client builder: a setter for each server variable and credential.
pub(super) fn emit_setters(out: &mut Writer, model: &Model) {
    for (index, variable) in service::variables(model).into_iter().enumerate() {
        let set = quote! { String = set_variable };
        emit_setter(out, &variable.name, &variable.about, &set, index);
    }
    for (index, credential) in model.api.credentials.iter().enumerate() {
        let set = quote! { rt::Secret = set_credential };
        emit_setter(out, &credential.name, &credential.about, &set, index);
    }
}

fn emit_setter(out: &mut Writer, name: &Name, about: &str, set: &TokenStream, index: usize) {
    let method = name::token(&name.rust);
    let index = Literal::usize_unsuffixed(index);
    out.docs(&[docs::plain(about)]);
    out.line(quote! { #method: #set(#index), });
}
