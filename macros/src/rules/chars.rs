//! `chars = "A-Za-z0-9_-"`

use proc_macro2::TokenStream;
use quote::quote;
use specwright_patterns::CharacterSet;
use syn::{Ident, LitStr, Path, Result};

use super::{Rule, fit};
use crate::attributes::Entry;
use crate::field_type::FieldType;
use crate::generics::Bounds;
use crate::pattern::{parse_characters, table};
use crate::problems::Problems;
use crate::runtime_path::{report, rule_function};

pub(super) struct Chars {
    key: Ident,
    written: LitStr,
    set: CharacterSet,
}

pub(super) fn parse(entry: &Entry) -> Result<Chars> {
    let written = entry.expect_text("chars = \"A-Za-z0-9_-\"")?;
    Ok(Chars {
        key: entry.key.clone(),
        set: parse_characters(&written)?,
        written,
    })
}

impl Rule for Chars {
    fn check_fit(&self, ty: &FieldType<'_>, _: &[&Ident], problems: &mut Problems) {
        fit::expect_text(&self.key, ty.kind, problems);
    }

    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>) {
        bounds.require(runtime, ty, &quote!(Text));
    }

    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream {
        let (check, report) = (rule_function(runtime, "check_chars", self.key.span()), report());
        let (set, written) = (table::expand_set(&self.set, runtime), &self.written);
        quote! {{
            static __CHARACTERS: #runtime::validate::CharSet = #set;
            #check(#report, #value, &__CHARACTERS, #written);
        }}
    }
}
