//! How a value travels, as the `Form` of the runtime's description. Only what differs from the type's own way is written.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Encoding, JsonForm, Namespace, Style, TypeRef, WireForm};

/// `Form { … }` of a value of that type; `None`: as its type does.
pub(super) fn emit_form(form: &WireForm, ty: &TypeRef) -> Option<TokenStream> {
    if form.element.is_none() && parts(form, ty).is_empty() && form.encoding != Encoding::Plain {
        let encoding = emit_encoding(&form.encoding);
        return Some(quote! { Form::encoded(Encoding::#encoding) });
    }
    let parts = all_parts(form, ty);
    (!parts.is_empty()).then(|| quote! { Form { #(#parts,)* ..Form::new() } })
}

fn all_parts(form: &WireForm, ty: &TypeRef) -> Vec<TokenStream> {
    let mut all = Vec::new();
    if form.encoding != Encoding::Plain {
        let encoding = emit_encoding(&form.encoding);
        all.push(quote! { encoding: Encoding::#encoding });
    }
    all.extend(parts(form, ty));
    if let Some(element) = element(form, ty) {
        all.push(quote! { element: Some(&#element) });
    }
    all
}

/// Everything but the encoding and the element.
fn parts(form: &WireForm, ty: &TypeRef) -> Vec<TokenStream> {
    let mut parts = scalar_parts(form);
    parts.extend(layout_parts(form));
    parts.extend(name_parts(form));
    if is_sparse(ty) {
        parts.push(quote! { sparse: true });
    }
    parts
}

fn scalar_parts(form: &WireForm) -> Vec<TokenStream> {
    let mut parts = Vec::new();
    if let Some(none) = &form.none {
        parts.push(quote! { none: Some(#none) });
    }
    if form.send_null {
        parts.push(quote! { send_null: true });
    }
    if !form.also_read.is_empty() {
        let forms = form.also_read.iter().map(|form| match form {
            JsonForm::Text => quote! { JsonForm::Text },
            JsonForm::Number => quote! { JsonForm::Number },
            JsonForm::Bool => quote! { JsonForm::Bool },
            JsonForm::Single => quote! { JsonForm::Single },
        });
        parts.push(quote! { also_read: &[#(#forms),*] });
    }
    parts
}

fn layout_parts(form: &WireForm) -> Vec<TokenStream> {
    let mut parts = Vec::new();
    if let Some(join) = &form.join {
        parts.push(quote! { join: Some(#join) });
    }
    match form.style {
        Style::Repeated => {}
        Style::Indexed => parts.push(quote! { style: Style::Indexed }),
        Style::Brackets => parts.push(quote! { style: Style::Brackets }),
        Style::Spread => parts.push(quote! { style: Style::Spread }),
    }
    if form.flat {
        parts.push(quote! { flat: true });
    }
    parts
}

fn name_parts(form: &WireForm) -> Vec<TokenStream> {
    let mut parts = Vec::new();
    if let Some(item) = &form.item {
        let item = &item.0;
        parts.push(quote! { item: Some(#item) });
    }
    if let Some(entry) = &form.entry {
        let entry = &entry.0;
        parts.push(quote! { entry: #entry });
    }
    if let Some(key) = &form.key {
        let key = &key.0;
        parts.push(quote! { key: #key });
    }
    if let Some(value) = &form.value {
        let value = &value.0;
        parts.push(quote! { value: #value });
    }
    if let Some(namespace) = &form.namespace {
        let namespace = emit_namespace(namespace);
        parts.push(quote! { namespace: Some(#namespace) });
    }
    if let Some(namespace) = &form.key_namespace {
        let namespace = emit_namespace(namespace);
        parts.push(quote! { key_namespace: Some(#namespace) });
    }
    parts
}

/// The form of the items or values, where it is another than the one around it.
fn element(form: &WireForm, ty: &TypeRef) -> Option<TokenStream> {
    let inner = ty.element()?;
    if let Some(element) = &form.element {
        return Some(emit_form(element, inner).unwrap_or_else(|| quote! { Form::new() }));
    }
    let differs = inner.element().is_some() && is_sparse(inner) != is_sparse(ty);
    let scalars = WireForm {
        encoding: form.encoding.clone(),
        ..WireForm::default()
    };
    differs.then(|| emit_form(&scalars, inner).unwrap_or_else(|| quote! { Form::new() }))
}

/// Whether its items or values may be `null`.
fn is_sparse(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::List(element) | TypeRef::Map(element) => matches!(**element, TypeRef::Nullable(_)),
        _ => false,
    }
}

fn emit_encoding(encoding: &Encoding) -> TokenStream {
    match encoding {
        Encoding::Plain => quote! { Plain },
        Encoding::Text => quote! { Text },
        Encoding::Number => quote! { Number },
        Encoding::Base64 => quote! { Base64 },
        Encoding::Json => quote! { Json },
        Encoding::JsonBase64 => quote! { JsonBase64 },
        Encoding::Words { yes, no, bare } => quote! { Words { yes: #yes, no: #no, bare: #bare } },
        Encoding::Epoch => quote! { Epoch },
        Encoding::EpochMillis => quote! { EpochMillis },
        Encoding::HttpDate => quote! { HttpDate },
        Encoding::Iso8601 => quote! { Iso8601 },
        Encoding::Layout(layout) => quote! { Layout(#layout) },
    }
}

/// `Namespace { … }`.
pub(super) fn emit_namespace(namespace: &Namespace) -> TokenStream {
    let uri = &namespace.uri;
    let prefix = optional_text(namespace.prefix.as_deref());
    quote! { Namespace { uri: #uri, prefix: #prefix } }
}

/// `None` or `Some("…")`.
pub(super) fn optional_text(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote! { Some(#text) },
        None => quote! { None },
    }
}
