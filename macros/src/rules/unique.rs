//! `unique`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path, Result};

use super::{Rule, fit};
use crate::attributes::Entry;
use crate::field_type::FieldType;
use crate::generics::Bounds;
use crate::problems::Problems;
use crate::runtime_path::{report, rule_function};

pub(super) struct Unique {
    key: Ident,
}

pub(super) fn parse(entry: &Entry) -> Result<Unique> {
    entry.expect_bare()?;
    Ok(Unique { key: entry.key.clone() })
}

impl Rule for Unique {
    fn check_fit(&self, ty: &FieldType<'_>, _: &[&Ident], problems: &mut Problems) {
        fit::expect_list(&self.key, ty.kind, problems);
    }

    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>) {
        bounds.require(runtime, ty, &quote!(Distinct));
    }

    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream {
        let (check, report) = (rule_function(runtime, "check_unique", self.key.span()), report());
        quote!(#check(#report, #value);)
    }
}
