//! `at_least_one_of(a, b)`, `exactly_one_of(a, b)`, `together(a, b)`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path};

use super::{Group, find_field, parse_members};
use crate::attributes::Entry;
use crate::generics::Bounds;
use crate::input::Field;
use crate::problems::Problems;
use crate::runtime_path::{is_set_function, report, rule_function};

pub(super) struct Present {
    key: Ident,
    members: Vec<Ident>,
}

pub(super) fn parse(entry: &Entry, problems: &mut Problems) -> Option<Present> {
    Some(Present {
        key: entry.key.clone(),
        members: parse_members(entry, problems)?,
    })
}

impl Group for Present {
    fn members(&self) -> Vec<&Ident> {
        self.members.iter().collect()
    }

    fn check_fit(&self, fields: &[Field<'_>], problems: &mut Problems) {
        for member in &self.members {
            if let Ok(field) = find_field(fields, member) {
                field.expect_optional(member, problems);
            }
        }
    }

    fn require_bounds(&self, runtime: &Path, fields: &[Field<'_>], bounds: &mut Bounds<'_>) {
        for field in self.members.iter().filter_map(|member| find_field(fields, member).ok()) {
            bounds.require(runtime, &field.type_tokens(), &quote!(Optional));
        }
    }

    fn expand(&self, runtime: &Path, fields: &[Field<'_>]) -> TokenStream {
        let function = format!("check_{}", self.key);
        let (check, report) = (rule_function(runtime, &function, self.key.span()), report());
        let is_set = is_set_function(runtime, self.key.span());
        let members = self.members.iter().filter_map(|member| {
            let field = find_field(fields, member).ok()?;
            let (name, value) = (field.shown_name(), field.value());
            Some(quote!((#name, #is_set(#value))))
        });
        quote!(#check(#report, &[#(#members),*]);)
    }
}
