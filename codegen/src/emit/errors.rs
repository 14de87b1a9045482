//! The documented errors of an operation: the kinds a user matches on, each with what the runtime judges an answer by.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::writer::Writer;
use super::{docs, name, rust_type};
use crate::model::{ErrorCase, Operation};

/// `errors AtCommunicationErrorKind { AccessDenied = ErrorCase::new(…) }`.
pub(super) fn emit_error_kind(out: &mut Writer, context: Context<'_>, operation: &Operation) {
    let ident = name::with_suffix(&operation.type_name, "ErrorKind");
    let head = quote! { errors #ident };
    out.block(head, quote! {}, operation.errors.is_empty(), |out| {
        for case in &operation.errors {
            let variant = name::token(&case.name.rust);
            let description = emit_case(context, case);
            out.docs(&docs::about(case.about.as_deref(), &case.evidence));
            out.parts([quote! { #variant = }, quote! { #description, }]);
        }
    });
}

fn emit_case(context: Context<'_>, case: &ErrorCase) -> TokenStream {
    let spec = &case.name.spec;
    let about = case.about.as_deref().unwrap_or_default();
    let status = case.status.as_ref().map(|status| {
        let status = Literal::u16_unsuffixed(status.value);
        quote! { .status(#status) }
    });
    let code = case.code.as_ref().map(|code| {
        let code = &code.value;
        quote! { .code(#code) }
    });
    let details = case.details.map(|id| {
        let ty = rust_type::named(context, id);
        quote! { .details(|| Box::new(<#ty as rt::value::Empty>::empty())) }
    });
    quote! { ErrorCase::new(#spec, #about) #status #code #details }
}

fn meaning(case: &ErrorCase) -> &str {
    case.about.as_deref().unwrap_or(docs::UNEXPLAINED)
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
