//! Bounds on the implementation: only for checked fields whose type mentions a type parameter.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Generics, Ident, Path};

/// Gathers the bounds that an item's checks need.
pub(crate) struct Bounds<'a> {
    item: &'a Ident,
    parameters: Vec<&'a Ident>,
    predicates: Vec<TokenStream>,
}

impl<'a> Bounds<'a> {
    pub(crate) fn new(item: &'a Ident, generics: &'a Generics) -> Self {
        Self {
            item,
            parameters: type_parameters(generics),
            predicates: Vec::new(),
        }
    }

    /// Asks for a bound of the runtime on a type, if the type depends on a parameter. `ty` is the type of the field, or
    /// `<… as Items>::Item` inside it.
    pub(crate) fn require(&mut self, runtime: &Path, ty: &TokenStream, bound: &TokenStream) {
        if !mentions(ty, &|ident| self.parameters.contains(&ident)) {
            return;
        }
        if mentions(ty, &|ident| ident == self.item || ident == "Self") {
            // `Vec<Tree<T>>: Validate` on the implementation for `Tree<T>` would never end.
            for parameter in &self.parameters {
                if mentions(ty, &|ident| ident == *parameter) {
                    self.predicates.push(quote!(#parameter: #runtime::validate::#bound));
                }
            }
            return;
        }
        self.predicates.push(quote!(#ty: #runtime::validate::#bound));
    }

    /// The where clause: the item's own, and the bounds.
    pub(crate) fn where_clause(self, generics: &Generics) -> TokenStream {
        if self.predicates.is_empty() {
            return generics.where_clause.to_token_stream();
        }
        let own = generics.where_clause.iter().flat_map(|clause| clause.predicates.iter());
        let predicates = self.predicates.iter();
        quote!(where #(#own,)* #(#predicates,)*)
    }
}

pub(crate) fn type_parameters(generics: &Generics) -> Vec<&Ident> {
    generics.type_params().map(|parameter| &parameter.ident).collect()
}

/// Whether an identifier of that kind is anywhere in the tokens of a type.
fn mentions(tokens: &TokenStream, wanted: &dyn Fn(&Ident) -> bool) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => wanted(&ident),
        TokenTree::Group(group) => mentions(&group.stream(), wanted),
        _ => false,
    })
}
