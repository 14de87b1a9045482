//! Enums of text values:
//!
//! ```text
//! pub enum CommunicationType { Auto, Guides, Unknown(String) }
//! rt::text_enum!(CommunicationType, Auto = "auto", Guides = "guides");
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, name};
use crate::model::{EnumValue, TypeDef};

/// The enum and what makes it a value on the wire.
pub(super) fn emit_enum(definition: &TypeDef, values: &[EnumValue]) -> TokenStream {
    let ident = name::token(&definition.name.rust);
    let mut lines = vec![docs::plain(
        definition.about.as_deref().unwrap_or("One of the documented values."),
    )];
    lines.extend(docs::evidence(&definition.evidence));
    let documentation = docs::attributes(&lines);
    let variants = values.iter().map(variant);
    let pairs = values.iter().map(|value| {
        let variant = name::token(&value.name.rust);
        let text = &value.name.spec;
        quote! { #variant = #text }
    });
    quote! {
        #documentation
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            #[doc = " A value that the documentation does not list, kept as it came. Not sent unless validation is off."]
            Unknown(String),
        }
        rt::text_enum!(#ident #(, #pairs)*);
    }
}

fn variant(value: &EnumValue) -> TokenStream {
    let variant = name::token(&value.name.rust);
    let mut line = docs::code(&value.name.spec);
    if let Some(about) = &value.about {
        line = format!("{line}: {}", docs::plain(about));
    }
    let documentation = docs::attributes(&[line]);
    quote! { #documentation #variant }
}
