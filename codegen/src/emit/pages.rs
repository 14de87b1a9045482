//! Operations that are called more than once for one result: those with pages, and those whose answer may not be ready.
//!
//! ```text
//! pages Document = |answer| answer.invoices, Pages::page(5, 1).size(6).items(&[0]).last(&[1, 3]);
//! polled;
//! ```

use std::time::Duration;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::writer::Writer;
use super::{body, errors, name, rust_type};
use crate::model::{Advance, Field, Model, Operation, Pages, Pending, Polling, TypeRef};

/// The lines behind an operation's description.
pub(super) fn emit_repetition(out: &mut Writer, context: Context<'_>, operation: &Operation) {
    if let Some(pages) = &operation.pages {
        out.line(emit_pages(context, operation, pages));
    }
    if operation.pending.is_some() {
        out.line(quote! { polled; });
    }
}

fn emit_pages(context: Context<'_>, operation: &Operation, pages: &Pages) -> TokenStream {
    let path = field_path(context.model, operation, &pages.items.value);
    let Some(Field {
        ty: TypeRef::List(item),
        secret,
        ..
    }) = path.last()
    else {
        return TokenStream::new();
    };
    let item = rust_type::value_type(context, item, *secret);
    let steps = path.iter().map(|field| {
        let ident = name::token(&field.name.rust);
        let or_none = rust_type::is_optional(field).then(|| quote! { .unwrap_or_default() });
        quote! { .#ident #or_none }
    });
    let advance = emit_advance(&pages.advance);
    let size = pages.size.map(|field| {
        let field = Literal::usize_unsuffixed(field);
        quote! { .size(#field) }
    });
    let items = indexes(&pages.items.value);
    let last = match &pages.advance {
        Advance::Page { last: Some(last), .. } => {
            let last = indexes(last);
            quote! { .last(#last) }
        }
        _ => TokenStream::new(),
    };
    quote! { pages #item = |answer| answer #(#steps)*, Pages::#advance #size.items(#items) #last; }
}

fn emit_advance(advance: &Advance) -> TokenStream {
    let index = |field: &usize| Literal::usize_unsuffixed(*field);
    match advance {
        Advance::Page { field, first, .. } => {
            let (field, first) = (index(field), Literal::i64_unsuffixed(*first));
            quote! { page(#field, #first) }
        }
        Advance::Offset { field } => {
            let field = index(field);
            quote! { offset(#field) }
        }
        Advance::Cursor { field, next } => {
            let (field, next) = (index(field), indexes(next));
            quote! { cursor(#field, #next) }
        }
    }
}

fn indexes(path: &[usize]) -> TokenStream {
    let path = path.iter().map(|&index| Literal::usize_unsuffixed(index));
    quote! { &[#(#path),*] }
}

/// The fields on the way from the answer inwards.
fn field_path<'m>(model: &'m Model, operation: &'m Operation, path: &[usize]) -> Vec<&'m Field> {
    let mut fields = operation.main_response().map_or(&[][..], |answer| &answer.fields);
    let mut found = Vec::new();
    for &index in path {
        let Some(field) = fields.get(index) else {
            break;
        };
        found.push(field);
        fields = field.ty.named().map_or(&[], |id| model.ty(id).fields());
    }
    found
}

/// The type of the items of an operation's pages, as the documentation calls it.
pub(super) fn item_in_words(model: &Model, operation: &Operation) -> Option<String> {
    let pages = operation.pages.as_ref()?;
    let path = field_path(model, operation, &pages.items.value);
    Some(rust_type::in_words(model, path.last()?.ty.element()?))
}

/// `.pending(…)` and `.polling(…)`, in the operation's description.
pub(super) fn emit_pending(context: Context<'_>, operation: &Operation) -> Vec<TokenStream> {
    let Some(Pending { response, details }) = &operation.pending else {
        return Vec::new();
    };
    let status = Literal::u16_unsuffixed(response.status.value);
    let body = body::emit_body(&response.body).unwrap_or_else(|| quote! { Body::Empty });
    let roots = body::emit_other_roots(&response.other_roots);
    let details = details.map(|id| errors::empty_details(context, id));
    let Polling { every, limit } = operation.polling;
    let (every, limit) = (millis(every), millis(limit));
    vec![
        quote! { .pending(Pending::new(#status, #body) #roots #details) },
        quote! { .polling(Polling::new(#every, #limit)) },
    ]
}

/// Durations are written in milliseconds, the digits in threes.
pub(super) fn millis(duration: Duration) -> TokenStream {
    let digits = duration.as_millis().to_string();
    let grouped: Vec<String> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|digits| String::from_utf8_lossy(digits).into_owned())
        .collect();
    grouped.join("_").parse().unwrap_or_default()
}
