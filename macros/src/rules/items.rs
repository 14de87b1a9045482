//! `items(min = 1, max = 500)`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path};

use super::{Rule, fit};
use crate::attributes::Entry;
use crate::counts::{Counts, parse_counts};
use crate::field_type::FieldType;
use crate::generics::Bounds;
use crate::problems::Problems;
use crate::runtime_path::{report, rule_function};

pub(super) struct Items {
    key: Ident,
    counts: Counts,
}

pub(super) fn parse(entry: &Entry, problems: &mut Problems) -> Option<Items> {
    Some(Items {
        key: entry.key.clone(),
        counts: parse_counts(entry, problems)?,
    })
}

impl Rule for Items {
    fn check_fit(&self, ty: &FieldType<'_>, _: &[&Ident], problems: &mut Problems) {
        fit::expect_items(&self.key, ty.kind, problems);
    }

    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>) {
        bounds.require(runtime, ty, &quote!(Items));
    }

    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream {
        let (check, report) = (rule_function(runtime, "check_items", self.key.span()), report());
        let counts = self.counts.arguments();
        quote!(#check(#report, #value, #runtime::validate::rules::Bounds::new(#counts));)
    }
}
