//! Names in emitted code. Every path is absolute, and every name of ours is one that no user has.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Error, Ident, LitStr, Path, Result};

/// Where the runtime is: `::specwright_runtime`, or what `crate = "…"` says.
pub(crate) fn default_runtime() -> Path {
    syn::parse_quote!(::specwright_runtime)
}

/// Reads `crate = "path"`.
///
/// # Errors
/// What to write.
pub(crate) fn parse_runtime(text: &LitStr) -> Result<Path> {
    text.parse_with(Path::parse_mod_style)
        .map_err(|_| Error::new(text.span(), "expected a path: write `crate = \"my_crate::runtime\"`"))
}

/// The path of a rule's function, all of it placed at the rule's key, for the compiler to point there.
pub(crate) fn rule_function(runtime: &Path, name: &str, span: Span) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    place_at(quote!(#runtime::validate::rules::#name), span)
}

/// The path of the function that tells whether an `Option` is set, likewise placed.
pub(crate) fn is_set_function(runtime: &Path, span: Span) -> TokenStream {
    place_at(quote!(#runtime::validate::Optional::is_set), span)
}

/// The path of the function that gives the text of a value, likewise placed.
pub(crate) fn text_function(runtime: &Path, span: Span) -> TokenStream {
    place_at(quote!(#runtime::validate::Text::text), span)
}

/// The same tokens, placed where the compiler shall point.
pub(crate) fn place_at(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token: TokenTree| {
            token.set_span(token.span().located_at(span));
            token
        })
        .collect()
}

/// The report that the emitted code adds to.
pub(crate) fn report() -> Ident {
    Ident::new("__report", Span::call_site())
}

/// The value of a field; the compiler shows `place` when its type does not fit.
pub(crate) fn value(name: &str, place: Span) -> Ident {
    Ident::new(name, Span::call_site().located_at(place))
}
