//! The errors that a spec states once for all operations. They are stated once in the client too: its root wraps the
//! runtime's `operation!` in a macro that knows them, and each operation names those that it has.
//!
//! ```text
//! macro_rules! operation {
//!     ([$(Denied $e0:tt)? $(NotNow $e1:tt)?] $($operation:tt)*) => {
//!         rt::operation! {
//!             shared errors {
//!                 $(Denied = ErrorCase::new("Denied", "The key is wrong.").status(401) $e0)?
//!                 $(NotNow = ErrorCase::new("NotNow", "Not available.").status(503) $e1)?
//!             }
//!             $($operation)*
//!         }
//!     };
//! }
//! ```

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::Context;
use super::errors;
use super::name;
use super::writer::Writer;
use crate::model::{ErrorCase, Model, Operation};

/// What makes an operation, and the names of the shared errors that it has: `operation! { [Denied, NotNow,] … }`.
pub(super) fn emit_names(out: &mut Writer, operation: &Operation) {
    let names = of(operation).map(|case| {
        let variant = name::token(&case.name.rust);
        quote! { #variant, }
    });
    let names: Vec<TokenStream> = names.collect();
    if names.is_empty() {
        return out.open(quote! { rt::operation! });
    }
    out.open_with(quote! { operation! }, quote! { [#(#names)*] });
}

/// The errors of an operation that are stated once for all.
pub(super) fn of(operation: &Operation) -> impl Iterator<Item = &ErrorCase> + Clone {
    operation.errors.iter().filter(|case| case.shared)
}

/// The macro; nothing without shared errors. Its text ends up in the modules of resources, which is where types are named.
pub(super) fn emit_macro(out: &mut Writer, context: Context<'_>) {
    let cases = cases(context.model);
    if cases.is_empty() {
        return;
    }
    let optional = cases.iter().enumerate().map(|(index, case)| {
        let (variant, mark) = (name::token(&case.name.rust), format_ident!("e{index}"));
        quote! { $(#variant $#mark:tt)? }
    });
    out.blank();
    out.line(quote! { #[allow(unused_macros, reason = "a client may be built without any of its resources")] });
    out.open(quote! { macro_rules! operation });
    out.open(quote! { ([#(#optional)*] $($operation:tt)*) => });
    out.open(quote! { rt::operation! });
    out.open(quote! { shared errors });
    for (index, case) in cases.iter().enumerate() {
        let mark = format_ident!("e{index}");
        out.optional(|out| errors::emit_case(out, context, case, quote! { $#mark }));
    }
    out.close(quote! {});
    out.line(quote! { $($operation)* });
    out.close(quote! {});
    out.close(quote! { ; });
    out.close(quote! {});
}

/// All of them, in the order in which operations have them: statuses before codes, each as in the file.
fn cases(model: &Model) -> Vec<&ErrorCase> {
    let shared = model.operations().flat_map(of);
    let by_place: BTreeMap<_, &ErrorCase> = shared
        .map(|case| ((case.code.is_some(), case.name.span.start), case))
        .collect();
    by_place.into_values().collect()
}
