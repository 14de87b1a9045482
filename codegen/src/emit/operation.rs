//! An operation: what the runtime's `operation!` makes its builder, its request, its errors and its description of, and
//! the struct of its answer.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::context::Context;
use super::objects::{self, Struct};
use super::shape::{Lists, emit_description};
use super::writer::Writer;
use super::{body, docs, errors, example, name, rust_type, validation, wire_form};
use crate::model::{Field, Model, Operation, PathPart, Resource, Response};

/// Everything of an operation.
pub(super) fn emit_operation(out: &mut Writer, context: Context<'_>, resource: &Resource, operation: &Operation) {
    let response = name::with_suffix(&operation.type_name, "Response");
    out.blank();
    out.open(quote! { rt::operation! });
    out.docs(&documentation(context.model, resource, operation));
    emit_builder(out, operation);
    emit_request(out, context, operation);
    errors::emit_error_kind(out, context, operation);
    emit_operation_description(out, context, resource, operation, &response);
    out.close(quote! {});
    emit_response(out, context, operation, response);
}

/// `pub struct AtCommunication<S0: required::AtSubuser>;`
fn emit_builder(out: &mut Writer, operation: &Operation) {
    let ident = name::token(&operation.type_name);
    let states: Vec<_> = required(operation).enumerate().map(state).collect();
    let states = (!states.is_empty()).then(|| quote! { <#(#states),*> });
    out.line(quote! { pub struct #ident #states; });
}

/// `S0: required::AtSubuser`.
fn state((index, field): (usize, &Field)) -> TokenStream {
    let state = format_ident!("S{index}");
    let bound = name::pascal(&field.name.rust);
    quote! { #state: required::#bound }
}

/// The fields that have a state in the builder's type, in the order of the states.
fn required(operation: &Operation) -> impl Iterator<Item = &Field> {
    let fields = operation.request.fields.iter();
    fields.filter(|field| !rust_type::is_optional(field))
}

fn emit_request(out: &mut Writer, context: Context<'_>, operation: &Operation) {
    let ident = name::with_suffix(&operation.type_name, "Request");
    let request = &operation.request;
    out.line(validation::group_attribute(&request.fields, &request.groups));
    let states = required(operation).count();
    let mut state = 0;
    out.block(quote! { request #ident }, quote! {}, request.fields.is_empty(), |out| {
        for field in &request.fields {
            let after = match rust_type::is_optional(field) {
                true => TokenStream::new(),
                false => {
                    state += 1;
                    states_after(states, state - 1)
                }
            };
            emit_field(out, context, field, &after);
        }
    });
}

/// The builder's type parameters once that one is set.
fn states_after(states: usize, set: usize) -> TokenStream {
    let states = (0..states).map(|index| match index == set {
        true => quote! { rt::Set },
        false => {
            let state = format_ident!("S{index}");
            quote! { #state }
        }
    });
    quote! { => #(#states),* }
}

fn emit_field(out: &mut Writer, context: Context<'_>, field: &Field, after: &TokenStream) {
    let ident = name::token(&field.name.rust);
    let ty = rust_type::field_type(context, field, false);
    let description = emit_description(field, Lists::Present);
    let taking = rust_type::emit_taking(context, field);
    out.docs(&docs::about(field.about.as_deref(), &field.evidence));
    out.line(validation::field_attribute(context.model, field));
    out.line(objects::deprecation(field));
    out.parts([
        quote! { #ident: #ty = },
        quote! { #description, },
        quote! { #taking #after; },
    ]);
}

fn emit_response(out: &mut Writer, context: Context<'_>, operation: &Operation, ident: proc_macro2::Ident) {
    let main = operation.main_response();
    let about = main.and_then(|response| response.about.as_deref());
    let mut lines = vec![docs::plain(about.unwrap_or("The answer to a successful call."))];
    lines.extend(main.into_iter().flat_map(|response| docs::evidence(&response.evidence)));
    let body = Struct {
        ident,
        about: lines,
        fields: main.map_or(&[], |response| &response.fields),
        boxed: Vec::new(),
        groups: &[],
        validated: false,
        namespace: None,
        lists: Lists::read_from_xml(main.is_some_and(|answer| answer.body.is_xml())),
    };
    objects::emit_struct(out, context, &body);
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
    out.parts([
        quote! { response #response = },
        quote! { Operation::new(#full_name, Method::#method, &[#(#path),*]) },
        quote! { .docs(#docs) },
        emit_query(operation),
        emit_host_prefix(operation),
        quote! { #body #fills },
        quote! { .success(&[#(#success),*]); },
    ]);
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
    quote! { Success::new(#status, #body) #may_fail }
}

fn documentation(model: &Model, resource: &Resource, operation: &Operation) -> Vec<String> {
    let mut lines = vec![docs::plain(&operation.about), String::new(), request_line(operation)];
    lines.extend(docs::evidence(&operation.evidence));
    lines.extend(fields_table(model, &operation.request.fields));
    lines.extend(errors::table(operation));
    lines.extend(example::emit_example(model, resource, operation));
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
        let required = if rust_type::is_optional(field) { "" } else { "yes" };
        let ty = rust_type::in_words(model, &field.ty);
        let rules = validation::in_words(&field.constraints);
        format!("| {} | {required} | {ty} | {rules} |", docs::code(&field.name.spec))
    }));
    lines
}
