//! An operation: what the runtime's `operation!` makes its builder, its request, its errors and its description of, and
//! the struct of its answer.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::shape::Lists;
use super::writer::Writer;
use super::{
    body, builder, docs, errors, example, name, objects, pages, repeats, rust_type, shared_errors, validation,
    wire_form,
};
use crate::model::{Field, Model, Operation, PathPart, Resource, Response};

/// Everything of an operation.
pub(super) fn emit_operation(out: &mut Writer, context: Context<'_>, resource: &Resource, operation: &Operation) {
    let response = name::with_suffix(&operation.type_name, "Response");
    out.blank();
    shared_errors::emit_names(out, operation);
    out.docs(&documentation(context, resource, operation));
    emit_builder(out, operation);
    emit_request(out, context, operation);
    errors::emit_error_kind(out, context, operation);
    emit_operation_description(out, context, resource, operation, &response);
    emit_answer(out, context, operation);
    pages::emit_repetition(out, context, operation);
    out.close(quote! {});
}

/// `pub struct AtCommunication<S0: required::AtSubuser>;`
fn emit_builder(out: &mut Writer, operation: &Operation) {
    let ident = name::token(&operation.type_name);
    let parameters = builder::parameters(&operation.request.fields);
    out.line(objects::deprecation(operation.deprecated.as_deref()));
    out.line(quote! { pub struct #ident #parameters; });
}

fn emit_request(out: &mut Writer, context: Context<'_>, operation: &Operation) {
    let ident = name::with_suffix(&operation.type_name, "Request");
    let request = &operation.request;
    out.line(validation::group_attribute(&request.fields, &request.groups));
    out.block(quote! { request #ident }, quote! {}, request.fields.is_empty(), |out| {
        for index in 0..request.fields.len() {
            objects::emit_sent_field(out, context, &request.fields, index, false, Lists::Present);
        }
    });
}

fn emit_answer(out: &mut Writer, context: Context<'_>, operation: &Operation) {
    let main = operation.main_response();
    let about = main.and_then(|response| response.about.as_deref());
    let mut lines = vec![docs::plain(about.unwrap_or("The answer to a successful call."))];
    let evidence = main.into_iter().map(|response| &response.evidence);
    lines.extend(evidence.flat_map(|evidence| docs::evidence(&context.model.api, evidence)));
    let fields = main.map_or(&[][..], |response| &response.fields);
    let lists = Lists::read_from_xml(main.is_some_and(|answer| answer.body.is_xml()));
    out.docs(&lines);
    out.block(quote! { answer }, quote! {}, fields.is_empty(), |out| {
        for index in 0..fields.len() {
            objects::emit_read_field(out, context, fields, index, false, lists);
        }
    });
}

fn emit_operation_description(
    out: &mut Writer,
    context: Context<'_>,
    resource: &Resource,
    operation: &Operation,
    response: &proc_macro2::Ident,
) {
    let full_name = full_name(resource, operation);
    let method = proc_macro2::Ident::new(operation.method.value.as_str(), proc_macro2::Span::call_site());
    let path = operation.path.value.iter().map(path_part);
    let docs = &operation.docs;
    let body = body::emit_body(&operation.request.body).map(|body| quote! { .body(#body) });
    let fills = context.model.fills(operation).then(|| quote! { .fills() });
    let success = operation.responses.iter().map(success);
    let unlimited = is_unlimited(context.model, operation).then(|| quote! { .unlimited() });
    let mut parts = vec![
        quote! { response #response = },
        quote! { Operation::new(#full_name, Method::#method, &[#(#path),*]) },
        quote! { .docs(#docs) },
        emit_query(operation),
        emit_host_prefix(operation),
        quote! { #body #fills },
        quote! { .success(&[#(#success),*]) },
    ];
    parts.extend(pages::emit_pending(context, operation));
    parts.extend(unlimited);
    parts.extend(repeats::emit_idempotency(operation));
    out.parts(parts, quote! { ; });
}

/// Whether the operation is one of few that the service's limit leaves out.
fn is_unlimited(model: &Model, operation: &Operation) -> bool {
    model.api.rate_limit.is_some() && !operation.rate_limited
}

fn emit_query(operation: &Operation) -> TokenStream {
    if operation.query.is_empty() {
        return TokenStream::new();
    }
    let items = operation.query.iter().map(|(name, value)| {
        let value = wire_form::optional_text(value.as_deref());
        quote! { (#name, #value) }
    });
    quote! { .query(&[#(#items),*]) }
}

fn emit_host_prefix(operation: &Operation) -> TokenStream {
    if operation.host_prefix.is_empty() {
        return TokenStream::new();
    }
    let parts = operation.host_prefix.iter().map(path_part);
    quote! { .host_prefix(&[#(#parts),*]) }
}

/// `accounts.at_communication`.
pub(super) fn full_name(resource: &Resource, operation: &Operation) -> String {
    format!("{}.{}", resource.name.spec, operation.name.spec)
}

fn path_part(part: &PathPart) -> TokenStream {
    let index = |index: usize| Literal::usize_unsuffixed(index);
    match part {
        PathPart::Literal(text) => quote! { PathPart::Literal(#text) },
        PathPart::Field(field) => {
            let index = index(*field);
            quote! { PathPart::Field(#index) }
        }
        PathPart::Greedy(field) => {
            let index = index(*field);
            quote! { PathPart::Greedy(#index) }
        }
    }
}

fn success(response: &Response) -> TokenStream {
    let status = Literal::u16_unsuffixed(response.status.value);
    let body = body::emit_body(&response.body).unwrap_or_else(|| quote! { Body::Empty });
    let may_fail = response.may_fail.then(|| quote! { .may_fail() });
    let roots = body::emit_other_roots(&response.other_roots);
    quote! { Success::new(#status, #body) #roots #may_fail }
}

fn documentation(context: Context<'_>, resource: &Resource, operation: &Operation) -> Vec<String> {
    let model = context.model;
    let mut lines = vec![docs::plain(&operation.about), String::new(), request_line(operation)];
    if let Some(reason) = &operation.deprecated {
        lines.push(format!("* {}", docs::marked("Deprecated", reason)));
    }
    lines.extend(docs::evidence(&model.api, &operation.evidence));
    lines.extend(repeats::documentation(operation));
    lines.extend(fields_table(model, &operation.request.fields));
    lines.extend(errors::documentation(operation));
    lines.extend(example::emit_examples(context, resource, operation));
    lines
}

fn request_line(operation: &Operation) -> String {
    let route = format!("{} {}", operation.method.value.as_str(), operation.path_template());
    format!(
        "{}, as {} describes it.",
        docs::code(&route),
        docs::link("the vendor's page", &operation.docs)
    )
}

fn fields_table(model: &Model, fields: &[Field]) -> Vec<String> {
    if fields.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![
        String::new(),
        "| field | required | type | rules |".to_string(),
        "|---|---|---|---|".to_string(),
    ];
    lines.extend(fields.iter().map(|field| {
        let required = match &field.required_when {
            _ if !rust_type::is_optional(field) => "yes".to_string(),
            Some(case) => format!("when: {}", docs::plain(case)),
            None => String::new(),
        };
        let ty = rust_type::in_words(model, &field.ty);
        let rules = validation::in_words(&field.constraints);
        format!("| {} | {required} | {ty} | {rules} |", docs::code(&field.name.spec))
    }));
    lines
}
