//! An operation: its description for the runtime, its request and response structs, its error kinds and its builder.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::rust_type::{self, Home};
use super::shape::{Lists, emit_shape};
use super::{docs, errors, example, name, objects, request_builder, validation};
use crate::model::{Body, Field, Model, Operation, PathPart, Resource, Response};

/// Everything of an operation.
pub(super) fn emit_operation(model: &Model, home: Home, resource: &Resource, operation: &Operation) -> TokenStream {
    let description = emit_description(resource, operation);
    let documentation = docs::attributes(&documentation(model, resource, operation));
    let builder = request_builder::emit_builder(model, home, operation);
    let request = emit_request(model, home, operation);
    let response = emit_response(model, home, operation);
    let error_kind = errors::emit_error_kind(operation);
    let endpoint = emit_endpoint(operation);
    quote! { #documentation #builder #request #response #error_kind #endpoint #description }
}

fn emit_request(model: &Model, home: Home, operation: &Operation) -> TokenStream {
    let ident = name::with_suffix(&operation.type_name, "Request");
    let documentation = docs::attributes(&[format!(
        "What [`{}`] sends, as a plain value for the client's `call`.",
        name::plain(&operation.type_name)
    )]);
    let body = objects::Struct {
        model,
        home,
        ident: &ident,
        fields: &operation.request.fields,
        groups: &operation.request.groups,
        validated: true,
    };
    let item = objects::emit_struct(&body);
    let shape = emit_shape(
        &ident,
        &operation.type_name,
        "REQUEST",
        &operation.request.fields,
        Lists::Present,
    );
    quote! { #documentation #item #shape }
}

fn emit_response(model: &Model, home: Home, operation: &Operation) -> TokenStream {
    let ident = name::with_suffix(&operation.type_name, "Response");
    let main = operation.main_response();
    let about = main.and_then(|response| response.about.as_deref());
    let mut lines = vec![docs::plain(about.unwrap_or("The answer to a successful call."))];
    lines.extend(main.into_iter().flat_map(|response| docs::evidence(&response.evidence)));
    let documentation = docs::attributes(&lines);
    let fields: &[Field] = main.map_or(&[], |response| &response.fields);
    let body = objects::Struct {
        model,
        home,
        ident: &ident,
        fields,
        groups: &[],
        validated: false,
    };
    let item = objects::emit_struct(&body);
    let lists = Lists::read_from_xml(main.is_some_and(|answer| answer.body.is_xml()));
    let shape = emit_shape(&ident, &operation.type_name, "RESPONSE", fields, lists);
    quote! { #documentation #item #shape }
}

fn emit_endpoint(operation: &Operation) -> TokenStream {
    let request = name::with_suffix(&operation.type_name, "Request");
    let response = name::with_suffix(&operation.type_name, "Response");
    let kind = name::with_suffix(&operation.type_name, "ErrorKind");
    let description = name::screaming(&operation.type_name);
    quote! {
        impl rt::Endpoint for #request {
            type Response = #response;
            type ErrorKind = #kind;
            const OPERATION: &'static rt::describe::Operation = &#description;
        }
    }
}

fn emit_description(resource: &Resource, operation: &Operation) -> TokenStream {
    let description = name::screaming(&operation.type_name);
    let full_name = full_name(resource, operation);
    let method = proc_macro2::Ident::new(operation.method.value.as_str(), proc_macro2::Span::call_site());
    let path = operation.path.value.iter().map(path_part);
    let body = body(&operation.request.body);
    let success = operation.responses.iter().map(success);
    let cases = errors::emit_cases(operation);
    let docs = &operation.docs;
    quote! {
        static #description: rt::describe::Operation = rt::describe::Operation {
            name: #full_name,
            method: rt::http::Method::#method,
            path: &[#(#path),*],
            body: #body,
            success: &[#(#success),*],
            errors: #cases,
            docs: #docs,
        };
    }
}

/// `accounts.at_communication`.
pub(super) fn full_name(resource: &Resource, operation: &Operation) -> String {
    format!("{}.{}", resource.name.spec, operation.name.spec)
}

fn path_part(part: &PathPart) -> TokenStream {
    match part {
        PathPart::Literal(text) => quote! { rt::describe::PathPart::Literal(#text) },
        PathPart::Field(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote! { rt::describe::PathPart::Field(#index) }
        }
    }
}

fn success(response: &Response) -> TokenStream {
    let status = Literal::u16_unsuffixed(response.status.value);
    let body = body(&response.body);
    quote! { rt::describe::Success { status: #status, body: #body } }
}

fn body(body: &Body) -> TokenStream {
    match body {
        Body::Empty => quote! { rt::describe::Body::Empty },
        Body::Form => quote! { rt::describe::Body::Form },
        Body::Json { root: None } => quote! { rt::describe::Body::Json { root: None } },
        Body::Json { root: Some(root) } => {
            let root = &root.0;
            quote! { rt::describe::Body::Json { root: Some(#root) } }
        }
        Body::Xml(document) => {
            let root = &document.root.0;
            quote! { rt::describe::Body::Xml { root: #root } }
        }
    }
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
        let required = if field.optional { "" } else { "yes" };
        let ty = rust_type::in_words(model, &field.ty);
        let rules = validation::in_words(&field.constraints);
        format!("| {} | {required} | {ty} | {rules} |", docs::code(&field.name.spec))
    }));
    lines
}
