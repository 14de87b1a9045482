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
        let head = quote! { #[cfg(feature = #feature)] #module: };
        let requests = resource.operations.iter().map(|operation| {
            let request = name::with_suffix(&operation.type_name, "Request");
            quote! { #request, }
        });
        out.parts([head].into_iter().chain(requests), quote! { ; });
    }
    out.close(quote! {});
}
