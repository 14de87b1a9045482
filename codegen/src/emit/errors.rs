//! The documented errors of an operation: the kinds a user matches on, each with what the runtime judges an answer by.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::writer::Writer;
use super::{docs, name, objects, rust_type, shared_errors};
use crate::model::{ErrorCase, Operation, TypeId};

/// `errors AtCommunicationErrorKind { AccessDenied = ErrorCase::new(…) }`: the operation's own.
pub(super) fn emit_error_kind(out: &mut Writer, context: Context<'_>, operation: &Operation) {
    let ident = name::with_suffix(&operation.type_name, "ErrorKind");
    let head = quote! { errors #ident };
    let is_empty = own(operation).next().is_none();
    out.block(head, quote! {}, is_empty, |out| {
        for case in own(operation) {
            emit_case(out, context, case, quote! { , });
        }
    });
}

/// The errors that no other operation has.
fn own(operation: &Operation) -> impl Iterator<Item = &ErrorCase> {
    operation.errors.iter().filter(|case| !case.shared)
}

/// A kind with what the runtime judges an answer by, and what ends it.
pub(super) fn emit_case(out: &mut Writer, context: Context<'_>, case: &ErrorCase, end: TokenStream) {
    let variant = name::token(&case.name.rust);
    out.docs(&[docs::about(&context.model.api, case.about.as_deref(), &case.evidence)]);
    out.line(objects::deprecation(case.deprecated.as_deref()));
    let head = quote! { #variant = };
    out.parts([head].into_iter().chain(description(context, case)), end);
}

fn description(context: Context<'_>, case: &ErrorCase) -> Vec<TokenStream> {
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
    let details = case.details.map(|id| empty_details(context, id));
    let first = match name::plain(&case.name.rust) == spec {
        true => quote! { ErrorCase::of(#about) },
        false => quote! { ErrorCase::new(#spec, #about) },
    };
    let retryable = case.retryable.then(|| quote! { .retryable() });
    let rest = [status, code, details, retryable].into_iter().flatten();
    [first].into_iter().chain(rest).collect()
}

/// `.details(|| …)`: an empty value of what else an answer holds.
pub(super) fn empty_details(context: Context<'_>, id: TypeId) -> TokenStream {
    let ty = rust_type::named(context, id);
    quote! { .details(|| Box::new(<#ty as rt::value::Empty>::empty())) }
}

/// The errors in the operation's documentation: a list of its own, and the names of those that are stated once for all.
pub(super) fn documentation(operation: &Operation) -> Vec<String> {
    if operation.errors.is_empty() {
        return Vec::new();
    }
    ["# Errors".to_string()]
        .into_iter()
        .chain(own(operation).map(item))
        .chain(shared(operation))
        .collect()
}

/// `* `NotFound` (404): There is no such thing.`
fn item(case: &ErrorCase) -> String {
    let kind = name::plain(&case.name.rust);
    let deprecated = if case.deprecated.is_some() { ", deprecated" } else { "" };
    let when = when([status(case), code(case)]);
    let meaning = docs::plain_inside(case.about.as_deref().unwrap_or(docs::UNEXPLAINED));
    format!("* `{kind}` ({when}{deprecated}): {meaning}")
}

/// What is known of when it comes: `409, ALREADY_PAID`.
fn when(known: impl IntoIterator<Item = Option<String>>) -> String {
    let known: Vec<String> = known.into_iter().flatten().collect();
    match known.is_empty() {
        true => "any status".to_string(),
        false => known.join(", "),
    }
}

fn status(case: &ErrorCase) -> Option<String> {
    case.status.as_ref().map(|status| status.value.to_string())
}

fn code(case: &ErrorCase) -> Option<String> {
    case.code.as_ref().map(|code| docs::code(&code.value))
}

/// How many shared errors are named before the list is only linked to.
const MOST_NAMED: usize = 12;

/// `* From any call: `Denied` (401), `NotNow` (503); see [`ListErrorKind`].`
fn shared(operation: &Operation) -> Option<String> {
    let shared: Vec<&ErrorCase> = shared_errors::of(operation).collect();
    let kind = name::with_suffix(&operation.type_name, "ErrorKind");
    let named = shared.iter().take(MOST_NAMED).map(|case| {
        let when = when([code(case).or_else(|| status(case))]);
        format!("`{}` ({when})", name::plain(&case.name.rust))
    });
    let named: Vec<String> = named.collect();
    let more = if shared.len() > MOST_NAMED { " and others" } else { "" };
    (!shared.is_empty()).then(|| format!("* From any call: {}{more}; see [`{kind}`].", named.join(", ")))
}
