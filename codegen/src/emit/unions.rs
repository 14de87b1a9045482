//! Unions: exactly one of several members.
//!
//! ```text
//! rt::union! {
//!     pub enum Shape { Circle(f64) = Field::new("circle", &["circle"]) }
//! }
//! ```

use quote::quote;

use super::context::Context;
use super::shape::{Lists, emit_description};
use super::writer::Writer;
use super::{docs, name, objects, rust_type, validation};
use crate::model::{Field, TypeDef, TypeId};

/// The enum and what makes it a value on the wire.
pub(super) fn emit_union(out: &mut Writer, context: Context<'_>, id: TypeId, definition: &TypeDef, members: &[Field]) {
    let ident = name::token(&definition.name.rust);
    let validated = context.usage.is_sent(id);
    out.blank();
    out.open(quote! { rt::union! });
    out.docs(&objects::about(definition));
    if validated {
        out.line(quote! { #[derive(rt::Validate)] });
    }
    out.open(quote! { pub enum #ident });
    for (index, member) in members.iter().enumerate() {
        let is_boxed = context.usage.is_boxed(id, index);
        emit_member(out, context, member, validated, is_boxed);
    }
    out.close(quote! {});
    out.close(quote! {});
}

fn emit_member(out: &mut Writer, context: Context<'_>, field: &Field, validated: bool, is_boxed: bool) {
    let variant = name::variant(&field.name);
    let ty = rust_type::held_type(context, field, is_boxed);
    let rules = validated.then(|| validation::member_attribute(context.model, field));
    let description = emit_description(field, Lists::EmptyIfAbsent);
    out.docs(&docs::about(field.about.as_deref(), &field.evidence));
    out.parts([quote! { #variant(#rules #ty) = }, quote! { #description, }]);
}
