//! The description of a struct's fields that the codecs work from, and the macro that gives them access:
//!
//! ```text
//! static ACCOUNT: rt::describe::Shape = rt::describe::Shape {
//!     name: "Account",
//!     fields: &[rt::describe::Field::new("credits", &["credits"]).required()],
//! };
//! rt::structure!(Account, ACCOUNT, 0 = credits);
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::name;
use crate::model::{Encoding, Field, Ident, Place, TypeRef};

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

/// The static and the macro for a struct.
pub(super) fn emit_shape(
    ident: &proc_macro2::Ident,
    stem: &Ident,
    suffix: &str,
    fields: &[Field],
    lists: Lists,
) -> TokenStream {
    let shape_name = shape_static(stem, suffix);
    let text = ident.to_string();
    let descriptions = fields.iter().map(|field| description(field, lists));
    let slots = fields.iter().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let field = name::token(&field.name.rust);
        quote! { #index = #field }
    });
    quote! {
        static #shape_name: rt::describe::Shape = rt::describe::Shape {
            name: #text,
            fields: &[#(#descriptions),*],
        };
        rt::structure!(#ident, #shape_name #(, #slots)*);
    }
}

fn shape_static(stem: &Ident, suffix: &str) -> proc_macro2::Ident {
    let stem = name::screaming(stem);
    match suffix {
        "" => stem,
        suffix => proc_macro2::Ident::new(&format!("{stem}_{suffix}"), stem.span()),
    }
}

fn description(field: &Field, lists: Lists) -> TokenStream {
    let spec = &field.name.spec;
    let wire = field.wire.iter().map(|wire| &wire.value.0);
    let may_be_absent = lists == Lists::EmptyIfAbsent && matches!(field.ty, TypeRef::List(_));
    let required = (!field.optional && !may_be_absent).then(|| quote! { .required() });
    let secret = field.secret.then(|| quote! { .secret() });
    let place = place(field.place).map(|place| quote! { .at(rt::describe::Place::#place) });
    let encoding = encoding(field.encoding).map(|encoding| quote! { .encoded(rt::describe::Encoding::#encoding) });
    quote! { rt::describe::Field::new(#spec, &[#(#wire),*]) #required #secret #place #encoding }
}

/// `None`: the body, where a field is unless said otherwise.
fn place(place: Place) -> Option<TokenStream> {
    match place {
        Place::Body => None,
        Place::Path => Some(quote! { Path }),
        Place::Query => Some(quote! { Query }),
        Place::Header => Some(quote! { Header }),
        Place::XmlAttribute => Some(quote! { XmlAttribute }),
        Place::XmlText => Some(quote! { XmlText }),
    }
}

/// `None`: as the type travels, unless said otherwise.
fn encoding(encoding: Encoding) -> Option<TokenStream> {
    match encoding {
        Encoding::Plain => None,
        Encoding::Text => Some(quote! { Text }),
        Encoding::Base64 => Some(quote! { Base64 }),
    }
}
