//! How a field travels, as the `Field` of the runtime's description.

use proc_macro2::TokenStream;
use quote::quote;

use super::{rust_type, wire_form};
use crate::model::{Field, Fill, Place, TypeRef};

/// What the absence of a list that is not optional means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lists {
    /// A mistake of the service.
    Present,
    /// The list is empty: XML has nothing else to say so.
    EmptyIfAbsent,
}

impl Lists {
    pub(super) fn read_from_xml(is_xml: bool) -> Self {
        match is_xml {
            true => Self::EmptyIfAbsent,
            false => Self::Present,
        }
    }
}

/// `Field::named("credits").required()` or `Field::new("credits", &["credit"])`, in the parts between which a line may end.
pub(super) fn emit_description(field: &Field, lists: Lists) -> Vec<TokenStream> {
    let spec = &field.name.spec;
    let may_be_absent = lists == Lists::EmptyIfAbsent && matches!(field.ty, TypeRef::List(_) | TypeRef::Map(_));
    let required = (!rust_type::is_optional(field) && !may_be_absent).then(|| quote! { .required() });
    let secret = field.secret.then(|| quote! { .secret() });
    let place = emit_place(field.place).map(|place| quote! { .at(Place::#place) });
    let form = wire_form::emit_form(&field.form, &field.ty).map(|form| quote! { .form(&#form) });
    let fill = field.fill.as_ref().map(emit_fill);
    let wire: Vec<&str> = field.wire.iter().map(|wire| wire.value.0.as_str()).collect();
    let named = match wire.as_slice() {
        [only] if only == spec && is_plain(spec) => quote! { Field::named(#spec) },
        _ => quote! { Field::new(#spec, &[#(#wire),*]) },
    };
    let first = quote! { #named #required #secret };
    [Some(first), place, form, fill].into_iter().flatten().collect()
}

/// What JSON writes without an escape, and `Field::named` therefore takes.
fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn emit_fill(fill: &Fill) -> TokenStream {
    match fill {
        Fill::Value(text) => {
            let text = &text.value;
            quote! { .fill(Fill::Value(#text)) }
        }
        Fill::Empty(_) => quote! { .fill(Fill::Empty) },
        Fill::Json(json) => {
            let json = &json.value;
            quote! { .fill(Fill::Json(#json)) }
        }
        Fill::Uuid => quote! { .fill(Fill::Uuid) },
    }
}

/// `None`: the body, where a field is unless said otherwise.
fn emit_place(place: Place) -> Option<TokenStream> {
    Some(match place {
        Place::Body => return None,
        Place::Path => quote! { Path },
        Place::Query => quote! { Query },
        Place::Header => quote! { Header },
        Place::XmlAttribute => quote! { XmlAttribute },
        Place::XmlText => quote! { XmlText },
        Place::BesideRoot => quote! { BesideRoot },
        Place::Payload => quote! { Payload },
        Place::Status => quote! { Status },
    })
}
