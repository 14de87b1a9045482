//! The documented errors of an operation: the kinds a user matches on, and the table by which an answer is judged.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, name};
use crate::model::{ErrorCase, Operation};

/// The enum of the operation's error kinds.
pub(super) fn emit_error_kind(operation: &Operation) -> TokenStream {
    let ident = name::with_suffix(&operation.type_name, "ErrorKind");
    let opening = docs::attributes(&[format!(
        "The documented errors of [`{}`].",
        name::plain(&operation.type_name)
    )]);
    let variants = operation.errors.iter().map(variant);
    let idents = operation.errors.iter().map(|case| name::token(&case.name.rust));
    quote! {
        #opening
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #ident { #(#variants,)* }
        rt::error_kind!(#ident #(, #idents)*);
    }
}

fn variant(case: &ErrorCase) -> TokenStream {
    let ident = name::token(&case.name.rust);
    let mut lines = vec![docs::plain(meaning(case))];
    lines.extend(docs::evidence(&case.evidence));
    let documentation = docs::attributes(&lines);
    quote! { #documentation #ident }
}

fn meaning(case: &ErrorCase) -> &str {
    case.about.as_deref().unwrap_or("Not explained by the documentation.")
}

/// The cases as the runtime judges them, in the order of the enum's variants.
pub(super) fn emit_cases(operation: &Operation) -> TokenStream {
    let cases = operation.errors.iter().map(|case| {
        let spec = &case.name.spec;
        let about = case.about.as_deref().unwrap_or_default();
        let status = case.status.as_ref().map(|status| {
            let status = proc_macro2::Literal::u16_unsuffixed(status.value);
            quote! { .status(#status) }
        });
        let code = case.code.as_ref().map(|code| {
            let code = &code.value;
            quote! { .code(#code) }
        });
        quote! { rt::describe::ErrorCase::new(#spec, #about) #status #code }
    });
    quote! { &[#(#cases),*] }
}

/// The table of errors in the operation's documentation.
pub(super) fn table(operation: &Operation) -> Vec<String> {
    if operation.errors.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![
        String::new(),
        "# Errors".to_string(),
        "| kind | status | code | meaning |".to_string(),
        "|---|---|---|---|".to_string(),
    ];
    lines.extend(operation.errors.iter().map(|case| {
        let status = case
            .status
            .as_ref()
            .map_or_else(|| "any".to_string(), |status| status.value.to_string());
        let code = case
            .code
            .as_ref()
            .map_or_else(String::new, |code| docs::code(&code.value));
        format!(
            "| `{}` | {status} | {code} | {} |",
            name::plain(&case.name.rust),
            docs::plain(meaning(case))
        )
    }));
    lines
}
