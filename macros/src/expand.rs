//! The implementation that the macro writes:
//!
//! ```text
//! impl ::specwright_runtime::validate::Validate for Account {
//!     fn check(&self, __report: &mut ::specwright_runtime::validate::Report) {
//!         let Self { username: __field_0, .. } = self;
//!         let __first = ::specwright_runtime::validate::Report::count(__report);
//!         ::specwright_runtime::validate::rules::check_length(__report, __field_0, …);
//!         ::specwright_runtime::validate::Report::move_into_field(__report, __first, "username");
//!     }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Path};

use crate::generics::Bounds;
use crate::groups::Group;
use crate::input::{Body, Field, Input, read_input};
use crate::problems::Problems;
use crate::runtime_path::report;

/// The implementation. If there are problems, one that checks nothing comes with them, so that nobody who uses the type
/// is told that it has none.
pub(crate) fn expand_validate(item: &DeriveInput) -> TokenStream {
    let mut problems = Problems::default();
    let input = read_input(item, &mut problems);
    let errors = problems.into_compile_errors();
    let checks = match errors {
        None => expand_checks(&input),
        Some(_) => TokenStream::new(),
    };
    let implementation = expand_implementation(item, &input, &checks);
    quote!(#errors #implementation)
}

fn expand_implementation(item: &DeriveInput, input: &Input<'_>, checks: &TokenStream) -> TokenStream {
    let (name, runtime, report) = (&item.ident, &input.runtime, report());
    let (impl_generics, type_generics, _) = item.generics.split_for_impl();
    let where_clause = gather_bounds(item, input).where_clause(&item.generics);
    quote! {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications, clippy::all, clippy::pedantic)]
        impl #impl_generics #runtime::validate::Validate for #name #type_generics #where_clause {
            #[inline]
            fn check(&self, #report: &mut #runtime::validate::Report) {
                #checks
            }
        }
    }
}

fn gather_bounds<'a>(item: &'a DeriveInput, input: &Input<'_>) -> Bounds<'a> {
    let runtime = &input.runtime;
    let mut bounds = Bounds::new(&item.ident, &item.generics);
    for field in input.body.fields() {
        for rule in &field.rules.rules {
            rule.require_bounds(runtime, &field.type_tokens(), &mut bounds);
        }
    }
    if let Body::Struct(fields) = &input.body {
        for group in &input.groups {
            group.require_bounds(runtime, fields, &mut bounds);
        }
    }
    bounds
}

fn expand_checks(input: &Input<'_>) -> TokenStream {
    match &input.body {
        Body::Struct(fields) => {
            let pattern = expand_pattern(fields, &input.groups);
            let checks = fields.iter().map(|field| expand_field(&input.runtime, field));
            let groups = input.groups.iter().map(|group| group.expand(&input.runtime, fields));
            quote! {
                let Self #pattern = self;
                #(#checks)*
                #(#groups)*
            }
        }
        Body::Enum(variants) if variants.is_empty() => quote!(match *self {}),
        Body::Enum(variants) => {
            let arms = variants.iter().map(|variant| {
                let (name, pattern) = (variant.name, expand_pattern(&variant.fields, &[]));
                let checks = variant.fields.iter().map(|field| expand_field(&input.runtime, field));
                quote!(Self::#name #pattern => { #(#checks)* })
            });
            quote!(match self { #(#arms)* })
        }
    }
}

/// `{ name: __field_0, .. }`, with the fields that some rule looks at.
fn expand_pattern(fields: &[Field<'_>], groups: &[Box<dyn Group>]) -> TokenStream {
    let members: Vec<_> = groups.iter().flat_map(|group| group.members()).collect();
    let used = fields
        .iter()
        .filter(|field| !field.rules.rules.is_empty() || members.iter().any(|member| field.is_named(member)));
    let bindings = used.map(|field| {
        let (member, value) = (&field.member, field.value());
        quote!(#member: #value,)
    });
    quote!({ #(#bindings)* .. })
}

fn expand_field(runtime: &Path, field: &Field<'_>) -> TokenStream {
    let rules = &field.rules.rules;
    if rules.is_empty() {
        return TokenStream::new();
    }
    let checks = rules.iter().map(|rule| rule.expand(runtime, field.value()));
    match field.segment() {
        Some(name) => {
            let report = report();
            quote! {
                let __first = #runtime::validate::Report::count(#report);
                #(#checks)*
                #runtime::validate::Report::move_into_field(#report, __first, #name);
            }
        }
        None => quote!(#(#checks)*),
    }
}
