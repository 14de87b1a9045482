//! The traits that tell which required field is not set yet.

use std::collections::BTreeMap;

use quote::quote;

use super::context::Context;
use super::writer::Writer;
use super::{builder, name};
use crate::model::{Field, Operation, TypeId, TypeKind};

/// What ends the builders that have the field.
const SEND: &str = "`.send()`";
const BUILD: &str = "`.build()`";

/// A trait for each name under which an operation or a sent object of the module has a required field:
///
/// ```text
/// #[doc(hidden)]
/// pub mod required { rt::required_field!(AtSubuser, "at_subuser", "…"); }
/// ```
pub(super) fn emit_required_fields(out: &mut Writer, context: Context<'_>, operations: &[Operation], types: &[TypeId]) {
    let of_operations = operations.iter().map(|operation| (&operation.request.fields[..], SEND));
    let of_objects =
        types
            .iter()
            .filter(|&&id| context.usage.is_sent(id))
            .map(|&id| match &context.model.ty(id).kind {
                TypeKind::Object { fields, .. } => (&fields[..], BUILD),
                TypeKind::Enum { .. } | TypeKind::Union { .. } => (&[][..], BUILD),
            });
    let mut required: BTreeMap<String, (&Field, Vec<&str>)> = BTreeMap::new();
    for (fields, end) in of_operations.chain(of_objects) {
        for field in builder::required(fields) {
            let key = name::pascal(&field.name.rust).to_string();
            let (_, ends) = required.entry(key).or_insert_with(|| (field, Vec::new()));
            if !ends.contains(&end) {
                ends.push(end);
            }
        }
    }
    if required.is_empty() {
        return;
    }
    out.blank();
    out.line(quote! { #[doc(hidden)] });
    out.open(quote! { pub mod required });
    out.line(quote! { use super::rt; });
    for (field, ends) in required.values() {
        let ident = name::pascal(&field.name.rust);
        let message = format!("the required field `{}` is not set", field.name.rust.as_str());
        let label = format!("call `.{}(…)` before {}", field.name.rust.as_str(), ends.join(" or "));
        let spec = &field.name.spec;
        out.whole_line(quote! { rt::required_field!(#ident, #spec, #message, #label); });
    }
    out.close(quote! {});
}
