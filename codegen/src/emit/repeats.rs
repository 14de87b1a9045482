//! What becomes of a request that arrives twice.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::model::{IdempotencyClass, Operation};

/// `.repeated(…)`, where the spec says something else than the method does.
pub(super) fn emit_idempotency(operation: &Operation) -> Option<TokenStream> {
    operation.idempotency.as_ref()?;
    let class = match operation.idempotency() {
        IdempotencyClass::Safe => quote! { Safe },
        IdempotencyClass::Idempotent => quote! { Idempotent },
        IdempotencyClass::Keyed(_) => quote! { Keyed },
        IdempotencyClass::Never => quote! { Never },
    };
    Some(quote! { .repeated(Idempotency::#class) })
}

/// For the documentation of the operation, where the spec says it.
pub(super) fn documentation(operation: &Operation) -> Option<String> {
    let said = operation.idempotency.as_ref()?;
    let what = match said.class {
        IdempotencyClass::Safe | IdempotencyClass::Idempotent => "Sent again if no answer comes".to_owned(),
        IdempotencyClass::Keyed(field) => {
            let key = operation
                .request
                .fields
                .get(field)
                .map(|field| docs::code(&field.name.spec));
            format!(
                "Sent again with the same {} if no answer comes",
                key.unwrap_or_default()
            )
        }
        IdempotencyClass::Never => "Not sent again if no answer comes".to_owned(),
    };
    Some(format!("* {}", docs::marked(&what, &said.because)))
}
