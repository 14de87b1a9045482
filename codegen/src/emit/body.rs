//! What a body is written in, as the `Body` of the runtime's description.

use proc_macro2::TokenStream;
use quote::quote;

use super::wire_form::{emit_namespace, optional_text};
use crate::model::{Body, FormBody, NameStyle, WireName, XmlDocument};

/// `Body::…`; `None`: there is none.
pub(super) fn emit_body(body: &Body) -> Option<TokenStream> {
    Some(match body {
        Body::Empty => return None,
        Body::Json { root } if root.is_empty() => quote! { Body::JSON },
        Body::Json { root } => {
            let root = names(root);
            quote! { Body::Json { root: &[#root] } }
        }
        Body::Form(form) => emit_form(form),
        Body::Xml(document) => emit_xml(document),
        Body::Raw { content_type } => {
            let content_type = optional_text(content_type.as_deref());
            quote! { Body::Raw { content_type: #content_type } }
        }
        Body::Multipart => quote! { Body::Multipart },
    })
}

fn emit_form(form: &FormBody) -> TokenStream {
    if *form == FormBody::default() {
        return quote! { Body::FORM };
    }
    let constants = form.constants.iter().map(|(name, value)| quote! { (#name, #value) });
    let names = match form.names {
        NameStyle::Dotted => quote! { Dotted },
        NameStyle::Bracketed => quote! { Bracketed },
    };
    quote! { Body::Form { constants: &[#(#constants),*], names: NameStyle::#names } }
}

fn emit_xml(document: &XmlDocument) -> TokenStream {
    let root = names(&document.root);
    if document.namespace.is_none() && document.encoding.is_none() {
        return quote! { Body::xml(&[#root]) };
    }
    let namespace = match &document.namespace {
        Some(namespace) => {
            let namespace = emit_namespace(namespace);
            quote! { Some(#namespace) }
        }
        None => quote! { None },
    };
    let encoding = optional_text(document.encoding.as_deref());
    quote! { Body::Xml { root: &[#root], namespace: #namespace, encoding: #encoding } }
}

/// `.or_roots(&[&["invoice_receipt"]])`; nothing where there is one root.
pub(super) fn emit_other_roots(roots: &[Vec<WireName>]) -> TokenStream {
    if roots.is_empty() {
        return TokenStream::new();
    }
    let roots = roots.iter().map(|root| {
        let root = names(root);
        quote! { &[#root] }
    });
    quote! { .or_roots(&[#(#roots),*]) }
}

fn names(names: &[WireName]) -> TokenStream {
    let names = names.iter().map(|name| &name.0);
    quote! { #(#names),* }
}
