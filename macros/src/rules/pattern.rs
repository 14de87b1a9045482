//! `pattern = r"^\d{9}/"`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, LitStr, Path, Result};

use super::{Rule, fit};
use crate::attributes::Entry;
use crate::field_type::FieldType;
use crate::generics::Bounds;
use crate::pattern::{Compiled, bytes, compile, table};
use crate::problems::Problems;
use crate::runtime_path::{place_at, report, rule_function};

pub(super) struct Pattern {
    key: Ident,
    written: LitStr,
    compiled: Compiled,
}

pub(super) fn parse(entry: &Entry) -> Result<Pattern> {
    let written = entry.expect_text("pattern = \"^[0-9]{9}$\"")?;
    Ok(Pattern {
        key: entry.key.clone(),
        compiled: compile(&written)?,
        written,
    })
}

impl Rule for Pattern {
    fn check_fit(&self, ty: &FieldType<'_>, _: &[&Ident], problems: &mut Problems) {
        fit::expect_text(&self.key, ty.kind, problems);
    }

    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>) {
        bounds.require(runtime, ty, &quote!(Text));
    }

    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream {
        if let Compiled::Rows(rows) = &self.compiled
            && let Some(is_match) = bytes::expand(rows, runtime)
        {
            let (check, report) = (rule_function(runtime, "check_bytes", self.key.span()), report());
            let written = &self.written;
            return quote!(#check(#report, #value, #written, |__bytes| #is_match););
        }
        self.expand_static(runtime, value)
    }
}

impl Pattern {
    /// As a table or for the engine.
    fn expand_static(&self, runtime: &Path, value: &Ident) -> TokenStream {
        let (check, report) = (rule_function(runtime, "check_pattern", self.key.span()), report());
        let written = &self.written;
        let pattern = match &self.compiled {
            Compiled::Rows(rows) => {
                let rows = rows.iter().map(|row| table::expand_row(row, runtime));
                quote!(#runtime::validate::Pattern::rows(#written, &[#(#rows),*]))
            }
            // Without the feature `regex` this is a compile error, which belongs at the pattern.
            Compiled::Engine(source) => place_at(quote!(#runtime::engine_pattern!(#written, #source)), written.span()),
        };
        quote! {{
            static __PATTERN: #runtime::validate::Pattern = #pattern;
            #check(#report, #value, &__PATTERN);
        }}
    }
}
