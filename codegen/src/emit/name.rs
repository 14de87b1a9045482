//! Identifiers of emitted code as tokens, in the cases that only the emitter needs.

use proc_macro2::Span;

use crate::model::{Ident, Name};
use crate::names;

/// The identifier as a token.
pub(super) fn token(ident: &Ident) -> proc_macro2::Ident {
    match ident.as_str().strip_prefix("r#") {
        Some(keyword) => proc_macro2::Ident::new_raw(keyword, Span::call_site()),
        None => proc_macro2::Ident::new(ident.as_str(), Span::call_site()),
    }
}

/// The identifier with something behind it: `AtCommunication` and `Request`.
pub(super) fn with_suffix(ident: &Ident, suffix: &str) -> proc_macro2::Ident {
    proc_macro2::Ident::new(&format!("{}{suffix}", plain(ident)), Span::call_site())
}

/// The word without the mark of a raw identifier.
pub(super) fn plain(ident: &Ident) -> &str {
    ident.as_str().trim_start_matches("r#")
}

/// The variant of a union's member: `circle` is `Circle`.
pub(super) fn variant(name: &Name) -> proc_macro2::Ident {
    let is_variant = name.rust.as_str().starts_with(|first: char| first.is_ascii_uppercase());
    match names::pascal_case(&name.spec) {
        Ok(ident) if !is_variant => token(&ident),
        _ => token(&name.rust),
    }
}

/// `at_subuser` as `AtSubuser`, for the traits that stand for required fields.
pub(super) fn pascal(ident: &Ident) -> proc_macro2::Ident {
    let words: String = plain(ident).split('_').map(names::capitalize).collect();
    proc_macro2::Ident::new(&words, Span::call_site())
}
