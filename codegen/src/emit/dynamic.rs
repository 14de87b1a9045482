//! Calls by name, behind the feature `dynamic`.

use quote::quote;

use super::name;
use super::writer::Writer;
use crate::model::Model;

/// `rt::dynamic_calls!`, with every operation that its resource's feature compiles in.
pub(super) fn emit_dynamic(out: &mut Writer, model: &Model) {
    out.blank();
    out.open(quote! { rt::dynamic_calls! });
    for resource in &model.resources {
        let feature = &resource.name.spec;
        let module = name::token(&resource.name.rust);
        for operation in &resource.operations {
            let request = name::with_suffix(&operation.type_name, "Request");
            out.whole_line(quote! { #[cfg(feature = #feature)] #module::#request, });
        }
    }
    out.close(quote! {});
}
