//! Enums of text values:
//!
//! ```text
//! rt::text_enum! {
//!     pub enum CommunicationType { Auto = "auto", Guides = "guides" }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::writer::Writer;
use super::{docs, name};
use crate::model::{EnumValue, TypeId};

/// From how many values on an enum is a list to look things up in, such as the countries, and is written packed.
const LONG: usize = 25;

/// The enum and what makes it a value on the wire.
pub(super) fn emit_enum(out: &mut Writer, context: Context<'_>, id: TypeId, values: &[EnumValue]) {
    let definition = context.model.ty(id);
    let ident = name::token(&definition.name.rust);
    let about = definition.about.as_deref().unwrap_or("One of the documented values.");
    let mut lines = vec![docs::plain(about)];
    lines.extend(docs::evidence(&context.model.api, &definition.evidence));
    out.blank();
    out.whole_line(context.features(id));
    out.open(quote! { rt::text_enum! });
    out.docs(&lines);
    if values.iter().any(|value| value.about.is_none()) {
        out.line(quote! { #[allow(missing_docs, reason = "the description says no more than the values do")] });
    }
    out.open(quote! { pub enum #ident });
    match values.len() < LONG {
        true => values.iter().for_each(|value| emit_variant(out, value)),
        false => out.packed(values.iter().map(packed_variant)),
    }
    out.close(quote! {});
    out.close(quote! {});
}

fn emit_variant(out: &mut Writer, value: &EnumValue) {
    if let Some(about) = &value.about {
        out.docs(&[docs::plain(about)]);
    }
    out.line(variant(value));
}

/// `#[doc = "…"] Portugal = "Portugal",`: a comment would end the line.
fn packed_variant(value: &EnumValue) -> TokenStream {
    let about = value.about.as_ref().map(|about| {
        let about = format!(" {}", docs::plain(about));
        quote! { #[doc = #about] }
    });
    let variant = variant(value);
    quote! { #about #variant }
}

fn variant(value: &EnumValue) -> TokenStream {
    let variant = name::token(&value.name.rust);
    let text = &value.name.spec;
    quote! { #variant = #text, }
}
