//! `in_order(a, b)`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path};

use super::{Group, find_field, parse_members};
use crate::attributes::Entry;
use crate::field_type::Kind;
use crate::generics::Bounds;
use crate::input::Field;
use crate::problems::Problems;
use crate::runtime_path::{report, rule_function, text_function};

pub(super) struct Order {
    key: Ident,
    members: Vec<Ident>,
}

pub(super) fn parse(entry: &Entry, problems: &mut Problems) -> Option<Order> {
    Some(Order {
        key: entry.key.clone(),
        members: parse_members(entry, problems)?,
    })
}

impl Group for Order {
    fn members(&self) -> Vec<&Ident> {
        self.members.iter().collect()
    }

    fn check_fit(&self, fields: &[Field<'_>], problems: &mut Problems) {
        for member in &self.members {
            let Ok(field) = find_field(fields, member) else {
                continue;
            };
            let kind = field.field_type.kind;
            if !matches!(kind, Kind::Text | Kind::Unknown) {
                let message = format!(
                    "`{member}` is {}, which is no day: take it out of this rule",
                    kind.in_words()
                );
                problems.add_at(member.span(), message);
            }
        }
    }

    fn require_bounds(&self, runtime: &Path, fields: &[Field<'_>], bounds: &mut Bounds<'_>) {
        for field in self.members.iter().filter_map(|member| find_field(fields, member).ok()) {
            bounds.require(runtime, &field.type_tokens(), &quote!(Text));
        }
    }

    fn expand(&self, runtime: &Path, fields: &[Field<'_>]) -> TokenStream {
        let span = self.key.span();
        let (check, report) = (rule_function(runtime, "check_in_order", span), report());
        let text = text_function(runtime, span);
        let members = self.members.iter().filter_map(|member| {
            let field = find_field(fields, member).ok()?;
            let (name, value) = (field.shown_name(), field.value());
            Some(quote!((#name, #text(#value))))
        });
        quote!(#check(#report, &[#(#members),*]);)
    }
}
