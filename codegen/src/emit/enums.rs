//! Enums of text values:
//!
//! ```text
//! rt::text_enum! {
//!     pub enum CommunicationType { Auto = "auto", Guides = "guides" }
//! }
//! ```

use quote::quote;

use super::writer::Writer;
use super::{docs, name};
use crate::model::{EnumValue, TypeDef};

/// The enum and what makes it a value on the wire.
pub(super) fn emit_enum(out: &mut Writer, definition: &TypeDef, values: &[EnumValue]) {
    let ident = name::token(&definition.name.rust);
    let about = definition.about.as_deref().unwrap_or("One of the documented values.");
    out.blank();
    out.open(quote! { rt::text_enum! });
    out.docs(&docs::about(Some(about), &definition.evidence));
    out.open(quote! { pub enum #ident });
    for value in values {
        emit_variant(out, value);
    }
    out.close(quote! {});
    out.close(quote! {});
}

fn emit_variant(out: &mut Writer, value: &EnumValue) {
    let variant = name::token(&value.name.rust);
    let text = &value.name.spec;
    if let Some(about) = &value.about {
        out.docs(&[docs::plain(about)]);
    }
    out.line(quote! { #variant = #text, });
}
