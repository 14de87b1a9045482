//! Mistakes found so far. One run of the macro reports all of them.

use proc_macro2::{Span, TokenStream};
use syn::Error;

#[derive(Default)]
pub(crate) struct Problems(Option<Error>);

impl Problems {
    pub(crate) fn add(&mut self, problem: Error) {
        match &mut self.0 {
            Some(all) => all.combine(problem),
            None => self.0 = Some(problem),
        }
    }

    pub(crate) fn add_at(&mut self, span: Span, message: impl std::fmt::Display) {
        self.add(Error::new(span, message));
    }

    /// The value, or nothing and one problem more.
    pub(crate) fn keep<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|problem| self.add(problem)).ok()
    }

    pub(crate) fn append(&mut self, more: Self) {
        if let Some(more) = more.0 {
            self.add(more);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// A `compile_error!` for each problem, if there is any.
    pub(crate) fn into_compile_errors(self) -> Option<TokenStream> {
        self.0.map(|all| all.into_compile_error())
    }
}
