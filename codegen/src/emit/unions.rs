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
use crate::model::{Field, TypeId};

/// The enum and what makes it a value on the wire.
pub(super) fn emit_union(out: &mut Writer, context: Context<'_>, id: TypeId, members: &[Field]) {
    let definition = context.model.ty(id);
    let ident = name::token(&definition.name.rust);
    let validated = context.usage.is_sent(id);
    out.blank();
    out.whole_line(context.features(id));
    out.open(quote! { rt::union! });
    out.docs(&objects::about(context.model, definition));
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
    out.docs(&[docs::about(&context.model.api, field.about.as_deref(), &field.evidence)]);
    let head = quote! { #variant(#rules #ty) = };
    out.parts(
        [head].into_iter().chain(emit_description(field, Lists::EmptyIfAbsent)),
        quote! { , },
    );
}
