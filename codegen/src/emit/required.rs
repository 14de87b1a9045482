//! The traits that tell which required field is not set yet.

use std::collections::BTreeMap;

use quote::quote;

use super::writer::Writer;
use super::{name, rust_type};
use crate::model::{Field, Resource};

/// A trait for each name under which the resource has a required field:
///
/// ```text
/// #[doc(hidden)]
/// pub mod required { rt::required_field!(AtSubuser, "at_subuser", "…"); }
/// ```
pub(super) fn emit_required_fields(out: &mut Writer, resource: &Resource) {
    let fields = resource
        .operations
        .iter()
        .flat_map(|operation| &operation.request.fields);
    let required: BTreeMap<String, &Field> = fields
        .filter(|field| !rust_type::is_optional(field))
        .map(|field| (name::pascal(&field.name.rust).to_string(), field))
        .collect();
    if required.is_empty() {
        return;
    }
    out.blank();
    out.line(quote! { #[doc(hidden)] });
    out.open(quote! { pub mod required });
    out.line(quote! { use super::rt; });
    for field in required.values() {
        let ident = name::pascal(&field.name.rust);
        let message = format!("the required field `{}` is not set", field.name.rust.as_str());
        let label = format!("call `.{}(…)` before `.send()`", field.name.rust.as_str());
        let spec = &field.name.spec;
        out.whole_line(quote! { rt::required_field!(#ident, #spec, #message, #label); });
    }
    out.close(quote! {});
}
