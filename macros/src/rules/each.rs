//! `each(length(max = 20), …)`: rules on the items of a list, on the values of a map.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path};

use super::{Rule, fit, parse_field_rules};
use crate::attributes::{Entry, read_entries};
use crate::field_type::{FieldType, Kind};
use crate::generics::Bounds;
use crate::problems::Problems;
use crate::runtime_path::{report, rule_function, value as value_ident};

pub(super) struct Each {
    key: Ident,
    rules: Vec<Box<dyn Rule>>,
}

pub(super) fn parse(entry: &Entry, problems: &mut Problems) -> Option<Each> {
    let list = problems.keep(entry.expect_list("each(length(max = 20))"))?;
    let entries = read_entries(list.stream(), problems);
    let inner = parse_field_rules(&entries, problems);
    if let Some(name) = inner.name {
        problems.add_at(
            name.span(),
            "items have an index or a key, no name: write `name` outside of `each`",
        );
    }
    Some(Each {
        key: entry.key.clone(),
        rules: inner.rules,
    })
}

impl Rule for Each {
    fn check_fit(&self, ty: &FieldType<'_>, parameters: &[&Ident], problems: &mut Problems) {
        fit::expect_items(&self.key, ty.kind, problems);
        let (Kind::List(item) | Kind::Map(item)) = ty.kind else {
            return;
        };
        let item = FieldType::of(item, parameters);
        for rule in &self.rules {
            rule.check_fit(&item, parameters, problems);
        }
    }

    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>) {
        bounds.require(runtime, ty, &quote!(Items));
        let item = quote!(<#ty as #runtime::validate::Items>::Item);
        for rule in &self.rules {
            rule.require_bounds(runtime, &item, bounds);
        }
    }

    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream {
        let (check, report) = (rule_function(runtime, "check_each", self.key.span()), report());
        let item = value_ident("__item", value.span());
        let checks = self.rules.iter().map(|rule| rule.expand(runtime, &item));
        quote!(#check(#report, #value, |#report, #item| { #(#checks)* });)
    }
}
